"""Words in small letters inside people's names: "Ursula von Hagen", "Siti binti Ahmad", "Jordi Puig i Ferrer"."""

PARTICLES = frozenset(
    {
        "al",
        "el",
        "as",
        "ad",
        "an",
        "ar",
        "ash",
        "at",
        "bin",
        "bint",
        "binti",
        "binte",
        "ibn",
        "ben",
        "arap",
        "ole",
        "ka",
    }
    | {
        "von",
        "van",
        "zu",
        "zur",
        "zum",
        "vom",
        "af",
        "av",
        "ter",
        "ten",
        "den",
        "der",
        "het",
        "op",
        "de",
        "del",
        "della",
    }
    | {"delle", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "los", "las", "y", "e", "i", "ul", "ur", "uz"}
)
