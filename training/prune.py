"""Take the rare edit trees out of a lemmatizer: ``python -m training.prune WORK MODEL SOURCE FEWEST OUT``.

Training on the same sentences in several shapes (alone, in passages, as printed) counts each edit several times, so that spaCy's
own threshold lets edits of a single word in; they cost room and are wrong more often than right.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language

from training import corpus


def prune(pipeline: Language, frequent: set[int]) -> None:
    """Leave only the labels of these edit trees in the lemmatizer of a pipeline."""
    lemmatizer = pipeline.get_pipe("trainable_lemmatizer")
    labels = lemmatizer.cfg["labels"]
    kept = [place for place, tree in enumerate(labels) if tree in frequent]
    for node in lemmatizer.model.walk():
        if node.has_dim("nO") and node.get_dim("nO") == len(labels):
            node._dims["nO"] = len(kept)  # thinc lets nobody change the size of a layer that has weights
            for name in ("W", "b"):
                if node.has_param(name):
                    node.set_param(name, node.get_param(name)[kept])
    lemmatizer.cfg["labels"] = [labels[place] for place in kept]
    lemmatizer.tree2label = {tree: number for number, tree in enumerate(lemmatizer.cfg["labels"])}


def edits(pipeline: Language, path: Path) -> Counter[int]:
    """How often the words of a file of sentences need each edit tree."""
    lemmatizer = pipeline.get_pipe("trainable_lemmatizer")
    words = (word for tree in corpus.load(path, pipeline.vocab) for word in tree.words)
    return Counter(lemmatizer.trees.add(word.text, word.lemma) for word in words if word.lemma)


def main(work: Path, model: Path, source: str, fewest: int, out: Path) -> None:
    """Write the model without the edits that WORK/SOURCE.spacy needs less often than ``fewest``."""
    pipeline = spacy.load(model)
    counts = edits(pipeline, work / f"{source}.spacy")
    prune(pipeline, {tree for tree, count in counts.items() if count >= fewest})
    pipeline.to_disk(out)
    print(len(pipeline.get_pipe("trainable_lemmatizer").cfg["labels"]), "edits are left")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), Path(sys.argv[5]))
