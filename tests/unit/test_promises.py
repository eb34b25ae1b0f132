"""Whatever happens to an article on its way to us, its record keeps its promises."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Page, Record
from accord.pipeline import Pipeline
from accord.record import record_to_json

sys.path.insert(0, str(Path(__file__).parents[1]))

from invariants import broken_rules

ARTICLE = """Harbour talks collapse as navy seizes trawlers

VALPARAISO, 3 May 2024 - Chile's navy seized two Peruvian trawlers on Thursday, the defence ministry said. "They
ignored three warnings," said Rear Admiral Jorge Pinto, who commands the northern fleet. Peru denied that its boats
had crossed the line.

Foreign minister Elena Quispe told reporters in Lima that her government would "never accept" the seizure. She said
the prime minister had demanded the crews' release and that talks on fishing rights, planned for June, were off.

Advertisement

According to union leader Omar Rojas, officers beat at least four sailors. The navy called the claim 'a lie'. The
United Nations urged both sides to return to the table by Monday.
"""

STRANGERS = ("", "", " 🚢", " قال", "\u200b", "\u202e")
DAMAGE: dict[str, Callable[[str, random.Random], str]] = {
    "as it was": lambda text, rng: text,
    "letters lost": lambda text, rng: "".join(letter for letter in text if rng.random() > 0.05),
    "paragraphs copied": lambda text, rng: "\n\n".join(part for part in text.split("\n\n") for _ in range(3)),
    "in capitals": lambda text, rng: text.upper(),
    "other quotation marks": lambda text, rng: "".join(rng.choice("“”‘’«»'\"") if c in "\"'" else c for c in text),
    "words shuffled": lambda text, rng: " ".join(rng.sample(words := text.split(), len(words))),
    "emoji and Arabic": lambda text, rng: " ".join(word + rng.choice(STRANGERS) for word in text.split(" ")),
    "odd white space": lambda text, rng: text.replace(" ", " \u00a0\t").replace(".", ".\r\n"),
    "begun in the middle": lambda text, rng: text[rng.randrange(len(text)) :],
}


@pytest.mark.parametrize("published", [None, "2024-02-29"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_article_gives_a_good_record(
    damage: str, published: str | None, pipeline: Pipeline, page: Callable[..., Page]
) -> None:
    text = DAMAGE[damage](ARTICLE, random.Random(damage))
    record = record_to_json(pipeline.code(page(text, published=published, language="en")))
    assert record["text"] == text
    assert broken_rules(record) == []


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_pieces_of_an_article_in_any_order_give_a_good_record(
    data: st.DataObject, pipeline: Pipeline, page: Callable[..., Page]
) -> None:
    pieces = st.sampled_from([*ARTICLE.split(), *'"“”‘’—.,:\n', "\n\n", "\u2028", "\0", "he", "said", "that", "{{x}}"])
    text = " ".join(data.draw(st.lists(pieces, min_size=1, max_size=80)))
    record = record_to_json(pipeline.code(page(f"Peru {text}", language="en")))
    assert broken_rules(record) == []


def test_the_rules_catch_a_bad_record(full_record: Record) -> None:
    record = record_to_json(full_record)
    first, second = record["events"]
    first["sentence"] = 9
    first["voice"] = ["s-00000000000000ff"]
    first["empty"] = {"date": "none_stated"}
    second["trigger"] = [[5000, 5001]]
    record["statements"][1]["parent"] = "s-00000000000000ff"
    said = "\n".join(broken_rules(record))
    for words in ("no sentence 9", "no statement", "the reasons are for ['date']", "outside the text", "is not there"):
        assert words in said
