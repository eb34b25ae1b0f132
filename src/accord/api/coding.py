"""Code one text from Python."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from accord.config import Config, with_own
from accord.engines.identity import describe_own
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
    dictionaries: Path | str | None = None,
    ontology: Path | str | None = None,
) -> Json:
    """Code one text and give its record, as `accord code` writes it; `media` may be "html".

    `dictionaries` is a folder of PETRARCH or TABARI dictionaries, `ontology` a TOML file of own event types.

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
    settings = with_own(config or Config(), dictionaries=dictionaries, ontology=ontology)
    return record_to_json(_pipeline(settings, describe_own(settings)).code(page))


@lru_cache(maxsize=2)  # a pipeline holds a language model
def _pipeline(config: Config, own: str) -> "Pipeline":
    """Load a pipeline once for each settings, and for each state of the user's own files (`own` is their hash)."""
    from accord.pipeline import Pipeline

    return Pipeline(config)
