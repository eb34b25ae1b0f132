"""What a person was on a given day."""

from dataclasses import dataclass
from datetime import date, timedelta

from accord.actors.entries import Codes, Entry, Office

_DAY = len("2020-01-07")
_NEWS = timedelta(days=30)  # the dead are in the news as what they were
_KNOWN_BEFORE = 2  # years before the first office that news may name somebody


@dataclass(frozen=True, slots=True)
class Standing:
    """Country and sectors of a person at a date; ``sure`` unless something had to be guessed."""

    country: str | None
    sectors: tuple[str, ...]
    sure: bool = True


def standing(entry: Entry, *, published: str | None, title: str, former: bool, codes: Codes) -> Standing:
    """Say what a person was when the article came out, or what the text's own title says they were.

    `title` is the title in the text ("president"), lower case, or "". Without a date, and where the
    answer depends on it, the sectors stay empty.
    """
    if not entry.roles:
        return Standing(entry.country, entry.sectors)
    if former:
        return _elite(entry, codes)
    titled = [office for office in entry.roles if title and _same_title(office.title, title)]
    if titled:
        return _joined(entry, _at(titled, published) or [_nearest(titled, published)])
    if published:
        return _on(entry, published, codes)
    if len({office.sectors for office in entry.roles}) == 1:
        return _joined(entry, list(entry.roles))
    return Standing(_one_country(entry, entry.roles), entry.sectors, sure=False)


def standing_of_body(entry: Entry, published: str | None) -> Standing:
    """Say what a body or a group was when the article came out; where no date decides, what it always is."""
    active = _at(entry.roles, published)
    return _joined(entry, active) if active else Standing(entry.country, entry.sectors)


def in_office(entry: Entry, published: str | None) -> bool:
    """Say whether a person held an office on that day; to be somebody's relative is none."""
    return any(office.sectors != ("ELI",) for office in _at(entry.roles, published))


def alive(entry: Entry, published: str | None) -> bool:
    """Say whether a person was still alive on that day, as far as is known."""
    return not (published and entry.died and entry.died < published[: len(entry.died)])


def _on(entry: Entry, published: str, codes: Codes) -> Standing:
    active = _at(entry.roles, published)
    if active:
        return _joined(entry, active)
    past = [office for office in entry.roles if office.end and office.end < published[: len(office.end)]]
    if not past:
        return Standing(_one_country(entry, entry.roles), entry.sectors, sure=False)
    last = max(past, key=lambda office: office.end or "")
    # Whom an office outlived stays what they were: the dead do not become "former".
    if entry.died and not alive(entry, published) and (last.end or "")[:7] >= entry.died[:7]:
        return _joined(entry, [last])
    return _elite(entry, codes, last)


def _elite(entry: Entry, codes: Codes, last: Office | None = None) -> Standing:
    roles = (last,) if last else entry.roles
    official = any(codes.official & set(office.sectors) for office in roles)
    return Standing(entry.country, ("ELI",) if official else entry.sectors)


def _at(roles: tuple[Office, ...] | list[Office], day: str | None) -> list[Office]:
    if day is None:
        return []
    return [
        office
        for office in roles
        if (not office.start or office.start <= day[: len(office.start)])
        and (not office.end or day[: len(office.end)] <= office.end)
    ]


def _nearest(roles: list[Office], day: str | None) -> Office:
    if day is None:
        return roles[-1]
    begun = [office for office in roles if not office.start or office.start <= day]
    return begun[-1] if begun else roles[0]


def _joined(entry: Entry, roles: list[Office]) -> Standing:
    sectors = dict.fromkeys(sector for office in roles for sector in office.sectors)
    return Standing(_one_country(entry, roles), tuple(sectors))


def _one_country(entry: Entry, roles: tuple[Office, ...] | list[Office]) -> str | None:
    countries = {office.country for office in roles if office.country}
    return countries.pop() if len(countries) == 1 else entry.country


def _same_title(ours: str, theirs: str) -> bool:
    return ours == theirs or ours.startswith(f"{theirs} of ")


def begun(entry: Entry, published: str | None) -> bool:
    """Say whether a person may have been known by that day: two years before the first office at the earliest."""
    starts = [office.start for office in entry.roles]
    if not published or not starts or None in starts:
        return True
    return int(min(start for start in starts if start)[:4]) - _KNOWN_BEFORE <= int(published[:4])


def founded(entry: Entry, published: str | None) -> bool:
    """Say whether a body or a state had been founded by that day, as far as is known."""
    return not (published and entry.start and entry.start > published[: len(entry.start)])


def ended(entry: Entry, published: str | None) -> bool:
    """Say whether a body or a state is known to have ended before that day."""
    return bool(published and entry.end and entry.end < published[: len(entry.end)])


def title_fits(entry: Entry, title: str, published: str | None) -> bool:
    """Say whether a title may be that of an office held on that day, or at any time where no day is given."""
    offices = entry.roles if published is None else _at(entry.roles, published)
    return any(_same_title(one.title, title) or one.title.endswith(f" {title}") for one in offices)


def holds(entry: Entry, published: str | None, titles: frozenset[str]) -> bool:
    """Say whether a person held an office of one of the titles on that day."""
    return any(office.title in titles for office in _at(entry.roles, published))


def last_known(entry: Entry, published: str | None) -> str | None:
    """Give the day on which to ask for a person's office: that of a death in the month before, else the article's."""
    if not published or not entry.died or len(entry.died) < _DAY or not entry.died <= published:
        return published
    return entry.died if date.fromisoformat(published) - date.fromisoformat(entry.died) <= _NEWS else published


def offices_titled(entry: Entry, title: str) -> list[Office]:
    """Give the offices, official or not, whose title a text's title is."""
    return [one for one in entry.roles if one.sectors != ("ELI",) and _same_title(one.title, title)]
