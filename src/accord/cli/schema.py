"""`accord schema`: the JSON Schema of the record."""

from importlib import resources

from accord.cli.terminal import quiet_pipe, write_line


def schema() -> None:
    """Print the JSON Schema of the record.

    It is JSON Schema 2020-12, and says of every key what it holds.
    """
    text = resources.files("accord").joinpath("schema", "record.schema.json").read_text(encoding="utf-8")
    with quiet_pipe():
        write_line(text.rstrip("\n"))
