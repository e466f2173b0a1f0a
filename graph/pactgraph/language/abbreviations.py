"""Which full stops end a sentence, and which an abbreviation, an initial or a number."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A name always follows, so that the stop never ends a sentence.
_TITLES = _words(
    """adm amb ald atty brig capt cdr cllr cmdr col comdr cpl dr drs fr gen gens gov govs hon lt maj messrs mgr mlle mme mr mrs ms
    msgr mt pfc pres prof pvt rep reps rev sen sens sgt sr st ste supt treas"""
)
# Ends a sentence only before a word that seldom stands elsewhere with a capital.
_OPEN = _words(
    """a.m p.m inc corp co ltd llc plc gmbh jr sr ph.d m.d b.a m.a etc al dept univ assn bros est govt intl natl ave blvd rd
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va
    vt wash wis wyo ont que alta"""
)
# What it stands for always follows.
_INNER = _words("e.g i.e vs v cf viz approx ca")
# An abbreviation before a number only: "No. 5", but "He said no."
_BEFORE_NUMBER = _words("no nos nr p pp par para art arts fig figs eq ref sec ch vol vols")

_STARTERS = _words(
    """The A An This That These Those It Its He She They We I You His Her Their Our My There Here In On At But And Or So Yet If
    When While After Before Since As For From With By To Under Although Though However Meanwhile Moreover Also Both Many Most Some
    Such What Which Who Why How Where Nor Not No Now Then Last Next Earlier Later Still Even Once Only One Two According Because
    During Despite Until Among Another Other Asked Speaking Officials"""
)
_FIRST_WORD = re.compile(r"\w+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")


def ends_sentence(word: str, rest: str, *, at_start: bool) -> bool:
    """Tell whether the full stop after ``word`` ends a sentence.

    Parameters: ``word`` is what stands before the stop, without it (``U.S``, ``Sept``); ``rest`` what comes after the white space
    and any opening quotation mark, known to be able to begin a sentence; ``at_start`` is true for the first characters of a
    block, where ``1.`` numbers a paragraph.
    """
    core = word.lstrip("\"“‘'«([—–-")
    key = core.lower()
    if at_start and (core.isdigit() or len(core) == 1):
        return False
    if rest[0].isdigit() and (key in _BEFORE_NUMBER or key in _INNER or key in _OPEN or key in _TITLES):
        return False
    if key in _TITLES and core[:1].isupper():
        return False
    if key in _INNER and not core.isupper():
        return False
    if len(core) == 1 and core.isupper() and core != "I":
        return False
    if (key in _OPEN and core != "co" and _is_abbreviated(core)) or _DOTTED.search(core):
        return _first(rest) in _STARTERS
    return True


def _is_abbreviated(core: str) -> bool:
    """``Sat.`` and ``Miss.`` abbreviate, ``sat.`` and ``miss.`` are words; dotted and purely technical ones in any case."""
    return core[:1].isupper() or core in {"etc", "al", "a.m", "p.m", "inc", "ltd", "llc", "plc", "corp"}


def _first(rest: str) -> str:
    match = _FIRST_WORD.match(rest)
    return match[0] if match else ""
