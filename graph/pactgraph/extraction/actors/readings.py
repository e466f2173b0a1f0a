"""Whether an ambiguous name stands for an actor: the conditions of ``ontology/names.ttl``, ready for use."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pactgraph.extraction.actors.contexts import Phrases
from pactgraph.extraction.grammar.inflection import regular_forms
from pactgraph.terms import Reading

_SHOUTED_BEFORE = re.compile(r"(?:\A|[^\w ]|\b[A-Z]{2,}) ?\Z")
_SHOUTED_AFTER = re.compile(r" [A-Z]{2,}\b")
_NEIGHBOURHOOD = 200  # characters to each side in which a word counts as near


class Condition:
    """One reading of a name, and whether the text around a place allows it."""

    def __init__(self, reading: Reading, code: str) -> None:
        self.reading = reading
        self.code = code
        self._not_after = Phrases(reading.not_after)
        self._not_before = Phrases(reading.not_before)
        self._only_after = Phrases(reading.only_after)
        self._sure_near = Phrases(reading.sure_near)
        self._unless_near = Phrases(reading.unless_near)
        self._only_near = Phrases(reading.only_near)
        self._only_in_text = Phrases(reading.only_in_text)

    def allowed_beside(self, text: str, start: int, end: int) -> bool:
        """No word stands right before or after that gives the name another sense."""
        if (
            self.reading.not_shouted
            and _SHOUTED_AFTER.match(text, end)
            and _SHOUTED_BEFORE.search(text[max(0, start - 20) : start])
        ):
            return False
        if self._only_after and not self._only_after.end_at(text, start):
            return False
        return not (self._not_after.end_at(text, start) or self._not_before.start_at(text, end))

    def settled(self, text: str, start: int, end: int, memory: dict[object, bool]) -> bool | None:
        """Whether the neighbourhood or the text settles the reading; ``None`` where nothing speaks for or against it.

        ``memory`` keeps what was found in the whole of this text, so that it is read once for a reading.
        """
        window = max(0, start - _NEIGHBOURHOOD), end + _NEIGHBOURHOOD
        if self._sure_near and self._sure_near.stand_in(text, *window):
            return True
        if self._unless_near and self._unless_near.stand_in(text, *window):
            return False
        if self._only_near and not self._only_near.stand_in(text, *window):
            return False
        if self._only_in_text:
            if self not in memory:
                memory[self] = self._only_in_text.stand_in(text)
            return memory[self]
        return True if self._only_near else None


class Persons:
    """Whether a name that is a personal name too ("Jordan", "Chad") is one here."""

    def __init__(self, word_classes: Mapping[str, tuple[str, ...]]) -> None:
        self._before = Phrases((*word_classes["GIVEN_NAME"], *word_classes["PERSON_TITLE"]))
        verbs = (form for verb in word_classes["SEAT_VERB"] for form in regular_forms(verb))
        self._no_surname = Phrases((*word_classes["AFTER_COUNTRY"], *verbs, *word_classes["SEAT_VERB_FORM"]))
        self._surname = re.compile(r" ([A-Z][a-z]\w+)")
        self._speaks = Phrases(word_classes["SPEECH_VERB"])
        self._initial = re.compile(r" [A-Z]\. \Z")

    def beside(self, text: str, start: int, end: int, reading: Reading) -> bool:
        """A given name or title stands before a family name, or a family name after a given name."""
        if reading.family_name and self._given_before(text, start):
            return True
        surname = self._surname.match(text, end) if reading.given_name else None
        return surname is not None and surname[1] not in self._no_surname

    def elsewhere(self, text: str, name: str, memory: dict[object, bool]) -> bool:
        """The text has the name with a given name somewhere: the bare name is then the person's."""
        if name not in memory:
            places = (found.start() + 1 for found in re.finditer(rf" {re.escape(name)}(?!\w)", text))
            memory[name] = any(self._given_before(text, place) for place in places)
        return memory[name]

    def _given_before(self, text: str, start: int) -> bool:
        initial = self._initial.search(text, max(0, start - 4), start)
        return self._before.end_at(text, initial.start() + 1 if initial else start)

    def speaks(self, text: str, end: int) -> bool:
        """A verb of speech follows."""
        return self._speaks.start_at(text, end)
