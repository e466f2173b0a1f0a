"""Sentences joined to passages, so that the parser learns where one ends: ``python -m training.passages WORK SOURCE SEED``."""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

from training import corpus


def main(work: Path, source: str, seed: int) -> None:
    """Write the passages of a file of sentences beside it."""
    vocab = spacy.blank("en").vocab
    trees = corpus.load(work / f"{source}.spacy", vocab)
    corpus.write(corpus.joined(trees, seed), work / f"{source}_passages.spacy", vocab)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
