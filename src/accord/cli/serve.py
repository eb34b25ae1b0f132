"""`accord serve`: the store as a page on this machine."""

import contextlib
import socket
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from accord.cli.options import STORE
from accord.cli.terminal import complain
from accord.errors import UsageError

_HOST = "127.0.0.1"  # never another: the page has no passwords
_PORT = 8642


def serve(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The store: one DuckDB file.")] = STORE,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = _PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Show a store as a page that only this machine can open.

    The store is opened read-only; close the page with Ctrl-C before reading more pages into it.
    """
    import uvicorn

    from accord.store import Store
    from accord.web import create_app

    with Store(store, read_only=True) as opened, _listen(port) as listener:
        address = f"http://{_HOST}:{listener.getsockname()[1]}/"
        complain(f"{store} is at {address} until you press Ctrl-C")
        if open_:
            webbrowser.open(address)
        server = uvicorn.Server(uvicorn.Config(create_app(opened), log_level="warning", server_header=False))
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
    except OSError as error:
        listener.close()
        raise UsageError(f"port {port} cannot be taken ({error.strerror}); name another with --port, or 0") from error
    return listener
