"""Regions and cities in a text, for the country whose territory they are."""

from __future__ import annotations

from collections.abc import Sequence

import ahocorasick

from pactgraph.model import Mention, MentionKind
from pactgraph.ontology import Ontology


class PlaceFinder:
    """Finds the places of the ontology, and capitals that do not stand for a government."""

    def __init__(self, ontology: Ontology) -> None:
        self._words = ahocorasick.Automaton()
        countries = [a for a in ontology.actors.values() if a.capital and a.kind == "country"]
        countries.sort(key=lambda a: a.type == "country")  # the last one stays: former states give way
        names = {a.capital or "": a.code for a in countries}
        for name, code in {**names, **ontology.places}.items():
            self._words.add_word(name, (name, code))
        self._words.make_automaton()

    def find(self, text: str, actors: Sequence[Mention]) -> tuple[Mention, ...]:
        """The places in a text that are not part of an actor's mention, the longest first where they overlap."""
        hits = [(end - len(name) + 1, end + 1, code) for end, (name, code) in self._words.iter(text)]
        taken = bytearray(len(text))
        for mention in actors:
            taken[mention.start : mention.end] = b"x" * (mention.end - mention.start)
        found: list[Mention] = []
        for start, end, code in sorted(hits, key=lambda h: (h[0] - h[1], h[0])):
            whole = not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()
            if whole and not any(taken[start:end]):
                taken[start:end] = b"x" * (end - start)
                found.append(Mention(start, end, text[start:end], MentionKind.PLACE, code))
        return tuple(sorted(found, key=lambda m: m.start))
