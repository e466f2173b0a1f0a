"""What was read."""

from __future__ import annotations

from pactgraph.model import Document, Status
from pactgraph.network.report.blocks import Block, Items, Line, Link, Paragraph, Section
from pactgraph.network.report.gathering import LISTED, Material
from pactgraph.network.report.wording import plural

VERBS = {
    Status.ASSERTED: "told as fact",
    Status.PLANNED: "planned",
    Status.NEGATED: "denied",
    Status.ALLEGED: "alleged",
}


def what_was_read(material: Material) -> Section:
    """How many documents of which time, what was found in them, and which they are where they are few."""
    told = ", ".join(
        f"{material.statuses[status.value]:,} {verb}" for status, verb in VERBS.items() if material.statuses[status.value]
    )
    events = sum(material.statuses.values())
    lines: list[Line] = [
        (f"{plural(material.document_count, 'document')}{_time(material)}.",),
        (f"{plural(events, 'event')} between actors{f': {told}' if told else ''}.",),
        (f"{plural(material.quotations, 'quotation')} of {plural(len(material.speakers), 'named person')}"
         f"{f'; {material.nameless:,} of them without a name' if material.nameless else ''}.",),
    ]  # fmt: skip
    if material.unlinked:
        lines.append((f"{plural(material.unlinked, 'more event')} with a party that is not a known actor "
                      f"{'is' if material.unlinked == 1 else 'are'} not part of the network.",))  # fmt: skip
    if material.rejected:
        lines.append((f"{plural(material.rejected, 'candidate')} turned down, each kept with its reason.",))
    blocks: list[Block] = [Items(tuple(lines))]
    if material.document_count <= LISTED:
        blocks.append(Paragraph(("The documents:",)))
        blocks.append(Items(tuple(_document(document) for document in material.documents)))
    return Section("read", "What was read", tuple(blocks)) if material.document_count else _nothing()


def _nothing() -> Section:
    return Section("read", "What was read", (Paragraph(("No documents.",)),))


def _time(material: Material) -> str:
    if material.first is None:
        return ", none with a date"
    span = f" of {material.first}" if material.first == material.last else f" from {material.first} to {material.last}"
    return span + (f", {material.undated:,} without a date" if material.undated else "")


def _document(document: Document) -> Line:
    name = document.title or document.source
    return (Link(name, document.url), f" – {document.published}" if document.published else "")
