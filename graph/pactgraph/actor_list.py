"""A user's list of actors as CSV: ``code,type,label,aliases,adjectives,wikidata``, with ``|`` between several."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping

from pactgraph.errors import OntologyError
from pactgraph.terms import Actor
from pactgraph.turtle import Source

CODE = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
COUNTRY_TYPES = {"Country": "country", "FormerCountry": "former-country", "Territory": "territory"}
"""The classes of the ontology that are states, with the type that stands for each in a list."""

_COLUMNS = ("code", "type", "label", "aliases", "adjectives", "wikidata")


def listed_actors(source: Source) -> dict[str, Actor]:
    """The actors of a CSV file, by code.

    Raises:
        OntologyError: a row is wrong; the message names its line.
    """
    rows = csv.DictReader(source.text.splitlines(keepends=True), strict=True)
    actors: dict[str, Actor] = {}
    good = 0  # the last line that could be read; csv counts a line only when it is over
    try:
        if tuple(rows.fieldnames or ()) != _COLUMNS:
            raise OntologyError(f"{source.path}, line 1: the columns must be {','.join(_COLUMNS)}")
        good = rows.line_num
        for row in rows:
            place = f"{source.path}, line {rows.line_num}"
            actor = _actor(row, place)
            if actor.code in actors:
                raise OntologyError(f"{place}: the code {actor.code} is there twice")
            actors[actor.code] = actor
            good = rows.line_num
    except csv.Error as error:
        raise OntologyError(f"{source.path}, line {good + 1}: {error}") from error
    return actors


def _actor(row: Mapping[str, str | None], place: str) -> Actor:
    if len(row) != len(_COLUMNS) or None in row.values():
        raise OntologyError(f"{place}: needs {len(_COLUMNS)} fields ({','.join(_COLUMNS)})")
    code, kind, label, aliases, adjectives, wikidata = ((row[column] or "").strip() for column in _COLUMNS)
    if not CODE.fullmatch(code):
        raise OntologyError(f"{place}: {code!r} is not a code (capitals, digits, hyphens)")
    if not label or not kind:
        raise OntologyError(f"{place}: {code} needs a label and a type")
    if wikidata and not re.fullmatch(r"Q[1-9]\d*", wikidata):
        raise OntologyError(f"{place}: {wikidata!r} is not a Wikidata id (Q and a number)")
    return Actor(
        code=code,
        kind="country" if kind in COUNTRY_TYPES.values() else "organisation",
        label=label,
        names=tuple(dict.fromkeys((label, *_several(aliases)))),
        adjectives=_several(adjectives),
        wikidata=wikidata or None,
        type=kind,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
