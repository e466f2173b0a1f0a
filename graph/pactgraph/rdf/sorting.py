"""Sorting more lines than memory holds: sorted runs in temporary files, then one merge."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from typing import IO

RUN = 20_000
"""Lines sorted in memory at a time: some 5 MB of N-Triples."""


def ordered(lines: Iterable[bytes], run: int = RUN) -> Iterator[bytes]:
    """The lines in the order of their bytes, each once; a line has no line end. At most ``run`` of them are in memory."""
    source = iter(lines)
    first = sorted(set(islice(source, run)))
    with ExitStack() as stack:
        runs: list[IO[bytes]] = []
        while chunk := sorted(set(islice(source, run))):
            file = stack.enter_context(tempfile.TemporaryFile())
            file.writelines(line + b"\n" for line in chunk)
            file.seek(0)
            runs.append(file)
        merged = heapq.merge(first, *((line[:-1] for line in file) for file in runs))
        yield from (line for line, _ in groupby(merged)) if runs else first
