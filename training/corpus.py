"""Training sentences: read from and written to spaCy's binary files, one sentence a document, as the engine will see them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example
from spacy.vocab import Vocab

from pactgraph.language.normalisation import normalised


@dataclass(frozen=True, slots=True)
class Word:
    """A token with what is annotated of it; what is empty is not known."""

    text: str
    space: bool
    pos: str = ""
    features: str = ""
    lemma: str = ""
    head: int = -1
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name, as token indexes; a ``label`` of "" marks tokens of which nothing is known."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its annotation; ``entities`` is None where names are not annotated."""

    words: tuple[Word, ...]
    entities: tuple[Entity, ...] | None = None


def read(path: Path, vocab: Vocab) -> list[Doc]:
    """Read the documents of a DocBin file."""
    return list(DocBin().from_disk(path).get_docs(vocab))


def write(trees: Iterable[Tree], path: Path, vocab: Vocab) -> None:
    """Write sentences as a DocBin file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=[to_doc(tree, vocab) for tree in trees]).to_disk(path)


def load(path: Path, vocab: Vocab) -> list[Tree]:
    """Read sentences that ``write`` wrote."""
    return [from_span(doc[:], as_printed=True) for doc in read(path, vocab)]


def from_span(span: Doc | Span, *, as_printed: bool = False) -> Tree:
    """Take a sentence out of a document: white-space tokens left out, signs as the engine writes them, or as printed."""
    kept = [token for token in span if not token.is_space]
    place = {token.i: index for index, token in enumerate(kept)}
    annotated = any(token.dep_ for token in kept)
    words = []
    for index, token in enumerate(kept):
        head = place.get(token.head.i, index) if annotated else -1
        following = token.doc[token.i + 1].is_space if token.i + 1 < len(token.doc) else False
        space = bool(token.whitespace_) or following
        relation = token.dep_ if annotated else ""
        text = token.text if as_printed else normalised(token.text)
        words.append(Word(text, space, token.pos_, str(token.morph), token.lemma_, head, relation))
    return Tree(tuple(words), _entities(kept))


def _entities(tokens: Sequence) -> tuple[Entity, ...] | None:
    if not any(token.ent_iob_ for token in tokens):
        return None
    entities: list[Entity] = []
    for index, token in enumerate(tokens):
        if token.ent_iob_ == "I" and entities and entities[-1].end == index and entities[-1].label == token.ent_type_:
            entities[-1] = replace(entities[-1], end=index + 1)
        elif token.ent_iob_ in ("B", "I"):
            entities.append(Entity(index, index + 1, token.ent_type_))
        elif not token.ent_iob_:
            entities.append(Entity(index, index + 1, ""))
    return tuple(entities)


def to_doc(tree: Tree, vocab: Vocab) -> Doc:
    """Make the annotated document of a sentence."""
    words = tree.words
    known = bool(words) and any(word.relation for word in words)
    doc = Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos for word in words] if any(word.pos for word in words) else None,
        morphs=[word.features for word in words] if any(word.pos for word in words) else None,
        lemmas=[word.lemma for word in words] if any(word.lemma for word in words) else None,
        heads=[word.head for word in words] if known else None,
        deps=[word.relation for word in words] if known else None,
        sent_starts=None if known else [index == 0 for index in range(len(words))],
    )
    if tree.entities is not None:
        spans = [Span(doc, entity.start, entity.end, label=entity.label) for entity in tree.entities if entity.label]
        missing = [Span(doc, entity.start, entity.end) for entity in tree.entities if not entity.label]
        doc.set_ents(spans, missing=missing, default="outside")
    return doc


def joined(trees: Sequence[Tree], seed: int, longest: int = 5) -> Iterator[Tree]:
    """Passages of one to ``longest`` sentences, in the order given, in which the parser must find the borders itself."""
    chance = random.Random(seed)
    rest = iter(trees)
    while group := list(islice(rest, chance.randint(1, longest))):
        words: list[Word] = []
        for tree in group:
            offset = len(words)
            words += (replace(word, head=word.head + offset if word.head >= 0 else -1) for word in tree.words)
            words[-1] = replace(words[-1], space=True)
        yield Tree(tuple(words))


def example(tree: Tree, pipeline: Language) -> Example:
    """Pair a sentence without annotation, its start and end fixed as in the engine, with its annotation.

    A passage, which has several roots, is left open: where a sentence begins in it is for the parser to find.
    """
    words = tree.words
    fixed = sum(word.head == index for index, word in enumerate(words)) < 2
    texts, spaces = [word.text for word in words], [word.space for word in words]
    bare = Doc(pipeline.vocab, texts, spaces, sent_starts=[index == 0 for index in range(len(words))] if fixed else None)
    if not fixed:
        cut = pipeline.make_doc(bare.text)  # the tokenizer gives "wo" of "won't" a norm, which the model reads
        bare = cut if [token.text for token in cut] == texts else bare
    return Example(bare, to_doc(tree, pipeline.vocab))


def mixture(parts: Sequence[tuple[Sequence[Example], float]], batch_words: int, seed: int) -> Iterator[list[Example]]:
    """Give batches without end: each part is drawn from by its weight, and goes round in a new order each time.

    Parameters: ``parts`` are examples with the share of the words they should make up; ``batch_words`` the words of a batch.
    """
    chance = random.Random(seed)
    streams = [_round(examples, random.Random(f"{seed}/{number}")) for number, (examples, _) in enumerate(parts)]
    weights = [weight * len(examples) / max(1, sum(map(len, examples))) for examples, weight in parts]
    while True:
        batch: list[Example] = []
        size = 0
        while size < batch_words:
            drawn = next(chance.choices(streams, weights)[0])
            batch.append(drawn)
            size += len(drawn)
        yield batch


def _round(examples: Sequence[Example], chance: random.Random) -> Iterator[Example]:
    order = list(range(len(examples)))
    while order:
        chance.shuffle(order)
        for index in order:
            yield examples[index]
