"""`accord serve`, before it serves."""

import socket
from pathlib import Path

import pytest

from accord.cli.serve import serve
from accord.errors import StoreError, UsageError


def test_a_port_that_is_taken_is_told_with_what_to_do(web_store: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="name another with --port"):
            serve(web_store, port=taken.getsockname()[1])


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        serve(tmp_path / "none.duckdb", port=0)
    assert list(tmp_path.iterdir()) == []
