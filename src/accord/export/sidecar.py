"""What stands beside an export: each column, whether it is filled, which code lists it uses."""

from typing import Any

from accord import __version__
from accord.export.model import Export, Options


def describe_columns(export: Export, options: Options) -> dict[str, Any]:
    """Give the columns of an export, with the versions of its code lists, as plain JSON values."""
    columns = export.columns(options)
    return {
        "export": export.name,
        "accord": __version__,
        "media": export.media,
        "null": export.null,
        "code_lists": export.codes,
        "not_filled": [column.name for column in columns if column.filled == "no"],
        "columns": [
            {"name": one.name, "type": one.type, "filled": one.filled, "description": one.description}
            for one in columns
        ],
    }
