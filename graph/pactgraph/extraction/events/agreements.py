"""What an agreement covers, where the text says it later: "The new framework will cover ...", or a list of bullet points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pactgraph.extraction.events.areas import AreaFinder
from pactgraph.model import Event, Mention
from pactgraph.ontology import Ontology

_DEEDS = ("partnersWith", "agreesWith")
_BULLET = re.compile(r"[ \t]*(?:[-*•–·]|\d{1,2}[.)])[ \t]+\S")


class AgreementReader:
    """Finds the passages that describe an agreement, and gives their areas to it."""

    def __init__(self, ontology: Ontology, areas: AreaFinder) -> None:
        nouns, verbs = (_alternatives(ontology.word_classes, name) for name in ("AGREEMENT", "COVERING"))
        # The article points back; up to three words may stand before the noun, and the verb follows in the same sentence.
        self._sentence = re.compile(
            rf"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]heir)(?: [\w-]+){{0,3}} (?:{nouns})\b[^.\n]*?\b(?:{verbs})\b[^.\n]*"
        )
        self._heading = re.compile(rf"^[^\n]*\b(?:{nouns})\b[^\n]*:[ \t]*$", re.MULTILINE)
        self._areas = areas

    def described(self, text: str, events: Sequence[Event], mentions: Sequence[Mention]) -> list[Event]:
        """The events, those about the agreement that the text describes with the areas of its description."""
        passages = self._passages(text)
        if not passages:
            return list(events)
        counts = Counter(m.code for m in mentions)
        found = list(events)
        for start, passage in passages:
            before = [e for e in events if e.relation in _DEEDS and e.linked and e.evidence[0].start < start]
            if before and (areas := self._areas.find(passage)):
                meant = max(before, key=lambda e: counts[e.source.code] + counts[e.target.code])
                found = [_with_areas(e, areas) if _same(e, meant) else e for e in found]
        return found

    def _passages(self, text: str) -> list[tuple[int, str]]:
        sentences = [(m.start(), m.group()) for m in self._sentence.finditer(text)]
        lists = [(m.start(), _bullets(text, m.end())) for m in self._heading.finditer(text)]
        return sorted(sentences + [(start, bullets) for start, bullets in lists if bullets])


def _alternatives(classes: Mapping[str, tuple[str, ...]], name: str) -> str:
    return "|".join(re.escape(word.replace("_", " ")) for word in classes[name])


def _bullets(text: str, position: int) -> str:
    """The bullet points that follow, as one string."""
    lines = []
    for line in text[position : position + 10_000].lstrip("\n").split("\n"):
        if not _BULLET.match(line):
            break
        lines.append(line)
    return "\n".join(lines)


def _same(one: Event, other: Event) -> bool:
    return one.relation in _DEEDS and {one.source.code, one.target.code} == {other.source.code, other.target.code}


def _with_areas(event: Event, areas: Sequence[str]) -> Event:
    return replace(event, areas=tuple(sorted({*event.areas, *areas})))
