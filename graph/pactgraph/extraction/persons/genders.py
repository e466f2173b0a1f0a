"""Whether a person is a he or a she: from the titles before the name, else from the given name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pactgraph.extraction.persons.naming import fold
from pactgraph.model import Mention, Person
from pactgraph.terms import Ontology

_BEFORE = re.compile(r"((?:h(?:is|er) (?:royal )?)?[^\W\d_]+)\.?,?\s+$", re.IGNORECASE)
_WINDOW = 40  # characters before a name in which its title stands


class Genders:
    """Tells genders with the word classes FEMALE and MALE (given names), FEMALE_TITLE and MALE_TITLE."""

    def __init__(self, ontology: Ontology) -> None:
        self._women, self._men, self._madams, self._sirs = (
            frozenset(fold(word.replace("_", " ")) for word in ontology.word_classes[name])
            for name in ("FEMALE", "MALE", "FEMALE_TITLE", "MALE_TITLE")
        )

    def of(self, persons: Sequence[Person], mentions: Sequence[Mention], text: str) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of the women and of the men; a person whom nothing tells, or two things tell apart, is in neither."""
        signs: dict[str, list[int]] = {person.id: [0, 0] for person in persons}
        for mention in mentions:
            before = _BEFORE.search(text, max(0, mention.start - _WINDOW), mention.start)
            if before and mention.person:
                title = fold(before.group(1))
                signs[mention.person][0] += title in self._madams
                signs[mention.person][1] += title in self._sirs
        for person in persons:
            given = fold(person.name.split()[0])
            if not any(signs[person.id]):
                signs[person.id] = [
                    int(given in self._women or given in self._madams),
                    int(given in self._men or given in self._sirs),
                ]
        women = frozenset(name for name, (she, he) in signs.items() if she > he)
        return women, frozenset(name for name, (she, he) in signs.items() if he > she)
