"""Sorting more lines than memory holds: sorted runs in temporary files, then one merge."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import IO

RUN = 250_000
"""Lines sorted in memory at a time: some 50 MB of N-Triples."""


def ordered(lines: Iterable[bytes], run: int = RUN) -> Iterator[bytes]:
    """The lines in the order of their bytes, each once; a line has no line end. At most ``run`` of them are in memory."""
    source = iter(lines)
    with ExitStack() as stack:
        runs: list[IO[bytes]] = []
        while chunk := sorted(set(islice(source, run))):
            if not runs and len(chunk) < run:  # it all fits
                following = list(islice(source, 1))
                if not following:
                    yield from chunk
                    return
                chunk = sorted({*chunk, *following})
            file = stack.enter_context(tempfile.TemporaryFile())
            file.writelines(line + b"\n" for line in chunk)
            file.seek(0)
            runs.append(file)
        previous = None
        for line in heapq.merge(*runs):
            if line != previous:
                yield line[:-1]
            previous = line
