"""Months and years that a sentence names without a day, relative ones resolved against the day of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pactgraph.model import Period

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[89]|20)\d\d(?![\d,.–/%-]*\d|-)"
_PART = r"(?:(?:the\s+)?(?:start|beginning|middle|end|spring|summer|autumn|fall|winter)\s+of\s+|(?:early|late|mid)[\s-]+)"
# "By June" and "until 2030" bound a time and are none: they are matched, so that nothing inside them is.
_NAMED = re.compile(
    rf"\b(?:(?P<bound>by|until|till|before|after|through)\s+{_PART}?(?:{_MONTH}(?:,?\s+{_YEAR})?|{_YEAR})"
    rf"|(?P<how>(?:(?:in|since|during|throughout|last|next|this)\s+)?{_PART}?(?:last|next|this)?\s*)"
    rf"(?:(?P<month>{_MONTH})(?:,?(?:\s+of)?\s+(?P<year>{_YEAR}))?|(?P<alone>{_YEAR}))"
    r"|(?P<which>last|next|this)\s+(?P<unit>month|year))(?!\w)",
    re.IGNORECASE,
)
_FIRST_SINCE = re.compile(r"\b(?:first|time)\b[^,;:]*$")  # "for the first time since 2019" tells of the last time


def find_periods(text: str, published: date | None, *, ahead: bool) -> Iterator[tuple[int, Period]]:
    """The months and years in a text that names no days, with their places.

    Known are "June 2017", "in June", "last June", "since (late) 2019", "in the spring of 2019", "next month", "this year". A
    number alone is no year, and a bound ("by 2030", "until June") no time. ``ahead`` says that what is told is still to come.
    """
    for found in _NAMED.finditer(text):
        if period := _period(found, published, ahead):
            yield found.start(), period


def _period(found: re.Match[str], published: date | None, ahead: bool) -> Period | None:
    how = (found["how"] or "").lower().strip()
    if found["bound"] or (how.startswith("since") and _FIRST_SINCE.search(found.string, 0, found.start())):
        return None
    if found["unit"]:
        return _shifted(published, found["which"].lower(), found["unit"].lower()) if published else None
    if year := found["year"]:
        return Period(int(year), _number(found["month"]))
    if not how:  # "march", "2000": a word or a number like another
        return None
    if year := found["alone"]:
        return Period(int(year))
    if published is None or not found["month"][0].isupper():
        return None
    which = next((word for word in how.split() if word in ("last", "next", "this")), "")
    return _nearest(_number(found["month"]), published, which, ahead)


def _number(month: str) -> int:
    return _MONTHS.index(month[:3].title()) + 1


def _shifted(published: date, which: str, unit: str) -> Period | None:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return _existing(published.year + step, None)
    months = published.year * 12 + published.month - 1 + step
    return _existing(months // 12, months % 12 + 1)


def _nearest(month: int, published: date, which: str, ahead: bool) -> Period | None:
    """A month without a year is the last one up to that of publication, or for what is to come the next one."""
    if which == "this":
        return Period(published.year, month)
    if which == "next" or (ahead and which != "last"):
        later = month < published.month or (which == "next" and month == published.month)
        return _existing(published.year + later, month)
    earlier = month > published.month or (which == "last" and month == published.month)
    return _existing(published.year - earlier, month)


def _existing(year: int, month: int | None) -> Period | None:
    return Period(year, month) if date.min.year <= year <= date.max.year else None
