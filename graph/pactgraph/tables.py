"""Results as tables: columns with names, rows in a fixed order, and the forms in which people take them away.

A room of its own, without a library: commands that print a table need not wait for the network to be imported.
"""

from __future__ import annotations

import csv
import io
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import Any

from pactgraph.errors import ExportError

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

SHOWN = 100  # rows of a table in a notebook


class Tabular(ABC):
    """A result that can be read as a table. Rows come in an order that depends on the values alone."""

    __slots__ = ()

    @property
    @abstractmethod
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""

    @abstractmethod
    def rows(self) -> tuple[Row, ...]:
        """The rows, each with a cell a column."""

    def __repr__(self) -> str:
        """What it is and how large, not its rows: one of them may hold the text of a document."""
        count = len(self.rows())
        return f"<{type(self).__name__}: {count:,} {'row' if count == 1 else 'rows'} of {', '.join(self.columns)}>"

    def records(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries, column to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows()]

    def csv(self) -> str:
        """The table as CSV (RFC 4180 quoting, ``\\n`` line ends), a line of names first; an unknown value is an empty cell."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows())
        return out.getvalue()

    def json(self) -> str:
        """The table as a JSON array of objects, a row a line."""
        lines = ",\n".join(json.dumps(record, ensure_ascii=False, allow_nan=False) for record in self.records())
        return f"[\n{lines}\n]\n" if lines else "[]\n"

    def _repr_html_(self) -> str:
        """The first rows, for a notebook."""
        shown = self.rows()[:SHOWN]
        left = len(self.rows()) - len(shown)
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown)
        more = f"<p>and {left:,} more</p>" if left else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def pandas(self) -> Any:
        """The table as a ``pandas.DataFrame``.

        Raises
        ------
        ExportError
            Where pandas is not installed.
        """
        return frames("pandas").DataFrame(self.records(), columns=list(self.columns))

    def polars(self) -> Any:
        """The table as a ``polars.DataFrame``.

        Raises
        ------
        ExportError
            Where polars is not installed.
        """
        return frames("polars").DataFrame(self.rows(), schema=list(self.columns), orient="row", infer_schema_length=None)


def _cell(value: Cell) -> str:
    return f"<td>{'' if value is None else escape(str(value))}</td>"


def frames(library: str) -> Any:
    """Import pandas, polars or pyarrow, or say how to get it."""
    try:
        return import_module(library)
    except ImportError as error:
        raise ExportError(f"{library} is not installed: pip install 'pactgraph[frames]'") from error


@dataclass(frozen=True, slots=True)
class Table(Tabular):
    """A plain table with a name."""

    name: str
    header: tuple[str, ...]
    data: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, as given."""
        return self.header

    def rows(self) -> tuple[Row, ...]:
        """The rows, as given."""
        return self.data
