"""The first so many, by rank, of things that come one by one: what a page can hold of more documents than memory can."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappush, heappushpop
from typing import Generic, TypeVar

T = TypeVar("T")


class Strongest(Generic[T]):
    """Keeps the ``most`` items of the lowest rank, of equal ranks those that came first; iterates in the order of arrival."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen = 0
        self._heap: list[tuple[tuple[int, int], T]] = []  # the weakest first

    def add(self, item: T, rank: int) -> None:
        """Take an item in, and let the weakest go where there are too many."""
        entry = ((-rank, -self._seen), item)
        self._seen += 1
        if len(self._heap) < self._most:
            heappush(self._heap, entry)
        else:
            heappushpop(self._heap, entry)

    @property
    def left_out(self) -> int:
        """How many came and are not kept."""
        return self._seen - len(self._heap)

    def __len__(self) -> int:
        return len(self._heap)

    def __iter__(self) -> Iterator[T]:
        return (item for _, item in sorted(self._heap, key=lambda entry: -entry[0][1]))
