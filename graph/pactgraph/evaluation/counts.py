"""Counts: what a figure is made of. Counts of documents add up to those of a set (micro average)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Tally = Mapping[str, "Counts"]  # the counts of one document, by the name of the figure


@dataclass(frozen=True, slots=True)
class Counts:
    """``found`` of ``gold`` wanted things were found; ``right`` of ``predicted`` things were right.

    The two hits differ where several predictions may answer one wanted thing, as parts of a quotation do.
    """

    found: int = 0
    gold: int = 0
    right: int = 0
    predicted: int = 0

    @classmethod
    def of(cls, gold: frozenset[object], predicted: frozenset[object]) -> Counts:
        """The counts of two sets of keys."""
        hit = len(gold & predicted)
        return cls(hit, len(gold), hit, len(predicted))

    @classmethod
    def share(cls, right: int, of: int) -> Counts:
        """A plain share, whose precision, recall and F1 are the same."""
        return cls(right, of, right, of)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.found + other.found, self.gold + other.gold, self.right + other.right, self.predicted + other.predicted
        )

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 0 where nothing was predicted."""
        return self.right / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where there is none."""
        return self.found / max(1, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Counts(found=1, gold=2, right=1, predicted=1).f1
        0.6666666666666666
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def total(tallies: Iterable[Tally]) -> dict[str, Counts]:
    """The counts of all documents together, names in the order in which they first come."""
    result: dict[str, Counts] = {}
    for tally in tallies:
        for name, counts in tally.items():
            result[name] = result.get(name, Counts()) + counts
    return result
