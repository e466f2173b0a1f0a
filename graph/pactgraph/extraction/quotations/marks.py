"""Quotation marks: which spans of a text stand between them, in one pass over the marks.

Marks are paired by their direction (a straight mark opens after a space and closes before one), never by counting, so
that one missing mark spoils one quotation and not the rest of the text. The time is linear in the length of the text,
whatever the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pactgraph.model import Span

_EVENT = re.compile(r"\n\s*|&?quot;|``|''|[\"“”„‟＂«»'‘’‚‛‹›]")
_SINGLE = frozenset("'‘’‚‛‹›")
_GUILLEMETS = frozenset("«»‹›")
_OPENERS = frozenset(["“", "„", "‟", "``", "‘", "‚", "‛"])
_CLOSERS = frozenset("”")
_BEFORE_OPENING = frozenset("([{—–-/:;…,.=>*_|")
_AFTER_CLOSING = frozenset(")]}—–-/:;…,.!?<*_|")
_ELISION = re.compile(r"(?:\d0s|\d\d\b|em|tis|twas|til|til|cause|round|n|neath|bout)\b", re.IGNORECASE)
_REACH = 1500  # characters that a quotation may run over a paragraph break without its mark being repeated


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks: ``start`` to ``end`` with the marks, ``inner`` without them and without blanks.

    ``closed`` is false where the closing mark is missing (and no next paragraph goes on); ``continues`` is true where a
    paragraph of a longer quotation repeats the opening mark; ``single`` tells ‘these’ from “these”.
    """

    start: int
    end: int
    inner: Span
    closed: bool = True
    continues: bool = False
    single: bool = False


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its end: where its line ends, how many breaks it has crossed, a possible end seen."""

    mark: str
    start: int
    inner: int
    continues: bool = False
    line_end: int | None = None
    lines: int = 0
    paragraphs: int = 0
    weak_end: Span | None = None

    @property
    def single(self) -> bool:
        return self.mark in _SINGLE


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """The outermost stretches between quotation marks, in the order of the text; marks inside them are part of them."""
    found = sorted(_Pairing(text).run(), key=lambda quoted: (quoted.start, -quoted.end))
    outer: list[Quoted] = []
    for quoted in found:
        if quoted.inner[0] >= quoted.inner[1]:
            continue
        if outer and not outer[-1].closed and quoted.closed and quoted.start < outer[-1].end:
            outer[-1] = _cut(text, outer[-1], quoted.start)  # a mark without its partner must not swallow sound ones
        if not outer or quoted.start >= outer[-1].end:
            outer.append(quoted)
    return tuple(quoted for quoted in outer if quoted.inner[0] < quoted.inner[1])


def _cut(text: str, quoted: Quoted, end: int) -> Quoted:
    left, right = quoted.inner
    right = max(left, min(right, end))
    while right > left and text[right - 1].isspace():
        right -= 1
    return replace(quoted, end=end, inner=(left, right))


class _Pairing:
    """One pass over the marks and line breaks of a text, with a stack of the marks that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []

    def run(self) -> Iterator[Quoted]:
        """All pairs, inner ones too, in the order in which they end."""
        line_start = True
        position = 0
        for event in _EVENT.finditer(self.text):
            mark, start, end = event.group(), event.start(), event.end()
            if mark[0] == "\n":
                yield from self._break(start, mark.count("\n") > 1)
                line_start, position = True, end
                continue
            at_line_start = (line_start and start == position) or start == 0
            line_start = False
            if mark in _SINGLE and mark not in _GUILLEMETS:
                yield from self._single(mark, start, end)
            else:
                yield from self._double(mark, start, end, at_line_start)
        yield from self._flush(len(self.text))

    def _break(self, start: int, paragraph: bool) -> Iterator[Quoted]:
        """A line ends: single marks do not run over it, double ones remember where."""
        while self.stack and self.stack[-1].single:
            yield from self._drop_single()
        for waiting in self.stack[-2:]:  # deeper ones are flushed with these: looking at all would not be linear
            waiting.line_end = start if waiting.line_end is None else waiting.line_end
            waiting.lines += 1
            waiting.paragraphs += paragraph

    def _double(self, mark: str, start: int, end: int, at_line_start: bool) -> Iterator[Quoted]:
        opens, closes = self._directions(mark, start, end)
        waiting = self._last_double()
        broken = waiting is not None and waiting.line_end is not None
        if waiting is not None and broken and opens and at_line_start:
            next_paragraph = waiting.paragraphs == 1 or (waiting.paragraphs == 0 and waiting.lines == 1)
            yield from self._flush(start, carried=next_paragraph)
            self._push(mark, start, end, continues=next_paragraph)
        elif waiting is not None and closes and not (broken and self._too_far(waiting, start)):
            yield from self._close(start, end)
        elif opens or (mark not in _CLOSERS and not closes):
            if broken:
                yield from self._flush(start)
            if opens:
                self._push(mark, start, end)
        elif broken:
            yield from self._flush(start)

    def _directions(self, mark: str, start: int, end: int) -> tuple[bool, bool]:
        """Whether a double mark may open and may close here; where its sides do not tell, the stack does."""
        before = self.text[start - 1] if start else "\n"
        after = self.text[end] if end < len(self.text) else "\n"
        waiting = self._last_double()
        if mark in _OPENERS:
            german = waiting is not None and waiting.mark == "„"
            slip = waiting is not None and not before.isspace() and not after.isalnum()
            closes = mark == "“" and (german or slip)
            return not closes, closes
        free_before = before.isspace() or before in _BEFORE_OPENING or before in _OPENERS or before in "\"'"
        free_after = after.isspace() or after in _AFTER_CLOSING or after in "\"'’”"
        if mark.endswith("quot;"):
            return not free_after, free_after and waiting is not None
        if mark in _CLOSERS:
            opens = before.isspace() and not free_after and waiting is None
            return opens, not opens
        if mark in _GUILLEMETS:
            mine = waiting is not None and waiting.mark in _GUILLEMETS
            return not (mine and mark != getattr(waiting, "mark", mark)), mine and mark != getattr(waiting, "mark", mark)
        if waiting is None and before.isdigit() and not after.isalnum():
            return False, False  # inches
        if before.isspace() != after.isspace():
            return (True, False) if before.isspace() else (False, True)
        if free_before != free_after:
            return (True, False) if free_before else (False, True)
        return waiting is None, waiting is not None

    def _single(self, mark: str, start: int, end: int) -> Iterator[Quoted]:
        """An apostrophe most often: it opens before a letter after a space, and closes only what such a mark opened."""
        before = self.text[start - 1] if start else "\n"
        after = self.text[end] if end < len(self.text) else "\n"
        top = self.stack[-1] if self.stack and self.stack[-1].single else None
        opens = (before.isspace() or before in _BEFORE_OPENING or before in '"“„«') and not after.isspace() and mark != "’"
        if opens and not _ELISION.match(self.text, end):
            if top is not None:
                yield from self._drop_single()
            self._push(mark, start, end)
        elif top is not None and not after.isalnum() and not before.isspace():
            if before in "sS" and after == " " and self.text[end + 1 : end + 2].islower():
                top.weak_end = top.weak_end or (start, end)  # the workers' rights
            else:
                self.stack.pop()
                yield self._quoted(top, start, end)

    def _push(self, mark: str, start: int, end: int, continues: bool = False) -> None:
        self.stack.append(_Open(mark, start, end, continues))

    def _last_double(self) -> _Open | None:
        """The open double mark nearest to here: at most one single mark stands above it."""
        for waiting in self.stack[-2:][::-1]:
            if not waiting.single:
                return waiting
        return None

    def _close(self, start: int, end: int) -> Iterator[Quoted]:
        while self.stack and self.stack[-1].single:
            yield from self._drop_single()
        yield self._quoted(self.stack.pop(), start, end)

    def _drop_single(self) -> Iterator[Quoted]:
        top = self.stack.pop()
        if top.weak_end is not None:
            yield self._quoted(top, *top.weak_end)

    def _too_far(self, waiting: _Open, here: int) -> bool:
        return waiting.paragraphs > 1 or (waiting.paragraphs == 1 and here - waiting.start > _REACH)

    def _flush(self, here: int, carried: bool = False) -> Iterator[Quoted]:
        """End all that is open where its line ends, or where the next open mark stands."""
        limit = here
        while self.stack:
            top = self.stack.pop()
            if not top.single:
                stop = min(limit, top.line_end if top.line_end is not None else limit)
                yield self._quoted(top, stop, stop, closed=carried and not self.stack)
                limit = top.start
            elif top.weak_end is not None:
                yield self._quoted(top, *top.weak_end)

    def _quoted(self, opened: _Open, start: int, end: int, closed: bool = True) -> Quoted:
        """The stretch from an opening mark to its end, the inner span without blanks at its sides."""
        left, right = opened.inner, max(start, opened.inner)
        while left < right and self.text[left].isspace():
            left += 1
        while right > left and self.text[right - 1].isspace():
            right -= 1
        return Quoted(opened.start, max(end, opened.inner), (left, right), closed, opened.continues, opened.single)
