"""Compare what accord knows of web pages (title, byline, outlet, date) with what is known of them.

`eval/gold/metadata.toml` holds small pages of our own: all their markup but the body, which comes from
a labelled page of `eval/gold/furniture`.
"""

import html
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accord.articles import ArticleReader
from accord.config import ArticleSettings
from accord.model import Article, Page, Source
from accord.pipeline import Pipeline
from furniture import DEVELOPMENT, load

GOLD = Path(__file__).parent / "gold" / "metadata.toml"
FIELDS = ("title", "byline", "outlet", "published", "published_basis")


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note): right values, None where nothing is known included; and wrong days."""
    known, articles = _known(), [pipeline.articles.read(page) for page in pages()]
    note = f"n {len(articles)}"
    for name in FIELDS:
        right = sum(_said(article, name) == wanted.get(name) for article, wanted in zip(articles, known, strict=True))
        yield name.replace("_", " "), round(100 * right / len(articles), 1), note


def pages() -> Iterator[Page]:
    """Give the pages."""
    bodies = {page.name: page for page in load(DEVELOPMENT)}
    for entry in tomllib.loads(GOLD.read_text(encoding="utf-8"))["page"]:
        page = bodies[entry["of"]]
        kept = "".join(sign if kind in ("", None) else "" for sign, kind in zip(page.text, page.kinds, strict=True))
        headline, *paragraphs = [line.strip() for line in kept.splitlines() if line.strip()]
        content = _markup(entry, headline, paragraphs)
        yield Page(source=Source(kind="html", ref=entry["of"]), media="html", content=content, url=entry["url"])


def _markup(entry: dict[str, Any], headline: str, paragraphs: list[str]) -> str:
    text = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    title = html.escape(entry.get("title", headline))
    article = f"<article><h1>{html.escape(headline)}</h1>{entry['above']}{text}</article>{entry.get('below', '')}"
    head = f"<html lang='en'><head><title>{title}</title>{entry['head']}</head>"
    return f"{head}<body><nav><a href='/'>Home</a></nav>{article}</body></html>"


def _known() -> list[dict[str, str]]:
    return [entry["known"] for entry in tomllib.loads(GOLD.read_text(encoding="utf-8"))["page"]]


def _said(article: Article, name: str) -> str | None:
    """Give the field's value; a date that is marked as a guess says nothing."""
    if name.startswith("published") and article.published_basis == "guess":
        return None
    value: str | None = getattr(article, name)
    return value


def main() -> None:
    """Print what differs on the pages that may be looked at, then the figures over all."""
    pipeline = ArticleReader(ArticleSettings())
    for number, (page, wanted) in enumerate(zip(pages(), _known(), strict=True), 1):
        article = pipeline.read(page)
        for name in FIELDS if number % 2 else ():
            if _said(article, name) != wanted.get(name):
                print(f"{page.source.ref}: {name}: {_said(article, name)!r} for {wanted.get(name)!r}")
    for name, value, note in score(Pipeline()):
        print(f"{name:18s} {value:5.1f}  {note}")


if __name__ == "__main__":
    main()
