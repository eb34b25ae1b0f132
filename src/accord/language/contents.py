"""Whom somebody who speaks names in what is said: "the businessman claimed that Ruiz had lied" is not Ruiz."""

from collections.abc import Iterator

from accord.language.people import People
from accord.language.state import SUBJECTS, State
from accord.model import Token

_SAID = ("ccomp", "xcomp", "parataxis", "dobj", "dative", "oprd")


def names_in_content(people: People, state: State, number: int) -> list[int]:
    """Give the people's names in what the phrase says, where it is the subject of a verb of speech; else none."""
    token = state.token(number)
    verb = state.annotation.head(token)
    if token.dep not in SUBJECTS or not people.is_speech(verb.lemma):
        return []
    numbers = (state.number_at(one) for one in _content(state, verb))
    return [one for one in numbers if one is not None and state.phrases[one].kind == "name"]


def is_named_in(state: State, told: list[int], number: int, phrases: list[int]) -> bool:
    """Say whether a chain, given by its phrases before `number`, is among those told of; later names by their words."""
    chains = {state.chains[one] for one in told if one < number}
    words = {state.token(one).text for one in told if one > number}
    named = [one for one in phrases if state.phrases[one].label == "PERSON"]
    return state.chains[phrases[0]] in chains or any(state.token(one).text in words for one in named)


def _content(state: State, verb: Token) -> Iterator[Token]:
    for child in state.annotation.children(verb, *_SAID):
        yield from state.annotation.subtree(child)
