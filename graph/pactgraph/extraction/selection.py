"""Which sentences are worth parsing: the fast half of a two-speed extraction."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.model import Mention, Span


def worth_parsing(sentences: Sequence[Span], mentions: Sequence[Mention]) -> set[int]:
    """The indexes of the sentences that name an actor, and of all others in a text that names one, since they may refer to it."""
    return set(range(len(sentences)))
