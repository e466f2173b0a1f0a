"""Sentences as they are spoken ("gonna"), which the treebanks that may be used hardly have.

``python -m training.spoken WORK SOURCE`` makes them from sentences with "going to" and "got to".
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy

from training import corpus
from training.corpus import Tree, Word

_RUN_TOGETHER = {("going", "to"): ("gon", "na"), ("got", "to"): ("got", "ta")}  # as the tokenizer cuts them


def spoken(trees: Iterable[Tree]) -> Iterator[Tree]:
    """The sentences with "going to" or "got to" in front of a verb, and these written as one word; others are left out."""
    for tree in trees:
        words = list(tree.words)
        for index in range(len(words) - 2):
            words[index : index + 2] = _run_together(*words[index : index + 3])
        if tuple(words) != tree.words:
            yield Tree(tuple(words))


def _run_together(verb: Word, particle: Word, following: Word) -> tuple[Word, Word]:
    forms = _RUN_TOGETHER.get((verb.text, particle.text))
    if forms is None or particle.pos != "PART" or following.pos not in {"VERB", "AUX"}:
        return verb, particle
    return replace(verb, text=forms[0], space=False), replace(particle, text=forms[1])


def main(work: Path, source: str) -> None:
    """Write WORK/SOURCE_spoken.spacy."""
    vocab = spacy.blank("en").vocab
    trees = list(spoken(corpus.load(work / f"{source}.spacy", vocab)))
    corpus.write(trees, work / f"{source}_spoken.spacy", vocab)
    print(len(trees), "sentences")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
