"""The installed command on real files. Loading the language model takes seconds, so runs are shared."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ACCORD = Path(sys.executable).with_name("accord")

PARAGRAPH = (
    "The harbour union called a strike on Monday. “We will not load another ship,” said Marta Olsen, the head of "
    "the union. Norway sent police to the port of Bergen, according to the ministry.\n"
)
PAGE = """<!doctype html><html lang="en"><head><title>Minister resigns over dam</title>
<meta property="article:published_time" content="2024-05-02T08:00:00Z"></head><body><nav>Home | World</nav>
<article><h1>Minister resigns over dam</h1><p>The minister for water resigned on Thursday after engineers said that
the Tarn dam had been leaking for a year. “I should have listened,” Paul Ferrand told reporters in Toulouse.</p>
<p>Opposition deputies demanded an inquiry, and the prime minister promised one before the summer. The mayor of
the nearest town said that nobody had warned his office about the leak, and that families would sue.</p></article>
<footer>All rights reserved</footer></body></html>"""
FRENCH = (
    "Le ministre de l'intérieur a déclaré lundi que la police ne quitterait pas la ville avant la fin de la semaine, "
    "malgré les protestations du maire et des habitants du quartier, qui demandent son départ immédiat.\n"
)
SCRIPT = "<html><head><script>var a = 1;</script></head><body><script>document.write('x')</script></body></html>"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Accord = Callable[..., Done]


def environment(**changes: str) -> dict[str, str]:
    """Give the environment of the tests, without what would change colours or width."""
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**kept, **changes}


@pytest.fixture(scope="session")
def accord() -> Accord:
    """Run the command: `accord("code", "-", stdin="text")`."""

    def call(*arguments: object, stdin: str | bytes = b"", **env: str) -> Done:
        done = subprocess.run(
            [ACCORD, *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env=environment(**env),
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of what users have, the good beside the bad."""
    folder = tmp_path_factory.mktemp("pages")
    rows = [
        {
            "id": "row-1",
            "text": "Chile and Peru signed a treaty in Lima.\n",
            "published": "2024-05-01",
            "title": "Treaty",
        },
        {"id": "row-2", "html": PAGE.replace("dam", "bridge"), "outlet": "The Example"},
    ]
    lines = [json.dumps(rows[0]), '{"id": "row-bad", "text": ', json.dumps(rows[1])]
    files: dict[str, str | bytes] = {
        "a-strike.txt": PARAGRAPH,
        "b-page.html": PAGE,
        "c-rows.jsonl": "\n".join(lines) + "\n",
        "d-empty.txt": "",
        "e-binary": bytes(range(256)) * 40,
        "f-huge.txt": b"Nobody reads all of this. " * 800_000,
        "g-latin.txt": "The café owners of Orléans said on Tuesday that they would strike.\n".encode("latin-1"),
        "h-script.html": SCRIPT,
        "i-french.txt": FRENCH,
        "sub/j-copy.txt": PARAGRAPH,
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@dataclass(frozen=True)
class Coded:
    """What `accord code` made of the folder."""

    done: Done
    failures: list[dict[str, Any]]


@pytest.fixture(scope="session")
def coded(accord: Accord, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Coded:
    """Code the folder once for all tests."""
    failures = tmp_path_factory.mktemp("failures") / "failures.jsonl"
    done = accord("code", folder, "--failures", failures)
    return Coded(done, [json.loads(line) for line in failures.read_text().splitlines()])


@dataclass(frozen=True)
class Read:
    """What `accord read` made of the folder, the first and the second time."""

    store: Path
    first: Done
    second: Done


@pytest.fixture(scope="session")
def stored(accord: Accord, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Read the folder twice into one store, once for all tests."""
    store = tmp_path_factory.mktemp("store") / "accord.duckdb"
    first, second = (accord("read", folder, "--store", store, COLUMNS="110") for _ in range(2))
    return Read(store, first, second)
