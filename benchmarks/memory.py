"""The memory of a build of 4,500 documents against that of 450."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure, corpus, write

FEW, MANY = 450, 4500
_PROGRAM = """
import resource, sys
from pactgraph.pipeline import build
build(sys.argv[1], sys.argv[2]).close()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure() -> Figure:
    """The highest resident memory of a process that builds a graph in a folder, with graph.ttl and graph.html."""
    name, documents = corpus("synthetic-plover.jsonl", MANY)
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for number in (FEW, MANY):
            source = Path(folder) / f"{number}.jsonl"
            # the few are spread over the many, so that both hold documents of the same kinds
            write(documents[:: len(documents) // number], source)
            program = [sys.executable, "-c", _PROGRAM, str(source), str(Path(folder) / str(number))]
            done = subprocess.run(program, capture_output=True, text=True, check=True)
            peaks.append(int(done.stdout) / 1024)
    detail = f"{peaks[1]:.0f} MB for {MANY:,} documents, {peaks[0]:.0f} MB for {FEW}, {name}"
    return Figure(f"memory of {MANY:,} documents / of {FEW}", peaks[1] / peaks[0], 1.1, False, detail)
