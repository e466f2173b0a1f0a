"""The speed of a build against that of the shipped pipeline when it parses every sentence of the same texts."""

from __future__ import annotations

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
    """Words a second by the clock: both as whole commands, in turn, with their defaults; beside it the build in one process."""
    name, documents = corpus("world-news.jsonl", 1700)
    size = words(documents)
    with tempfile.TemporaryDirectory() as folder:
        source, target = str(Path(folder) / "news.jsonl"), str(Path(folder) / "graph")
        write(documents, Path(source))
        build = ("-m", "pactgraph", "build", source, "--quiet", "--out")
        built, alone, parsed = [], [], []
        for number in range(ROUNDS):
            built.append(_seconds(*build, f"{target}{number}"))
            alone.append(_seconds(*build, f"{target}{number}-alone", "--workers", "1"))
            parsed.append(_seconds("-c", _PARSE, source))
    ratio, in_one = (median(p / b for b, p in zip(runs, parsed, strict=True)) for runs in (built, alone))
    speeds = "{:,.0f} and {:,.0f} words/s".format(*(size / median(runs) for runs in (built, parsed)))
    detail = f"{speeds}, {size:,} words, {name}; in one process {in_one:.2f}"
    return Figure("words/s of a build / of parsing all", ratio, 1.0, True, detail)


def _seconds(*arguments: str) -> float:
    """How long a program of this Python took."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
