"""The head of a text: title, byline, agency, date."""

import pytest

from accord.articles.headers import Header, read_bare_byline, read_byline, read_header
from accord.articles.lines import split_lines

BODY = "The talks on the dam broke off on Monday after two weeks of work, the envoy told reporters in Geneva."


def header_of(*lines: str) -> Header:
    found = split_lines("\n".join(lines))
    return read_header(found, read_byline(found))


def byline_of(line: str) -> tuple[str | None, str | None] | None:
    byline = read_byline(split_lines(f"Talks on dam break off\n\n{line}\n\n{BODY}"))
    return (byline.name, byline.agency) if byline else None


@pytest.mark.parametrize(
    ("line", "name", "agency"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("By Jane Doe and Ali Veli", "Jane Doe and Ali Veli", None),
        ("BY JANE DOE AND ALI VELI", "Jane Doe and Ali Veli", None),
        ("By Jane Doe, Reuters", "Jane Doe", "Reuters"),
        ("By Jean-Luc O’Brien, Staff Writer", "Jean-Luc O’Brien", None),
        ("Written by Ana de la Cruz", "Ana de la Cruz", None),
        ("By Jane Doe in Paris | 7 May 2024", "Jane Doe", None),
        ("By AFP", None, "Agence France-Presse"),
        ("By Our Staff Reporter", None, None),
    ],
)
def test_a_byline_names_its_author_and_agency(line: str, name: str | None, agency: str | None) -> None:
    assert byline_of(line) == (name, agency)


@pytest.mark.parametrize(
    "line", ["By Monday the talks had failed", "By Tuesday", "By Friday Morning", "By the river", "By 2019", BODY]
)
def test_not_every_by_is_a_byline(line: str) -> None:
    assert byline_of(line) is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 7 January 2020", "2020-01-07"),
        ("January 7, 2020", "2020-01-07"),
        ("Tue 7 Jan 2020 10.15 GMT", "2020-01-07"),
        ("Posted on March 3rd, 2019 at 10:15 am EST", "2019-03-03"),
        ("2020-01-07", "2020-01-07"),
        ("Sept. 9, 2021", "2021-09-09"),
        ("25/12/2019", "2019-12-25"),
        ("By Jane Doe | 7 May 2024", "2024-05-07"),
        ("BEIJING, Jan. 7, 2020 (Xinhua) -- Talks resumed.", "2020-01-07"),
        ("GOMA, Democratic Republic of Congo, Nov 6, 2024 - Talks resumed.", "2024-11-06"),
        ("ADDIS ABABA, 9 September 2024 — Talks resumed.", "2024-09-09"),
        ("MAPUTO, Jan. 17, 2025 - Talks resumed.", "2025-01-17"),
        ("On 7 January 2020 - a Tuesday - the talks failed.", None),
        ("ECOWAS said on 7 January 2020 that the talks failed - again.", None),
        ("03/04/2020", None),  # March or April
        ("31 February 2020", None),
        ("Updated: 9 May 2021", None),
        ("On 7 January 2020 the talks failed.", None),
        ("PARIS, March 3 (Reuters) - Talks resumed.", None),
    ],
)
def test_a_date_is_taken_only_where_it_is_the_publication_date(line: str, published: str | None) -> None:
    assert header_of("Talks on dam break off", "", line, "", BODY).published == published


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("PARIS, March 3 (Reuters) - The talks resumed.", "Reuters"),
        ("WASHINGTON (AP) — The talks resumed.", "Associated Press"),
        ("GENEVA (The Lake Herald) — The talks resumed.", "The Lake Herald"),
        ("The envoy (left) - a lawyer - spoke.", None),
        ("The envoy (pictured) said no.", None),
    ],
)
def test_a_dateline_names_the_agency(line: str, outlet: str | None) -> None:
    assert header_of("Talks on dam break off", "", line).outlet == outlet


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("Talks on dam break off", True),
        ("Will the talks on the dam resume?", True),
        ("The talks broke off.", False),
        ("Dam", False),
        ("January 7, 2020", False),
        ("By Jane Doe", False),
        ("WASHINGTON (AP) — The talks resumed today", False),
    ],
)
def test_the_first_line_is_the_title_if_it_looks_like_a_headline(first: str, is_title: bool) -> None:
    assert header_of(first, "", BODY).title == (first if is_title else None)


def test_a_date_above_the_title_does_not_hide_it() -> None:
    assert (
        header_of("Published: 7 January 2020", "", "Talks on dam break off", "", BODY).title == "Talks on dam break off"
    )
    assert header_of("Published: 7 January 2020", "", BODY).title is None


def test_a_single_line_is_no_title() -> None:
    assert header_of("Talks on dam break off").title is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jane Doe", "Jane Doe"),
        ("Jane Doe and Ali Veli, Staff Writers", "Jane Doe and Ali Veli"),
        ("Jane Doe | Velta Post", "Jane Doe"),
        ("Staff Reporter", None),
        ("Reuters", None),
        ("World News", None),
        ("Monday Morning", None),
        ("Jane Doe covers the harbour for the Velta Post.", None),
    ],
)
def test_a_line_of_nothing_but_names(line: str, name: str | None) -> None:
    byline = read_bare_byline(split_lines(line))
    assert (byline.name if byline else None) == name


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("Published 6:02 a.m. CT Nov. 14, 2023 | Updated Nov. 15, 2023", "2023-11-14"),
        ("Updated Nov. 15, 2023", None),
        ("Posted 3 hours ago", None),
    ],
)
def test_a_timestamp_line_dates_the_article_by_what_stands_before_a_change(stamp: str, published: str | None) -> None:
    lines = split_lines(f"Talks on dam break off\n{stamp}\n\n{BODY}")
    assert read_header([lines[0], lines[2]], None, [lines[1]]).published == published
