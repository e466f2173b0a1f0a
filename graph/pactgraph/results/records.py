"""The JSON lines of events, quotations and offices: their keys are a promise to other programs."""

from __future__ import annotations

from typing import Any

from pactgraph.model import Document, Event, Evidence, Quotation, Tenure
from pactgraph.ontology import Relation

PERSON = "https://w3id.org/pactgraph/person/"


def event_record(document: Document, event: Event, relation: Relation) -> dict[str, Any]:
    """An event; the first passage that says it is its evidence, the others come as ``also``."""
    first, *others = event.evidence
    return {
        "document": document.source,
        "source": event.source.text,
        "source_code": event.source.code,
        "source_span": first.source_span,
        "relation": event.relation,
        "event_type": relation.event_type,
        "target": event.target.text,
        "target_code": event.target.code,
        "target_span": first.target_span,
        "status": event.status.value,
        "date": event.date.isoformat() if event.date else None,
        "place": event.place,
        "areas": event.areas,
        "confidence": event.confidence,
        "rule": first.rule,
        "evidence": _evidence(first),
        "source_person": _person(event.source.person),
        "target_person": _person(event.target.person),
        "document_id": document.id,
        "also": [_evidence(evidence) for evidence in others],
    }


def quote_record(document: Document, quotation: Quotation) -> dict[str, Any]:
    """A quotation and whose it is."""
    return {
        "document": document.source,
        "text": quotation.text,
        "span": quotation.span,
        "speaker": quotation.speaker,
        "speaker_iri": _person(quotation.speaker_person),
        "speaker_code": quotation.speaker_code,
        "speaker_span": quotation.speaker_span,
        "cue": quotation.cue,
        "direct": quotation.direct,
        "parts": quotation.parts,
        "about": quotation.about,
        "confidence": quotation.confidence,
        "evidence": _evidence(quotation.evidence),
        "document_id": document.id,
    }


def office_record(document: Document, tenure: Tenure) -> dict[str, Any]:
    """Who holds which office of which actor."""
    return {
        "document": document.source,
        "person": tenure.name,
        "person_iri": _person(tenure.person),
        "title": tenure.title,
        "actor_code": tenure.code,
        "span": tenure.span,
        "past": tenure.past,
        "confidence": tenure.confidence,
        "evidence": _evidence(tenure.evidence),
        "document_id": document.id,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text}


def _person(identifier: str | None) -> str | None:
    return PERSON + identifier if identifier else None
