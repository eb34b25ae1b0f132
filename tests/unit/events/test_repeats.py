"""Repeated mentions of one event inside an article."""

from collections.abc import Callable

from accord.events.repeats import link
from accord.model import Annotation, DateMention, Event, Factuality, Party, PlaceMention, Span

Annotate = Callable[[str], Annotation]


class Scene:
    """A text and the events that it mentions."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.events: list[Event] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def add(
        self,
        trigger: str,
        *,
        actors: tuple[str, ...] = (),
        recipients: tuple[str, ...] = (),
        type: str = "ASSAULT",  # noqa: A002
        mode: str | None = None,
        quad: int = 4,
        factuality: Factuality = "CT+",
        day: str | None = None,
        place: str | None = None,
    ) -> None:
        date = DateMention(span=Span(0, 1), value=day, start=day, end=day) if day else None
        self.events.append(
            Event(
                id=f"e-{len(self.events)}",
                sentence=0,
                trigger=(self.span(trigger),),
                type=type,
                mode=mode,
                contexts=(),
                quad=quad,
                intensity=-9.0,
                cameo="180",
                goldstein=-9.0,
                actors=tuple(Party(spans=(self.span(name),), name=name) for name in actors),
                recipients=tuple(Party(spans=(self.span(name),), name=name) for name in recipients),
                place=PlaceMention(span=Span(0, 1), name=place, geonames=len(place)) if place else None,
                date=date,
                voice=(),
                factuality=factuality,
                confidence=0.9,
            )
        )

    def repeats(self, annotate: Annotate) -> list[str | None]:
        return [event.repeats for event in link(tuple(self.events), annotate(self.text), ())]


def test_a_definite_noun_with_a_shared_party_looks_back(annotate: Annotate) -> None:
    scene = Scene("Guards killed Amadou Bello. The killing of Amadou Bello angered the town.")
    scene.add("killed", actors=("Guards",), recipients=("Amadou Bello",))
    scene.add("killing", recipients=("Amadou Bello",))
    assert scene.repeats(annotate) == [None, "e-0"]


def test_all_mentions_point_at_the_earliest(annotate: Annotate) -> None:
    scene = Scene("Guards killed Amadou Bello. The killing angered many. That killing was wrong.")
    scene.add("killed", actors=("Guards",), recipients=("Amadou Bello",))
    scene.add("killing angered")
    scene.add("killing was")
    assert scene.repeats(annotate) == [None, "e-0", "e-0"]


def test_a_denial_repeats_what_it_denies(annotate: Annotate) -> None:
    scene = Scene("Rebels say the army shelled the camp. The army denies that it shelled the camp.")
    scene.add("shelled the camp. The", actors=("the army",), recipients=("the camp",))
    scene.add("it shelled", actors=("The army",), recipients=("the camp",), factuality="CT-")
    assert scene.repeats(annotate) == [None, "e-0"]


def test_other_victims_other_days_and_other_places_are_other_events(annotate: Annotate) -> None:
    text = "Rebels attacked a bus. Rebels attacked a truck."
    victims, days, places = Scene(text), Scene(text), Scene(text)
    victims.add("attacked a bus", actors=("Rebels",), recipients=("bus",))
    victims.add("attacked a truck", actors=("Rebels",), recipients=("truck",))
    days.add("attacked a bus", actors=("Rebels",), day="2024-05-01")
    days.add("attacked a truck", actors=("Rebels",), day="2024-05-02")
    places.add("attacked a bus", actors=("Rebels",), place="Kita")
    places.add("attacked a truck", actors=("Rebels",), place="Tamale")
    for scene in (victims, days, places):
        assert scene.repeats(annotate) == [None, None]


def test_a_plan_is_not_the_deed(annotate: Annotate) -> None:
    scene = Scene("Rebels plan to attack the bus. Rebels attacked the bus.")
    scene.add("attack the", actors=("Rebels",), recipients=("the bus",), factuality="UU")
    scene.add("attacked", actors=("Rebels",), recipients=("the bus",))
    assert scene.repeats(annotate) == [None, None]


def test_another_type_or_mode_is_another_event(annotate: Annotate) -> None:
    scene = Scene("Guards beat Amadou Bello. Guards shot Amadou Bello. Guards arrested Amadou Bello.")
    scene.add("beat", actors=("Guards",), recipients=("Amadou Bello",), mode="beat")
    scene.add("shot", actors=("Guards",), recipients=("Amadou Bello",), mode="firearms")
    scene.add("arrested", actors=("Guards",), recipients=("Amadou Bello",), type="COERCE")
    assert scene.repeats(annotate) == [None, None, None]


def test_the_same_speaker_may_ask_twice(annotate: Annotate) -> None:
    scene = Scene("The mayor urged calm. The mayor urged voters to wait.")
    scene.add("urged calm", actors=("The mayor",), type="REQUEST", quad=3)
    scene.add("urged voters", actors=("The mayor",), recipients=("voters",), type="REQUEST", quad=3)
    assert scene.repeats(annotate) == [None, None]


def test_nothing_but_the_link_changes(annotate: Annotate) -> None:
    scene = Scene("Guards killed Amadou Bello. The killing of Amadou Bello angered the town.")
    scene.add("killed", recipients=("Amadou Bello",))
    scene.add("killing", recipients=("Amadou Bello",), factuality="PR+")
    linked = link(tuple(scene.events), annotate(scene.text), ())
    assert [event.factuality for event in linked] == ["CT+", "PR+"]
    assert linked[0] == scene.events[0]


def test_the_story_tells_its_headline_again(annotate: Annotate) -> None:
    scene = Scene("Dockers block port\n\nSome dockers blocked the port on Monday.")
    scene.add("block port", actors=("Dockers",), type="PROTEST")
    scene.add("blocked", actors=("Some dockers",), type="PROTEST")
    assert scene.repeats(annotate) == [None, "e-0"]
