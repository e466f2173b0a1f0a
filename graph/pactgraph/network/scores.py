"""Scores: the result of a measure that gives each node a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.tables import Row, Tabular


@dataclass(frozen=True, slots=True)
class Scores(Tabular):
    """One number a node, the highest first, equal ones by name.

    ``name`` is the measure, ``method`` how it was computed where there is more than one way ("exact", "512 pivots").
    """

    name: str
    values: tuple[tuple[str, float], ...]
    method: str = "exact"

    @property
    def columns(self) -> tuple[str, ...]:
        """``node`` and the name of the measure."""
        return "node", self.name

    def rows(self) -> tuple[Row, ...]:
        """Node and value."""
        return self.values

    def __iter__(self) -> Iterator[tuple[str, float]]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def mapping(self) -> dict[str, float]:
        """Node to value."""
        return dict(self.values)


def scores(name: str, values: Mapping[Any, float], method: str = "exact", *, digits: int = 12) -> Scores:
    """Order the values of a measure.

    They are rounded to ``digits`` decimals first: the last bits of a sum differ from one processor to the next, and would
    change the order of actors that are in truth equal.
    """
    rounded = ((str(node), _rounded(value, digits)) for node, value in values.items())
    return Scores(name, tuple(sorted(rounded, key=_descending)), method)


def _rounded(value: float, digits: int) -> float:
    return value if isinstance(value, int) else round(float(value), digits) + 0.0


def _descending(pair: tuple[str, float]) -> tuple[float, str]:
    return -pair[1], pair[0]
