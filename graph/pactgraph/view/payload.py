"""The data of a page as JSON that can stand inside an HTML element, whatever the documents say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from pactgraph.ontology import Ontology
from pactgraph.view.groups import Group
from pactgraph.view.material import MEMBERSHIP, OFFICE, Fact, Material, Node, Proof, Saying, Source
from pactgraph.view.names import LANGUAGES, translations
from pactgraph.view.selection import Shown

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_OWN = {MEMBERSHIP: ("member of", "is a member of the organisation"), OFFICE: ("represents", "holds an office of the actor")}


def encode(data: object) -> str:
    """JSON in which nothing can end a script element or a line of script; a lone surrogate becomes a question mark."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return text.encode("utf-8", "replace").decode("utf-8")


def pieces(data: Mapping[str, Any]) -> Iterator[bytes]:
    """The same of a payload, in pieces of UTF-8: as text, one rare sign would make each character of it four bytes in memory."""
    for number, (name, value) in enumerate(data.items()):
        yield f"{',' if number else '{'}{encode(name)}:".encode()
        if isinstance(value, Iterator):
            yield b"["
            yield from (("," * (index > 0) + encode(item)).encode() for index, item in enumerate(value))
            yield b"]"
        else:
            yield encode(value).encode()
    yield b"}"


def payload(
    shown: Shown, material: Material, ontology: Ontology, groups: Mapping[str, tuple[Group, ...]], title: str, language: str
) -> dict[str, Any]:
    """All that the explorer draws, as plain JSON values, the long lists as iterators; nodes and documents go by their number."""
    number = {node.key: index for index, node in enumerate(shown.nodes)}
    used = {fact.document.number: fact.document for fact in shown.facts}
    used |= {saying.document.number: saying.document for saying in shown.sayings}
    document = {old: new for new, old in enumerate(sorted(used))}
    return {
        "title": title,
        "language": language,
        "languages": LANGUAGES,
        "relations": _relations(shown, ontology),
        "areas": {code: area.label for code, area in sorted(ontology.areas.items())},
        "nodes": [_node(node) for node in shown.nodes],
        "groups": {name: [_group(group, number) for group in found] for name, found in groups.items()},
        "documents": [_document(used[old]) for old in document],
        "facts": (_fact(fact, number, document) for fact in shown.facts),
        "sayings": (_saying(saying, number, document) for saying in shown.sayings),
        "read": material.documents,
        "left": {
            "nodes": shown.nodes_left_out,
            "facts": shown.facts_left_out,
            "sentences": shown.sentences_left_out,
            "quotations": shown.sayings_left_out,
        },
    }


def _relations(shown: Shown, ontology: Ontology) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in sorted({fact.relation for fact in shown.facts}):
        known = ontology.relations.get(name)
        if known and name != MEMBERSHIP:
            found[name] = {
                "label": known.label, "sign": known.sign, "class": known.quad_class,
                "symmetric": known.symmetric, "definition": known.definition,
            }  # fmt: skip
        else:
            label, definition = _OWN.get(name, (name, ""))
            found[name] = {"label": label, "sign": 0, "class": name, "symmetric": False, "definition": definition}
    return found


def _node(node: Node) -> dict[str, Any]:
    names = translations(node.key.partition("/")[2]) if node.kind == "country" else {}
    return {"key": node.key, "kind": node.kind, "label": node.label, "type": node.type, "names": names}


def _group(group: Group, number: Mapping[str, int]) -> dict[str, Any]:
    members = [number[key] for key in group.members if key in number]
    centre = number.get(group.label)
    return {"label": group.label if centre is None else "", "centre": centre, "members": members}


def _document(source: Source) -> dict[str, Any]:
    date = source.date and source.date.isoformat()
    return {"title": source.title, "date": date, "url": web_address(source.url), "name": source.name}


def web_address(url: str | None) -> str | None:
    """The URL where it is one of the web, else None: ``javascript:`` and ``data:`` never become a link."""
    try:
        return url if url and urlsplit(url).scheme.lower() in ("http", "https") and urlsplit(url).netloc else None
    except ValueError:
        return None


def _proof(proof: Proof) -> dict[str, Any]:
    return {"pieces": [list(piece) if piece[1] else piece[0] for piece in proof.pieces], "rule": proof.rule}


def _fact(fact: Fact, number: Mapping[str, int], document: Mapping[int, int]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "s": number[fact.source], "r": fact.relation, "t": number[fact.target], "status": str(fact.status),
        "doc": document[fact.document.number], "proofs": [_proof(proof) for proof in fact.proofs],
        "date": fact.date and fact.date.isoformat(), "conf": round(fact.confidence, 3),
    }  # fmt: skip
    agents = {"sa": number.get(fact.source_agent or ""), "ta": number.get(fact.target_agent or "")}
    data |= {name: agent for name, agent in agents.items() if agent is not None}
    details = {"stated": fact.stated, "place": fact.place, "areas": list(fact.areas), "detail": fact.detail}
    return data | {name: value for name, value in details.items() if value}


def _saying(saying: Saying, number: Mapping[str, int], document: Mapping[int, int]) -> dict[str, Any]:
    data = {
        "text": saying.text, "direct": saying.direct, "doc": document[saying.document.number], "proof": _proof(saying.proof),
        "by": number.get(saying.speaker or ""), "name": saying.name, "of": number.get(saying.actor or ""),
    }  # fmt: skip
    return {name: value for name, value in data.items() if value is not None}
