"""From the data to the shipped model: ``make train TREEBANK=folder``, or ``python -m training TREEBANK [WORK [OUT]]``.

Each step is a command of its own, so that it can be run again alone; a step whose output exists in WORK (``out/training``) is
left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_TAUGHT = ("silver", "silver_passages", "silver_renamed_passages")  # what the last stage of the grammar reads of the teacher's


def steps(treebank: str, work: str, out: str) -> list[tuple[str, str]]:
    """The output of each step, relative to the work folder, and its command after ``python -m training.``"""
    grammar, names = _HERE / "parser.cfg", _HERE / "names.cfg"
    return [
        ("gold.spacy", f"prepare {treebank} {work}"),
        ("teacher", f"teacher {work} {work}/teacher --steps 850 --seed 1"),
        ("silver.spacy", f"annotate {work} {work}/teacher news silver"),
        ("silver_renamed.spacy", f"annotate {work} {work}/teacher renamed silver_renamed"),
        ("silver_templates.spacy", f"annotate {work} {work}/teacher templates silver_templates"),
        ("silver_headlines.spacy", f"headlines {work} silver 0.1"),
        ("silver_passages.spacy", f"passages {work} silver 6"),
        ("silver_renamed_passages.spacy", f"passages {work} silver_renamed 8"),
        (
            "A",
            f"train {grammar} {work} {work}/A --data gold:0.40,gold_headlines:0.05,gold_passages:0.35,gold_printed:0.20"
            " --dev gold_dev --dropout 0.2 --steps 4500 --seed 1",
        ),
        (
            "P",
            f"train {grammar} {work} {work}/P --start {work}/A --data gold:0.12,gold_headlines:0.02,gold_passages:0.18,"
            "gold_printed:0.14,silver:0.10,silver_headlines:0.02,silver_passages:0.30,silver_renamed_passages:0.12"
            " --dev gold_dev --steps 12000 --dropout 0.1 --seed 7",
        ),
        ("L", f"prune {work} {work}/P gold_printed 2 {work}/L"),
        *((f"{name}_lemmas.spacy", f"lemmas {work} gold_printed {name}") for name in _TAUGHT),
        (
            "Q",
            f"train {grammar} {work} {work}/Q --start {work}/L --data gold:0.15,gold_headlines:0.01,gold_passages:0.16,"
            "gold_printed:0.24,silver_lemmas:0.08,silver_passages_lemmas:0.27,silver_renamed_passages_lemmas:0.09"
            " --dev gold_dev --steps 2200 --rate 0.0006 --dropout 0.12 --seed 11",
        ),
        ("G", f"average {work}/L {work}/Q 0.5 {work}/G"),
        (
            "R",
            f"train {grammar} {work} {work}/R --start {work}/G --data gold:0.08,gold_passages:0.26,gold_printed:0.26,"
            "silver_lemmas:0.04,silver_passages_lemmas:0.30,silver_renamed_passages_lemmas:0.06"
            " --dev gold_dev --steps 1700 --rate 0.0005 --dropout 0.12 --seed 13",
        ),
        ("H", f"average {work}/G {work}/R 0.35 {work}/H"),
        ("gold_printed_spoken.spacy", f"spoken {work} gold_printed"),
        ("gold_selected.spacy", f"select {work} gold acl:relcl,obl:agent"),
        (
            "S",
            f"train {grammar} {work} {work}/S --start {work}/H --data gold:0.09,gold_headlines:0.01,gold_passages:0.18,"
            "gold_printed:0.20,gold_printed_spoken:0.02,silver_lemmas:0.10,silver_passages_lemmas:0.30,"
            "silver_renamed_passages_lemmas:0.10 --dev gold_dev --steps 15000 --rate 0.0009 --dropout 0.12 --seed 17",
        ),
        (
            "T",
            f"train {grammar} {work} {work}/T --start {work}/S --data gold:0.10,gold_passages:0.25,gold_printed:0.27,"
            "gold_printed_spoken:0.02,silver_lemmas:0.04,silver_passages_lemmas:0.26,silver_renamed_passages_lemmas:0.06"
            " --dev gold_dev --steps 2500 --rate 0.0005 --dropout 0.12 --seed 19",
        ),
        ("U", f"average {work}/S {work}/T 0.5 {work}/U"),
        (
            "V",
            f"train {grammar} {work} {work}/V --start {work}/U --data gold:0.05,gold_selected:0.10,gold_passages:0.20,"
            "gold_printed:0.22,gold_printed_spoken:0.02,silver_lemmas:0.04,silver_passages_lemmas:0.31,"
            "silver_renamed_passages_lemmas:0.06 --dev gold_dev --steps 2500 --rate 0.0005 --dropout 0.12 --seed 23",
        ),
        (
            "N",
            f"train {names} {work} {work}/N --start {treebank}/baseline --data silver:0.20,news:0.25,silver_headlines:0.02,"
            "gold:0.27,gold_headlines:0.02,silver_renamed:0.20,silver_templates:0.04 --dev gold_dev,news_dev --steps 12000"
            " --rate 0.0008 --dropout 0.2 --seed 2",
        ),
        (
            "O",
            f"train {names} {work} {work}/O --start {work}/N --data silver:0.12,news:0.22,silver_headlines:0.01,gold:0.45,"
            "gold_headlines:0.03,silver_renamed:0.14,silver_templates:0.03 --dev gold_dev,news_dev --steps 8000"
            " --rate 0.0006 --dropout 0.25 --seed 3",
        ),
        ("M", f"average {work}/N {work}/O 0.5 {work}/M"),
        ("model", f"assemble {work}/V {work}/M {out}"),
    ]


def main(treebank: str, work: str, out: str) -> None:
    """Run the steps whose output is missing."""
    environment = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} | os.environ
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
