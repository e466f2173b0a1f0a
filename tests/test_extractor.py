"""The whole extraction: the same findings whatever stands beside a document, evidence that is the text, reasons, bounded cost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings_cases import document, events, extractor, findings
from pactgraph import ontology
from pactgraph.extraction.events.background import AIM, BACKGROUND, CITED
from pactgraph.extraction.events.finder import ONE_SIDED
from pactgraph.model import Evidence, Findings, Status

SENTENCES = [
    "Norway signed an agreement with Denmark in Oslo on Monday.",
    "The two countries held talks.",
    "Russia accused Ukraine of attacking Moldova.",
    '"We will not attack anybody," said Danish Foreign Minister Ida Krog.',
    "She met Polish Prime Minister Jan Nowak, who criticised Hungary.",
    "Turkey shelled Aleppo — “again”, Greece’s envoy said.",
    "KENYA, UGANDA SIGN PACT",
    "The EU imposed sanctions on Mali, Niger and Chad.",
    "Rebels attacked a village in Sudan.",
    "Côte d’Ivoire did not expel Ghana's ambassador 🚢.",
    "It rained.",
    "- trade\n- fisheries",
    "According to Reuters, Chile’s president praised Peru’s.",
    "Sweden joined NATO.",
]
ODD = [
    "",
    " ",
    "\n\n",
    "\u200b",
    "é",
    "🇳🇴 met 🇩🇰",
    "ノルウェー met Denmark.",
    "NORWAY\u00a0MET\u2009DENMARK",
    "Norway's's ’s 's",
    "\ufeffNorway met Denmark.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES) | st.text(st.characters(exclude_categories=("Cs",)), max_size=20), max_size=8)


def evidence(found: Findings) -> Iterator[Evidence]:
    for event in (*found.events, *found.memberships):
        yield from event.evidence
    yield from (q.evidence for q in found.quotations)
    yield from (t.evidence for t in found.offices)
    yield from (r.evidence for r in found.rejected)


def check(found: Findings) -> None:
    """Every span lies in the text and every text is its slice."""
    text = found.document.text
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
    for one in evidence(found):
        assert text[one.start : one.end] == one.text
        for span in (one.source_span, one.target_span):
            assert span is None or one.start <= span[0] < span[1] <= one.end
    for event in (*found.events, *found.memberships):
        first = event.evidence[0]
        assert first.source_span is not None
        assert first.target_span is not None
        assert {event.source.text, event.target.text} == {text[slice(*first.source_span)], text[slice(*first.target_span)]}
        assert 0 <= event.confidence <= 1
        assert event.source.code is None or event.source.code != event.target.code
        assert list(event.evidence) == sorted(event.evidence, key=lambda e: e.start)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.sampled_from([" ", "\n", "\n\n"]), st.dates() | st.none())
def test_evidence_is_the_text(sentences: list[str], between: str, published: date | None) -> None:
    check(findings(between.join(sentences), published))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(text: str) -> None:
    check(findings(text))


def test_nothing_comes_of_nothing() -> None:
    found = findings("")
    assert found == Findings(found.document)


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(SENTENCES))))
def test_a_document_has_the_same_findings_whatever_stands_beside_it(order: list[int]) -> None:
    documents = [document(" ".join(SENTENCES[i : i + 3])) for i in order]
    together = list(extractor().extract_many(documents))
    assert together == [extractor().extract(one) for one in documents]


def test_findings_come_in_the_order_of_the_documents_and_as_they_are_asked_for() -> None:
    asked = 0

    def stream() -> Iterator[object]:
        nonlocal asked
        for sentence in SENTENCES * 30:
            asked += 1
            yield document(sentence)

    found = extractor().extract_many(stream())  # type: ignore[arg-type]
    assert next(found).document.text == SENTENCES[0]
    assert next(found).document.text == SENTENCES[1]
    assert asked < 30 * len(SENTENCES)


def test_a_fact_said_twice_is_one_with_both_sentences() -> None:
    found = findings("Norway condemned Chile. It rained. Norway condemned Chile.").events
    assert [len(event.evidence) for event in found] == [2]
    (once,) = findings("Norway condemned Chile.").events
    assert found[0].confidence > once.confidence


def test_a_symmetric_fact_is_one_whichever_side_is_named_first() -> None:
    (event,) = findings("Norway met Chile. Chile met Norway.").events
    assert len(event.evidence) == 2
    assert len(findings("Norway condemned Chile. Chile condemned Norway.").events) == 2


def test_another_status_is_another_fact() -> None:
    found = findings("Norway condemned Chile. Norway did not condemn Chile.").events
    assert {event.status for event in found} == {Status.ASSERTED, Status.NEGATED}


def test_an_event_with_a_party_that_is_no_actor_is_kept_unlinked() -> None:
    (event,) = findings("Norway condemned the rebels.").events
    assert not event.linked
    assert (event.source.code, event.target.code, event.target.text) == ("NOR", None, "the rebels")
    assert events("Norway condemned the rebels.") == set()


def test_nobody_does_anything_to_himself() -> None:
    assert events("Norway condemned Norwegians. The Norwegian premier praised Norway's army.") == set()


TURNED_DOWN = {
    "Norway signed a pact.": ONE_SIDED,
    "Norwegian attacks continued for days.": ONE_SIDED,
    "Norway met Denmark to discuss the cooperation between Norway and Denmark.": BACKGROUND,
    "The dam was built under an agreement between Norway and Uganda.": CITED,
    "Norway filed a suit against Peru to force Peru to pay.": AIM,
}


@pytest.mark.parametrize(("text", "reason"), TURNED_DOWN.items())
def test_what_is_turned_down_has_a_reason(text: str, reason: str) -> None:
    (rejected,) = findings(text).rejected
    assert rejected.reason == reason
    assert rejected.source is not None
    assert rejected.source.code == "NOR"
    assert rejected.relation in ontology.load().relations


def test_a_person_acts_for_his_actor() -> None:
    (event,) = findings("Danish Prime Minister Ida Krog met Polish Prime Minister Jan Nowak.").events
    assert (event.source.code, event.source.person, event.target.code, event.target.person) == (
        "DNK",
        "ida-krog",
        "POL",
        "jan-nowak",
    )


def test_every_relation_can_be_found() -> None:
    found = {event.relation for text in RELATIONS for event in findings(text).events if event.linked}
    assert found == set(ontology.load().relations)


RELATIONS = [
    "Japan agreed with India.",
    "Japan met India.",
    "Japan praised India.",
    "Japan released Indian prisoners.",
    "Japan signed a treaty with India.",
    "Japan gave India weapons.",
    "Japan withdrew its troops from India.",
    "Japan urged India to leave.",
    "Japan accused India of theft.",
    "Japan rejected India's demand.",
    "Japan threatened India.",
    "Japanese students protested against India.",
    "Japan imposed sanctions on India.",
    "Japan massed troops along the border with India.",
    "Japan arrested Indian fishermen.",
    "Japan bombed India.",
]


@pytest.mark.slow
def test_ten_thousand_names_in_one_sentence_cost_ten_times_a_thousand() -> None:
    countries = [actor.label for actor in ontology.load().actors.values() if actor.type == "country"][:60]

    def seconds(names: int) -> float:
        listed = ", ".join(countries[i * 7 % len(countries)] for i in range(names))
        started = time.perf_counter()
        check(extractor().extract(document(f"{listed} and Peru signed a pact and condemned Denmark.")))
        return time.perf_counter() - started

    seconds(100)
    assert seconds(10_000) < 40 * max(seconds(1_000), 0.05)
