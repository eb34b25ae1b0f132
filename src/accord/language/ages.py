"""How old the text says somebody is: "Ana Ruiz, 67," is "the 67-year-old", and nobody of another age."""

import re

from accord.language.state import State

_BEHIND = re.compile(r",? \(?(\d{1,3})\)?(?=[,.;:)]| of )")
_INSIDE = re.compile(r"\b(\d{1,3})-year-old\b")


def is_of_age(state: State, number: int, one: int) -> bool:
    """Say whether a noun for somebody of an age may well be the one of a phrase's chain, by that age."""
    wanted = _age_inside(state, number)
    return wanted is not None and wanted in _ages(state, state.chains[one])


def is_of_other_age(state: State, number: int, phrases: list[int]) -> bool:
    """Say whether a noun gives an age and the chain has another."""
    wanted = _age_inside(state, number)
    if wanted is None:  # nearly always
        return False
    known = _ages(state, state.chains[phrases[0]])
    return bool(known) and wanted not in known


def _ages(state: State, chain: int) -> set[str]:
    found = set()
    for number, other in enumerate(state.chains):
        if other == chain and chain in state.people:
            behind = _BEHIND.match(state.annotation.text, state.phrases[number].end)
            ages = (behind[1] if behind else None, _age_inside(state, number))
            found |= {age for age in ages if age is not None}
    return found


def _age_inside(state: State, number: int) -> str | None:
    phrase = state.phrases[number]
    age = _INSIDE.search(state.annotation.text, phrase.start, phrase.end)
    return age[1] if age else None
