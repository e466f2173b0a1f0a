"""Prepare the training material: ``python -m training.prepare TREEBANK WORK``.

Reads train, dev, gmb_train and gmb_dev (.spacy) from TREEBANK and writes single sentences into WORK. The test files are
not touched.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

from pactgraph.language import split
from training import corpus
from training.corpus import Tree
from training.headlines import headlines
from training.substitution import Names, substitute, templates

_LONGEST = 120


def treebank_sentences(docs: list[Doc]) -> Iterator[Tree]:
    """The annotated sentences of treebank documents."""
    for doc in docs:
        for sentence in doc.sents:
            tree = corpus.from_span(sentence)
            if tree.words:
                yield tree


def treebank_passages(docs: list[Doc], *, as_printed: bool = False) -> Iterator[Tree]:
    """The documents of more than one sentence, whole."""
    for doc in docs:
        if len(list(doc.sents)) > 1:
            yield corpus.from_span(doc[:], as_printed=as_printed)


def news_sentences(docs: list[Doc]) -> Iterator[Tree]:
    """The sentences of documents without trees, cut as the engine cuts; names kept."""
    for doc in docs:
        for start, end in split(doc.text):
            span = doc.char_span(start, end, alignment_mode="expand")
            tree = corpus.from_span(span)
            if 0 < len(tree.words) <= _LONGEST:
                yield tree


def main(treebank: Path, work: Path) -> None:
    """Write treebank, news and development sentences, and headlines made from them."""
    vocab = spacy.blank("en").vocab
    documents = corpus.read(treebank / "train.spacy", vocab)
    gold = list(treebank_sentences(documents))
    news = list(news_sentences(corpus.read(treebank / "gmb_train.spacy", vocab)))
    names = Names([*gold, *news], seed=2)
    corpora = {
        "gold": gold,
        "gold_passages": list(treebank_passages(documents)),
        "gold_printed": list(treebank_passages(documents, as_printed=True)),
        "gold_headlines": list(headlines(gold, 0.25, seed=1)),
        "gold_dev": list(treebank_sentences(corpus.read(treebank / "dev.spacy", vocab))),
        "news": news,
        "news_headlines": list(headlines(news, 0.1, seed=5)),
        "renamed": list(substitute([*news, *gold], names, 0.6, seed=3)),
        "templates": list(templates(names, 4000)),
        "news_dev": list(news_sentences(corpus.read(treebank / "gmb_dev.spacy", vocab))),
    }
    for name, trees in corpora.items():
        corpus.write(trees, work / f"{name}.spacy", vocab)
        print(name, len(trees), "sentences", sum(len(tree.words) for tree in trees), "words")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
