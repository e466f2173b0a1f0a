"""Gold files: JSON lines with texts and what is in them; the format is described in docs/EVALUATION.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pactgraph.errors import InputError
from pactgraph.model import Document, Span, Status
from pactgraph.reading.documents import document
from pactgraph.reading.metadata import parse_date

YIELD = "YIELD"  # what some corpora call CONCEDE and RETREAT together

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """Who does what to whom: two codes, a type as PLOVER calls it, a status."""

    source: str
    type: str
    target: str
    status: Status = Status.ASSERTED


@dataclass(frozen=True, slots=True)
class GoldOffice:
    """Who holds which office of which actor, person and title in the words of the text."""

    person: str
    title: str
    actor: str


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Somebody's words: ``content`` is where they stand; ``source`` the words that name the speaker, or ``speaker`` the name."""

    content: tuple[Span, ...]
    direct: bool
    source: tuple[Span, ...] = ()
    speaker: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class GoldLink:
    """One event of a sentence, its parties marked in the text instead of named by code."""

    source: tuple[Span, ...]
    type: str
    target: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text and what is in it; a part that nobody annotated is None, which is not the same as empty."""

    document: Document
    events: tuple[GoldEvent, ...] | None = None
    offices: tuple[GoldOffice, ...] | None = None
    quotes: tuple[GoldQuote, ...] | None = None
    link: GoldLink | None = None
    construction: str | None = None


def read_gold(path: str | Path, types: Collection[str]) -> tuple[GoldDocument, ...]:
    """The documents of a gold file, in its order; ``types`` are the event types that there are.

    Raises:
        InputError: the file cannot be read, or a line is wrong: the message names it.
    """
    try:
        lines = Path(path).read_text("utf-8").split("\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8, at byte {error.start}") from error
    found = tuple(_documents(lines, str(path), types))
    if not found:
        raise InputError(f"{path}: holds no gold; docs/EVALUATION.md shows the format")
    return found


def _documents(lines: list[str], path: str, types: Collection[str]) -> Iterator[GoldDocument]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _Line(line, f"{Path(path).name}:{number}", types).document()
            except (InputError, ValueError, TypeError, KeyError) as error:
                raise InputError(f"{path}, line {number}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg} at column {error.colno})"
    if isinstance(error, KeyError):
        return f"the key {error} is missing"
    return str(error)


class _Line:
    """One line on its way to a gold document."""

    def __init__(self, line: str, name: str, types: Collection[str]) -> None:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError("not a JSON object")
        self._record: dict[str, Any] = record
        self._name = name
        self._types = types
        self._text = ""

    def document(self) -> GoldDocument:
        record = self._record
        day = record.get("date")
        published = parse_date(str(day)) if day else None
        text = document(_string(record, "text"), str(record.get("id") or self._name), published=published)
        self._text = text.text
        return GoldDocument(
            text,
            self._list("events", self._event),
            self._list("offices", self._office),
            self._list("attributions", self._attribution) if "attributions" in record else self._list("quotes", self._quote),
            self._link() if "root" in record else None,
            record.get("construction"),
        )

    def _list(self, key: str, read: Callable[[dict[str, Any]], T]) -> tuple[T, ...] | None:
        value = self._record.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise ValueError(f'"{key}" is not a list of objects')
        return tuple(read(entry) for entry in value)

    def _event(self, entry: dict[str, Any]) -> GoldEvent:
        source, target = _string(entry, "source"), _string(entry, "target")
        return GoldEvent(source, self._type(_string(entry, "type")), target, _status(entry.get("status", "asserted")))

    def _type(self, name: str) -> str:
        if name not in self._types:
            raise ValueError(f"{name!r} is not an event type: {', '.join(sorted(self._types))}")
        return name

    def _office(self, entry: dict[str, Any]) -> GoldOffice:
        return GoldOffice(_string(entry, "person"), _string(entry, "title"), _string(entry, "actor"))

    def _quote(self, entry: dict[str, Any]) -> GoldQuote:
        words = _string(entry, "text")
        start = self._text.find(words)
        if start < 0:
            raise ValueError(f"the text does not hold the words {words[:60]!r}")
        direct = bool(entry.get("direct", True))
        return GoldQuote(((start, start + len(words)),), direct, speaker=entry.get("speaker"), actor=entry.get("actor"))

    def _attribution(self, entry: dict[str, Any]) -> GoldQuote:
        return GoldQuote(self._spans(entry["content"]), bool(entry["direct"]), self._spans(entry["source"]))

    def _link(self) -> GoldLink | None:
        source, target = self._spans(self._record["source"]), self._spans(self._record["target"])
        root = _string(self._record, "root")
        kind = root if root == YIELD else self._type(root)
        return GoldLink(source, kind, target) if source and target else None

    def _spans(self, value: Any) -> tuple[Span, ...]:
        spans = tuple((int(start), int(end)) for start, end in value)
        if any(not 0 <= start < end <= len(self._text) for start, end in spans):
            raise ValueError(f"a span of {list(spans)} is not in the text of {len(self._text)} characters")
        return spans


def _string(entry: dict[str, Any], key: str) -> str:
    value = entry[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'"{key}" is not a text')
    return value


def _status(value: Any) -> Status:
    if value not in list(Status):
        raise ValueError(f"{value!r} is not a status: {', '.join(Status)}")
    return Status(value)
