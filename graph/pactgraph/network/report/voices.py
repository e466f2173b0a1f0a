"""The most quoted, with their words."""

from __future__ import annotations

from pactgraph.network.report.blocks import Block, Paragraph, Quote, Section, Strong
from pactgraph.network.report.gathering import Material, Speaker
from pactgraph.network.report.wording import Words, plural

SHOWN = 6


def voices(material: Material, words: Words) -> Section:
    """Who is quoted most, and what they said."""
    speakers = sorted(material.speakers.values(), key=lambda one: (-one.count, -one.documents, one.person))
    blocks: list[Block] = []
    for speaker in speakers[:SHOWN]:
        blocks.append(Paragraph((Strong(_name(speaker)), _office(speaker, words), f" – {plural(speaker.count, 'quotation')} "
                                 f"in {plural(speaker.documents, 'document')}")))  # fmt: skip
        blocks += [Quote(text.removesuffix(","), words.notes.cite((passage,))) for text, passage in speaker.quotations]
    return Section("voices", "The most quoted", tuple(blocks) or (Paragraph(("Nobody is quoted by name.",)),))


def _name(speaker: Speaker) -> str:
    return min(speaker.names, key=lambda name: (-speaker.names[name], -len(name), name))


def _office(speaker: Speaker, words: Words) -> str:
    if not speaker.titles:
        return ""
    title, code = min(speaker.titles, key=lambda one: (-speaker.titles[one], one))
    return f", {title} ({words.actor(code)})"
