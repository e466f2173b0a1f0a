"""Trust the teacher's lemmas where they are words: ``python -m training.lemmas WORK GOLD SOURCE``.

The teacher cuts and adds letters and now and then makes a word that there is not ("declar"). The lemma of a form that the
treebank has is the treebank's, a proper noun is its own lemma; any other must occur as a word in the source or is left unknown.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy

from training import corpus
from training.corpus import Tree, Word

Form = tuple[str, str]
_SURE = 2  # how often a word must occur to be one


class Lemmas:
    """What the treebank and the words of a corpus say of lemmas."""

    def __init__(self, gold: Iterable[Tree], words: Iterable[Word]) -> None:
        """Count the lemmas of the treebank's forms and the words of a corpus."""
        counts: dict[Form, Counter[str]] = defaultdict(Counter)
        self._attested: Counter[str] = Counter()
        for tree in gold:
            for word in tree.words:
                counts[word.text.lower(), word.pos][word.lemma] += 1
                self._attested[word.lemma] += _SURE
        self._gold = {form: lemmas.most_common(1)[0][0] for form, lemmas in counts.items()}
        self._attested.update(word.text.lower() for word in words)

    def cleaned(self, word: Word) -> Word:
        """The word with a lemma that can be trusted, or none."""
        if word.pos == "PROPN":
            return replace(word, lemma=word.text)
        known = self._gold.get((word.text.lower(), word.pos))
        if known is not None:
            return replace(word, lemma=known)
        return word if self._attested[word.lemma] >= _SURE else replace(word, lemma="")


def clean(trees: Iterable[Tree], lemmas: Lemmas) -> Iterator[Tree]:
    """The sentences with the lemmas that can be trusted."""
    return (replace(tree, words=tuple(lemmas.cleaned(word) for word in tree.words)) for tree in trees)


def main(work: Path, gold: str, source: str) -> None:
    """Write WORK/SOURCE_lemmas.spacy."""
    vocab = spacy.blank("en").vocab
    trees = corpus.load(work / f"{source}.spacy", vocab)
    lemmas = Lemmas(corpus.load(work / f"{gold}.spacy", vocab), (word for tree in trees for word in tree.words))
    corpus.write(clean(trees, lemmas), work / f"{source}_lemmas.spacy", vocab)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
