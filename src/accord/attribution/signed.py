"""Statements signed behind a dash, as pull quotes and reader's voices are: “I had no idea.” — Kofi Mensah, baker."""

from accord.attribution.drafts import Draft
from accord.attribution.quotes import quoted
from accord.attribution.reading import Reading
from accord.model import Token

SIGNED = "signed"
_DASHES = frozenset({"—", "–", "―", "-", "--"})
_LONGEST = 14  # tokens of a signature
_NO_NAME = frozenset({"VERB", "AUX", "SCONJ", "PRON"})


def signed_drafts(reading: Reading) -> list[Draft]:
    """Give a draft for every quotation that opens a paragraph and has nothing behind it but a dash and a name.

    The signature may stand in a paragraph of its own.
    """
    found: list[Draft] = []
    for number in range(len(reading.quotations)):
        inside = sorted(quoted(reading, number))
        if not inside or not _opens_paragraph(reading, inside[0]):
            continue
        dash = inside[-1] + 1
        signature = _signature(reading, dash, reading.paragraph(reading.tokens[inside[0]]))
        if signature:
            found.append(
                Draft(
                    part="others", word="—", shape=SIGNED, anchor=dash, cue=frozenset({dash}),
                    source=frozenset(token.index for token in signature), source_head=_name(signature).index,
                    content=frozenset(inside), basis="layout",
                )
            )  # fmt: skip
    return found


def _opens_paragraph(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return index == 0 or reading.paragraph(reading.tokens[index - 1]) != reading.paragraph(token)


def _signature(reading: Reading, dash: int, quoted_in: int) -> list[Token]:
    """Give the words between the dash and the end of its paragraph, without a closing full stop."""
    tokens = reading.tokens
    if dash >= len(tokens) or tokens[dash].text not in _DASHES:
        return []
    own = reading.paragraph(tokens[dash])
    if own - quoted_in > 1:
        return []
    signature: list[Token] = []
    for token in tokens[dash + 1 : dash + _LONGEST + 2]:
        if reading.paragraph(token) != own:
            break
        signature.append(token)
    if signature and signature[-1].text == ".":
        signature.pop()
    short = 0 < len(signature) <= _LONGEST
    sentence = any(token.text[:1].islower() and token.pos in _NO_NAME for token in signature)
    return signature if short and signature[0].text[:1].isupper() and not sentence else []


def _name(signature: list[Token]) -> Token:
    """Give the last word of the name before any comma."""
    before: list[Token] = []
    for token in signature:
        if token.pos == "PUNCT":
            break
        before.append(token)
    return before[-1] if before else signature[0]
