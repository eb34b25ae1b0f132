"""`accord check`: whether a store is whole."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from accord.cli.listing import StoreArgument
from accord.cli.options import STORE, JsonOption
from accord.cli.terminal import out, print_tidy, quiet_pipe, safe, write_line
from accord.cli.words import count
from accord.record import dump

if TYPE_CHECKING:
    from accord.store.check import Report

_KINDS = ("article", "statement", "event")


def check(
    store: StoreArgument = STORE,
    upgrade: Annotated[
        bool, typer.Option("--upgrade", help="Bring a store of an older accord to this schema first.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Check a store: every span inside its text, every id resolvable, every count right.

    The exit code is 1 when something is wrong; what is wrong is listed.
    """
    from accord.store import Store
    from accord.store.check import check as check_store

    if upgrade and store.exists():
        Store(store).close()
    with Store(store, read_only=True) as opened:
        report = check_store(opened.connection)
    with quiet_pipe():
        if json:
            faults = [
                {"table": one.table, "what": one.what, "count": one.count, "examples": list(one.examples)}
                for one in report.faults
            ]
            write_line(dump({"checks": report.checks, "rows": report.rows, "faults": faults}))
        else:
            _print(report)
    if report.faults:
        raise typer.Exit(1)


def _print(report: "Report") -> None:
    held = ", ".join(count(report.rows[f"{kind}s"], kind) for kind in _KINDS)
    print_tidy(out(), Text(f"{held}; {count(report.checks, 'check')}"), wrap=False)
    for fault in report.faults:
        examples = ", ".join(safe(one) for one in fault.examples) + (
            ", ..." if fault.count > len(fault.examples) else ""
        )
        line = Text.assemble(
            (f"{fault.table}: ", "bold red"), f"{fault.what}: {fault.count:,}", (f"  {examples}", "dim")
        )
        print_tidy(out(), line, wrap=False)
    if not report.faults:
        print_tidy(out(), Text("nothing is wrong", style="green"))
