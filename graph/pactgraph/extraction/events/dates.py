"""Dates that a sentence names, relative ones resolved against the day of the document."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

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
_UNTIL = re.compile(
    rf" ?(?:to|until|till|and|-|–|—) ?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}),? (?P<year>\d{{4}})\b"
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = rf"(?P<count>an?|the|\d{{1,2}}|{'|'.join(_NUMBERS)})"
_RELATIVE = re.compile(
    rf"\b(?:(?P<which>last|next|this|on|late|early) )?(?P<weekday>{'|'.join(w.capitalize() for w in WEEKDAYS)})\b"
    r"|\b(?P<word>yesterday|today|tonight|tomorrow|earlier this week|(?:last|next) (?:week|month|year))\b"
    rf"|\b{_COUNT} (?P<unit>day|week|month|year|decade)s? (?:ago|earlier)\b",
    re.IGNORECASE,
)
_DISTANCE = re.compile(rf"\b{_COUNT} (?P<unit>hour|day|week|month|year)s? (?P<side>after|before)\b", re.IGNORECASE)
_DEPENDENT = re.compile(r"\b(?:to|that|which|who)\b")
_AHEAD = re.compile(r"\b(?:will|would|to|shall|may|plans?|due)\b[^,]*$")
LEAP_GAP = 8  # years from one 29 February to the next, at most
_SHIFT = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def find_date(text: str, near: int, published: date | None, *, ahead: bool) -> date | Period | None:
    """The date in a sentence that stands nearest to an event.

    ``near`` is the event's place in ``text``; ``ahead`` says that it is still to come, so that "Tuesday" is the next one. A date
    without a year, or a relative one, needs the day the document was published. What names a month or a year gives that, and
    no day of it; "last week" gives nothing, and nor does the day of the act that an event ahead depends on ("agreed on Monday
    to build a yard").
    """
    found: list[tuple[int, re.Match[str] | None, date | Period | None]] = []
    found += [(abs(m.start() - near), m, _absolute(m, published, ahead)) for m in _ABSOLUTE.finditer(text)]
    if published is not None:
        found += [(abs(m.start() - near), m, _relative(m, published, ahead)) for m in _RELATIVE.finditer(text)]
    days_out = _ABSOLUTE.sub(lambda day: " " * len(day[0]), text)
    found += [(abs(start - near), None, period) for start, period in find_periods(days_out, published, ahead=ahead)]
    if not found:
        return None
    _, match, day = min(found, key=lambda item: (item[0], item[2] is None))
    if match is None or not isinstance(day, date):
        return day
    return None if ahead and _is_of_another(text, match, near) else _moved(day, text, match.start(), near)


def _is_of_another(text: str, match: re.Match[str], near: int) -> bool:
    """Whether a weekday before an event ahead dates what was done, and the event only depends on that."""
    if not match.groupdict().get("weekday") or match.start() > near:
        return False
    return _DEPENDENT.search(text, match.end(), near) is not None and _AHEAD.search(text, 0, match.start()) is None


def _moved(day: date, text: str, start: int, near: int) -> date | None:
    """The day of an event that is told by its distance from the date: ``met on Monday, a day after Norway signed``."""
    match = _DISTANCE.search(text, min(start, near), max(start, near))
    if match is None:
        return day
    if match["unit"].lower() != "day":
        return None
    later = (match["side"].lower() == "after") == (near < start)
    return _plus(day, _number(match["count"]) * (1 if later else -1))


def _number(count: str) -> int:
    word = count.lower()
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1 if word in _NUMBERS else 1


def _plus(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _absolute(match: re.Match[str], published: date | None, ahead: bool) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = next(i for i, name in enumerate(MONTHS, 1) if name.startswith((match["month"] or match["month2"])[:3].lower()))
        day = int(match["day"] or match["day2"])
        if match["year"]:
            return date(int(match["year"]), month, day)
        if until := _UNTIL.match(match.string, match.end()):  # "from 5 May to 10 May 2024"
            return date(int(until["year"]), month, day)
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
        return None if shift is None else _plus(published, shift)
    if unit := match["unit"]:
        return _plus(published, -_number(match["count"])) if unit.lower() == "day" else None
    back = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    which = (match["which"] or "").lower()
    if which == "next" or (ahead and which != "last"):
        return published + timedelta(days=(7 - back) if back else 7)
    return published - timedelta(days=back or (7 if which == "last" else 0))
