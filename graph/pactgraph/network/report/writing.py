"""The report: what the documents say, each claim with its sentence."""

from __future__ import annotations

from datetime import date

import networkx as nx

from pactgraph.errors import ExportError
from pactgraph.network.building import graph
from pactgraph.network.pictures import diagram
from pactgraph.network.report.blocks import Notes, Paper, Section
from pactgraph.network.report.camps import camps
from pactgraph.network.report.doubts import contradictions, questions
from pactgraph.network.report.gathering import Material, gather
from pactgraph.network.report.html import html
from pactgraph.network.report.markdown import markdown
from pactgraph.network.report.reading import what_was_read
from pactgraph.network.report.standing import actors
from pactgraph.network.report.ties import new, strongest
from pactgraph.network.report.voices import voices
from pactgraph.network.report.wording import Words
from pactgraph.network.statements import Source
from pactgraph.ontology import Ontology, load

FORMATS = ("markdown", "html")


def report(
    source: Source,
    ontology: Ontology | None = None,
    *,
    format: str = "markdown",
    title: str = "Report",
    since: date | None = None,
    at: date | None = None,
    picture: bool = False,
) -> str:
    """Write a report of everything the findings say.

    It tells what was read, who the actors are, the strongest ties, the hardest conflicts, the new ties, the camps, the most
    quoted with their words, contradictions and open questions. Each claim has the numbers of its passages, which stand at
    the end with document, date and link.

    Parameters
    ----------
    source
        A store, or findings.
    ontology
        The shipped one where none is given.
    format
        "markdown" or "html"; the page is one file that needs nothing else.
    title
        The heading.
    since
        Ties first reported on that day or later are new; the first day of the latest month where none is given.
    at
        The day of the memberships that the camps are held against; the latest date of any tie where none is given.
    picture
        Show the network at the top of the page; needs matplotlib. Not for Markdown.

    Returns
    -------
    str
        The same for any order of the documents.

    Raises
    ------
    ExportError
        For another format, or a picture where matplotlib is not installed or the format cannot show it.
    GraphError
        For a relation that the ontology does not declare.
    """
    if format not in FORMATS:
        raise ExportError(f"unknown format of a report {format!r}: one of {', '.join(FORMATS)}")
    if picture and format != "html":
        raise ExportError("a picture can stand in a report as html only")
    ontology = ontology or load()
    kept = source if hasattr(source, "findings") else tuple(source)
    network = graph(kept, ontology)
    notes = Notes()
    sections = _sections(network, gather(kept, ontology), Words(ontology, notes), ontology, since, at)
    paper = Paper(title, sections, notes.passages)
    return markdown(paper) if format == "markdown" else html(paper, diagram(network) if picture else None)


def _sections(
    network: nx.MultiDiGraph, material: Material, words: Words, ontology: Ontology, since: date | None, at: date | None
) -> tuple[Section, ...]:
    """In the order in which they are read, which is also that of the numbers of their passages."""
    return (
        what_was_read(material),
        actors(network, words),
        *strongest(network, material, words),
        new(material, words, since),
        camps(network, material, words, ontology, at),
        voices(material, words),
        contradictions(material, words, ontology),
        questions(material, words),
    )
