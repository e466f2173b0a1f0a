"""Bytes become text: byte order mark, then what the sender declares, then UTF-8, then a guess; binary data is told apart."""

from __future__ import annotations

import codecs
import re

from pactgraph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF: convert it to text first, with pdftotext say"),
    (b"PK\x03\x04", "a ZIP archive (or .docx, .odt, .epub): save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as plain text first"),
    (b"{\\rtf", "rich text: save it as plain text first"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first"),
    (b"BZh", "compressed with bzip2: unpack it first"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_SAMPLE = 100_000


def byte_order_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start tells, or None."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, declared: str | None = None, *, html: bool = False) -> str:
    """The text in the bytes; ``declared`` is what the sender says; in HTML a meta element may say it.

    Raises:
        InputError: the bytes are not text, or their encoding cannot be told.
    """
    if mark := byte_order_mark(data):
        _refuse_false_mark(data, mark)
        return _strict(data, mark)
    if wide := _wide(data):
        return _strict(data, wide)
    refuse_binary(data)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if html and (meta := _META.search(data[:4096])):
            declared = meta[1].decode()
        _refuse_damaged(data)
        for name in (declared, _western(data), _guess(data)):
            if name and (text := _attempt(data, name)) is not None:
                return text
        message = f"has an encoding that cannot be told (byte {error.start + 1} is not UTF-8): save it as UTF-8"
        raise InputError(message) from error


def refuse_binary(data: bytes) -> None:
    """Raises: InputError: the bytes are not text, as far as the first of them tell."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"is {what}")
    sample = data[:_SAMPLE]
    strange = len(sample) - len(sample.translate(None, _CONTROL))
    if strange > max(1, len(sample) // 50):
        raise InputError("is binary, not text")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    sample = data[:2000]
    half = len(sample) // 2
    if len(data) % 2 or half < 4:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _refuse_false_mark(data: bytes, mark: str) -> None:
    """Raises: InputError: the text after a mark of UTF-16 is UTF-8; read in pairs of bytes it would be Chinese signs."""
    rest = data[2:_SAMPLE]
    if mark != "utf-16" or len(rest) < _TELLING or b"\0" in rest:
        return
    try:
        codecs.getincrementaldecoder("utf-8")().decode(rest)  # which may end within a character
    except UnicodeDecodeError:
        return
    raise InputError("says that it is UTF-16 and is not: take the first two bytes away")


def _refuse_damaged(data: bytes) -> None:
    """Raises: InputError: most of what is no ASCII is UTF-8, so that another encoding would spoil more than it saves."""
    text = data.decode(errors="replace")
    strays = len(_STRAY.findall(text))
    whole = len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd")
    if whole > strays:
        raise InputError(f"is UTF-8 but for a few bytes, first at byte {_first_stray(data)}: save it as UTF-8")


def _first_stray(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start + 1
    return 0


_STRAY = re.compile("\ufffd+")
_TELLING = 16  # bytes from which chance does not make one encoding look like another
_FOREIGN = 0.05  # share of bytes beyond ASCII in a text of another script, in an old encoding; less tells nothing
_NOT_WESTERN = re.compile(rb"[\x81\x8d\x8f\x90\x9d]|[\xc0-\xff]{3}")
_WESTERN_WORD = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]|[\x80-\x9f\xa0-\xbf]")


def _western(data: bytes) -> str | None:
    """Windows-1252, the usual case of English news that is not UTF-8: single high bytes among ASCII letters, no undefined one."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high > 0.25 * len(data) or _NOT_WESTERN.search(data):
        return None
    return "cp1252" if len(_WESTERN_WORD.findall(data)) >= high / 2 else None


def _guess(data: bytes) -> str | None:
    if len(data) - len(data.translate(None, bytes(range(128, 256)))) < _FOREIGN * len(data):
        return None
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"says that it is {encoding.upper()} and is not, at byte {error.start + 1}") from error
