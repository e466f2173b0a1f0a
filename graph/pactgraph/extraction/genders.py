"""Whether a person is a he or a she: from the titles before the name, else from the given name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pactgraph.extraction.naming import fold
from pactgraph.model import Mention, Person
from pactgraph.terms import Ontology

_BEFORE = re.compile(r"(?:([^\W\d_]+)\.?\s+)?([^\W\d_]+)\.?\s+$")
_WINDOW = 40  # characters before a name in which its title stands


class Genders:
    """Tells genders with the word classes FEMALE and MALE."""

    def __init__(self, ontology: Ontology) -> None:
        self._women, self._men = (
            frozenset(fold(word.replace("_", " ")) for word in ontology.word_classes[name]) for name in ("FEMALE", "MALE")
        )

    def of(self, persons: Sequence[Person], mentions: Sequence[Mention], text: str) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of the women and of the men; a person whom nothing tells, or two things tell apart, is in neither."""
        signs: dict[str, list[int]] = {person.id: [0, 0] for person in persons}
        for mention in mentions:
            before = _BEFORE.search(text, max(0, mention.start - _WINDOW), mention.start)
            if before and mention.person:
                self._count(signs[mention.person], [word for word in before.groups() if word])
        for person in persons:
            if not any(signs[person.id]):
                self._count(signs[person.id], person.name.split()[:1])
        women = frozenset(name for name, (she, he) in signs.items() if she > he)
        return women, frozenset(name for name, (she, he) in signs.items() if he > she)

    def _count(self, sign: list[int], words: Sequence[str]) -> None:
        folded = [fold(word) for word in words]
        sign[0] += any(word in self._women for word in folded)
        sign[1] += any(word in self._men for word in folded)
