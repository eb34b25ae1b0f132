"""Find the other one of two: "her guest", "his host" is whom the article has told of beside her or him."""

from accord.language.state import State

_OTHERS = frozenset({"guest", "host", "counterpart", "interlocutor", "visitor", "opponent", "rival"})
_REACH = 3  # sentences back


def counterpart(state: State, number: int) -> int | None:
    """Give the one named person near by who is not the owner; None where there are more, or the noun says who."""
    token = state.token(number)
    owners = state.annotation.children(token, "poss")
    below = state.annotation.children(token)
    if token.lemma not in _OTHERS or token.tag != "NN" or len(owners) != 1 or len(below) > 1:
        return None
    owner = state.number_at(owners[0])
    if owner is None or state.phrases[owner].kind != "pronoun" or state.chains[owner] == owner:
        return None
    near = {state.chains[one]: one for one in state.recent(number, _REACH) if state.chains[one] in state.named}
    near.pop(state.chains[owner], None)
    return next(iter(near.values())) if len(near) == 1 else None
