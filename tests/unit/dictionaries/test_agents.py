"""Agent dictionaries: nouns with roles."""

from collections.abc import Callable

import pytest

from accord.dictionaries.agents import read_agents
from accord.dictionaries.records import Line

Lines = Callable[[str], tuple[Line, ...]]


def _forms(lines: tuple[Line, ...]) -> dict[str, tuple[str, ...]]:
    agents, actors, troubles = read_agents(lines)
    assert (actors, troubles) == ([], [])
    return {" ".join(agent.words): agent.sectors for agent in agents}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("HARBOUR_MASTER [~GOV]\n", ["harbour master", "harbour masters"]),
        ("DEPUTY [~LEG]\n", ["deputy", "deputies"]),
        ("POLICE {} [~COP]\n", ["police"]),
        ("SALESMAN {SALESMEN} [~BUS]\n", ["salesman", "salesmen"]),
        ("GENDARMES_ [~COP]\n", ["gendarmes"]),
        ("AIR_FORCE_OFFICER [MIL~]\n", ["air force officer", "air force officers"]),
    ],
)
def test_a_noun_has_its_plural(lines: Lines, text: str, forms: list[str]) -> None:
    assert list(_forms(lines(text))) == forms


def test_the_role_is_the_sector(lines: Lines) -> None:
    assert _forms(lines("HARBOUR_MASTER {} [~GOVMIL]\n")) == {"harbour master": ("GOV", "MIL")}


def test_a_set_fills_in_each_of_its_words(lines: Lines) -> None:
    text = "!FOLK! = MAN, MEN, WOMAN\nFISHER!FOLK! [~LAB]\n!FOLK!_OF_THE_SEA [~CVL]\n"
    assert list(_forms(lines(text))) == [
        "fisherman", "fishermen", "fisherwoman", "man of the sea", "men of the sea", "woman of the sea",
    ]  # fmt: skip


def test_a_noun_with_a_body_s_code_is_an_actor(lines: Lines) -> None:
    agents, actors, troubles = read_agents(lines("RELIEF_WORKER [NGO~]\n"))
    assert (agents, troubles) == ([], [])
    assert [(one.names, one.country, one.sort) for one in actors] == [
        (("relief worker", "relief workers"), "NGO", "ngo")
    ]


@pytest.mark.parametrize(
    ("text", "level", "reason", "words"),
    [
        ("WELL_DIGGER\n", "not", "syntax", "NOUN [~GOV]"),
        ("WELL_DIGGER [~XQZ]\n", "not", "unknown_code", "XQZ"),
        ("WELL_DIGGER [---]\n", "not", "null_code", "keeps the role"),
        ("WELL_!DIGGER! [~LAB]\n", "not", "syntax", "!DIGGER! = WORD, WORD"),
        ("WELL_DIGGER [~LABXYZ]\n", "partly", "group_code", "XYZ"),
    ],
)
def test_what_is_wrong_is_told(lines: Lines, text: str, level: str, reason: str, words: str) -> None:
    (trouble,) = read_agents(lines(text))[2]
    assert (trouble.level, trouble.reason) == (level, reason)
    assert words in trouble.detail
