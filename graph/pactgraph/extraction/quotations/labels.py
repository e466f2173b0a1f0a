"""Speakers that a line begins with: ``MINISTER: We agree.`` in a transcript, ``Ministry: Talks to go on`` as a headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pactgraph.extraction.quotations.attribution import Attribution
from pactgraph.extraction.quotations.indirect import Reported

_LABEL = r"(?P<name>{first}[\w.'’-]*(?: [A-Z(][\w.'’)-]*){{0,4}}): +(?P<words>[^\s\"“”„‘'«»]\S* [^\n]+)"
_HEADLINE = re.compile(_LABEL.format(first="[A-Z]"))
_TRANSCRIPT = re.compile(r"^" + _LABEL.format(first="[A-Z]{2}"), re.MULTILINE)
_END = re.compile(r"[\s\"”.]*$")


def find_labelled(text: str, nobody: Collection[str]) -> Iterator[Reported]:
    """The words behind a speaker's name at the start of a line: of the first line, and of a transcript of two turns or more.

    A name in capitals before the first line is the place of a dateline.
    """
    headline = _HEADLINE.match(text)
    turns = [turn for turn in _TRANSCRIPT.finditer(text) if turn["name"].isupper()]
    if (
        headline is not None
        and not headline["name"].isupper()
        and not any(word in nobody for word in re.findall(r"\w+", headline["name"].lower()))
    ):
        yield _reported(headline, "headline")
    if len({turn["name"] for turn in turns}) > 1:
        for turn in turns:
            if turn.start() > 0:
                yield _reported(turn, "transcript")


def _reported(match: re.Match[str], form: str) -> Reported:
    start, end = match.span("words")
    end = start + len(_END.sub("", match["words"]))
    colon = match.end("name")
    return Reported(((start, end),), Attribution(":", (colon, colon + 1), match.span("name")), form)
