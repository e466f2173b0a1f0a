"""Dates that a sentence names, relative ones resolved against the day of the document."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from operator import itemgetter

from pactgraph.extraction.events.periods import find_periods
from pactgraph.model import Period

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(
    (*(m.capitalize() for m in MONTHS), "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
)
_DAY = r"\d{1,2})(?:st|nd|rd|th)?"
_ABSOLUTE = re.compile(
    rf"\b(?:(?P<day>{_DAY}(?: of)? (?P<month>{_MONTH})\.?|(?P<month2>{_MONTH})\.? (?P<day2>{_DAY})"
    r"(?:,? (?P<year>\d{4}))?(?!\d)|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
)
_RELATIVE = re.compile(
    rf"\b(?:(?P<which>last|next|this|on|late|early) )?(?P<weekday>{'|'.join(w.capitalize() for w in WEEKDAYS)})\b"
    r"|\b(?P<word>yesterday|today|tonight|tomorrow|earlier this week|(?:last|next) (?:week|month|year))\b",
    re.IGNORECASE,
)
LEAP_GAP = 8  # years from one 29 February to the next, at most
_SHIFT = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last week": -7, "next week": 7,
}  # fmt: skip


def find_date(text: str, near: int, published: date | None, *, ahead: bool) -> date | Period | None:
    """The date in a sentence that stands nearest to an event.

    ``near`` is the event's place in ``text``; ``ahead`` says that it is still to come, so that "Tuesday" is the next one. A date
    without a year, or a relative one, needs the day the document was published. What names a month or a year gives that, and
    no day of it.
    """
    found: list[tuple[int, date | Period]] = [
        (abs(m.start() - near), day) for m in _ABSOLUTE.finditer(text) if (day := _absolute(m, published, ahead))
    ]
    if published is not None:
        found += [(abs(m.start() - near), day) for m in _RELATIVE.finditer(text) if (day := _relative(m, published, ahead))]
    days_out = _ABSOLUTE.sub(lambda day: " " * len(day[0]), text)
    found += [(abs(start - near), period) for start, period in find_periods(days_out, published, ahead=ahead)]
    return min(found, key=itemgetter(0))[1] if found else None


def _absolute(match: re.Match[str], published: date | None, ahead: bool) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = next(i for i, name in enumerate(MONTHS, 1) if name.startswith((match["month"] or match["month2"])[:3].lower()))
        day = int(match["day"] or match["day2"])
        if match["year"]:
            return date(int(match["year"]), month, day)
        return None if published is None else _nearest_year(month, day, published, ahead)
    except ValueError:
        return None


def _nearest_year(month: int, day: int, published: date, ahead: bool) -> date | None:
    """A date without a year is the last such day up to publication, or for a plan the next one; 29 February is rare."""
    step = 1 if ahead else -1
    years = range(published.year, published.year + step * (LEAP_GAP + 1), step)
    days = (date(year, month, day) for year in years if _exists(year, month, day))
    return next((found for found in days if found == published or (found > published) == ahead), None)


def _exists(year: int, month: int, day: int) -> bool:
    return date.min.year <= year <= date.max.year and 1 <= day <= monthrange(year, month)[1]


def _relative(match: re.Match[str], published: date, ahead: bool) -> date | None:
    if word := match["word"]:
        shift = _SHIFT.get(word.lower())
        return None if shift is None else published + timedelta(days=shift)
    back = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    which = (match["which"] or "").lower()
    if which == "next" or (ahead and which != "last"):
        return published + timedelta(days=(7 - back) if back else 7)
    return published - timedelta(days=back or (7 if which == "last" else 0))
