"""A small store for questions: six events in four articles, made by hand."""

from collections.abc import Iterator
from typing import Any

import pytest

from accord.model import SCHEMA, Failure, Source
from accord.store import Store, Writer

Json = dict[str, Any]

SOURCE = Source(kind="file", ref="made.txt")


def party(name: str, actor: str | None = None, country: str | None = None, *sectors: str) -> Json:
    return {"name": name, "actor": actor, "country": country, "sectors": list(sectors)}


NORLAND = party("Norland", "NLD", "NLD")
SUDLAND = party("Sudland", "SUD", "SUD")
MINISTRY = party("Norland's foreign ministry", None, "NLD", "GOV")
ARMY = party("Sudland's army", None, "SUD", "MIL")
REBELS = party("Hill Front", "hill-front", "SUD", "REB")
WITNESS = party("Ida Moen")


class Article:
    """An article under construction: sentences first, then what they hold."""

    def __init__(self, identifier: str, *sentences: str, **known: Any) -> None:
        self.text = " ".join(sentences)
        self.id = f"a-{identifier:0>16}"
        self.spans = [[self.text.index(one), self.text.index(one) + len(one)] for one in sentences]
        self.known = known
        self.statements: list[Json] = []
        self.events: list[Json] = []

    def span(self, words: str) -> list[int]:
        start = self.text.index(words)
        return [start, start + len(words)]

    def says(self, speaker: Json | None, source: str, cue: str, content: str, **more: Any) -> str:
        identifier = f"s-{self.id[2:]}-{len(self.statements)}"
        self.statements.append(
            {
                "id": identifier,
                "source": [self.span(source)] if source else [],
                "cue": [self.span(cue)],
                "content": [self.span(content)],
                "speaker": {**speaker, "kind": "organisation"} if speaker else None,
                "manner": "indirect",
                "kind": "say",
                "medium": None,
                "date": None,
                "parent": None,
                "confidence": 0.9,
                "basis": "rules",
                **more,
            }
        )
        return identifier

    def event(self, kind: str, trigger: str, actors: list[Json], recipients: list[Json], **more: Any) -> str:
        identifier = f"e-{self.id[2:]}-{len(self.events)}"
        start = self.span(trigger)[0]
        sentence = next(place for place, (first, last) in enumerate(self.spans) if first <= start < last)
        self.events.append(
            {
                "id": identifier,
                "sentence": sentence,
                "trigger": [self.span(trigger)],
                "type": kind,
                "mode": None,
                "contexts": [],
                "quad": 4,
                "intensity": -5.0,
                "cameo": "190",
                "goldstein": -9.0,
                "actors": [{**one, "spans": [self.spans[sentence]]} for one in actors],
                "recipients": [{**one, "spans": [self.spans[sentence]]} for one in recipients],
                "place": None,
                "date": None,
                "voice": [],
                "factuality": "CT+",
                "confidence": 0.8,
                "basis": "lexicon",
                "repeats": None,
                "empty": {},
                **more,
            }
        )
        return identifier

    def record(self) -> Json:
        return {
            "schema": SCHEMA,
            "accord": "1",
            "models": {},
            "id": self.id,
            "source": {"kind": "file", "ref": "made.txt", "fetched": None},
            "title": None,
            "byline": None,
            "outlet": None,
            "url": None,
            "language": "en",
            "published": None,
            "published_basis": None,
            "text": self.text,
            "furniture": [],
            "sentences": self.spans,
            "statements": self.statements,
            "events": self.events,
            "mentions": [],
            "warnings": [],
            **self.known,
        }


def day(article: Article, words: str, iso: str) -> Json:
    return {
        "start": iso,
        "end": iso,
        "value": iso,
        "span": article.span(words),
        "precision": "day",
        "basis": "text",
    }


def _shelling() -> Article:
    article = Article(
        "1",
        "Sudland shelled a harbour on 3 May, Norland's foreign ministry said.",
        "Sudland's army denied that it shelled the harbour.",
        "Norland closed its border.",
        title="Harbour shelled",
        outlet="The Lamp",
        published="2024-05-04",
        published_basis="given",
    )
    said = article.says(MINISTRY, "Norland's foreign ministry", "said", "Sudland shelled a harbour on 3 May")
    denied = article.says(ARMY, "Sudland's army", "denied", "that it shelled the harbour", kind="deny")
    harbour = {
        "span": article.span("harbour"),
        "name": "Port Ostra",
        "lat": 1.0,
        "lon": 2.0,
        "geonames": 7,
        "country": "NLD",
        "adm1": "Ostra",
        "precision": "city",
        "confidence": 0.9,
    }
    first = article.event(
        "ASSAULT",
        "shelled a harbour",
        [SUDLAND],
        [NORLAND],
        mode="heavy-weapons",
        contexts=["military"],
        place=harbour,
        date=day(article, "3 May", "2024-05-03"),
        voice=[said],
    )
    article.event(
        "ASSAULT",
        "shelled the harbour",
        [ARMY],
        [],
        mode="heavy-weapons",
        voice=[denied],
        factuality="CT-",
        repeats=first,
    )
    article.event("SANCTION", "closed", [NORLAND], [], cameo="161", confidence=0.4)
    return article


def _talks() -> Article:
    article = Article(
        "2",
        "Norland will meet the Hill Front in June, Norland's foreign ministry promised.",
        outlet="Morning Post",
        published="2024-06-01",
        published_basis="given",
    )
    said = article.says(MINISTRY, "Norland's foreign ministry", "promised", "Norland will meet", kind="promise")
    article.event(
        "CONSULT",
        "meet",
        [NORLAND, NORLAND],
        [REBELS],
        quad=1,
        cameo="040",
        factuality="UU",
        voice=[said],
    )
    return article


def _protest() -> Article:
    article = Article(
        "3",
        "Thousands marched in the capital against a tax, said Ida Moen, a baker.",
        outlet="Morning Post",
        published=None,
        language="en",
    )
    said = article.says(WITNESS, "Ida Moen", "said", "Thousands marched", manner="direct")
    crowd = party("Thousands", None, None, "CVL")
    article.event("PROTEST", "marched", [crowd], [], cameo="141", voice=[said])
    return article


def _aid() -> Article:
    article = Article(
        "4",
        "Ärzte sent the Hill Front medicine.",
        title="Médicaments",
        outlet=None,
        published="2023-01-10",
        language="en",
    )
    article.event("AID", "sent", [party("Ärzte")], [REBELS], quad=2, cameo="073")
    return article


def made_records() -> list[Json]:
    return [make().record() for make in (_shelling, _talks, _protest, _aid)]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give the small store, open for reading."""
    path = tmp_path_factory.mktemp("small") / "small.duckdb"
    with Store(path) as store:
        writer = Writer(store, accord="1", config={})
        for number, record in enumerate(made_records()):
            writer.add_record(record, page=f"p-{number}", source=SOURCE)
        for number in range(3):
            failed = Failure(
                source=Source(kind="file", ref=f"{number}.bin"), step="articles", code="empty", detail="none"
            )
            writer.add_failure(failed, page=f"p-f{number}")
        writer.finish()
    with Store(path, read_only=True) as store:
        yield store
