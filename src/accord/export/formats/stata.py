"""Stata .dta: one row an event, with variable labels and value labels."""

from typing import BinaryIO

from accord.export.codes import CAMEO, PLOVER, ontology, quad_names
from accord.export.dta import Kind, Variable, write_dta
from accord.export.flat import FlatTable, flat_columns, flat_table
from accord.export.model import Column, Counts, Export, Options
from accord.export.selection import Selection
from accord.store.vocabulary import SIDES

_KINDS: dict[str, Kind] = {"string": "text", "integer": "whole", "number": "number", "date": "day", "boolean": "coded"}
_FACTUALITY = {
    "CT+": "CT+ certain",
    "PR+": "PR+ probable",
    "PS+": "PS+ possible",
    "CT-": "CT- certainly not",
    "PR-": "PR- probably not",
    "PS-": "PS- possibly not",
    "UU": "UU uncommitted",
}


def _meanings(name: str) -> dict[str, str] | None:
    """Give the values of a column that has few, with what they mean; None for other columns."""
    if name == "type":
        return {kind: kind for kind in ontology()["types"]}
    if name == "quad":
        return {str(number): meaning for number, meaning in quad_names().items()}
    return {"factuality": _FACTUALITY, "side": {side: side for side in SIDES}}.get(name)


def _write(chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
    with flat_table(chosen, options, counts) as table:
        widths = _widths(table)
        variables = [_variable(column, widths) for column in table.columns]
        notes = [f"Codes of {name}: {version}" for name, version in EXPORT.codes.items()]
        write_dta(out, variables, table.rows(), table.count, label="Events, coded by accord", notes=notes)


def _widths(table: FlatTable) -> dict[str, int]:
    """Give the bytes of the longest value of each column of text."""
    texts = [column.name for column in table.columns if column.type == "string"]
    longest = dict.fromkeys(texts, 0)
    measured = ", ".join(f"coalesce(max(strlen({name})), 0)" for name in texts)
    for sql in table.stretches():
        found = table.cursor.execute(f"SELECT {measured} FROM ({sql})").fetchall()  # noqa: S608 - our own names
        longest = {name: max(longest[name], width) for name, width in zip(texts, found[0], strict=True)}
    return longest


def _variable(column: Column, widths: dict[str, int]) -> Variable:
    meanings = {"False": "no", "True": "yes"} if column.type == "boolean" else _meanings(column.name)
    if meanings is None:
        kind = _KINDS[column.type]
        return Variable(name=column.name, kind=kind, label=column.description, width=widths.get(column.name, 0))
    first = 0 if column.type == "boolean" else 1
    values = {value: code for code, value in enumerate(meanings, start=first)}
    shown = {values[value]: meaning for value, meaning in meanings.items()}
    return Variable(name=column.name, kind="coded", label=column.description, values=values, meanings=shown)


EXPORT = Export(
    name="stata",
    summary="Stata .dta (14 and later): one row an event, labelled",
    suffix=".dta",
    media="application/x-stata-dta",
    write=_write,
    binary=True,
    columns=flat_columns,
    codes={"events": f"{PLOVER}; {CAMEO}"},
)
