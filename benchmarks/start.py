"""The time of ``pactgraph --help`` against that of importing click alone."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

from figures import Figure

ROUNDS = 15


def measure() -> Figure:
    """Medians of runs in turn, so that a busy moment of the machine strikes both."""
    programs = {"help": ["-m", "pactgraph", "--help"], "click": ["-c", "import click"]}
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, arguments in programs.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
            times[name].append(time.perf_counter() - began)
    own, bare = median(times["help"]), median(times["click"])
    return Figure("pactgraph --help / import click", own / bare, 3.0, False, f"{own * 1000:.0f} ms, {bare * 1000:.0f} ms")
