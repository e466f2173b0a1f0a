"""Sentences with other names in them: a compact model learns the names it sees, and the press of 2005 names few of today's.

The names are recombined from the treebanks' own and from ``name_parts.json``, which was written for this project, as were the
templates in it.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy

from training.corpus import Entity, Tree, Word

_PARTS = json.loads((Path(__file__).parent / "name_parts.json").read_text(encoding="utf-8"))
_ACCENTS = dict(zip("aeioucsznglyrAOESC", "áéíöüçšžñğłýřÅØÉŞÇ", strict=True))
_SLOT = re.compile(r"\{(\w+)\}")


class Names:
    """A source of names, persons, places and organisations, each a phrase."""

    def __init__(self, trees: Iterable[Tree], seed: int) -> None:
        """Collect the names of annotated sentences."""
        self._chance = random.Random(seed)
        found: dict[str, set[str]] = {"PERSON": set(), "ORG": set(), "LOC": set()}
        for tree in trees:
            for entity in tree.entities or ():
                words = tree.words[entity.start : entity.end]
                if entity.label and all(word.text[0].isupper() for word in words):
                    found[entity.label].add(phrase(words))
        self._pools = {label: sorted(names) for label, names in found.items()}
        people = [name.split() for name in self._pools["PERSON"] if " " in name]
        self._first = sorted({name[0] for name in people})
        self._last = sorted({name[-1] for name in people})

    def name(self, label: str) -> str:
        """A name of a kind."""
        return {"PERSON": self._person, "LOC": self._place, "ORG": self._organisation}[label]()

    def _person(self) -> str:
        culture = self._chance.choice(_PARTS["persons"])
        own = self._chance.random() < 0.5
        first, last = (culture["first"].split(), culture["last"].split()) if own else (self._first, self._last)
        kind = self._chance.random()
        if kind < 0.25:
            return self._chance.choice(last)
        middle = []
        if kind > 0.8:
            middle = [self._chance.choice([*_PARTS["particles"], self._chance.choice(first)])]
        elif kind > 0.75:
            middle = [self._chance.choice("ABCDEFGHJKLMNPRSTW") + "."]
        return " ".join(self._accented(part) for part in [self._chance.choice(first), *middle, self._chance.choice(last)])

    def _accented(self, word: str) -> str:
        places = [index for index, sign in enumerate(word) if sign in _ACCENTS]
        if not places or self._chance.random() > 0.12:
            return word
        place = self._chance.choice(places)
        return word[:place] + _ACCENTS[word[place]] + word[place + 1 :]

    def _place(self) -> str:
        pool = self._chance.choices([_PARTS["countries"], _PARTS["places"], self._pools["LOC"]], [0.35, 0.25, 0.4])[0]
        return str(self._chance.choice(pool))

    def _organisation(self) -> str:
        kind = self._chance.random()
        if kind < 0.1:
            return "the Ministry of " + self._chance.choice(_PARTS["ministries"])
        if kind < 0.3:
            return f"the {self._chance.choice(_PARTS['body_adjectives'])} {self._chance.choice(_PARTS['body_nouns'])}"
        if kind < 0.36:
            return "".join(self._chance.choices("ABCDEFGHIKLMNOPRSTUW", k=self._chance.choice([3, 3, 4, 4, 5])))
        return str(self._chance.choice(_PARTS["organisations"] if kind < 0.65 else self._pools["ORG"]))

    def substituted(self, tree: Tree) -> Tree | None:
        """The sentence with other names; None where spaCy's tokens do not fit them."""
        return annotated(list(self._pieces(tree)))

    def _pieces(self, tree: Tree) -> Iterator[tuple[str, str | None]]:
        """The text in pieces, each with the label of the name it is."""
        at = {entity.start: entity for entity in tree.entities or () if entity.label}
        index = 0
        while index < len(tree.words):
            entity = at.get(index)
            end = entity.end if entity else index + 1
            words = tree.words[index:end]
            space = " " if words[-1].space else ""
            if entity:
                name = self.name(entity.label)
                if index and tree.words[index - 1].text.lower() in {"the", "a", "an"}:
                    name = name.removeprefix("the ")
                yield from _name_pieces(name, entity.label)
                yield space, None
            else:
                yield phrase(words) + space, None
            index = end

    def from_template(self) -> Tree | None:
        """A sentence of our own wording with names."""
        pieces: list[tuple[str, str | None]] = []
        for number, part in enumerate(_SLOT.split(self._chance.choice(_PARTS["templates"]))):
            if number % 2 == 0:
                pieces.append((part, None))
            elif part.isupper():
                pieces += _name_pieces(self.name(part), part)
            else:
                pieces.append((self._chance.choice(_PARTS[part + "s"]), None))
        return annotated(pieces)


def _name_pieces(name: str, label: str) -> list[tuple[str, str | None]]:
    """The name, an article before it apart."""
    if name.startswith(("the ", "The ")) and name != "The Hague":
        return [(name[:4], None), (name[4:], label)]
    return [(name, label)]


def phrase(words: Sequence[Word]) -> str:
    """The words as they stand in the text."""
    return "".join(word.text + (" " if word.space else "") for word in words).strip()


_TOKENIZER = spacy.blank("en")


def annotated(pieces: Sequence[tuple[str, str | None]]) -> Tree | None:
    """Cut a text given in pieces into tokens, as the engine does; None where a name is not a run of whole tokens."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    for piece, label in pieces:
        if label:
            spans.append((len(text), len(text) + len(piece), label))
        text += piece
    text = text[:1].upper() + text[1:]
    doc = _TOKENIZER.make_doc(text)
    entities = []
    for start, end, label in spans:
        span = doc.char_span(start, end)
        if span is None:
            return None
        entities.append(Entity(span.start, span.end, label))
    if any(token.is_space for token in doc):
        return None
    return Tree(tuple(Word(token.text, bool(token.whitespace_)) for token in doc), tuple(entities))


def substitute(trees: Sequence[Tree], names: Names, share: float, seed: int) -> Iterator[Tree]:
    """Give a share of the sentences that hold names again, with other names."""
    chance = random.Random(seed)
    for tree in trees:
        if any(entity.label for entity in tree.entities or ()) and chance.random() < share:
            changed = names.substituted(tree)
            if changed is not None:
                yield changed


def templates(names: Names, count: int) -> Iterator[Tree]:
    """Give sentences of our own wording."""
    for _ in range(count):
        tree = names.from_template()
        if tree is not None:
            yield tree
