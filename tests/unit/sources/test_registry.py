"""Sources that other packages add: found, used, and no harm done where one is broken."""

import importlib
import re
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import BinaryIO

import pytest

from accord.model import Failure, Page, Source
from accord.sources import Format, Options, Scheme, open_source
from accord.sources import registry as module
from accord.sources.registry import GROUP, OWN, gather

HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "add-a-source.md"
MAIL = b"From a\nSubject: Strike\n\nShips wait.\n\nFrom b\nSubject: Nothing\nFrom c\nSubject: More\n\nSecond.\n"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install the example of the how-to page as a package of its own, as pip would."""
    (code,) = re.findall(r"```python\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    (point,) = re.findall(r'^mailbox = "my_package\.mailbox:(\w+)"$', HOW_TO.read_text("utf-8"), re.MULTILINE)
    (tmp_path / "site" / "example_mailbox_source").mkdir(parents=True)
    (tmp_path / "site" / "example_mailbox_source" / "__init__.py").write_text(code, encoding="utf-8")
    info = tmp_path / "site" / "example_mailbox_source-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example-mailbox-source\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nmailbox = example_mailbox_source:{point}\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    importlib.invalidate_caches()
    module.registry.cache_clear()
    yield
    module.registry.cache_clear()
    sys.modules.pop("example_mailbox_source", None)


def test_the_example_of_the_how_to_page_works(installed: None, tmp_path: Path) -> None:
    import gzip

    (tmp_path / "in.mbox").write_bytes(MAIL)
    (tmp_path / "packed.mbox.gz").write_bytes(gzip.compress(MAIL))
    for name in ("in.mbox", "packed.mbox.gz"):
        first, second, third = open_source([str(tmp_path / name)])
        assert isinstance(first, Page)
        assert isinstance(second, Failure)
        assert isinstance(third, Page)
        assert (first.source.kind, first.title, first.content) == ("mailbox", "Strike", b"Ships wait.\n\n")
        assert (second.code, second.source.ref) == ("no_text", f"{tmp_path / name}#2")


def _point(value: str) -> EntryPoint:
    return EntryPoint(name="other", value=value, group=GROUP)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("no_such_package_at_all:X", "No module named"),
        ("accord.sources.registry:GROUP", "it is a str"),
        ("accord.sources.registry:no_such_name", "no_such_name"),
    ],
)
def test_a_broken_source_is_named_and_the_others_work(value: str, says: str) -> None:
    found = gather([_point(value)])
    assert found.formats == gather([]).formats
    (words,) = found.broken
    assert "'other'" in words
    assert says in words


def test_it_is_said_when_something_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: list[str]) -> None:
    monkeypatch.setattr("accord.sources.opener.registry", lambda: gather([_point("no_such_package_at_all:X")]))
    (tmp_path / "a.txt").write_text("Words.")
    (page,) = open_source([str(tmp_path / "a.txt")], options=Options(say=said.append))
    assert isinstance(page, Page)
    assert len(said) == 1


def test_a_reader_that_raises_ends_its_file_and_not_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def read(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
        yield Page(source=Source(kind="bad", ref=ref), media="text", content="Words.")
        raise ZeroDivisionError("nobody foresaw it")

    found = gather([])
    with_bad = module.Registry(formats=(*found.formats, Format(name="bad", read=read, suffixes=(".bad",))), schemes=())
    monkeypatch.setattr("accord.sources.opener.registry", lambda: with_bad)
    for name in ("a.bad", "b.txt"):
        (tmp_path / name).write_text("Words.")
    first, second, third = open_source([str(tmp_path)])
    assert isinstance(first, Page)
    assert isinstance(second, Failure)
    assert isinstance(third, Page)
    assert (second.code, second.detail) == ("internal_error", "ZeroDivisionError: nobody foresaw it")


def test_an_address_goes_to_its_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(address: str, options: Options) -> Iterator[Page | Failure]:
        yield Page(source=Source(kind="desk", ref=address), media="text", content="Words.")

    found = gather([])
    with_desk = module.Registry(formats=found.formats, schemes=(Scheme(prefix="desk:", read=read),))
    monkeypatch.setattr("accord.sources.opener.registry", lambda: with_desk)
    (page,) = open_source(["desk:today"])
    assert page.source.ref == "desk:today"


def test_no_two_of_our_own_claim_one_suffix() -> None:
    suffixes = [suffix for one in gather([]).formats for suffix in one.suffixes]
    assert len(OWN) >= 7
    assert len(suffixes) == len(set(suffixes))
    assert not list(entry_points(group=GROUP))
