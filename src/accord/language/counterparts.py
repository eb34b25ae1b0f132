"""Find whom a noun with an owner stands for where nothing else tells: "his client", "her husband", "his guest".

A lawyer's client is whose lawyer he was called, a wife's husband likewise; "its director" is the one whom the same body
was said to have; "her guest" or "his host" is whom the article has told of beside her or him.
"""

from accord.language.state import State
from accord.model import Token

_OTHERS = frozenset({"guest", "host", "counterpart", "interlocutor", "visitor", "opponent", "rival"})
_LAWYERS = frozenset({"lawyer", "attorney", "solicitor", "barrister", "advocate", "counsel", "defender"})
_CHILDREN, _PARENTS = frozenset({"son", "daughter"}), frozenset({"father", "mother"})
_NEPHEWS, _UNCLES = frozenset({"nephew", "niece"}), frozenset({"uncle", "aunt"})
_DEPUTIES, _SIBLINGS = frozenset({"deputy", "aide", "assistant"}), frozenset({"brother", "sister"})
_INVERSE = {  # what somebody is to X -> what X is to them
    "client": _LAWYERS, "husband": frozenset({"wife"}), "wife": frozenset({"husband"}),
    "father": _CHILDREN, "mother": _CHILDREN, "son": _PARENTS, "daughter": _PARENTS,
    "brother": _SIBLINGS, "sister": _SIBLINGS, "cousin": frozenset({"cousin"}),
    "uncle": _NEPHEWS, "aunt": _NEPHEWS, "nephew": _UNCLES, "niece": _UNCLES,
    "boss": _DEPUTIES, "superior": _DEPUTIES, "deputy": frozenset({"boss", "superior"}),
    "predecessor": frozenset({"successor"}), "successor": frozenset({"predecessor"}),
}  # fmt: skip
_REACH = 3  # sentences back


def is_counterpart(state: State, number: int) -> bool:
    """Say whether a phrase is such a noun, without words that say more: not "her Chinese counterpart"."""
    token = state.token(number)
    alone = len(_told(state, token)) == len(state.annotation.children(token, "poss")) == 1
    return token.lemma in (*_OTHERS, *_INVERSE) and token.tag == "NN" and alone


def _told(state: State, token: Token) -> list[Token]:
    """Give the words below a noun that tell which one is meant; a clause behind a comma does not."""
    return [one for one in state.annotation.children(token) if one.dep not in ("relcl", "punct")]


def counterpart(state: State, number: int) -> int | None:
    """Give the phrase that a noun with an owner stands for; None where the text does not show it."""
    token = state.token(number)
    owners = state.annotation.children(token, "poss")
    if token.tag != "NN" or len(owners) != 1 or len(_told(state, token)) != 1:
        return None
    owner = state.number_at(owners[0])
    if owner is None:
        return None
    again = _again(state, number, owner)
    if again is not None or not is_counterpart(state, number):
        return again
    found = _inverse(state, token.lemma, state.chains[owner])
    if found is not None or token.lemma not in _OTHERS or state.chains[owner] == owner:
        return found
    near = {state.chains[one]: one for one in state.recent(number, _REACH) if state.chains[one] in state.named}
    near.pop(state.chains[owner], None)
    return next(iter(near.values())) if len(near) == 1 else None


def _again(state: State, number: int, owner: int) -> int | None:
    """Give the person or body whom the text has called the same noun of the same owner before."""
    noun = state.token(number)
    for one in range(number - 1, -1, -1):
        token = state.token(one)
        if token.lemma != noun.lemma or token.tag != "NN" or state.chains[one] == one:
            continue  # nothing is known of who that was
        owners = [state.number_at(other) for other in state.annotation.children(token, "poss")]
        if any(other is not None and state.chains[other] == state.chains[owner] for other in owners):
            return one
    return None


def _inverse(state: State, noun: str, chain: int) -> int | None:
    """Give whose lawyer the text calls the one of a chain: "Ruiz's lawyer, Tom Lund", "a lawyer for Ruiz"."""
    for number, other in enumerate(state.chains):
        token = state.token(number)
        if other != chain or token.lemma not in _INVERSE.get(noun, ()):
            continue
        behind = [one for prep in state.annotation.children(token, "prep") if prep.lemma in ("for", "of", "to")
                  for one in state.annotation.children(prep, "pobj")]  # fmt: skip
        for one in (*state.annotation.children(token, "poss"), *behind):
            found = state.number_at(one)
            if found is not None:
                return found
    return None
