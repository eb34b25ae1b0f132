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
    named = [one for one in numbers if one is not None and state.phrases[one].kind == "name"]
    return [one for one in named if not _is_apart(state, one, number) and not _is_speaker(state, one, number)]


def _is_apart(state: State, one: int, number: int) -> bool:
    """Say whether a semicolon stands between: "the Red Cross promised more; the charity said its trucks were late"."""
    first, last = sorted((state.phrases[one].head, state.phrases[number].head))
    return any(token.text == ";" for token in state.annotation.tokens[first:last])


def _is_speaker(state: State, one: int, number: int) -> bool:
    """Say whether a body's name opens what it says of itself: "Norvane will cut jobs, the company said"."""
    return one < number and state.phrases[one].label == "ORG" and state.is_subject(one)


def is_named_in(state: State, told: list[int], number: int, phrases: list[int]) -> bool:
    """Say whether a chain, given by its phrases before `number`, is among those told of; later names by their words."""
    chains = {state.chains[one] for one in told if one < number}
    words = {state.token(one).text for one in told if one > number}
    named = [one for one in phrases if state.phrases[one].label == "PERSON"]
    return state.chains[phrases[0]] in chains or any(state.token(one).text in words for one in named)


def _content(state: State, verb: Token) -> Iterator[Token]:
    for child in state.annotation.children(verb, *_SAID):
        yield from state.annotation.subtree(child)
