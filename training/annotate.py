"""Let the teacher annotate sentences: ``python -m training.annotate WORK TEACHER IN OUT``.

The trees, tags and lemmas are the teacher's. Names that the input annotates are kept where the teacher sees the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
import torch

from training import corpus
from training.agreement import agreed, names
from training.corpus import Tree, Word
from training.edits import edited
from training.teacher import Labels, Prediction, Reader, Teacher, predict

_BATCH = 48


def restored(folder: Path) -> tuple[Teacher, Reader]:
    """The teacher that ``teacher.main`` wrote."""
    stored = torch.load(folder / "teacher.pt", weights_only=True)
    labels = Labels(**stored["labels"])
    teacher = Teacher(labels)
    teacher.load_state_dict(stored["weights"])
    return teacher.eval(), Reader(labels)


def annotated(tree: Tree, found: Prediction) -> Tree:
    """The sentence with the teacher's tree, tags and lemmas, and with the names on which both agree."""
    words = []
    for word, head, relation, tag, change in zip(tree.words, found.heads, found.relations, found.tags, found.edits, strict=True):
        pos, _, features = tag.partition("/")
        words.append(Word(word.text, word.space, pos, features, edited(word.text, change), head, relation))
    return Tree(tuple(words), agreed(tree.entities, names(found.names)))


def annotate(teacher: Teacher, reader: Reader, trees: Sequence[Tree]) -> Iterator[Tree]:
    """The sentences in their order, annotated; sentences of like length go together through the teacher."""
    order = sorted(range(len(trees)), key=lambda number: len(trees[number].words))
    results: dict[int, Tree] = {}
    for start in range(0, len(order), _BATCH):
        part = [trees[number] for number in order[start : start + _BATCH]]
        for number, tree, found in zip(order[start : start + _BATCH], part, predict(teacher, reader, part), strict=True):
            results[number] = annotated(tree, found)
    for number in range(len(trees)):
        yield results[number]


def main(work: Path, folder: Path, source: str, target: str) -> None:
    """Annotate WORK/IN.spacy and write WORK/OUT.spacy."""
    vocab = spacy.blank("en").vocab
    teacher, reader = restored(folder)
    trees = corpus.load(work / f"{source}.spacy", vocab)
    corpus.write(annotate(teacher, reader, trees), work / f"{target}.spacy", vocab)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
