"""Templates: what they may use, and how an answer is made of one."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from accord import __version__
from accord.record import inferred_in_words, says
from accord.web import words


def make_templates() -> Environment:
    """Give the templates; whatever they print is escaped and freed of characters that hide or turn text."""
    environment = Environment(
        loader=PackageLoader("accord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=words.visible,
    )
    environment.globals.update(
        words=words, inferred_in_words=inferred_in_words, says=says, version=__version__, icon=_icon
    )
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Answer with a template."""
    templates: Environment = request.app.state.templates
    html = templates.get_template(name).render(request=request, store_name=request.app.state.store.path.name, **values)
    return HTMLResponse(html, status)


def _icon(name: str) -> Markup:
    # Our own drawings, from our own package.
    return Markup((files("accord.web") / "static" / "icons" / f"{name}.svg").read_text(encoding="utf-8"))  # noqa: S704
