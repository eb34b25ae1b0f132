"""Find the other one of two: "her guest", "his host" is whom the article has told of beside her or him."""

from accord.language.state import State

_OTHERS = frozenset({"guest", "host", "counterpart", "interlocutor", "visitor", "opponent", "rival"})
_REACH = 3  # sentences back


def is_counterpart(state: State, number: int) -> bool:
    """Say whether a phrase is such a noun, without words that say more: not "her Chinese counterpart"."""
    token = state.token(number)
    owners = [state.number_at(one) for one in state.annotation.children(token, "poss")]
    pronouns = [one for one in owners if one is not None and state.phrases[one].kind == "pronoun"]
    return token.lemma in _OTHERS and token.tag == "NN" and len(pronouns) == len(state.annotation.children(token)) == 1


def counterpart(state: State, number: int) -> int | None:
    """Give the one named person near by who is not the owner; None where there are more."""
    if not is_counterpart(state, number):
        return None
    owner = state.number_at(state.annotation.children(state.token(number), "poss")[0])
    if owner is None or state.chains[owner] == owner:
        return None
    near = {state.chains[one]: one for one in state.recent(number, _REACH) if state.chains[one] in state.named}
    near.pop(state.chains[owner], None)
    return next(iter(near.values())) if len(near) == 1 else None
