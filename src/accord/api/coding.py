"""Code one text from Python."""

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from accord.config import Config
from accord.errors import UsageError
from accord.model import Page, Source
from accord.record import record_to_json

if TYPE_CHECKING:
    from accord.pipeline import Pipeline

Json = dict[str, Any]


def code(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    media: Literal["text", "html"] = "text",
    config: Config | None = None,
) -> Json:
    """Code one text and give its record, as `accord code` writes it; `media` may be "html".

    The first call loads the language model, which takes seconds. Raises PageError when the text
    holds no article.
    """
    if media not in ("text", "html"):
        raise UsageError(f"media must be text or html, not {media!r}")
    page = Page(
        source=Source(kind="text", ref="text"),
        media=media,
        content=text,
        title=title,
        published=published,
        url=url,
        outlet=outlet,
        language=language,
    )
    return record_to_json(_pipeline(config or Config()).code(page))


@cache
def _pipeline(config: Config) -> "Pipeline":
    from accord.pipeline import Pipeline

    return Pipeline(config)
