"""GraphML: actors as nodes, ordered pairs of them as edges with counts."""

from datetime import date
from importlib.resources import files
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

import duckdb

from accord.export.codes import CAMEO, PLOVER
from accord.export.columns import columns_of
from accord.export.model import Column, Counts, Export, Options
from accord.export.selection import Selection
from accord.export.text import visible

_TYPES = {"integer": "long", "number": "double", "string": "string", "date": "string"}
_NODE = ("name", "kind", "value", "country", "sectors")
_NODES = """
SELECT id, name, kind, value, country, sectors FROM labels JOIN (
    SELECT entity AS id, min(country) AS country, min(nullif(array_to_string(sectors, ';'), '')) AS sectors
    FROM parties JOIN chosen ON event_n = n GROUP BY entity
) USING (id)
WHERE id IN (SELECT source FROM dyads UNION SELECT target FROM dyads)
ORDER BY id
"""


def _write(chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
    with chosen.connection.cursor() as cursor:
        sql, values = chosen.query()
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE chosen AS {sql}", values)
        counts.events = _number(cursor, "SELECT count(*) FROM chosen")
        cursor.execute(files("accord.export").joinpath("data", "dyads.sql").read_text(encoding="utf-8"))
        out.write(_head(_columns(options)))
        out.writelines(_element(f'<node id="n{row["id"]}">', row, _NODE, "node") for row in _rows(cursor, _NODES))
        for row in _rows(cursor, "SELECT * FROM dyads ORDER BY source, target"):
            counts.rows += 1
            opening = f'<edge source="n{row.pop("source")}" target="n{row.pop("target")}">'
            out.write(_element(opening, row, tuple(row), "edge"))
        out.write(b"</graph>\n</graphml>\n")
        if single := counts.events - _number(cursor, _PAIRED):
            counts.left_out["no_pair"] = single


_PAIRED = """
SELECT count(DISTINCT n) FROM chosen JOIN parties AS one ON one.event_n = n AND one.role = 'actor'
JOIN events USING (n)
WHERE EXISTS (FROM parties AS other WHERE other.event_n = n AND (other.role = 'recipient' OR (
    other.role = 'actor' AND other.position <> one.position
    AND json_extract_string(events.empty, '$.recipients') = 'reciprocal')))
"""


def _rows(cursor: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    found = cursor.execute(sql)
    names = [name for name, *_ in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _number(cursor: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(cursor.execute(sql).fetchall()[0][0])


def _head(columns: tuple[Column, ...]) -> bytes:
    keys = "".join(
        f'<key id="{column.name.replace(".", "_")}" for="{column.name.split(".")[0]}" '
        f'attr.name="{column.name.split(".")[1]}" attr.type="{_TYPES[column.type]}"/>\n'
        for column in columns
    )
    codes = "; ".join(f"codes of {name}: {version}" for name, version in EXPORT.codes.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="'
        'http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
        f'<desc>{escape(codes)}</desc>\n{keys}<graph id="accord" edgedefault="directed">\n'
    ).encode()


def _element(opening: str, row: dict[str, Any], keys: tuple[str, ...], kind: str) -> bytes:
    data = "".join(
        f'<data key="{kind}_{key}">{escape(visible(_text(row[key])))}</data>' for key in keys if row[key] is not None
    )
    return f"{opening}{data}</{kind}>\n".encode("utf-8", "replace")


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _columns(options: Options) -> tuple[Column, ...]:
    return columns_of("graphml", options)


EXPORT = Export(
    name="graphml",
    summary="GraphML: actors, and ordered pairs of them with counts",
    suffix=".graphml",
    media="application/graphml+xml",
    write=_write,
    columns=_columns,
    codes={"events": f"{PLOVER}; {CAMEO}"},
)
