"""Whether an ambiguous name stands for an actor: the conditions of ``ontology/names.ttl``, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from pactgraph.extraction import contexts
from pactgraph.terms import Reading

_NEIGHBOURHOOD = 200  # characters to each side in which a word counts as near
_BESIDE = 40  # characters before a name that can hold the words right before it


class Condition:
    """One reading of a name: ``holds`` says whether the text around a place allows it."""

    def __init__(self, reading: Reading, code: str) -> None:
        self.reading = reading
        self.code = code

    @cached_property
    def _beside(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        return contexts.ending(self.reading.not_after), contexts.beginning(self.reading.not_before)

    @cached_property
    def _near(self) -> tuple[re.Pattern[str] | None, ...]:
        reading = self.reading
        lists = (reading.sure_near, reading.unless_near, reading.only_near, reading.only_in_text)
        return tuple(contexts.near(entries) for entries in lists)

    def allowed_beside(self, text: str, start: int, end: int) -> bool:
        """No word stands right before or after that gives the name another sense."""
        after, before = self._beside
        if after and after.search(text[max(0, start - _BESIDE) : start]):
            return False
        return not (before and before.match(text, end))

    def settled(self, text: str, start: int, end: int, memory: dict[object, bool]) -> bool | None:
        """Whether the neighbourhood or the text settles the reading; ``None`` where nothing speaks for or against it.

        ``memory`` keeps what was found in the whole of this text, so that it is read once for a reading.
        """
        window = max(0, start - _NEIGHBOURHOOD), min(len(text), end + _NEIGHBOURHOOD)
        sure, unless, only, in_text = self._near
        if sure and sure.search(text, *window):
            return True
        if unless and unless.search(text, *window):
            return False
        if only and not only.search(text, *window):
            return False
        if in_text:
            if self not in memory:
                memory[self] = in_text.search(text) is not None
            return memory[self]
        return True if only else None


class Persons:
    """Whether a name that is a personal name too ("Jordan", "Chad") is one here."""

    def __init__(self, word_classes: Mapping[str, tuple[str, ...]]) -> None:
        given = contexts.words(word_classes["GIVEN_NAME"])
        title = contexts.words(word_classes["PERSON_TITLE"])
        self._given = given
        self._before = re.compile(rf"(?<!\w)(?:{given}|{title})(?: [A-Z]\.)? \Z")
        verbs = contexts.all_forms(word_classes["SEAT_VERB"])
        others = contexts.words(word_classes["AFTER_COUNTRY"])
        known = contexts.words((*verbs, *word_classes["SEAT_VERB_FORM"]))
        self._surname = re.compile(rf" (?!{others}(?!\w)|{known}(?!\w))[A-Z][a-z]\w+")
        self._speaks = re.compile(rf",? {contexts.words(word_classes['SPEECH_VERB'])}(?!\w)")

    def beside(self, text: str, start: int, end: int) -> bool:
        """A given name or title stands before, or a family name after."""
        return bool(self._before.search(text[max(0, start - _BESIDE) : start]) or self._surname.match(text, end))

    def elsewhere(self, text: str, name: str, memory: dict[object, bool]) -> bool:
        """The text has the name with a given name somewhere: the bare name is then the person's."""
        if name not in memory:
            full = rf"(?<!\w){self._given}(?: [A-Z]\.)? {re.escape(name)}(?!\w)"
            memory[name] = re.search(full, text) is not None
        return memory[name]

    def speaks(self, text: str, end: int) -> bool:
        """A verb of speech follows."""
        return self._speaks.match(text, end) is not None
