"""Dates, links and front matter: what formats say about a document, brought to one form."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlsplit

from pactgraph.errors import InputError

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:$|[T\s])")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%Y/%m/%d", "%d.%m.%Y")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*)")
_HOST = re.compile(r"[^\s/?#<>\"{}|\\^`]+")


def parse_date(text: str) -> date:
    """A day written as 2025-02-25 (with or without a time), 25 February 2025, February 25, 2025, 25.02.2025, or as in mail.

    Nothing is guessed: 04/05/2025 is two days, depending on who reads it.

    Raises:
        InputError: it is none of these.
    """
    text = text.strip()
    try:
        if found := _ISO.match(text):
            return date(*map(int, found.groups()))
        for form in _WRITTEN:
            if day := _strptime(text, form):
                return day
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError) as error:
        raise InputError(f"has a date that cannot be read: {text[:40]!r} (write YYYY-MM-DD)") from error


def publication(text: str | None, otherwise: date | None) -> tuple[date | None, str | None]:
    """The day in a field that says it, or ``otherwise`` where there is none; and what is wrong with one that cannot be read."""
    if not text:
        return otherwise, None
    try:
        return parse_date(text), None
    except InputError as error:
        return None, f"{error}: it is read without its date"


def _strptime(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None


def web_address(text: str | None) -> str | None:
    """The address if it is one of the web (http, https), percent-encoded as an IRI needs; else None: no page may link to it."""
    try:
        parts = urlsplit((text or "").strip())
        sound = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0  # a bad port raises
    except ValueError:
        return None
    if not sound or not _HOST.fullmatch(parts.netloc):
        return None
    return quote(parts.geturl(), safe=";/?:@&=+$,!~*'()#%[]-._", encoding="utf-8", errors="replace")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between two lines of ``---`` at the start of a text, keys in lower case, and the text after them."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    fields = {}
    for line in found[1].splitlines():
        if pair := _FIELD.fullmatch(line.strip()):
            fields[pair[1].lower()] = pair[2].strip().strip("\"'")
    return fields, text[found.end() :] if fields else text
