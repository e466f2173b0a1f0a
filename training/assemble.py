"""Put the model together: ``python -m training.assemble GRAMMAR NAMES OUT``.

The two halves become one pipeline, its table of strings cut to those that the components name. Weights stay in single
precision: spaCy by itself could not run them in half.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

_META = {
    "name": "news",
    "version": "1.3.0",
    "description": "Compact English pipeline for news: parts of speech, lemmas, Universal Dependencies, names",
    "author": "pactgraph",
    "spacy_version": ">=3.8.0,<3.9.0",
    "license": "CC BY-SA 4.0 (from the training data; see training/MODEL_CARD.md)",
}


def assemble(grammar: Path, names: Path, out: Path) -> Language:
    """Join the two pipelines and write them; returns the pipeline as written."""
    pipeline = spacy.load(grammar)
    pipeline.add_pipe("ner", source=spacy.load(names))
    pipeline.meta.pop("performance", None)
    pipeline.meta.update(_META)
    if out.exists():
        shutil.rmtree(out)
    pipeline.to_disk(out)
    strings = sorted(set(named_strings(pipeline)) - {""})
    (out / "vocab" / "strings.json").write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
    return pipeline


def named_strings(pipeline: Language) -> Iterator[str]:
    """The strings that labels, features, moves and edit trees need; spaCy keeps each word of the training text besides."""
    for _, component in pipeline.pipeline:
        for label in getattr(component, "labels", ()):
            yield from _parts(str(label))
    for features in pipeline.get_pipe("morphologizer").cfg.get("labels_morph", {}):
        yield from _parts(features)
    for component in ("parser", "ner"):
        for move in pipeline.get_pipe(component).move_names:
            yield from move.split("-", 1)
    trees = srsly.msgpack_loads(pipeline.get_pipe("trainable_lemmatizer").trees.to_bytes())
    for key in _edit_keys(trees):
        yield pipeline.vocab.strings[key]


def _parts(label: str) -> Iterator[str]:
    yield label
    for feature in label.split("|"):
        yield feature
        yield from feature.split("=")


def _edit_keys(node: object) -> Iterator[int]:
    """The hashes of the strings in the lemmatizer's edit trees."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name in ("orig", "subst") and isinstance(value, int):
                yield value
            else:
                yield from _edit_keys(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _edit_keys(value)


def size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    target = Path(sys.argv[3])
    assemble(Path(sys.argv[1]), Path(sys.argv[2]), target)
    print(target, round(size(target) / 1e6, 2), "MB")
