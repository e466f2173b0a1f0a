"""What a report is made of, before it is Markdown or HTML: plain text that each writer escapes in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Numbers of the passages that say it."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address; only http and https addresses become links."""

    text: str
    address: str | None


Line = tuple[str | Strong | Cite | Link, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list with a line an item."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``numeric`` says which columns hold figures."""

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, with the passage they stand in."""

    text: str
    cite: Cite


Block = Paragraph | Items | Grid | Quote


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; ``anchor`` is its place in the page."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document: the words, where they stand, and what was found in them."""

    document: str
    title: str | None
    source: str
    url: str | None
    published: date | None
    start: int
    end: int
    text: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole report: its sections, and the passages that they cite, the first of them number 1."""

    title: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


class Notes:
    """Numbers the passages in the order in which they are first cited."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._passages: list[Passage] = []

    def cite(self, passages: tuple[Passage, ...]) -> Cite:
        """The numbers of some passages; one that is new gets the next."""
        numbers = []
        for passage in passages:
            place = passage.document, passage.start, passage.end
            if place not in self._numbers:
                self._passages.append(passage)
                self._numbers[place] = len(self._passages)
            numbers.append(self._numbers[place])
        return Cite(tuple(sorted(set(numbers))))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that were cited, in the order of their numbers."""
        return tuple(self._passages)
