"""Bootstrap intervals: the documents drawn again with replacement, since the facts of one document are not independent.

Efron and Tibshirani, An Introduction to the Bootstrap (1993), percentile intervals.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pactgraph.evaluation.counts import Counts, Tally

RESAMPLES = 1000
SEED = 20250225  # any number; fixed, so that the same gold gives the same interval
LEVEL = 0.95

Interval = tuple[float, float]
Intervals = dict[str, tuple[Interval, Interval, Interval]]  # of precision, recall and F1


def intervals(tallies: Sequence[Tally], names: Sequence[str]) -> Intervals:
    """The 95 % intervals of the named figures."""
    table = np.array([[_numbers(tally.get(name)) for name in names] for tally in tallies], dtype=np.int64)
    draws = random.Random(SEED)
    places = range(len(tallies))
    sums = np.empty((RESAMPLES, len(names), 4))
    for row in range(RESAMPLES):
        weights = np.bincount(draws.choices(places, k=len(tallies)), minlength=len(tallies))
        sums[row] = np.tensordot(weights, table, axes=1)
    return {name: _interval(sums[:, column]) for column, name in enumerate(names)}


def _numbers(counts: Counts | None) -> tuple[int, int, int, int]:
    return (counts.found, counts.gold, counts.right, counts.predicted) if counts else (0, 0, 0, 0)


def _interval(sums: NDArray[np.float64]) -> tuple[Interval, Interval, Interval]:
    recall = sums[:, 0] / np.maximum(1, sums[:, 1])
    precision = sums[:, 2] / np.maximum(1, sums[:, 3])
    both = precision + recall
    f1 = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
    return _bounds(precision), _bounds(recall), _bounds(f1)


def _bounds(values: NDArray[np.float64]) -> Interval:
    low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
