"""The engine: chosen sentences through the trained pipeline, the only place that imports spaCy.

Each sentence is a spaCy document of its own, with no further cut allowed inside, so that what is found in it depends on
nothing else. Sentences of many documents share a batch, for speed alone: the matrix product of spaCy's library (BLIS) sums each
row in the same order whatever the batch, which tests/test_language.py holds it to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pactgraph.errors import ModelError
from pactgraph.language.normalisation import normalised
from pactgraph.model import Document, Name, Parsed, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Request = tuple[Document, tuple[Span, ...], Collection[int]]

MODEL = Path(__file__).parent / "model"
_DOCUMENTS = 64
_SENTENCES = 256


class Engine:
    """A loaded pipeline that turns sentences into tokens, relations and names."""

    def __init__(self, pipeline: Language) -> None:
        """Take a spaCy pipeline with tagger, lemmatizer, parser and names; ``engine()`` gives the one that is shipped."""
        self._pipeline = pipeline

    def parse(self, requests: Iterable[Request]) -> Iterator[Parsed]:
        """Parse the chosen sentences of each document.

        Parameters: ``requests`` gives for each document its sentence spans (``split``) and the indexes of those worth parsing.
        Yields one Parsed a request, in order; its sentences are the spans, those not chosen without tokens. What a
        document gets does not depend on the others of its batch.
        """
        iterator = iter(requests)
        while batch := list(islice(iterator, _DOCUMENTS)):
            yield from self._parse_batch(batch)

    def _parse_batch(self, batch: list[Request]) -> Iterator[Parsed]:
        spans = [(document.text, chosen[index]) for document, chosen, indexes in batch for index in sorted(set(indexes))]
        sentences: list[Sentence] = []
        for first in range(0, len(spans), _SENTENCES):
            sentences += self._sentences(spans[first : first + _SENTENCES])
        parsed = iter(sentences)
        for document, chosen, indexes in batch:
            wanted = set(indexes)
            yield Parsed(
                document,
                tuple(next(parsed) if index in wanted else Sentence(*span) for index, span in enumerate(chosen)),
            )

    def _sentences(self, spans: list[tuple[str, Span]]) -> list[Sentence]:
        prepared = [self._prepare(text[start:end]) for text, (start, end) in spans]
        docs = self._pipeline.pipe([doc for doc, _ in prepared], batch_size=_SENTENCES)
        return [
            self._sentence(doc, offsets, text, span)
            for doc, (_, offsets), (text, span) in zip(docs, prepared, spans, strict=True)
        ]

    def _prepare(self, surface: str) -> tuple[Doc, list[int]]:
        """The tokens of a sentence, white space left out, and where each begins in it."""
        from spacy.tokens import Doc

        tokens = [token for token in self._pipeline.tokenizer(normalised(surface)) if not token.is_space]
        doc = Doc(
            self._pipeline.vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
            sent_starts=[index == 0 for index in range(len(tokens))],
        )
        return doc, [token.idx for token in tokens]

    def _sentence(self, doc: Doc, offsets: list[int], text: str, span: Span) -> Sentence:
        start, end = span
        heads = _heads(doc)
        tokens = []
        for token, offset, head in zip(doc, offsets, heads, strict=True):
            begin = start + offset
            stop = begin + len(token)
            relation = "root" if head == token.i else "parataxis" if token.dep_ == "ROOT" else token.dep_
            features = str(token.morph)
            tokens.append(Token(token.i, begin, stop, text[begin:stop], token.lemma_, token.pos_, head, relation, features))
        names = tuple(Name(tokens[name.start].start, tokens[name.end - 1].end, name.label_) for name in doc.ents)
        return Sentence(start, end, tuple(tokens), names)


def _heads(doc: Doc) -> list[int]:
    """Each token's head; where the parser left several roots, the later ones hang on the first, so that there is one tree."""
    heads = [token.head.i for token in doc]
    root = next((index for index, head in enumerate(heads) if index == head), 0)
    return [root if index == head else head for index, head in enumerate(heads)]


@cache
def engine() -> Engine:
    """Load the shipped model, once a process.

    Raises ModelError when it is missing or does not fit the installed spaCy.
    """
    return load(MODEL)


def load(folder: Path) -> Engine:
    """Load a pipeline from a folder. Raises ModelError, with the folder and the cause."""
    if not (folder / "config.cfg").is_file():
        raise ModelError(f"the language model is missing from {folder}: install pactgraph again")
    import spacy

    try:
        return Engine(spacy.load(folder))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the language model in {folder} cannot be loaded: {error}") from error
