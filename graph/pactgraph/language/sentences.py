"""Cutting a text into sentences: rules only, the same for every run, linear in the length of the text.

The text is cut into blocks first (``layout``: lines, wrapped paragraphs, bullets), each block at its full stops, and a
sentence that no parser should see whole at a comma or a space. Spans have no white space at their ends, never overlap,
and come in the order of the text; bullet marks and rulers between them belong to no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pactgraph.language.abbreviations import ends_sentence
from pactgraph.language.layout import blocks
from pactgraph.model import Span

MAX_CHARACTERS = 2000
MAX_WORDS = 200

# The look-behind keeps the search linear: in a run of a million dots only the first one is a place to start.
_STOP = re.compile(r"""(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>(?:["”’'»)\]]|\[\d{1,3}\]){0,4})(?=\s|$|(?P<glued>[A-Z“]))""")
_NEXT = re.compile(r"""\s*+(?P<open>["“‘'«(\[]{0,3})(?P<first>\S)""")
_WORD_BEFORE = re.compile(r"\S+$")
_SAYING = re.compile(
    r"(?:[\w.’'-]+,? ){0,5}?(?:said|says|say|asked|asks|told|tells|added|adds|replied|wrote|writes|warned|declared|shouted"
    r"|chanted|tweeted|insisted|exclaimed|recalled|noted|concluded|continued|joked|cried|demanded|wondered)\b"
)
_WORD = re.compile(r"\w+|[^\w\s]")
_DATELINE = re.compile(
    r"""(?:(?:AP|AFP|Reuters|UPI|Xinhua|TASS|DPA|[A-Z]\w{1,12}\ Press)\ [-–—]{1,2}\ )?     # the agency that comes first
    (?:[A-Z][A-Z.'’-]{3,}+(?:\ [A-Z][A-Z.'’-]*+){0,3}(?:/[A-Z]+)?                     # a place in capitals
       (?:,\ [A-Z][\w.]*+(?:\ [A-Z0-9][\w.]*+){0,3}){0,2}                              # its country, a day
       (?:\ \([A-Z][\w\ .,/-]{1,30}\))?
      |[A-Z][a-z]+(?:,\ [A-Z][\w.]*+(?:\ [A-Z0-9][\w.]*+){0,3}){0,2}\ \([A-Z][\w\ .,/-]{1,30}\))
    \ ?(?:-{1,2}|[–—―_])\ (?=["“‘'«(\[]?[A-Z][a-z\ .])""",
    re.VERBOSE,
)
_AGENCY = re.compile(r"(?:AP|AFP|Reuters|UPI|Xinhua|TASS|DPA|[A-Z]\w{1,12} Press) [-–—]{1,2} (?=[\"“‘']?[A-Z])")


def split(text: str) -> tuple[Span, ...]:
    """Cut a text into sentences.

    Parameters: ``text`` is the text of a document. Returns the spans of its sentences, in order, without overlap, none
    empty, none longer than 2,000 characters or (counted as runs of letters and single signs) 200 words.
    """
    return tuple(span for block in blocks(text) for span in _sentences(text, *block))


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one block, its dateline apart."""
    after = _after_dateline(text, start, end)
    if after > start:
        yield from _bounded(text, start, after)
        start = after
    for cut in _cuts(text, start, end):
        yield from _bounded(text, start, cut)
        start = cut
    yield from _bounded(text, start, end)


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the report begins after ``PARIS (Reuters) - ``; ``start`` where there is no dateline.

    A dateline is a sentence of its own, so that the place stays in the text's order and out of the first clause.
    """
    for pattern in (_DATELINE, _AGENCY):
        match = pattern.match(text, start, min(end, start + 120))
        if match:
            return match.end()
    return start


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """The places in a block after which a new sentence begins."""
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _is_boundary(text, start, end, match):
            yield match.end()


def _is_boundary(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Decide whether the stop that ``match`` found ends a sentence, by the words on its two sides."""
    before = text[max(start, match.start() - 40) : match.start()]
    if match["glued"] is not None:
        return _is_glued_boundary(before, match, text[match.end() : match.end() + 2])
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return False
    rest = text[following.start("first") : min(end, following.start("first") + 60)]
    if not _can_begin(rest, opened=bool(following["open"])):
        return False
    if match["stop"][-1] in "?!" and match["close"].endswith(('"', "”", "’", "'", "»")) and _SAYING.match(rest):
        return False
    if match["stop"] != "." or match["close"]:
        return True
    word = _WORD_BEFORE.search(before)
    return ends_sentence(word[0] if word else "", rest, at_start=match.start() - start < 5)


def _is_glued_boundary(before: str, match: re.Match[str], after: str) -> bool:
    """``...the pact.The ministers``: a space lost by a web page; not ``U.S.``, ``Booking.Com`` or ``end.)``."""
    tail = before[-3:]
    if match["glued"] == "“":
        return bool(tail) and tail[-1].islower()
    return (
        match["stop"] == "."
        and not match["close"]
        and len(tail) == 3
        and tail.islower()
        and tail.isalpha()
        and after[1:].islower()
        and not before.rpartition(" ")[2].startswith(("www", "http"))
    )


def _can_begin(rest: str, *, opened: bool) -> bool:
    """True where ``rest`` looks like the beginning of a sentence."""
    first = rest[0]
    if first.isupper() or first.isdigit() or first in "$€£¥#@":
        return True
    if rest.startswith(("al-", "el-", "iPhone", "eBay")):
        return True
    return not first.isalpha() and not first.isspace() and opened and first not in ",;:.)!?"


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space at its ends, in parts where it is too long for a parser."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        limit = _limit(text, start, end)
        cut = end if limit >= end else _safe_cut(text, start, limit)
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        yield start, stop
        start = cut
        while start < end and text[start].isspace():
            start += 1


def _limit(text: str, start: int, end: int) -> int:
    """The furthest place a sentence that begins at ``start`` may reach."""
    if end - start <= MAX_WORDS:
        return end
    limit = min(end, start + MAX_CHARACTERS)
    for count, word in enumerate(_WORD.finditer(text, start, limit)):
        if count == MAX_WORDS:
            return word.start()
    return limit


def _safe_cut(text: str, start: int, limit: int) -> int:
    """The last semicolon, else comma, else space in the second half before ``limit``, else ``limit`` itself."""
    half = start + (limit - start) // 2
    for mark in ("; ", ": ", ", ", " ", "\n"):
        place = text.rfind(mark, half, limit)
        if place >= 0:
            return place + len(mark)
    return limit
