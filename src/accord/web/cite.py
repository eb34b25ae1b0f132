"""How to cite an article, or one thing that was read in it."""

import re

from accord.web import words
from accord.web.marks import Json


def citation(record: Json, what: str, address: str) -> str:
    """Give one line that names the article, the thing, what read it, and where it stands here."""
    title = record["title"]
    source = ", ".join(
        part for part in (f"“{title}”" if title else None, record["outlet"], record["published"], record["url"]) if part
    )
    return (
        f"{source or record['source']['ref']}. {what}read by accord {record['accord']} ({_models(record)}). {address}"
    )


def bibtex(record: Json, address: str) -> str:
    """Give the article as a BibTeX entry; the note says what read it."""
    fields = {
        "title": record["title"],
        "author": record["byline"],
        "journal": record["outlet"],
        "date": record["published"],
        "url": record["url"],
        "note": f"record {record['id']}, read by accord {record['accord']} ({_models(record)}), {address}",
    }
    lines = [f"  {key:7} = {{{_braced(value)}}}," for key, value in fields.items() if value]
    return "\n".join([f"@article{{{record['id']},", *lines, "}"])


def name_event(event: Json, who: str, whom: str) -> str:
    """Say which event is cited."""
    certainty = words.factuality(event["factuality"])["word"]
    parties = " → ".join(part for part in (who or "nobody named", whom) if part)
    return f"Event {event['id']} ({event['type']}: {parties}; {certainty}), "


def _models(record: Json) -> str:
    return ", ".join(f"{name} {hash_}" for name, hash_ in record["models"].items()) or "no models"


def _braced(text: str) -> str:
    return re.sub(r"([{}\\%&#$_])", r"\\\1", text)
