"""Which sentences are worth parsing: the fast half of a two-speed extraction."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pactgraph.model import Mention, Span


def worth_parsing(sentences: Sequence[Span], mentions: Sequence[Mention]) -> set[int]:
    """The indexes of the sentences that name an actor, and of all others in a text that names one, since they may refer to it."""
    starts = [start for start, _ in sentences]
    named = {i for m in mentions if m.code and (i := bisect_right(starts, m.start) - 1) >= 0}
    return set(range(len(sentences)))
