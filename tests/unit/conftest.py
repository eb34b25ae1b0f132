"""A record with every field filled, by hand: what the store, the schema and the terminal must carry."""

import pytest

from accord.model import (
    ActorMention,
    Article,
    Caution,
    DateMention,
    Event,
    Furniture,
    OwnType,
    Party,
    PlaceMention,
    Record,
    Source,
    Span,
    Speaker,
    Statement,
)

BODY = (
    "In a letter on Friday, minister Ana Duarte said the coast guard fired on two ferries near Porto Velho.",
    "The owners, she said, deny that the crews refused an order.",
)
TEXT = f"Ferry row deepens 🚢\n\nAdvertisement\n\n{' '.join(BODY)}\n"


def _span(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span(start, start + len(phrase))


def _friday() -> DateMention:
    return DateMention(
        span=_span("Friday"), value="2024-05-03", start="2024-05-03", end="2024-05-03", basis="published"
    )


def _harbour() -> PlaceMention:
    return PlaceMention(
        span=_span("Porto Velho"),
        name="Porto Velho",
        lat=-8.76183,
        lon=-63.90177,
        geonames=3662762,
        country="BRA",
        adm1="Rondônia",
        confidence=0.12345678,
    )


def _minister() -> Speaker:
    return Speaker(name="Ana Duarte", kind="person", actor="duarte", country="BRA", sectors=("GOV",))


def _statements() -> tuple[Statement, ...]:
    outer = Statement(
        id="s-00000000000000a1",
        source=(_span("minister Ana Duarte"),),
        cue=(_span("said the"),),
        content=(_span("the coast guard fired on two ferries near Porto Velho"), _span("The owners")),
        speaker=_minister(),
        manner="mixed",
        kind="say",
        medium="a letter",
        date=_friday(),
        confidence=0.987654321,
    )
    inner = Statement(
        id="s-00000000000000b2",
        source=(_span("The owners"),),
        cue=(_span("deny"),),
        content=(_span("that the crews refused an order"),),
        speaker=None,
        manner="indirect",
        kind="deny",
        parent=outer.id,
    )
    return outer, inner


def _events() -> tuple[Event, ...]:
    guard = Party(
        spans=(_span("the coast guard"),), name="coast guard", actor="bra-cg", country="BRA", sectors=("MIL", "GOV")
    )
    ferries = Party(spans=(_span("two ferries"), _span("ferries near")), name="ferries")
    fired = Event(
        id="e-00000000000000c3",
        sentence=1,
        trigger=(_span("fired"), _span("on two")),
        type="ASSAULT",
        mode="firearms",
        contexts=("maritime", "military"),
        quad=4,
        intensity=-9.5,
        cameo="190",
        goldstein=-10.0,
        actors=(guard,),
        recipients=(ferries, guard),
        place=_harbour(),
        date=_friday(),
        voice=("s-00000000000000a1",),
        factuality="CT+",
        confidence=0.5,
        own=OwnType(type="SEA-INCIDENT", mode="gunfire", quad=4, intensity=-8),
    )
    refused = Event(
        id="e-00000000000000d4",
        sentence=2,
        trigger=(_span("refused"),),
        type="REJECT",
        mode=None,
        contexts=(),
        quad=3,
        intensity=-4,
        cameo="120",
        goldstein=-4,
        actors=(),
        recipients=(),
        place=None,
        date=None,
        voice=("s-00000000000000a1", "s-00000000000000b2"),
        factuality="CT-",
        confidence=1.0,
        repeats=fired.id,
        empty={"recipients": "none_stated", "actors": "unresolved", "place": "none_stated", "date": "none_stated"},
    )
    return fired, refused


@pytest.fixture(scope="session")
def full_record() -> Record:
    """Give a record that fills every field of the contract at least once, and leaves each gap at least once."""
    article = Article(
        id="a-0123456789abcdef",
        source=Source(kind="html", ref="https://news.example/ferry", fetched="2024-05-04T10:00:00Z"),
        text=TEXT,
        title="Ferry row deepens 🚢",
        byline="By Jo Lind",
        outlet="The Example",
        url="https://news.example/ferry",
        language="en",
        published="2024-05-04",
        published_basis="metadata",
        furniture=(Furniture(start=_span("Adv").start, end=_span("Advertisement").end, kind="advertisement"),),
        warnings=(Caution(step="articles", code="low_date", detail="the date was found by guesswork"),),
    )
    actor = ActorMention(
        span=_span("Ana Duarte"),
        head=9,
        name="Ana Duarte",
        kind="person",
        actor="duarte",
        country="BRA",
        sectors=("GOV",),
        chain=3,
        confidence=0.25,
    )
    unknown = ActorMention(span=_span("the crews"), head=30, name="crews", kind="unnamed")
    partial = DateMention(span=_span("In a letter"), value="XXXX-05", precision="month")
    return Record(
        article=article,
        sentences=(_span("Ferry row deepens 🚢"), _span(BODY[0]), _span(BODY[1])),
        statements=_statements(),
        events=_events(),
        actors=(actor, unknown),
        places=(_harbour(),),
        dates=(_friday(), partial),
        warnings=(Caution(step="events", code="long_sentence", detail="one sentence was too long to parse"),),
        models={"model-b": "00112233445566aa", "model-a": "ffeeddccbbaa9988"},
        version="9.9.9",
    )
