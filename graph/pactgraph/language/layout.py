"""Cutting a text into blocks: runs of text that no line break cuts, with bullet marks and headings taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pactgraph.model import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARK = re.compile(r"[ \t\u00a0]*+(?:(?:[-*•–—―·▪◦‣●○■►>]|\#{1,6}|\(?\d{1,2}[.)]|\([a-z]\))[ \t\u00a0]++)?")
_BULLET = re.compile(r"[ \t\u00a0]*+(?:[-*•–—―·▪◦‣●○■►>]|\#{1,6}|\(?\d{1,2}[.)]|\([a-z]\))[ \t\u00a0]")
_MEANINGFUL = re.compile(r"\w")
_LOWER_START = re.compile(r"[ \t\u00a0]*+[\"“‘'«(\[]?[a-z]")
_OPEN_END = re.compile(
    r"(?:,|\b(?:of|the|a|an|and|or|to|in|on|at|by|for|from|with|as|that|which|who|is|are|was|were|has|have|had|will|would|its|their"
    r"|his|her|between|against|into|over|than|not|be|been|said|but))[ \t]*$"
)
_WRAP_WIDTHS = (35, 130)


def blocks(text: str) -> Iterator[Span]:
    """Give the blocks of a text in order: lines, with those of a wrapped paragraph joined and bullet marks left out."""
    paragraph: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.span()
        if paragraph and not _adjacent(text, paragraph[-1], line):
            yield from _paragraph_blocks(text, paragraph)
            paragraph = []
        paragraph.append(line)
    yield from _paragraph_blocks(text, paragraph)


def _adjacent(text: str, before: Span, line: Span) -> bool:
    """True where one line feed and no more stands between two lines, and the first is not blank."""
    return (
        line[0] - before[1] == 1
        and text[before[1]] == "\n"
        and not text[slice(*line)].isspace()
        and not text[slice(*before)].isspace()
    )


def _paragraph_blocks(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The blocks of lines that follow each other with no blank line between them."""
    wrapped = _is_wrapped(text, lines)
    start = -1
    for number, (begin, end) in enumerate(lines):
        if start < 0:
            start = begin
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is not None and _continues(text, (begin, end), following, wrapped=wrapped):
            continue
        yield from _without_mark(text, start, end)
        start = -1


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """True for prose with line ends at a fixed width: lines of like length, one at least broken before a small letter."""
    if len(lines) < 2:
        return False
    lengths = [end - begin for begin, end in lines[:-1]]
    longest = max(lengths)
    low, high = _WRAP_WIDTHS
    return low <= longest <= high and min(lengths) >= 0.6 * longest and any(_LOWER_START.match(text, *line) for line in lines[1:])


def _continues(text: str, line: Span, following: Span, *, wrapped: bool) -> bool:
    """True where the sentence may run on from one line to the next."""
    if _BULLET.match(text, *following):
        return False
    if wrapped or _LOWER_START.match(text, *following):
        return True
    tail = text[max(line[0], line[1] - 20) : line[1]]
    return _OPEN_END.search(tail) is not None


def _without_mark(text: str, start: int, end: int) -> Iterator[Span]:
    """The block after its bullet or heading mark; nothing where no letter or digit is left (a ruler, a row of stars)."""
    mark = _MARK.match(text, start, end)
    begin = mark.end() if mark else start
    if _MEANINGFUL.search(text, begin, end):
        yield begin, end
