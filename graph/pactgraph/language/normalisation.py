"""Writing a sentence the way the model's training text is written, without moving an offset."""

from __future__ import annotations

import re

_SIGNS = str.maketrans({"’": "'", "‘": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_BLANK = re.compile(r"[^\S ]")
_WORD = re.compile(r"[^\W\d_]+")


def normalised(sentence: str) -> str:
    """Give the sentence with plain quotation marks and blanks, and small letters where a headline is all in capitals.

    The result has the same length, character for character.
    """
    plain = _BLANK.sub(" ", sentence.translate(_SIGNS))
    return _WORD.sub(_capitalised, plain) if _is_shouted(plain) else plain


def _is_shouted(text: str) -> bool:
    """True where nearly every word of four or more is in capitals."""
    if not text.isupper() and not text[:40].isupper():
        return False
    words = _WORD.findall(text)
    return len(words) >= 4 and sum(word.isupper() for word in words) >= 0.9 * len(words)


def _capitalised(match: re.Match[str]) -> str:
    word = match[0]
    lowered = word[0] + word[1:].lower()
    return lowered if len(lowered) == len(word) else word
