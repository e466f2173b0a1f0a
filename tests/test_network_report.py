"""The report: each claim leads to its sentence, and no document can write markup into it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from network_cases import event, findings, quotation, speaker
from pactgraph.errors import ExportError
from pactgraph.model import Findings
from pactgraph.network.report import report
from pactgraph.network.report.blocks import Cite, Notes, Passage
from pactgraph.network.report.markdown import escape
from pactgraph.ontology import load

ONTOLOGY = load()
MINISTER, OFFICE = speaker("mette-frederiksen", "Mette Frederiksen", "DNK")
HOSTILE = "</q></section><script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) **b** `c` | # d\n\n# e"


def documents() -> list[Findings]:
    """Two months of news with a contradiction, a plan, an allegation, a conflict between partners, and a quoted minister."""
    said = quotation("We stand with Norway,", MINISTER.id, MINISTER.name, "DNK", ("NOR",))
    return [
        findings("a", event("NOR", "partnersWith", "DNK", confidence=0.9), event("GBR", "partnersWith", "NOR"),
                 published="2025-01-10", persons=(MINISTER,), offices=(OFFICE,), quotations=(said,)),
        findings("b", event("NOR", "partnersWith", "DNK", status="negated"), event("SWE", "aids", "UKR", status="planned"),
                 published="2025-01-20"),
        findings("c", event("RUS", "attacks", "UKR"), event("DNK", "accuses", "NOR", confidence=0.5), event("NOR", "aids", None),
                 published="2025-02-03"),
        findings("d", event("RUS", "attacks", "GBR", status="alleged"), event("GBR", "aids", "DNK"), published="2025-02-07"),
    ]  # fmt: skip


def hostile() -> list[Findings]:
    """A document whose every text tries to break out."""
    one = documents()[0]
    document = replace(one.document, title=HOSTILE, source=HOSTILE, url="javascript:alert(1)")
    evil = replace(one.events[0], evidence=tuple(replace(e, text=HOSTILE, rule=HOSTILE) for e in one.events[0].evidence))
    words = replace(one.quotations[0], text=HOSTILE, speaker=HOSTILE)
    office = replace(one.offices[0], title=HOSTILE)
    person = replace(MINISTER, name=HOSTILE)
    return [replace(one, document=document, events=(evil,), quotations=(words,), offices=(office,), persons=(person,))]


class Page(HTMLParser):
    """Tags, anchors, links and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            if name in ("href", "src"):
                self.links.append(str(value))
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_data(self, data: str) -> None:
        self.text += data


def section(text: str, title: str) -> str:
    """What stands below a heading of the Markdown."""
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_every_claim_leads_to_its_sentence() -> None:
    text = report(documents(), ONTOLOGY)
    cited = {int(number) for number in re.findall(r"\(#e(\d+)\)", text)}
    defined = [int(number) for number in re.findall(r'<a id="e(\d+)"></a>', text)]
    assert defined == list(range(1, len(defined) + 1))
    assert cited == set(defined)
    for title in ("The strongest ties", "The hardest conflicts", "New ties", "Contradictions", "Open questions"):
        claims = [line for line in section(text, title).splitlines() if line.startswith(("- **", "| **"))]
        assert claims, title
        assert all("(#e" in claim for claim in claims), title


def test_evidence_names_document_date_place_and_rule() -> None:
    text = section(report(documents(), ONTOLOGY), "Evidence")
    assert "“NOR partnersWith DNK.” — A (a.txt), 2025-01-10, characters 0 to 21, partnersWith/1, confidence 0.90" in text


def test_what_was_read_counts_everything() -> None:
    text = section(report(documents(), ONTOLOGY), "What was read")
    assert "4 documents from 2025-01-10 to 2025-02-07." in text
    assert "8 events between actors: 5 told as fact, 1 planned, 1 denied, 1 alleged." in text
    assert "1 quotation of 1 named person." in text
    assert "1 more event with a party that is not a known actor is not part of the network." in text


def test_contradictions_are_told_and_denied_or_partners_at_odds() -> None:
    text = section(report(documents(), ONTOLOGY), "Contradictions")
    assert re.search(r"\*\*Denmark partners with Norway\*\*: told in .*#e\d+.*, denied in .*#e\d+", text)
    assert re.search(r"\*\*Denmark – Norway\*\*: partners with .* – but Denmark accuses Norway", text)


def test_open_questions_are_plans_allegations_and_single_unsure_documents() -> None:
    text = section(report(documents(), ONTOLOGY), "Open questions")
    assert re.search(r"\*\*Sweden aids Ukraine\?\*\* Planned \[", text)
    assert re.search(r"\*\*Russia attacks United Kingdom\?\*\* Alleged \[", text)
    assert "**Denmark accuses Norway** [" in text
    fulfilled = [*documents(), findings("e", event("SWE", "aids", "UKR"), published="2025-03-01")]
    assert "Planned" not in section(report(fulfilled, ONTOLOGY), "Open questions")


def test_new_ties_are_those_of_the_latest_month_or_since_a_day() -> None:
    text = section(report(documents(), ONTOLOGY), "New ties")
    assert "since 2025-02-01" in text
    assert "**Denmark – United Kingdom**, 2025-02-07" in text
    assert "Denmark – Norway" not in text
    assert "None since 2025-03-01" in report(documents(), ONTOLOGY, since=date(2025, 3, 1))
    assert "all ties are new" in report(documents()[:2], ONTOLOGY)
    assert "No statement has a date" in report([findings("x", event("NOR", "aids", "DNK"))], ONTOLOGY)


def test_the_most_quoted_have_office_and_words() -> None:
    text = section(report(documents(), ONTOLOGY), "The most quoted")
    assert "**Mette Frederiksen**, Prime Minister (Denmark) – 1 quotation in 1 document" in text
    assert re.search(r"^> We stand with Norway \[", text, re.MULTILINE)


def test_of_many_quotations_whole_sentences_are_shown() -> None:
    texts = ("excellent", "We will build it together before the winter comes", "bad", "It is a good day for Europe")
    said = tuple(quotation(text, MINISTER.id, MINISTER.name, "DNK") for text in texts)
    one = findings("a", persons=(MINISTER,), quotations=said)
    text = section(report([one], ONTOLOGY), "The most quoted")
    assert [line[2:12] for line in text.splitlines() if line.startswith(">")] == ["We will bu", "It is a go"]
    alone = section(report([findings("a", persons=(MINISTER,), quotations=said[:1])], ONTOLOGY), "The most quoted")
    assert "> excellent [" in alone


def test_camps_tell_balance_and_alliances() -> None:
    foes = [findings("f", event("RUS", "attacks", "UKR"), event("UKR", "partnersWith", "POL"), event("RUS", "threatens", "POL"),
                     event("BLR", "partnersWith", "RUS"), event("BLR", "accuses", "POL"), event("BLR", "partnersWith", "POL"),
                     published="2025-01-01")]  # fmt: skip
    text = section(report(foes, ONTOLOGY), "The camps")
    assert "balanced" in text
    assert "**Belarus – Poland** co-operate across the camps" in text
    assert "1 across alliances" in text


def test_an_empty_corpus_has_a_report() -> None:
    text = report([], ONTOLOGY)
    assert "No documents." in text
    assert "No actor has a tie" in text
    assert "## Evidence" not in text
    assert Page(report([], ONTOLOGY, format="html")).tags.count("section") == 9


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_the_order_of_documents_does_not_matter(format: str) -> None:
    assert report(documents(), ONTOLOGY, format=format) == report(documents()[::-1], ONTOLOGY, format=format)


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    page = Page(report(documents(), ONTOLOGY, format="html", title="A & B"))
    assert "A & B" in page.text
    assert len(page.ids) == len(set(page.ids))
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inside) <= set(page.ids)
    assert len(inside) == len(page.links)
    assert not {"script", "link", "iframe", "object", "form"} & set(page.tags)


def test_links_lead_to_web_addresses_only() -> None:
    linked = [replace(one, document=replace(one.document, url="https://example.org/a?b=1&c='2'")) for one in documents()]
    assert "https://example.org/a?b=1&c='2'" in Page(report(linked, ONTOLOGY, format="html")).links
    safe = [replace(one, document=replace(one.document, url="https://example.org/a?b=1&c=2")) for one in documents()]
    assert "[A](<https://example.org/a?b=1&c=2>)" in report(safe, ONTOLOGY)


def test_no_document_can_write_into_the_page() -> None:
    page = Page(report(hostile(), ONTOLOGY, format="html", title=HOSTILE))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert not page.handlers
    assert all(link.startswith("#") for link in page.links)
    assert "<script>alert(1)</script>" in page.text


def test_no_document_can_write_into_the_markdown() -> None:
    page = Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(report(hostile(), ONTOLOGY, title=HOSTILE)))
    assert not {"script", "img", "code"} & set(page.tags)
    assert not page.handlers
    assert all(link.startswith("#") for link in page.links)
    assert page.tags.count("h1") == 1
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize(
    "text", ["1. one", "- two", "+ three", "= four", "a_b*c", "&amp; <b>", "x | y", "# h", "> q", "~~s~~", "\\"]
)
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    one = findings("x", replace(event("NOR", "aids", "DNK")))
    paper = report([replace(one, document=replace(one.document, title=text))], ONTOLOGY)
    page = Page(MarkdownIt("commonmark").enable("table").render(paper))
    assert text in page.text
    assert escape("a\n b") == "a b"


def test_a_picture_stands_in_the_page_alone() -> None:
    page = Page(report(documents(), ONTOLOGY, format="html", picture=True))
    assert page.tags.count("img") == 1
    assert any(link.startswith("data:image/svg+xml;base64,") for link in page.links)
    with pytest.raises(ExportError, match="html only"):
        report(documents(), ONTOLOGY, picture=True)


def test_another_format_names_those_there_are() -> None:
    with pytest.raises(ExportError, match="'pdf': one of markdown, html"):
        report(documents(), ONTOLOGY, format="pdf")


def test_a_passage_has_one_number() -> None:
    notes = Notes()
    one = Passage("d", None, "s", None, None, 0, 3, "abc", "r", 1.0)
    other = replace(one, start=4, end=7)
    assert notes.cite((one, other)) == Cite((1, 2))
    assert notes.cite((replace(one, rule="r2"),)) == Cite((1,))
    assert notes.passages == (one, other)
