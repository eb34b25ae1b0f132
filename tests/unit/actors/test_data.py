"""The data files keep their own rules: a slip in them must not reach a record."""

import csv
import re
import tomllib
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from accord.actors.entries import Entry
from accord.actors.knowledge import ENTRY_FILES, Knowledge, load_knowledge
from accord.actors.names import NameIndex
from accord.config import ActorSettings
from accord.errors import ConfigError

_DATA = files("accord.actors") / "data"
_PLOVER = files("accord.events") / "ontology" / "plover.toml"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_every_name_means_one_actor_or_is_declared_ambiguous(knowledge: Knowledge) -> None:
    index = NameIndex(knowledge.entries.values(), knowledge.ambiguities)
    undeclared = {name: ids for name, ids in index.collisions().items() if not index.is_declared(name)}
    assert undeclared == {}


def test_every_declared_ambiguity_is_one(knowledge: Knowledge) -> None:
    assert all(len(set(one.ids)) == len(one.ids) for one in knowledge.ambiguities.values())


def test_countries_are_states_of_ours_or_international_codes(knowledge: Knowledge) -> None:
    states = {entry.id for entry in knowledge.entries.values() if entry.kind in ("state", "territory")}
    known = states | knowledge.codes.international
    named = {entry.country for entry in knowledge.entries.values() if entry.country}
    named |= {office.country for entry in knowledge.entries.values() for office in entry.roles if office.country}
    assert named - known == set()


def test_members_and_successors_exist(knowledge: Knowledge) -> None:
    named = {one for entry in knowledge.entries.values() for one in (*entry.members, *entry.successors)}
    assert named - knowledge.entries.keys() == set()


def test_offices_are_real_days_in_order(knowledge: Knowledge) -> None:
    for entry in knowledge.entries.values():
        for office in entry.roles:
            for day in filter(None, (office.start, office.end)):
                date.fromisoformat((day + "-01-01")[:10])
            assert not (office.start and office.end) or office.start <= office.end, entry.id


def test_nobody_holds_an_office_after_death(knowledge: Knowledge) -> None:
    late = [
        entry.id
        for entry in knowledge.entries.values()
        for office in entry.roles
        if entry.died and (office.end or "9999") > entry.died + "~"
    ]
    assert late == []


def test_people_with_offices_have_sectors_or_serve_an_international_body(knowledge: Knowledge) -> None:
    bare = [
        entry.id
        for entry in knowledge.entries.values()
        for office in entry.roles
        if not office.sectors and office.country not in knowledge.codes.international
    ]
    assert bare == []


def test_sectors_are_plovers(knowledge: Knowledge) -> None:
    plover = tomllib.loads(_PLOVER.read_text(encoding="utf-8"))
    assert knowledge.codes.sectors == plover["sectors"].keys()
    assert knowledge.codes.international == plover["international"].keys()


def test_every_entry_says_where_it_is_from(knowledge: Knowledge) -> None:
    for name in ENTRY_FILES:
        for row in csv.DictReader((_DATA / name).read_text(encoding="utf-8").splitlines()):
            assert row["source"], f"{name}: {row['id']}"
            assert 0 < float(row["confidence"]) <= 1, f"{name}: {row['id']}"


def test_role_nouns_are_written_once_and_in_lower_case() -> None:
    rows = list(csv.DictReader((_DATA / "role_nouns.csv").read_text(encoding="utf-8").splitlines()))
    counts = Counter(row["noun"] for row in rows)
    assert [noun for noun, count in counts.items() if count > 1] == []
    assert [noun for noun in counts if not re.fullmatch(r"[a-z0-9' .-]+", noun)] == []


def test_state_codes_are_unique(knowledge: Knowledge) -> None:
    rows = list(csv.DictReader((_DATA / "states.csv").read_text(encoding="utf-8").splitlines()))
    for column in ("iso_numeric", "cow", "gw"):
        counts = Counter(row[column] for row in rows if row[column])
        assert [code for code, count in counts.items() if count > 1] == [], column


def test_a_state_has_codes_or_says_why_not() -> None:
    rows = list(csv.DictReader((_DATA / "states.csv").read_text(encoding="utf-8").splitlines()))
    bare = [row["id"] for row in rows if not (row["iso_numeric"] and row["cow"] and row["gw"]) and not row["note"]]
    assert bare == []
    assert [row["id"] for row in rows if row["iso_numeric"] and not re.fullmatch(r"\d{3}", row["iso_numeric"])] == []


def test_bodies_were_founded_before_they_ended(knowledge: Knowledge) -> None:
    late = [
        entry.id
        for entry in knowledge.entries.values()
        if entry.start and entry.end and entry.start[: len(entry.end)] > entry.end
    ]
    assert late == []


def test_successors_came_after_what_they_follow(knowledge: Knowledge) -> None:
    early = [
        (entry.id, one)
        for entry in knowledge.entries.values()
        for one in entry.successors
        if entry.start and (knowledge.entries[one].end or "9999") < entry.start
    ]
    assert early == []


def test_coalitions_have_members_and_dates(knowledge: Knowledge) -> None:
    full = [one for one in knowledge.entries.values() if one.kind == "coalition" and one.members and one.start]
    assert len(full) >= 60


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("state", 195),
        ("historical", 50),
        ("person", 2500),
        ("armed_group", 350),
        ("international", 200),
        ("ngo", 200),
        ("media", 250),
        ("people", 200),
        ("coalition", 60),
        ("party", 400),
        ("company", 200),
    ],
)
def test_there_is_enough_of_each_kind(knowledge: Knowledge, kind: str, least: int) -> None:
    assert sum(entry.kind == kind for entry in knowledge.entries.values()) >= least


# ------------------------------------------------------------------------------------- own files


def _load(tmp_path: Path, text: str) -> dict[str, Entry]:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_knowledge(ActorSettings(files=(str(path),)).files).entries


def test_own_entries_are_added_and_replace_packaged_ones(tmp_path: Path) -> None:
    entries = _load(
        tmp_path,
        """
        [[actors]]
        id = "harbour-front"
        name = "Harbour Front"
        kind = "armed_group"
        aliases = ["HF"]
        country = "FRA"
        sectors = ["REB"]

        [[actors]]
        id = "nato"
        name = "The Alliance"
        kind = "international"
        """,
    )
    assert entries["harbour-front"].sectors == ("REB",)
    assert entries["nato"].name == "The Alliance"


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        ('sectors = ["ARMY"]', "unknown sector 'ARMY'"),
        ('country = "France"', "a country is"),
        ('roles = ["1999..1990|mayor|GOV"]', "ends before it starts"),
        ('roles = ["1999|mayor|GOV"]', "from..to"),
        ('died = "1 May 1999"', "died is a day"),
        ('colour = "red"', "unknown column colour"),
        ("confidence = 2", "confidence is a number"),
    ],
)
def test_a_fault_is_answered_with_file_and_entry(tmp_path: Path, fault: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match=r"own\.toml, entry 'mila-orn'") as raised:
        _load(tmp_path, f'[[actors]]\nid = "mila-orn"\nname = "Mila Orn"\nkind = "person"\n{fault}\n')
    assert complaint in str(raised.value)


def test_a_missing_file_is_answered(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the actors file"):
        load_knowledge((str(tmp_path / "nowhere.toml"),))


def test_a_file_without_actors_is_answered(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\[\[actors\]\]"):
        _load(tmp_path, 'people = ["Mila Orn"]\n')
