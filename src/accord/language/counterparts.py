"""Find the other one of two: "her guest", "his host" is whom the article has told of beside her or him.

"His client" is whose lawyer he was called.
"""

from accord.language.state import State
from accord.model import Token

_OTHERS = frozenset({"guest", "host", "counterpart", "interlocutor", "visitor", "opponent", "rival"})
_CLIENT = "client"
_LAWYERS = frozenset({"lawyer", "attorney", "solicitor", "barrister", "advocate", "counsel", "defender"})
_REACH = 3  # sentences back


def is_counterpart(state: State, number: int) -> bool:
    """Say whether a phrase is such a noun, without words that say more: not "her Chinese counterpart"."""
    token = state.token(number)
    owners = [state.number_at(one) for one in state.annotation.children(token, "poss")]
    pronouns = [one for one in owners if one is not None and state.phrases[one].kind == "pronoun"]
    return token.lemma in (*_OTHERS, _CLIENT) and token.tag == "NN" and len(pronouns) == len(_told(state, token)) == 1


def _told(state: State, token: Token) -> list[Token]:
    """Give the words below a noun that tell which one is meant; a clause behind a comma does not."""
    return [one for one in state.annotation.children(token) if one.dep not in ("relcl", "punct")]


def counterpart(state: State, number: int) -> int | None:
    """Give the one named person near by who is not the owner; None where there are more."""
    if not is_counterpart(state, number):
        return None
    owner = state.number_at(state.annotation.children(state.token(number), "poss")[0])
    if owner is None or state.chains[owner] == owner:
        return None
    if state.token(number).lemma == _CLIENT:
        return _client_of(state, state.chains[owner])
    near = {state.chains[one]: one for one in state.recent(number, _REACH) if state.chains[one] in state.named}
    near.pop(state.chains[owner], None)
    return next(iter(near.values())) if len(near) == 1 else None


def _client_of(state: State, lawyer: int) -> int | None:
    """Give whose lawyer the text calls the one of a chain: "Ruiz's lawyer, Tom Lund", "a lawyer for Ruiz"."""
    for number, chain in enumerate(state.chains):
        token = state.token(number)
        if chain != lawyer or token.lemma not in _LAWYERS:
            continue
        behind = [one for prep in state.annotation.children(token, "prep") if prep.lemma in ("for", "of")
                  for one in state.annotation.children(prep, "pobj")]  # fmt: skip
        for one in (*state.annotation.children(token, "poss"), *behind):
            found = state.number_at(one)
            if found is not None:
                return found
    return None
