"""The only reader of ``ontology/``: actors, relations with their frames, areas, memberships, words, questions, shapes.

The built-in ontology is read once per process; a user's list of actors is read anew each time and laid over it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pactgraph.actor_list import CODE, COUNTRY_TYPES, listed_actors
from pactgraph.errors import OntologyError
from pactgraph.terms import Actor, Area, FrameText, Membership, Names, Ontology, Reading, Relation
from pactgraph.turtle import PACT, RDF_TYPE, Node, Source

__all__ = [
    "ACTOR",
    "AREA",
    "PACT",
    "Actor",
    "Area",
    "FrameText",
    "Membership",
    "Names",
    "Ontology",
    "Reading",
    "Relation",
    "context",
    "folder",
    "load",
    "query_texts",
    "shapes",
]

ACTOR = "https://w3id.org/pactgraph/actor/"
AREA = "https://w3id.org/pactgraph/area/"
_ORG = "http://www.w3.org/ns/org#"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SYMMETRIC = "http://www.w3.org/2002/07/owl#SymmetricProperty"
_WIKIDATA = "http://www.wikidata.org/entity/"


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
    source = Source(actors)
    added = listed_actors(source) if actors.suffix.lower() == ".csv" else _actors(list(source.nodes()), source)
    merged = dict(built_in.actors) | added
    _refuse_shared_names(merged, source)
    return replace(built_in, actors=MappingProxyType(merged))


def fingerprint() -> bytes:
    """A hash of all that the ontology's files say, named questions aside: what it says decides what is found in a text."""
    digest = hashlib.sha256()
    for path in sorted(folder().glob("*.ttl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()


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


@cache
def _built_in() -> Ontology:
    root = folder()
    actor_source = Source(root / "actors.ttl")
    nodes = list(actor_source.nodes())
    actors = _actors(nodes, actor_source)
    _refuse_shared_names(actors, actor_source)
    name_nodes = list(Source(root / "names.ttl").nodes())
    words = _words(name_nodes) | _words(list(Source(root / "lexicon.ttl").nodes()))
    frames = _frames(Source(root / "frames.ttl"))
    membership_frames = frames.pop("memberOf", ())
    return Ontology(
        actors=MappingProxyType(actors),
        relations=MappingProxyType(_relations(Source(root / "pactgraph.ttl"), frames)),
        areas=MappingProxyType(_areas(Source(root / "areas.ttl"))),
        memberships=tuple(_memberships(nodes, actors)),
        word_classes=MappingProxyType(words),
        names=_names(name_nodes, actors),
        membership_frames=membership_frames,
        leaders=_owned(Source(root / "leaders.ttl"), "leader", actors),
        places=_owned(Source(root / "places.ttl"), "territory", actors),
    )


def _actors(nodes: list[Node], source: Source) -> dict[str, Actor]:
    actors = {}
    for node in nodes:
        types = {iri.removeprefix(PACT) for iri in node.texts(RDF_TYPE)}
        if types & COUNTRY_TYPES.keys() or "InternationalOrganisation" in types:
            actors[node.name] = _actor(node, next((COUNTRY_TYPES[kind] for kind in types & COUNTRY_TYPES.keys()), None))
    if not actors:
        raise OntologyError(f"{source.path}, line 1: no actor (pact:Country or pact:InternationalOrganisation) found")
    return actors


def _actor(node: Node, country_type: str | None) -> Actor:
    if node.iri != ACTOR + node.name or not CODE.fullmatch(node.name):
        raise node.error(f"<{node.iri}> is not {ACTOR} and a code in capitals")
    label = node.text(_LABEL)
    wikidata = [iri for iri in node.texts(_SKOS + "exactMatch") if iri.startswith(_WIKIDATA)]
    acts_for = node.optional(PACT + "actsFor")
    return Actor(
        code=node.name,
        kind="country" if country_type else "organisation",
        label=label,
        names=tuple(dict.fromkeys((label, *node.texts(_SKOS + "altLabel")))),
        adjectives=node.texts(PACT + "demonym"),
        capital=node.optional(PACT + "capital"),
        metonyms=node.texts(PACT + "metonym"),
        wikidata=wikidata[0].removeprefix(_WIKIDATA) if wikidata else None,
        type=country_type or node.text(PACT + "actorType"),
        seats=node.texts(PACT + "seat"),
        combining=node.texts(PACT + "combiningForm"),
        acts_for=acts_for.removeprefix(ACTOR) if acts_for else None,
    )


def _owned(source: Source, term: str, actors: Mapping[str, Actor]) -> Mapping[str, str]:
    """Names of leaders or places, each with the code of its one actor."""
    found: dict[str, str] = {}
    for node in source.nodes():
        if node.name not in actors:
            raise node.error(f"{node.name} is no actor of actors.ttl")
        for name in node.texts(PACT + term):
            if found.setdefault(name, node.name) != node.name:
                raise node.error(f"{name!r} is given to {found[name]} and to {node.name}")
    return MappingProxyType(found)


def _refuse_shared_names(actors: Mapping[str, Actor], source: Source) -> None:
    owners: dict[str, str] = {}
    for actor in actors.values():
        for name in {*actor.names, *actor.adjectives, *actor.metonyms}:
            if owners.setdefault(name, actor.code) != actor.code:
                message = f"the name {name!r} stands for {owners[name]} and for {actor.code}"
                raise source.error(rf"(?<!\w){re.escape(name)}(?!\w)", message)


def _memberships(nodes: list[Node], actors: Mapping[str, Actor]) -> Iterator[Membership]:
    for node in nodes:
        if PACT + "Membership" not in node.texts(RDF_TYPE):
            continue
        member, organisation = (node.text(_ORG + role).removeprefix(ACTOR) for role in ("member", "organization"))
        for code in (member, organisation):
            if code not in actors:
                raise node.error(f"no actor has the code {code}")
        since, until = node.optional(PACT + "since"), node.optional(PACT + "until")
        yield Membership(
            member=member,
            organisation=organisation,
            since=_day(since, "-01-01") if since else None,
            until=_day(until, "-12-31") if until else None,
            status=node.text(PACT + "membershipStatus"),
            precision="year" if any(value and len(value) == 4 for value in (since, until)) else "day",
        )


def _day(value: str, rest_of_year: str) -> date:
    return date.fromisoformat(value if len(value) == 10 else value + rest_of_year)


def _areas(source: Source) -> dict[str, Area]:
    return {
        node.name: Area(node.name, node.text(_SKOS + "prefLabel"), node.texts(PACT + "keyword"))
        for node in source.nodes_of("Area")
    }


def _words(nodes: list[Node]) -> dict[str, tuple[str, ...]]:
    texts = {node.name: node.texts(PACT + "words") for node in nodes if PACT + "WordClass" in node.texts(RDF_TYPE)}
    return {name: tuple(word for text in values for word in text.split()) for name, values in texts.items()}


def _names(nodes: list[Node], actors: Mapping[str, Actor]) -> Names:
    def of(kind: str) -> Iterator[Node]:
        return (node for node in nodes if PACT + kind in node.texts(RDF_TYPE))

    def all_texts(kind: str, predicate: str) -> tuple[str, ...]:
        return tuple(text for node in of(kind) for text in node.texts(PACT + predicate))

    return Names(
        readings=tuple(_reading(node, actors) for node in of("Reading")),
        decoys=all_texts("NotAnActor", "surface"),
        full_name_needed=all_texts("FullNameNeeded", "surface"),
        never_after=all_texts("AnyName", "notAfter"),
        never_before=all_texts("AnyName", "notBefore"),
    )


def _reading(node: Node, actors: Mapping[str, Actor]) -> Reading:
    code = node.text(PACT + "reading").removeprefix(ACTOR)
    if code not in actors:
        raise node.error(f"no actor has the code {code}")
    return Reading(
        code=code,
        surfaces=node.texts(PACT + "surface"),
        not_after=node.texts(PACT + "notAfter"),
        not_before=node.texts(PACT + "notBefore"),
        only_after=node.texts(PACT + "onlyAfter"),
        sure_near=node.texts(PACT + "sureNear"),
        unless_near=node.texts(PACT + "unlessNear"),
        only_near=node.texts(PACT + "onlyNear"),
        only_in_text=node.texts(PACT + "onlyInText"),
        given_name=_is_true(node, "givenName"),
        family_name=_is_true(node, "familyName"),
        not_after_actor=_is_true(node, "notAfterActor"),
        not_shouted=_is_true(node, "notShouted"),
    )


def _is_true(node: Node, term: str) -> bool:
    return node.optional(PACT + term) == "true"


def _frames(source: Source) -> dict[str, tuple[FrameText, ...]]:
    literals = ((node.name, literal) for node in source.nodes() for literal in node.values.get(PACT + "frames", ()))
    frames: dict[str, tuple[FrameText, ...]] = {}
    for relation, literal in literals:
        frames[relation] = frames.get(relation, ()) + tuple(_frame_lines(source, relation, literal))
    return frames


def _frame_lines(source: Source, relation: str, literal: Any) -> Iterator[FrameText]:
    start = source.text.find(literal.value)
    if start < 0:
        raise source.error(rf"^\S*:{relation}\b", f"the frames of {relation} must be written without backslashes")
    first = source.text.count("\n", 0, start) + 1
    language = literal.language or "en"
    prefix = relation if language == "en" else f"{relation}@{language}"
    position = 0
    for offset, line in enumerate(literal.value.split("\n")):
        text = line.strip()
        if text and not text.startswith("#"):
            position += 1
            yield FrameText(f"{prefix}/{position}", relation, text, language, first + offset)


def _relations(source: Source, frames: Mapping[str, tuple[FrameText, ...]]) -> dict[str, Relation]:
    relations = {node.name: _relation(node, frames.get(node.name, ())) for node in source.nodes_of("Relation")}
    for name, lines in frames.items():
        if name not in relations:
            place = f"{source.path.with_name('frames.ttl')}, line {lines[0].line}"
            raise OntologyError(f"{place}: {name} is not a relation of {source.path.name}")
    return relations


def _relation(node: Node, frames: tuple[FrameText, ...]) -> Relation:
    return Relation(
        name=node.name,
        event_type=node.text(PACT + "eventType"),
        quad_class=node.text(PACT + "quadClass"),
        symmetric=_SYMMETRIC in node.texts(RDF_TYPE),
        sign=int(node.text(PACT + "sign")),
        weight=float(node.text(PACT + "weight")),
        label=node.text(_LABEL),
        definition=node.text(_SKOS + "definition"),
        frames=frames,
    )
