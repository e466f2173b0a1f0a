"""Text as it came becomes a Document: normalised once, so that every offset after this counts the same code points."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date

from pactgraph.errors import InputError
from pactgraph.model import Document
from pactgraph.reading.inputs import MAX_CHARACTERS

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters and the code points that no encoding may carry become one space each, which keeps offsets where they were.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def normalise(text: str) -> str:
    """NFC, ``\\n`` for every line end, no control character but tab, U+FFFD for half of a surrogate pair.

    >>> normalise("Støre\\r\\nsaid\\x00")
    'Støre\\nsaid '
    """
    text = _SURROGATE.sub("\ufffd", text)
    text = _FORBIDDEN.sub(" ", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", text).removeprefix("\ufeff")


def identifier(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the text: the same text is the same document wherever it was found."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def document(
    text: str,
    source: str,
    *,
    title: str | None = None,
    published: date | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Document:
    """A document of this text, normalised.

    Raises:
        InputError: the text is empty or too long.
    """
    text = normalise(text)
    if not text.strip():
        raise InputError("has no text")
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"has a text of {len(text):,} characters, more than {MAX_CHARACTERS:,}: split it into documents")
    one_line = " ".join(normalise(title).split()) if title else ""
    return Document(identifier(text), text, normalise(source), one_line or None, published, url, language or "en")
