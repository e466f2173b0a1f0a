"""Measure a model: ``python -m training.evaluate TREEBANK [MODEL] [--json FILE]``.

The sentences are cut by the project's own cutter, since that is how the model is used. 'gold' takes the treebank's tokens,
'raw' the model's own, 'cut' the treebank's tokens and sentences; a word counts where its span is that of a gold word.
LAS leaves the subtype of a relation out; punctuation counts. A name counts where span and label are right.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from pactgraph.language import split
from pactgraph.language.engine import MODEL, Engine, load
from pactgraph.language.normalisation import normalised
from pactgraph.model import Document, Sentence, Span
from training import corpus

TREES = ("ewt_test", "gum_test", "gum_news", "pud_docs")
NAMES = ("ewt_test", "gum_test", "gum_news", "gmb_dev")
RELATIONS = (
    *("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "ccomp", "xcomp"),
    *("advcl", "acl:relcl", "amod", "compound", "flat", "root"),
)
LABELS = ("PERSON", "ORG", "LOC")
CROSSNER = {
    "person": "PERSON",
    "politician": "PERSON",
    "country": "LOC",
    "location": "LOC",
    "organisation": "ORG",
    "politicalparty": "ORG",
}


@dataclass(frozen=True, slots=True)
class Word:
    """What is compared of a word; ``head`` is the span of the head, None for a root."""

    pos: str
    lemma: str
    head: Span | None
    relation: str


def gold_words(doc: Doc) -> dict[Span, Word]:
    """The annotated words of a document, by their spans."""
    words = {}
    for token in doc:
        if not token.is_space:
            head = None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
            words[token.idx, token.idx + len(token)] = Word(token.pos_, token.lemma_, head, token.dep_.lower())
    return words


def found_words(sentences: Iterable[Sentence]) -> dict[Span, Word]:
    """The words that the engine found, by their spans."""
    words = {}
    for sentence in sentences:
        for token in sentence.tokens:
            head = None if token.head == token.index else sentence.tokens[token.head]
            words[token.start, token.end] = Word(token.pos, token.lemma, head and (head.start, head.end), token.relation)
    return words


def parse_raw(engine: Engine, docs: Sequence[Doc]) -> list[tuple[Sentence, ...]]:
    """The engine's sentences of each document's text."""
    documents = [Document(id=str(number), text=doc.text, source="") for number, doc in enumerate(docs)]
    requests = [(document, spans := split(document.text), range(len(spans))) for document in documents]
    return [parsed.sentences for parsed in engine.parse(requests)]


def parse_gold(engine: Engine, docs: Sequence[Doc]) -> list[tuple[Sentence, ...]]:
    """The same with the treebank's tokens."""
    return [tuple(engine.parse_words(_words_by_span(doc, split(doc.text)))) for doc in docs]


def parse_cut(engine: Engine, docs: Sequence[Doc]) -> list[tuple[Sentence, ...]]:
    """The same with the treebank's tokens and sentences."""
    cuts = [[(sentence.start_char, sentence.end_char) for sentence in doc.sents] for doc in docs]
    return [tuple(engine.parse_words(_words_by_span(doc, spans))) for doc, spans in zip(docs, cuts, strict=True)]


def _words_by_span(doc: Doc, spans: Sequence[Span]) -> Iterator[list[tuple[str, Span]]]:
    number = 0
    current: list[tuple[str, Span]] = []
    for token in doc:
        if token.is_space:
            continue
        while number < len(spans) - 1 and token.idx >= spans[number + 1][0]:
            number += 1
            if current:
                yield current
            current = []
        current.append((normalised(token.text), (token.idx, token.idx + len(token))))
    if current:
        yield current


def score_trees(gold: Iterable[dict[Span, Word]], found: Iterable[dict[Span, Word]]) -> dict[str, float]:
    """F of tokens, UPOS, lemma, UAS, LAS, LAS with subtypes and each relation, in per cent."""
    right: Counter[str] = Counter()
    golds: Counter[str] = Counter()
    founds: Counter[str] = Counter()
    for expected, given in zip(gold, found, strict=True):
        golds.update(_names_of(expected.values()))
        founds.update(_names_of(given.values()))
        for span in expected.keys() & given.keys():
            right.update(_right(expected[span], given[span]))
    return {name: round(200 * right[name] / max(1, golds[name] + founds[name]), 2) for name in golds}


def _names_of(words: Iterable[Word]) -> Iterator[str]:
    for word in words:
        yield from ("tokens", "UPOS", "lemma", "UAS", "LAS", "LAS with subtypes")
        yield from {word.relation, word.relation.partition(":")[0]}


def _right(expected: Word, given: Word) -> Iterator[str]:
    yield "tokens"
    if expected.pos == given.pos:
        yield "UPOS"
    if expected.lemma == given.lemma:
        yield "lemma"
    if expected.head != given.head:
        return
    yield "UAS"
    base = expected.relation.partition(":")[0]
    if base == given.relation.partition(":")[0]:
        yield "LAS"
        yield base
    if expected.relation == given.relation:
        yield "LAS with subtypes"
        if ":" in expected.relation:
            yield expected.relation


Spans = set[tuple[int, int, str]]


def score_names(pairs: Iterable[tuple[Spans, Spans]]) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F in per cent and the number of gold names, by label and for all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, found in pairs:
        for label in LABELS:
            expected, given = ({span for span in spans if span[2] == label} for spans in (gold, found))
            for key in (label, "all"):
                counts[key].update(gold=len(expected), found=len(given), right=len(expected & given))
    table = {}
    for key in (*LABELS, "all"):
        count = counts[key]
        figures = (count["right"] / max(1, count["found"]), count["right"] / max(1, count["gold"]),
                   2 * count["right"] / max(1, count["found"] + count["gold"]))  # fmt: skip
        table[key] = (*(round(100 * figure, 1) for figure in figures), count["gold"])
    return table


def names_of_texts(engine: Engine, docs: Sequence[Doc]) -> Iterator[tuple[Spans, Spans]]:
    """Gold and found names of documents, from their text."""
    for doc, sentences in zip(docs, parse_raw(engine, docs), strict=True):
        gold = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents}
        yield gold, {(name.start, name.end, name.label) for sentence in sentences for name in sentence.names}


def names_of_columns(engine: Engine, path: Path) -> Iterator[tuple[Spans, Spans]]:
    """Gold and found names of a file of words and tags; names that overlap a gold span of another kind do not count."""
    blocks = [
        [line.split("\t") for line in block.splitlines()] for block in path.read_text("utf-8").split("\n\n") if block.strip()
    ]
    sentences = [[(normalised(row[0]), (index, index + 1)) for index, row in enumerate(rows)] for rows in blocks]
    for rows, sentence in zip(blocks, engine.parse_words(sentences), strict=True):
        spans = list(_tagged([row[1].strip() for row in rows]))
        gold = {(start, end, CROSSNER[tag]) for start, end, tag in spans if tag in CROSSNER}
        other = [(start, end) for start, end, tag in spans if tag not in CROSSNER]
        found = {(name.start, name.end, name.label) for name in sentence.names}
        yield gold, {f for f in found if f in gold or not any(f[0] < end and start < f[1] for start, end in other)}


def _tagged(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for index, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            yield start, index, tags[start][2:]
            start = -1
        if tag.startswith("B-"):
            start = index


def speed(engine: Engine, texts: Sequence[str]) -> dict[str, int]:
    """Words a second of processor time: the pipeline, its grammar alone, and the engine with all it adds; best of three."""
    pipeline = engine.pipeline
    docs = [[pipeline.make_doc(normalised(text[a:b])) for text in texts for a, b in split(text)] for _ in range(9)]
    words = sum(map(len, docs[0]))
    runs = {"grammar": [name for name in pipeline.pipe_names if name != "ner"], "names": ["ner"], "pipeline": pipeline.pipe_names}
    figures = {}
    for number, (name, components) in enumerate(runs.items()):
        with pipeline.select_pipes(enable=components):
            best = min(_seconds(pipeline.pipe(docs[number * 3 + run], batch_size=256)) for run in range(3))
        figures[name] = round(words / best)
    requests = [(Document(id="", text=text, source=""), spans := split(text), range(len(spans))) for text in texts]
    figures["engine"] = round(words / min(_seconds(engine.parse(requests)) for _ in range(3)))
    return figures


def _seconds(work: Iterable[object]) -> float:
    begin = time.process_time()
    for _ in work:
        pass
    return time.process_time() - begin


def measure(treebank: Path, model: Path) -> dict[str, object]:
    """All figures of a model."""
    engine = load(model)
    vocab = spacy.blank("en").vocab
    figures: dict[str, object] = {}
    docs = {name: corpus.read(treebank / f"{name}.spacy", vocab) for name in {*TREES, *NAMES}}
    for name in TREES:
        gold = [gold_words(doc) for doc in docs[name]]
        for kind, parse in (("gold", parse_gold), ("raw", parse_raw), ("cut", parse_cut)):
            figures[f"{name} {kind}"] = score_trees(gold, [found_words(sentences) for sentences in parse(engine, docs[name])])
    for name in NAMES:
        figures[f"{name} names"] = score_names(names_of_texts(engine, docs[name]))
    for part in ("dev", "test"):
        figures[f"crossner_{part} names"] = score_names(names_of_columns(engine, treebank / f"crossner_politics_{part}.txt"))
    figures["speed"] = speed(engine, [doc.text for name in ("pud_docs", "gmb_dev") for doc in docs[name]])
    return figures


def show(figures: dict[str, object]) -> None:
    """Print the figures, a line a test set."""
    for name, values in figures.items():
        if isinstance(values, dict) and "LAS" in values:
            main = ("tokens", "UPOS", "lemma", "UAS", "LAS", "LAS with subtypes")
            print(f"{name:16}", *(f"{key} {values[key]}" for key in main))
            print(" " * 16, *(f"{key} {values[key]:.1f}" for key in RELATIONS if key in values))
        else:
            print(f"{name:16}", values)


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("model", type=Path, nargs="?", default=MODEL)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = measure(options.treebank, options.model)
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
