"""The only reader of ``ontology/``: actors, relations with their frames, areas, memberships, word classes, questions, shapes.

The files are parsed with pyoxigraph, imported on first use, because start-up counts. The built-in ontology is read once per
process; a user's list of actors is read anew each time and laid over it.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pactgraph.errors import OntologyError

PACT = "https://w3id.org/pactgraph/ontology#"
ACTOR = "https://w3id.org/pactgraph/actor/"
AREA = "https://w3id.org/pactgraph/area/"
_ORG = "http://www.w3.org/ns/org#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_WIKIDATA = "http://www.wikidata.org/entity/"
_CODE = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
_COLUMNS = ("code", "type", "label", "aliases", "adjectives", "wikidata")


@dataclass(frozen=True, slots=True)
class Actor:
    """A country or an international organisation, and the words that stand for it.

    ``names`` holds the label first; ``adjectives`` the demonyms, nouns and plurals included; ``metonyms`` what always stands
    for the government ("Kremlin"); ``capital`` and ``seats`` the cities that do so only in some contexts.
    """

    code: str
    kind: str
    label: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    wikidata: str | None = None
    type: str = "country"
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameText:
    """One frame as written: ``id`` is the relation and the frame's place in it, ``line`` its line in ``frames.ttl``."""

    id: str
    relation: str
    text: str
    language: str
    line: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between actors; ``weight`` is its strength from 0 to 10, ``sign`` +1 for co-operation, -1 for conflict."""

    name: str
    event_type: str
    quad_class: str
    symmetric: bool
    sign: int
    weight: float
    label: str
    definition: str
    frames: tuple[FrameText, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of co-operation or dispute, and the words that show it."""

    code: str
    label: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A time in which ``member`` belonged to ``organisation``; ``None`` is an unknown start or an open end.

    Where only the year is known, ``since`` is its 1 January and ``until`` its 31 December, and ``precision`` is "year".
    """

    member: str
    organisation: str
    since: date | None
    until: date | None
    status: str
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that the other rooms know about the world, by code or name."""

    actors: Mapping[str, Actor]
    relations: Mapping[str, Relation]
    areas: Mapping[str, Area]
    memberships: tuple[Membership, ...]
    word_classes: Mapping[str, tuple[str, ...]]
    membership_frames: tuple[FrameText, ...] = ()

    def frames(self, language: str = "en") -> tuple[FrameText, ...]:
        """All frames of a language, those of memberOf included, in the order of the relations."""
        every = (*(f for name in sorted(self.relations) for f in self.relations[name].frames), *self.membership_frames)
        return tuple(f for f in every if f.language == language)


def folder() -> Path:
    """The folder of the ontology's files: inside the installed package, or beside the source in an editable install."""
    installed = Path(str(files("pactgraph") / "ontology"))
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2] / "ontology"


def load(actors: Path | None = None) -> Ontology:
    """Read the ontology, with the actors of a CSV or Turtle file added; an actor of the same code is replaced.

    Raises:
        OntologyError: a file has an error; the message names file and line.
    """
    built_in = _built_in()
    if actors is None:
        return built_in
    added = _csv_actors(actors) if actors.suffix.lower() == ".csv" else _turtle_actors(_Source(actors))
    merged = dict(built_in.actors) | added
    _refuse_shared_names(merged, _Source(actors, parsed=False))
    return replace(built_in, actors=MappingProxyType(merged))


def query_texts() -> Mapping[str, str]:
    """The named questions: name to SPARQL text."""
    return {path.stem: path.read_text("utf-8") for path in sorted((folder() / "queries").glob("*.rq"))}


def shapes() -> bytes:
    """The SHACL shapes of what this package writes, as Turtle."""
    return (folder() / "shapes.ttl").read_bytes()


def context() -> dict[str, Any]:
    """The JSON-LD context."""
    content: dict[str, Any] = json.loads((folder() / "context.jsonld").read_text("utf-8"))
    return content


class _Source:
    """A Turtle file as subject, predicate, values, in the order of the file; and its text, to tell lines."""

    def __init__(self, path: Path, parsed: bool = True) -> None:
        self.path = path
        try:
            self.text = path.read_text("utf-8-sig")
        except OSError as error:
            raise OntologyError(f"{path}: cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise OntologyError(f"{path}: is not UTF-8 text (byte {error.start})") from error
        self.subjects: dict[str, dict[str, list[Any]]] = {}
        if parsed:
            self._parse()

    def _parse(self) -> None:
        from pyoxigraph import RdfFormat, parse

        try:
            for quad in parse(input=self.text, format=RdfFormat.TURTLE):
                subject = self.subjects.setdefault(str(quad.subject.value), defaultdict(list))
                subject[quad.predicate.value].append(quad.object)
        except SyntaxError as error:
            raise OntologyError(f"{self.path}, line {error.lineno}: {error.msg}") from error

    def of_type(self, *names: str) -> Iterator[tuple[str, dict[str, list[Any]]]]:
        """The subjects of one of these classes of ours."""
        wanted = {PACT + name for name in names}
        for subject, values in self.subjects.items():
            if any(value.value in wanted for value in values.get(_RDF_TYPE, ())):
                yield subject, values

    def line(self, words: str) -> int:
        """The line where these words stand first; 1 where they are written otherwise."""
        return self.text.count("\n", 0, max(self.text.find(words), 0)) + 1

    def error(self, words: str, message: str) -> OntologyError:
        """An error at the place of these words."""
        return OntologyError(f"{self.path}, line {self.line(words)}: {message}")


@cache
def _built_in() -> Ontology:
    root = folder()
    actor_source = _Source(root / "actors.ttl")
    actors = _turtle_actors(actor_source)
    _refuse_shared_names(actors, actor_source)
    frames = _frames(root / "frames.ttl")
    areas = _areas(_Source(root / "areas.ttl"))
    words = _words(_Source(root / "lexicon.ttl"))
    relations = _relations(_Source(root / "pactgraph.ttl"), frames)
    memberships = tuple(_memberships(actor_source, actors))
    return Ontology(MappingProxyType(actors), relations, areas, memberships, words, frames.get("memberOf", ()))


def _texts(values: Mapping[str, list[Any]], predicate: str) -> tuple[str, ...]:
    return tuple(value.value for value in values.get(predicate, ()))


def _text(source: _Source, subject: str, values: Mapping[str, list[Any]], predicate: str) -> str:
    found = _texts(values, predicate)
    if len(found) != 1:
        name = re.split(r"[#/]", subject)[-1]
        term = re.split(r"[#/]", predicate)[-1]
        raise source.error(f":{name} ", f"{name} needs exactly one {term}, and has {len(found)}")
    return found[0]


def _turtle_actors(source: _Source) -> dict[str, Actor]:
    actors = {}
    for subject, values in source.of_type("Country", "FormerCountry", "InternationalOrganisation"):
        code = subject.removeprefix(ACTOR)
        if not subject.startswith(ACTOR) or not _CODE.fullmatch(code):
            raise source.error(code, f"<{subject}> is not {ACTOR} and a code in capitals")
        actors[code] = _actor(source, subject, code, values)
    if not actors:
        raise OntologyError(f"{source.path}, line 1: no actor (pact:Country or pact:InternationalOrganisation) found")
    return actors


def _actor(source: _Source, subject: str, code: str, values: Mapping[str, list[Any]]) -> Actor:
    types = _texts(values, _RDF_TYPE)
    country = PACT + "InternationalOrganisation" not in types
    label = _text(source, subject, values, _LABEL)
    kind_of = _texts(values, PACT + "actorType") or (("former-country",) if PACT + "FormerCountry" in types else ("country",))
    capitals = _texts(values, PACT + "capital")
    wikidata = [value.removeprefix(_WIKIDATA) for value in _texts(values, _SKOS + "exactMatch") if value.startswith(_WIKIDATA)]
    return Actor(
        code=code,
        kind="country" if country else "organisation",
        label=label,
        names=tuple(dict.fromkeys((label, *_texts(values, _SKOS + "altLabel")))),
        adjectives=_texts(values, PACT + "demonym"),
        capital=capitals[0] if capitals else None,
        metonyms=_texts(values, PACT + "metonym"),
        wikidata=wikidata[0] if wikidata else None,
        type=kind_of[0],
        seats=_texts(values, PACT + "seat"),
    )


def _csv_actors(path: Path) -> dict[str, Actor]:
    source = _Source(path, parsed=False)
    rows = csv.DictReader(source.text.splitlines(keepends=True), strict=True)
    actors: dict[str, Actor] = {}
    try:
        if tuple(rows.fieldnames or ()) != _COLUMNS:
            raise OntologyError(f"{path}, line 1: the columns must be {','.join(_COLUMNS)}")
        for row in rows:
            actor = _csv_actor(row, f"{path}, line {rows.line_num}")
            if actor.code in actors:
                raise OntologyError(f"{path}, line {rows.line_num}: the code {actor.code} is there twice")
            actors[actor.code] = actor
    except csv.Error as error:
        raise OntologyError(f"{path}, line {rows.line_num}: {error}") from error
    return actors


def _csv_actor(row: Mapping[str | None, Any], place: str) -> Actor:
    if None in row or None in row.values():
        raise OntologyError(f"{place}: needs {len(_COLUMNS)} fields ({','.join(_COLUMNS)})")
    code, kind, label, aliases, adjectives, wikidata = (str(row[column]).strip() for column in _COLUMNS)
    if not _CODE.fullmatch(code):
        raise OntologyError(f"{place}: {code!r} is not a code (capitals, digits, hyphens)")
    if not label or not kind:
        raise OntologyError(f"{place}: {code} needs a label and a type")
    if wikidata and not re.fullmatch(r"Q[1-9]\d*", wikidata):
        raise OntologyError(f"{place}: {wikidata!r} is not a Wikidata id (Q and a number)")
    return Actor(
        code=code,
        kind="country" if kind in ("country", "former-country", "territory") else "organisation",
        label=label,
        names=tuple(dict.fromkeys((label, *_several(aliases)))),
        adjectives=tuple(_several(adjectives)),
        wikidata=wikidata or None,
        type=kind,
    )


def _several(field: str) -> Iterable[str]:
    return (part.strip() for part in field.split("|") if part.strip())


def _refuse_shared_names(actors: Mapping[str, Actor], source: _Source) -> None:
    owners: dict[str, str] = {}
    for actor in actors.values():
        for name in {*actor.names, *actor.adjectives, *actor.metonyms}:
            if owners.setdefault(name, actor.code) != actor.code:
                raise source.error(name, f"the name {name!r} stands for {owners[name]} and for {actor.code}")


def _memberships(source: _Source, actors: Mapping[str, Actor]) -> Iterator[Membership]:
    for subject, values in source.of_type("Membership"):
        codes = [_text(source, subject, values, _ORG + role).removeprefix(ACTOR) for role in ("member", "organization")]
        for code in codes:
            if code not in actors:
                raise source.error(f"actor:{code} ", f"no actor has the code {code}")
        since, until = values.get(PACT + "since", ()), values.get(PACT + "until", ())
        exact = all(len(value.value) == 10 for value in (*since, *until))
        yield Membership(
            member=codes[0],
            organisation=codes[1],
            since=_day(since[0].value, "-01-01") if since else None,
            until=_day(until[0].value, "-12-31") if until else None,
            status=_text(source, subject, values, PACT + "membershipStatus"),
            precision="day" if exact else "year",
        )


def _day(value: str, rest_of_year: str) -> date:
    return date.fromisoformat(value if len(value) == 10 else value + rest_of_year)


def _areas(source: _Source) -> Mapping[str, Area]:
    return {
        subject.removeprefix(AREA): Area(
            subject.removeprefix(AREA),
            _text(source, subject, values, _SKOS + "prefLabel"),
            _texts(values, PACT + "keyword"),
        )
        for subject, values in source.of_type("Area")
    }


def _words(source: _Source) -> Mapping[str, tuple[str, ...]]:
    return {
        subject.removeprefix(PACT): tuple(word for text in _texts(values, PACT + "words") for word in text.split())
        for subject, values in source.of_type("WordClass")
    }


def _frames(path: Path) -> dict[str, tuple[FrameText, ...]]:
    if not path.exists():
        return {}
    source = _Source(path)
    frames = {}
    for subject, values in source.subjects.items():
        relation = subject.removeprefix(PACT)
        found = [frame for literal in values.get(PACT + "frames", ()) for frame in _lines(source, relation, literal)]
        if found:
            frames[relation] = tuple(found)
    return frames


def _lines(source: _Source, relation: str, literal: Any) -> Iterator[FrameText]:
    start = source.text.find(literal.value)
    if start < 0:
        raise source.error(f"pact:{relation}", f"the frames of {relation} must be written without backslashes")
    first = source.text.count("\n", 0, start) + 1
    language = literal.language or "en"
    prefix = relation if language == "en" else f"{relation}@{language}"
    position = 0
    for offset, line in enumerate(literal.value.split("\n")):
        text = line.strip()
        if text and not text.startswith("#"):
            position += 1
            yield FrameText(f"{prefix}/{position}", relation, text, language, first + offset)


def _relations(source: _Source, frames: Mapping[str, tuple[FrameText, ...]]) -> Mapping[str, Relation]:
    symmetric = "http://www.w3.org/2002/07/owl#SymmetricProperty"
    relations = {}
    for subject, values in source.of_type("Relation"):
        name = subject.removeprefix(PACT)
        event_type, quad_class, sign, weight = (
            _text(source, subject, values, PACT + term) for term in ("eventType", "quadClass", "sign", "weight")
        )
        relations[name] = Relation(
            name=name,
            event_type=event_type,
            quad_class=quad_class,
            symmetric=symmetric in _texts(values, _RDF_TYPE),
            sign=int(sign),
            weight=float(weight),
            label=_text(source, subject, values, _LABEL),
            definition=_text(source, subject, values, _SKOS + "definition"),
            frames=frames.get(name, ()),
        )
    unknown = min(frames.keys() - relations.keys() - {"memberOf"}, default=None)
    if unknown:
        line = frames[unknown][0].line
        raise OntologyError(f"{source.path.parent / 'frames.ttl'}, line {line}: {unknown} is not a relation of pactgraph.ttl")
    return relations
