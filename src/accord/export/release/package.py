"""datapackage.json: the tables for machines (Frictionless Data Package 1)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from accord import __version__
from accord.export.codes import CAMEO, PLOVER, ontology
from accord.export.model import Options
from accord.export.release.about import About
from accord.export.release.tables import Field, Table
from accord.store.vocabulary import FACTUALITY, SIDES

if TYPE_CHECKING:
    from accord.export.release.folder import File


def datapackage(
    about: About, tables: Sequence[Table], counts: Mapping[str, int], files: Sequence["File"], options: Options
) -> dict[str, Any]:
    """Give the descriptor: each table as CSV with its schema, and as Parquet."""
    written = {file.path: file for file in files}
    return {
        "profile": "data-package",
        "name": about.name,
        "title": about.title,
        "version": about.version,
        **({"created": f"{about.day}T00:00:00Z"} if about.day else {}),
        **({"id": f"https://doi.org/{about.doi}"} if about.doi else {}),
        **({"licenses": [{"name": about.licence}]} if about.licence else {}),
        "contributors": [{"title": author, "role": "author"} for author in about.authors],
        "description": f"Events coded from news by accord {__version__}. Codes: {PLOVER}; {CAMEO}."
        + ("" if options.text else " The texts of the articles are left out; offsets and hashes point into them."),
        "resources": [
            *(_csv(table, counts[table.name], written[f"data/{table.name}.csv"]) for table in tables),
            *(_parquet(table) for table in tables),
        ],
    }


def _csv(table: Table, rows: int, file: "File") -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.path,
        "title": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(table.name, field) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": column, "reference": {"resource": resource, "fields": target}}
                for column, (resource, target) in table.references.items()
            ],
        },
    }


def _parquet(table: Table) -> dict[str, Any]:
    # Without bytes and hash, which frictionless-py 5 cannot check for Parquet and so calls wrong; SHA256SUMS has them.
    return {
        "profile": "data-resource",
        "name": f"{table.name}-parquet",
        "path": f"data/{table.name}.parquet",
        "title": f"{table.description} (the same rows as {table.name})",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
    }


def _field(table: str, field: Field) -> dict[str, Any]:
    values = _VALUES.get((table, field.name), lambda: None)()
    constraints = {"required": True} if field.required else {}
    if values:
        constraints["enum"] = values
    format_ = {"format": "%Y-%m-%d %H:%M:%S.%f"} if field.type == "datetime" else {}
    described = {"name": field.name, "type": field.type, **format_, "description": field.description}
    return {**described, "constraints": constraints} if constraints else described


_VALUES: dict[tuple[str, str], Any] = {
    ("events", "type"): lambda: list(ontology()["types"]),
    ("events", "quad"): lambda: [1, 2, 3, 4],
    ("events", "factuality"): lambda: list(FACTUALITY),
    ("events", "side"): lambda: list(SIDES),
    ("parties", "role"): lambda: ["actor", "recipient"],
    ("mentions", "kind"): lambda: ["actor", "place", "date"],
}
