"""Where results go: standard output or a file, as a table for eyes or as text for programs."""

from __future__ import annotations

import codecs
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from pactgraph.errors import ExportError
from pactgraph.tables import Tabular
from pactgraph.writing import replacing

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")  # a graph that others made may hold codes that steer a terminal


@contextmanager
def binary(output: str) -> Iterator[IO[bytes]]:
    """The place that -o names, for bytes."""
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        path = Path(output)
        if path.is_dir():
            raise ExportError(f"{output} is a folder: name a file")
        with replacing(path) as out:
            yield out


@contextmanager
def text(output: str) -> Iterator[codecs.StreamWriter]:
    """The place that -o names, for text in UTF-8, whatever the locale."""
    with binary(output) as out:
        # no TextIOWrapper: where its last bytes cannot be written, it closes standard output behind our back
        yield codecs.getwriter("utf-8")(out, "replace")


def json_lines(records: Iterable[dict[str, Any]], output: str) -> None:
    """A record a line, written as they come."""
    with text(output) as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def table(content: Tabular, form: str, output: str) -> None:
    """A table, as ``form`` says: table, csv or json."""
    if form == "table":
        grid(content.columns, content.rows(), output)
    else:
        with text(output) as out:
            out.write(content.csv() if form == "csv" else content.json())


def grid(columns: Iterable[str], rows: Iterable[Iterable[object]], output: str = "-") -> None:
    """Rows under their names: drawn on a terminal, in plain columns elsewhere."""
    cells = [[_cell(value) for value in row] for row in rows]
    if output == "-" and sys.stdout.isatty():
        _draw(list(columns), cells)
        return
    lines = [list(columns), *cells]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    with text(output) as out:
        for line in lines:
            out.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")


def _draw(columns: list[str], cells: list[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*columns, box=SIMPLE_HEAD)
    for line in cells:
        drawn.add_row(*map(Text, line))  # Text, so that brackets in a document are not taken for markup
    Console().print(drawn)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    return _CONTROL.sub(" ", str(value))


def note(message: str, quiet: bool = False) -> None:
    """A word to the user, on standard error."""
    if not quiet:
        for line in message.splitlines():
            click.echo(_CONTROL.sub(" ", line), err=True)
