"""The speed of a build against that of the shipped pipeline when it parses every sentence of the same texts."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from figures import Figure, corpus, words, write

ROUNDS = 3
_PARSE = """
import json, sys
from pactgraph.language import engine, split
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for _ in engine().pipeline.pipe(text[start:end] for text in texts for start, end in split(text)):
    pass
"""


def measure() -> Figure:
    """Words a second by the clock, each as a whole command, in turn; the processor time of all their processes beside it."""
    name, documents = corpus("world-news.jsonl", 1700)
    size = words(documents)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "news.jsonl"
        write(documents, source)
        built, parsed = [], []
        for number in range(ROUNDS):
            target = str(Path(folder) / f"graph{number}")
            built.append(_seconds("-m", "pactgraph", "build", str(source), "--out", target, "--quiet"))
            parsed.append(_seconds("-c", _PARSE, str(source)))
    ratio, processor = (median(p[i] / b[i] for b, p in zip(built, parsed, strict=True)) for i in (0, 1))
    speeds = (size / median(seconds for seconds, _ in runs) for runs in (built, parsed))
    detail = "{:,.0f} and {:,.0f} words/s".format(*speeds) + f", {size:,} words, {name}; by processor time {processor:.2f}"
    return Figure("words/s of a build / of parsing all", ratio, 1.0, True, detail)


def _seconds(*arguments: str) -> tuple[float, float]:
    """How long a program of this Python took, and the processor time of it and the processes that it started."""
    before, began = _processor_time(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began, _processor_time() - before


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
