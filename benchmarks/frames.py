"""The cost of frames: extraction with ten times as many, the others of words that no text has."""

from __future__ import annotations

import time
from dataclasses import replace

from figures import Figure, corpus, words

from pactgraph.extraction import Extractor
from pactgraph.extraction.events.frames import PREPOSITIONS
from pactgraph.language import engine
from pactgraph.model import Document
from pactgraph.ontology import FrameText, Ontology, load

TIMES = 10
ROUNDS = 3
_GRAMMAR = {"A", "B", "A's", "B's", "and", "not", "be", "that"}


def measure() -> Figure:
    """Extraction with many frames against that with the shipped ones, in turn, the least time of each; both find the same."""
    name, documents = corpus("world-news.jsonl", 600)
    plain, many = Extractor(load(), engine()), Extractor(multiplied(load()), engine())
    list(plain.extract_many(documents[:50]))
    rounds = [(_extract(plain, documents), _extract(many, documents)) for _ in range(ROUNDS)]
    if any(few_found != many_found for (_, few_found), (_, many_found) in rounds):
        raise ValueError("frames of words that no text has change what is found")
    few_seconds, many_seconds = (min(seconds for seconds, _ in runs) for runs in zip(*rounds, strict=True))
    count = len(load().frames())
    detail = f"{count} and {count * TIMES} frames, {words(documents) / many_seconds:,.0f} words/s, {name}"
    return Figure(f"time with {TIMES} times the frames / without", many_seconds / few_seconds, 1.1, False, detail)


def multiplied(ontology: Ontology) -> Ontology:
    """The ontology with TIMES as many frames: copies of its own, every word of theirs made one that no text has."""
    classes = dict(ontology.word_classes)
    for number in range(1, TIMES):
        classes |= {f"{key}{number}": tuple(f"{w}zq{number}" for w in known) for key, known in ontology.word_classes.items()}
    relations = {
        key: replace(one, frames=(*one.frames, *(copy for n in range(1, TIMES) for copy in _copies(one.frames, n))))
        for key, one in ontology.relations.items()
    }
    return replace(ontology, relations=relations, word_classes=classes)


def _copies(frames: tuple[FrameText, ...], number: int) -> list[FrameText]:
    return [replace(frame, id=f"{frame.id}-{number}", text=_strange(frame.text, number)) for frame in frames]


def _strange(text: str, number: int) -> str:
    frame, mark, rest = text.partition(";")
    return " ".join(_word(word, number) for word in frame.split()) + (f" {mark}{rest}" if mark else "")


def _word(word: str, number: int) -> str:
    if word in _GRAMMAR or all(part in PREPOSITIONS for part in word.split("|")):
        return word
    return "|".join(f"{part}{number}" if part.isupper() else f"{part}zq{number}" for part in word.split("|"))


def _extract(extractor: Extractor, documents: list[Document]) -> tuple[float, int]:
    began = time.process_time()
    found = sum(len(findings.events) for findings in extractor.extract_many(documents))
    return time.process_time() - began, found
