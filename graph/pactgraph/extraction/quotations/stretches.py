"""Quotations as their marks show them: the paragraphs of each, the text on its sides, and which are only names of works."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactgraph.extraction.quotations.marks import Quoted
from pactgraph.model import Span

PULL = re.compile(
    r"(?:\s*\n\s*[-–—―]{1,2}\s*(?P<below>(?:(?:von|van|de|al) )?[^\W\d_a-z][\w.'’-]*(?: [\w.,'’()-]+){0,9}?)"
    r"|[^\S\n]*(?:[–—―]|(?<=\s)-(?=\s))[^\S\n]*(?P<beside>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|la|van|von|al|bin)){1,5})"
    r"(?:,[^\n.]{1,80})?)\.?[^\S\n]*(?=\n|$)"
)
LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}):\s+(?=\S)")
_SMALL = frozenset(["a", "an", "and", "the", "of", "in", "on", "for", "to", "at", "by", "with", "from", "or", "vs", "is", "as"])
_TITLE = 80  # characters of the longest title
_LOOK_BACK = 200  # characters before a quotation that are searched for "Jane Doe:"


@dataclass(frozen=True, slots=True)
class Unit:
    """One quotation as its marks show it: the stretches of its paragraphs, and the gaps of text on its two sides."""

    stretches: tuple[Quoted, ...]
    before: Span
    after: Span

    @property
    def start(self) -> int:
        return self.stretches[0].start

    @property
    def end(self) -> int:
        return self.stretches[-1].end

    @property
    def parts(self) -> tuple[Span, ...]:
        return tuple(stretch.inner for stretch in self.stretches)


def units_of(text: str, quoted: Sequence[Quoted]) -> tuple[list[Unit], list[tuple[Span, ...]]]:
    """The quotations of a text with the text on their sides, and the spans of what is only a name or a heading between marks."""
    groups = _groups(text, quoted)
    titles = [_is_title(text, group, groups[place - 1] if place else None) for place, group in enumerate(groups)]
    named = [tuple(stretch.inner for stretch in group) for group, title in zip(groups, titles, strict=True) if title]
    return list(_units(text, [group for group, title in zip(groups, titles, strict=True) if not title])), named


def _groups(text: str, quoted: Sequence[Quoted]) -> list[tuple[Quoted, ...]]:
    """Stretches, the paragraphs of one quotation together; a paragraph that names its speaker begins a new one."""
    groups: list[list[Quoted]] = []
    for stretch in quoted:
        if stretch.continues and groups and not LABEL.match(text, stretch.inner[0]):
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return [tuple(group) for group in groups]


def _is_title(text: str, group: tuple[Quoted, ...], earlier: tuple[Quoted, ...] | None) -> bool:
    """Whether the quoted words are the name of a work, a programme, a person, or a heading.

    Such names have capitals throughout and stand inside a sentence; a heading stands alone in its line, between single marks.
    """
    stretch = group[0]
    floor = text.rfind("\n", max(0, stretch.start - _LOOK_BACK), stretch.start) + 1
    before = text[max(floor, earlier[-1].end if earlier else 0, stretch.start - _LOOK_BACK) : stretch.start].rstrip()
    if len(group) > 1 or stretch.inner[1] - stretch.inner[0] > _TITLE or PULL.match(text, stretch.end):
        return False
    words = re.findall(r"[\w'’]+", text[slice(*stretch.inner)])
    alone = stretch.start == floor and not text[stretch.end : stretch.end + 40].partition("\n")[0].strip(" .")
    if not words or len(words) > 7 or (not alone and before[-1:] in ("", *".:?!")):
        return False
    if alone and stretch.single:
        return True
    return words[0][0].isupper() and all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)


def _units(text: str, groups: Sequence[tuple[Quoted, ...]]) -> Iterator[Unit]:
    """Quotations with the gaps on their sides; a gap does not leave the line."""
    floor = 0
    for number, group in enumerate(groups):
        start, end = group[0].start, group[-1].end
        ceiling = groups[number + 1][0].start if number + 1 < len(groups) else len(text)
        line = text.rfind("\n", floor, start) + 1
        stop = text.find("\n", end, ceiling)
        yield Unit(group, (max(floor, line), start), (end, ceiling if stop < 0 else stop))
        floor = end
