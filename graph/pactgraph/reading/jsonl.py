"""JSON lines: a document a line, ``{"id", "text", "title"?, "date"?, "url"?, "language"?}``; read as a stream of any size."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from pactgraph.errors import InputError
from pactgraph.model import Document, Failure
from pactgraph.reading.documents import document
from pactgraph.reading.encoding import byte_order_mark, refuse_binary
from pactgraph.reading.inputs import MAX_BYTES, Input
from pactgraph.reading.metadata import publication, web_address

TOLD = 20
"""Bad lines of a file that are told one by one: a file in another encoding, of thousands of lines, has one cause."""


def read_jsonl(source: Input) -> Iterator[Document | Failure]:
    """A document or a failure a line; blank lines are passed over. Of very many failures the first are told, and their number."""
    refuse_binary(source.start if byte_order_mark(source.start) is None else b"")
    empty, bad, last = True, 0, None
    for number, line in _lines(source):
        empty = False
        for found in _read(source, number, line):
            bad += isinstance(found, Failure)
            if isinstance(found, Document) or bad <= TOLD:
                yield found
            else:
                last = found
    if empty:
        raise InputError("is empty")
    if last is not None:
        yield Failure(source.place, f"has {bad - TOLD:,} more such lines; the last of them: {last.message}")


def _read(source: Input, number: int, line: str) -> Iterator[Document | Failure]:
    """The document of a line, and what is wrong with it."""
    try:
        found, mistake = _document(source, number, line)
        yield found
    except InputError as error:
        mistake = str(error)
    if mistake:
        yield Failure(source.place, f"line {number} {mistake}")


def _lines(source: Input) -> Iterator[tuple[int, str]]:
    """Numbered lines that are not blank; of a line that is too long, its first part: one character more than is allowed."""
    encoding = byte_order_mark(source.start) or "utf-8"
    # surrogateescape: a byte that is not UTF-8 spoils its own line, not the file
    stream = io.TextIOWrapper(io.BufferedReader(_Whole(source)), encoding=encoding, errors="surrogateescape", newline="\n")
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        rest = line
        while not rest.endswith("\n") and (rest := stream.readline(1_000_000)):
            pass
        if not line.isspace():
            yield number, line


def _document(source: Input, number: int, line: str) -> tuple[Document, str | None]:
    if len(line) > MAX_BYTES:
        raise InputError(f"is longer than {MAX_BYTES // 1_000_000} MB, too much for one document")
    record = _record(line)
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError('has no "text"' if text is None else f'has a "text" that is not a string but {_kind(text)}')
    day, mistake = publication(_string(record, "date"), source.date)
    found = document(
        text,
        _identity(record) or f"{source.name}:{number}",
        title=_string(record, "title"),
        published=day,
        url=web_address(_string(record, "url")) or source.url,
        language=_string(record, "language"),
    )
    return found, mistake


def _record(line: str) -> dict[str, Any]:
    try:
        line.encode()
        record = json.loads(line)
    except UnicodeEncodeError as error:
        raise InputError(f"is not UTF-8, at character {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        raise InputError(f"is not JSON that can be read: {type(error).__name__}") from error
    if not isinstance(record, dict):
        raise InputError(f"is not a JSON object but {_kind(record)}")
    return record


def _identity(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(record, "id")


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'has a "{key}" that is not a string but {_kind(value)}')
    return value or None


def _kind(value: object) -> str:
    names = {bool: "a truth value", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
    return names.get(type(value), "null")


class _Whole(io.RawIOBase):
    """The bytes already read to sniff, then the rest of the stream, as one stream."""

    def __init__(self, source: Input) -> None:
        self._start, self._stream = source.start, source.stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data, self._start = self._start[: len(buffer)], self._start[len(buffer) :]
        data = data or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
