"""The engine: chosen sentences through the trained pipeline, the only place that imports spaCy.

Each sentence is a spaCy document of its own, with no further cut allowed inside, so that what is found in it depends on
nothing else. Sentences of many documents share a batch, for speed alone: the matrix product of spaCy's library (BLIS) sums each
row in the same order whatever the batch, which tests/test_language.py holds it to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from pactgraph.errors import ModelError
from pactgraph.language.normalisation import normalised
from pactgraph.model import Document, Name, Parsed, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_Kept = TypeVar("_Kept")
Request = tuple[Document, tuple[Span, ...], Collection[int]]
Words = Sequence[tuple[str, Span]]

MODEL = Path(__file__).parent / "model"
_DOCUMENTS = 64
_SENTENCES = 256
_NAMES = "ner"


def _always(_: str) -> bool:
    return True


class Engine:
    """A loaded pipeline that turns sentences into tokens, relations and names."""

    def __init__(self, pipeline: Language) -> None:
        """Take a spaCy pipeline with tagger, lemmatizer, parser and names; ``engine()`` gives the one that is shipped."""
        self.pipeline = pipeline
        self._zone = Lock()

    def parse(self, requests: Iterable[Request], named: Callable[[str], bool] = _always) -> Iterator[Parsed]:
        """Parse the chosen sentences of each document.

        Parameters: ``requests`` gives for each document its sentence spans (``split``) and the indexes of those worth parsing;
        ``named`` says of a sentence's text whether its names are to be found too, which is a quarter of the work.
        Yields one Parsed a request, in order; its sentences are the spans, those not chosen without tokens. What a
        document gets does not depend on the others of its batch.
        """
        iterator = iter(requests)
        while batch := list(islice(iterator, _DOCUMENTS)):
            chosen = ((document.text, spans[index]) for document, spans, indexes in batch for index in sorted(set(indexes)))
            parsed = self._parse_spans(chosen, named)
            for document, spans, indexes in batch:
                wanted = set(indexes)
                sentences = (next(parsed) if number in wanted else Sentence(*span) for number, span in enumerate(spans))
                yield Parsed(document, tuple(sentences))

    def parse_words(self, sentences: Iterable[Words]) -> Iterator[Sentence]:
        """Parse sentences that are cut into words already, each word given with its span: for measuring against a treebank."""
        prepared = [(list(words), _doc(self.pipeline, words)) for words in sentences]
        self._find_names([doc for _, doc in prepared])
        for words, doc in self._run(prepared):
            yield _sentence(doc, words, (words[0][1][0], words[-1][1][1]) if words else (0, 0))

    def _parse_spans(self, spans: Iterable[tuple[str, Span]], named: Callable[[str], bool]) -> Iterator[Sentence]:
        remaining = iter(spans)
        while batch := list(islice(remaining, _SENTENCES)):
            # Without a zone the vocabulary would keep every word that it ever met; its end takes the words of all threads.
            with self._zone, self.pipeline.memory_zone():
                prepared = list(self._prepared(batch))
                asked = [doc for (_, doc), (text, (start, end)) in zip(prepared, batch, strict=True) if named(text[start:end])]
                self._find_names(asked)
                found = [_sentence(doc, words, span) for (words, span), doc in self._run(prepared)]
                del prepared, asked
            yield from found

    def _find_names(self, docs: list[Doc]) -> None:
        """Names do not need the other components, nor those the names."""
        finder = self.pipeline.get_pipe(_NAMES)
        for _ in finder.pipe(docs, batch_size=_SENTENCES):  # type: ignore[attr-defined]
            pass

    def _prepared(self, spans: Iterable[tuple[str, Span]]) -> Iterator[tuple[tuple[Words, Span], Doc]]:
        """Cut sentences into words: the model reads them normalised, we keep them as they stand."""
        for text, (start, end) in spans:
            surface = text[start:end]
            tokens = [token for token in self.pipeline.tokenizer(normalised(surface)) if not token.is_space]
            places = [(token.idx, token.idx + len(token)) for token in tokens]
            doc = _doc(self.pipeline, [(token.text, place) for token, place in zip(tokens, places, strict=True)])
            yield ([(surface[begin:stop], (start + begin, start + stop)) for begin, stop in places], (start, end)), doc

    def _run(self, pairs: Iterable[tuple[_Kept, Doc]]) -> Iterator[tuple[_Kept, Doc]]:
        """Send documents through all but the names in batches; what is kept with each comes back with it."""
        turned = ((doc, kept) for kept, doc in pairs)
        for doc, kept in self.pipeline.pipe(turned, as_tuples=True, batch_size=_SENTENCES, disable=[_NAMES]):
            yield kept, doc


def _doc(pipeline: Language, words: Words) -> Doc:
    """The document of one sentence, in which no other sentence may begin."""
    from spacy.tokens import Doc

    ends = [span[1] for _, span in words]
    starts = [span[0] for _, span in words[1:]]
    return Doc(
        pipeline.vocab,
        words=[word for word, _ in words],
        spaces=[*(end < start for end, start in zip(ends, starts, strict=False)), False][: len(words)],
        sent_starts=[index == 0 for index in range(len(words))],
    )


def _sentence(doc: Doc, words: Words, span: Span) -> Sentence:
    """Our own types for what spaCy found."""
    tokens = []
    for token, (text, (start, end)), head in zip(doc, words, _heads(doc), strict=True):
        relation = "root" if head == token.i else "parataxis" if token.dep_ == "ROOT" else token.dep_
        tokens.append(Token(token.i, start, end, text, token.lemma_, token.pos_, head, relation, str(token.morph)))
    names = tuple(Name(tokens[name.start].start, tokens[name.end - 1].end, name.label_) for name in doc.ents)
    return Sentence(*span, tuple(tokens), names)


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
