"""From the data to the shipped model: ``make train TREEBANK=folder``, or ``python -m training TREEBANK [WORK [OUT]]``.

About two hours and a half on a free core. Each step is a command of its own, so that it can be run again alone; a step whose
output exists in WORK (``out/training``) is left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_GOLD = "--data gold:0.93,gold_headlines:0.07 --dev gold_dev --dropout 0.2"


def steps(treebank: str, work: str, out: str) -> list[tuple[str, str]]:
    """The output of each step, relative to the work folder, and its command after ``python -m training.``"""
    grammar, names = _HERE / "parser.cfg", _HERE / "names.cfg"
    return [
        ("gold.spacy", f"prepare {treebank} {work}"),
        ("A", f"train {grammar} {work} {work}/A {_GOLD} --steps 4200 --seed 1"),
        ("B", f"train {grammar} {work} {work}/B {_GOLD} --steps 3500 --seed 2 --reverse --set width=128"),
        ("silver.spacy", f"vote {work} news silver {work}/A {work}/B:reverse:1.02 {treebank}/baseline:0.95"),
        ("silver_headlines.spacy", f"headlines {work} silver 0.1"),
        (
            "S",
            f"train {grammar} {work} {work}/S --start {work}/A --data gold:0.38,gold_headlines:0.03,silver:0.54,"
            "silver_headlines:0.05 --dev gold_dev --steps 1500 --rate 0.0008 --dropout 0.12 --seed 4",
        ),
        ("silver_passages.spacy", f"passages {work} silver 6"),
        (
            "T",
            f"train {grammar} {work} {work}/T --start {work}/S --data gold_passages:0.40,gold:0.10,gold_headlines:0.015,"
            "silver_passages:0.34,silver:0.13,silver_headlines:0.015 --dev gold_dev --steps 9000 --rate 0.0009 --dropout 0.12"
            " --seed 7",
        ),
        ("gold_headlines_bare.spacy", f"bare {work} gold_headlines lemma"),
        ("silver_passages_bare.spacy", f"bare {work} silver_passages pos features lemma"),
        (
            "U",
            f"train {grammar} {work} {work}/U --start {work}/T --data gold_passages:0.52,gold:0.14,gold_headlines_bare:0.01,"
            "silver_passages_bare:0.33 --dev gold_dev --steps 3500 --rate 0.0007 --dropout 0.15 --seed 11",
        ),
        ("G", f"average {work}/T {work}/U 0.5 {work}/G"),
        (
            "N",
            f"train {names} {work} {work}/N --start {treebank}/baseline --data news:0.27,news_headlines:0.02,gold:0.33,"
            "gold_headlines:0.02,renamed:0.31,templates:0.05 --dev gold_dev,news_dev --steps 1900 --batch-words 2000"
            " --rate 0.0006 --dropout 0.25 --seed 2",
        ),
        ("M", f"average {treebank}/baseline {work}/N 0.3 {work}/M"),
        ("model", f"assemble {work}/G {work}/M {out}"),
    ]


def main(treebank: str, work: str, out: str) -> None:
    """Run the steps whose output is missing."""
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for output, command in steps(treebank, work, out):
        if not (Path(work) / output).exists():
            print("training." + command, flush=True)
            module, *arguments = command.split()
            subprocess.run([sys.executable, "-m", f"training.{module}", *arguments], env=environment, check=True)


if __name__ == "__main__":
    given = sys.argv[1:4] or [os.environ.get("TREEBANK", "")]
    if not given[0]:
        sys.exit("name the folder of the treebanks: make train TREEBANK=folder (training/README.md says what is in it)")
    main(*given, *("out/training", str(_HERE.parent / "graph" / "pactgraph" / "language" / "model"))[len(given) - 1 :])
