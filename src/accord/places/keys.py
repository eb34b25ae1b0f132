"""The form under which a place name is looked up: one key for all the ways to write the same name.

"St. Étienne", "Saint-Etienne" and "SAINT ETIENNE" have one key; so have "Al-Qa'im" and "al Qaim".
The builder of the gazetteer and the finder both use it, so what is stored can be found.
"""

import unicodedata

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h", "ə": "a", "ŋ": "n"}
)
_MARKS = str.maketrans(dict.fromkeys("-‐‑–—/_", " ") | dict.fromkeys("'’‘ʻʼʾʿ`´.", ""))
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}


def key_of(name: str) -> str:
    """Give the key of a name: lower case, no marks on letters, no apostrophes or points, plain spaces."""
    plain = name.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.translate(_PLAIN))
        plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    words = plain.translate(_MARKS).split()
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)
