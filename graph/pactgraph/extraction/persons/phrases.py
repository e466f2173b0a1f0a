"""Office phrases: a title with the actor it belongs to, before any person is looked for.

``the French foreign minister``, ``prime minister of Norway``, ``UN special envoy for Darfur``, ``his foreign minister``,
``chief of the Pakistani army`` are phrases; so is ``the foreign ministers of Egypt and Jordan``, with two actors.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pactgraph.extraction.grammar.units import COUNTERPART, PLURAL, STRONG, WEAK, Reading

# What may stand between an actor and its title. After a possessive any adjective ("Britain's beleaguered prime minister"); else
# only known words, and for the titles that clubs and firms have too, nothing that could be the name of one.
_LISTED = r"(?P<actors>[ADC](?:q[AG]q|\([AG]\))?(?:s?(?:ct?|a|ca)t?[ADC])*)"
_LEFT = {
    STRONG: re.compile(
        _LISTED
        + r"(?:s[mMNGAad]{0,4}l?[mMNGAad]{0,3}|s?[mMKNGAd]{0,4}|s?[mMK]{1,4}s[mMK]{0,3}|s?[mMN]{1,3}c?[mMN]{0,3}a[mMN]{1,3})"
        + r"B?[mMK]?$"
    ),
    WEAK: re.compile(_LISTED + r"(?:s[mMKGdA]{0,5}|[mMKdR]{0,5}|s?[mMK]{1,4}s[mMK]{0,3}|s?[mM]{1,3}c?[mM]{0,3}a[mM]{1,3})$"),
}
_LEFT[PLURAL] = _LEFT[COUNTERPART] = _LEFT[WEAK]
_ADVISERS = ("adviser", "advisor", "aide")
_MODIFIERS = re.compile(r"[mMKG]*(?:[mM]c?[mM]*a[mM]+)?$")
_BEFORE = re.compile(r"(?P<owner>[ti])?[mM]*$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units ``start`` to ``end`` (excluded) of a reading; the title is ``title_start`` to ``title_end``, its last word ``head``.

    ``actors`` are the indexes of the units that name the actor; several only where the head is plural or the list means one
    office of each. ``owner`` is the index of a "his" or "its" that stands for the actor, ``definite`` tells "the".
    ``institution`` is true where the holder speaks for "the ministry", "the army" of an actor that the phrase does not name;
    ``nested`` where the phrase ends before another office ("a spokesman for | the Danish prime minister").
    """

    start: int
    end: int
    title_start: int
    title_end: int
    head: int
    actors: tuple[int, ...] = ()
    owner: int | None = None
    definite: bool = False
    institution: bool = False
    nested: bool = False


def phrases(reading: Reading, text: str, speaking: Collection[str]) -> Iterator[Phrase]:
    """The office phrases of a sentence, from left to right; ``speaking`` are the titles that act "for" an actor."""
    end = 0
    for head, letter in enumerate(reading.letters):
        if letter in "TWPQR" and head >= end:
            phrase = _phrase(reading, text, head, end, speaking)
            if phrase is not None:
                end = phrase.head + 1 if phrase.nested else phrase.end
                yield phrase


def _phrase(reading: Reading, text: str, head: int, floor: int, speaking: Collection[str]) -> Phrase | None:
    letters = reading.letters
    if letters[head] == "R":
        return _rank(reading, head, floor)
    start, actors, title_start = _left(letters, head, floor)
    end, complement, extent, institution = _complement(reading, text, head, speaking)
    nested = end > head + 1 and letters[end : end + 1] in ("T", "W")
    institution = institution or "K" in letters[start:head]
    if not actors:
        actors = complement
    owner, definite = None, False
    before = _BEFORE.search(letters, floor, start)
    if before:
        start = before.start()
        if before["owner"] == "i":
            owner = before.start()
        definite = before["owner"] == "t" and reading.word(start, text) == "the"
    title_start = min(title_start, head)
    return Phrase(
        start, end, title_start, extent, head, actors, None if actors else owner, definite, institution and not actors, nested
    )


def _rank(reading: Reading, head: int, floor: int) -> Phrase | None:
    """``US Army Gen. John Abizaid``: a rank is an office only beside its actor, else it is part of the name."""
    left = re.compile(r"(?P<actor>[AD])s?[mMK]{0,3}s?$").search(reading.letters, floor, head)
    if left is None:
        return None
    return Phrase(left.start(), head + 1, left.start() + 1, head + 1, head, (left.start(),))


def _left(letters: str, head: int, floor: int) -> tuple[int, tuple[int, ...], int]:
    """Where the phrase begins, its actors, and where the title begins."""
    window = max(floor, head - 14)
    match = _LEFT[letters[head]].search(letters, window, head)
    if match is None:
        modifiers = _MODIFIERS.search(letters, window, head)
        start = modifiers.start() if modifiers else head
        return start, (), start
    listed = [index for index in range(match.start("actors"), match.end("actors")) if letters[index] in "ADC"]
    if len(listed) > 1 and letters[head] != PLURAL:
        listed = listed[-1:]  # "Israel, Palestinian leader ...": the list is not the title's
    if letters[listed[0]] == "C" and (letters[listed[0] + 1] != "s" or letters[max(0, listed[0] - 1)] == "f"):
        modifiers = _MODIFIERS.search(letters, window, head)
        start = modifiers.start() if modifiers else head
        return start, (), start
    title = match.end("actors")
    while title < head and letters[title] in "slAD":
        title += 1
    return listed[0], tuple(listed), title


def _complement(reading: Reading, text: str, head: int, speaking: Collection[str]) -> tuple[int, tuple[int, ...], int, bool]:
    """Where "of Norway", "for the Russian foreign ministry" ends, its actors, the title's end, and whether an institution."""
    letters, index, extent = reading.letters, head + 1, head + 1
    preposition, lower, institution = "", 0, False
    actors: list[int] = []
    title = reading.word(head, text)
    owning = ["of"] + ["for"] * (title in speaking) + ["to"] * (title in _ADVISERS)
    while index < len(letters) and (preposition or letters[index] in "of"):
        letter = letters[index]
        if letter in "of":
            preposition = reading.word(index, text)
            lower = 0
        elif letter in "ADC" and _owns(letters, index, preposition in owning, actors):
            actors.append(index)
        lower += letter == "l"
        institution = institution or letter == "K"
        if _closes(letters, index, bool(actors)) or lower > 2:
            break
        index += 1
        if not actors and preposition == "of":
            extent = index
    index = _shortened(letters, index, head + 1)
    if actors and _names_a_body(letters, head, actors[-1], index):
        actors, preposition = [], ""
        while letters[index : index + 1] == "N":
            index += 1
    return index, tuple(actors), _shortened(letters, max(head + 1, min(extent, index)), head + 1), institution


def _shortened(letters: str, index: int, least: int) -> int:
    """The end of a complement without words that lead on, such as "of the" before an actor; before a comma all words stay."""
    loose = "oftiac" if letters[index : index + 1] == "c" else "oftiacl"
    while index > least and letters[index - 1] in loose:
        index -= 1
    return index


def _owns(letters: str, index: int, owning: bool, actors: list[int]) -> bool:
    """Whether an actor of a complement is the title's: "ambassador of Iraq to Japan" is Iraq's."""
    if actors:
        return letters[_previous(letters, index)] in "ADC" and _previous(letters, index) == actors[-1]
    return owning and letters[index - 1] not in "NG"


def _previous(letters: str, index: int) -> int:
    """The index of the unit before "and", a comma and an article that precede ``index``."""
    while index > 0 and letters[index - 1] in "act":
        index -= 1
    return index - 1


def _closes(letters: str, index: int, owned: bool) -> bool:
    """Whether a complement cannot go on with this unit."""
    letter, following = letters[index], letters[index + 1 : index + 2]
    if letter in "of":
        return following not in tuple("timMKNGADCLTWlBP")
    if letter == "N":
        return _starts_name(letters, index)
    if letter == "a":
        return following not in tuple("mMKNADtC")
    if letter == "c":
        return not (owned and following in tuple("ADCta"))
    if letter in "TW":
        return True
    return letter not in "timMGKslBADCL" or (letter == "l" and letters[index - 1] in "AC")


def _names_a_body(letters: str, head: int, actor: int, end: int) -> bool:
    """Whether what follows an actor makes it the name of a club or firm ("the Russian Football Union"), not of a ministry."""
    rest = letters[actor + 1 : end]
    if "B" in letters[head + 1 : end]:
        return True
    if "K" in rest:
        return False
    return bool(re.match(r"s?[lmM]*N", rest)) or bool(re.match(r"N(?![NIp])", letters[actor + 1 : actor + 3]))


def _starts_name(letters: str, index: int) -> bool:
    """Whether a capitalised word inside a complement is a person's: after a complete one, and no institution follows."""
    before = letters[index - 1]
    if re.compile(r"N+[mM]*K").match(letters, index):
        return False
    if before in "ADCL":
        return True
    named = letters[index + 1 : index + 2] in ("N", "I", "p")
    return named and (before in "KmMsl" or letters[index - 2 : index] == "aN")
