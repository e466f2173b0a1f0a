"""Findings for the tests of the RDF room: two written by hand, and any number drawn by hypothesis."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from pactgraph.model import (
    Document,
    Event,
    Evidence,
    Findings,
    Mention,
    MentionKind,
    Party,
    Period,
    Person,
    Quotation,
    Rejected,
    Status,
    Tenure,
)

TEXT = (
    "Danish Prime Minister Ada Holm met Norwegian Prime Minister Nils Berg in Bergen on Tuesday. Denmark and Norway train "
    "pilots together. “We share one sea,” Holm said, “and one purpose.” Norway denied that it had attacked Atlantis. "
    "Norway will send aid to Ukraine. Norway is a member of NATO. Critics say Denmark coerced Norway."
)


def evidence(words: str, rule: str, source: str | None = None, target: str | None = None, text: str = TEXT) -> Evidence:
    """Evidence for words of a text, with the words for the parties inside them."""
    start = text.index(words)

    def span(part: str | None) -> tuple[int, int] | None:
        return None if part is None else (text.index(part, start), text.index(part, start) + len(part))

    return Evidence(start, start + len(words), words, rule, span(source), span(target))


def example() -> Findings:
    """A document with one of everything."""
    met = evidence(TEXT[: TEXT.index(" Denmark and")], "consultsWith/1", "Ada Holm", "Nils Berg")
    train = evidence("Denmark and Norway train pilots together.", "partnersWith/4", "Denmark", "Norway")
    said = evidence(TEXT[TEXT.index("“We") : TEXT.index(" Norway denied")], "quotation/split")
    denied = evidence("Norway denied that it had attacked Atlantis.", "attacks/1", "Norway", "Atlantis")
    aid = evidence("Norway will send aid to Ukraine.", "aids/2")
    member = evidence("Norway is a member of NATO.", "memberOf/1")
    one, other = TEXT.index("We share"), TEXT.index("and one purpose")
    norway, denmark = Party("Norway", "NOR"), Party("Denmark", "DNK")
    return Findings(
        document=Document("d1", TEXT, "north.txt", "Northern skies", date(2025, 2, 26), "https://example.org/north"),
        mentions=(
            Mention(0, 6, "Danish", MentionKind.DEMONYM, "DNK"),
            Mention(22, 30, "Ada Holm", MentionKind.PERSON, "DNK", "ada-holm"),
        ),
        persons=(Person("ada-holm", "Ada Holm", ("Holm",)), Person("nils-berg", "Nils Berg")),
        events=(
            Event(
                Party("Ada Holm", "DNK", "ada-holm"),
                "consultsWith",
                Party("Nils Berg", "NOR", "nils-berg"),
                Status.ASSERTED,
                (met,),
                date(2025, 2, 25),
                "Bergen",
            ),
            Event(denmark, "partnersWith", norway, Status.ASSERTED, (train,), areas=("training", "industry"), confidence=0.9),
            Event(norway, "attacks", Party("Atlantis"), Status.NEGATED, (denied,)),
            Event(norway, "aids", Party("Ukraine", "UKR"), Status.PLANNED, (aid,)),
            Event(denmark, "coerces", norway, Status.ALLEGED, (evidence("Denmark coerced Norway", "coerces/1"),), confidence=0.5),
        ),
        quotations=(
            Quotation(
                "We share one sea, and one purpose.",
                ((one, one + 17), (other, other + 16)),
                True,
                said,
                "Ada Holm",
                "ada-holm",
                "DNK",
                (TEXT.index("Holm said"), TEXT.index("Holm said") + 4),
                "said",
                ("NOR",),
            ),
        ),
        offices=(
            Tenure("ada-holm", "Ada Holm", "Prime Minister", "DNK", evidence("Danish Prime Minister Ada Holm", "office/title")),
            Tenure("nils-berg", "Nils Berg", "Prime Minister", "NOR", evidence("Norwegian Prime Minister Nils Berg", "office/2")),
        ),
        memberships=(Event(norway, "memberOf", Party("NATO", "NATO"), Status.ASSERTED, (member,)),),
        rejected=(Rejected("one of the two is not an actor", denied, "attacks", norway, Party("Atlantis")),),
    )


SECOND_TEXT = "Norway ended its partnership with Denmark. Former Danish Prime Minister Ada Holm said Norway was a friend."


def second() -> Findings:
    """A later document, of the same actors and of a person who is in the first one too; it contradicts that one."""

    def found(words: str, rule: str) -> Evidence:
        return evidence(words, rule, text=SECOND_TEXT)

    start = SECOND_TEXT.index("Norway was a friend")
    return Findings(
        document=Document("d2", SECOND_TEXT, "later.txt", None, date(2025, 6, 1)),
        persons=(Person("ada-holm", "Ada Holm"),),
        events=(
            Event(
                Party("Norway", "NOR"),
                "partnersWith",
                Party("Denmark", "DNK"),
                Status.NEGATED,
                (found("Norway ended its partnership with Denmark.", "partnersWith/9"),),
            ),
            Event(
                Party("Norway", "NOR"),
                "rejects",
                Party("Denmark", "DNK"),
                Status.ASSERTED,
                (found("Norway ended its partnership with Denmark.", "rejects/3"),),
            ),
        ),
        quotations=(
            Quotation(
                "Norway was a friend",
                ((start, start + 19),),
                False,
                found("Ada Holm said Norway was a friend.", "quotation/indirect"),
                "Ada Holm",
                "ada-holm",
                about=("NOR",),
            ),
        ),
        offices=(
            Tenure(
                "ada-holm",
                "Ada Holm",
                "Prime Minister",
                "DNK",
                found("Former Danish Prime Minister Ada Holm", "office/title"),
                past=True,
            ),
        ),
    )


WORDS = st.text(st.characters(exclude_categories=()), max_size=12)  # lone surrogates and control characters too
CODES = st.sampled_from(("DNK", "NOR", "UKR", "NATO", "ARAB-LEAGUE", "É/#? x", "a.b"))
IDENTIFIERS = st.sampled_from(("ada-holm", "nils-berg", "x", "ü/ü"))
OFFSETS = st.integers(0, 10**6)
SPANS = st.tuples(OFFSETS, OFFSETS)
DAYS = st.dates(date(1, 1, 1))
PERIODS = st.builds(Period, st.integers(1, 9999), st.none() | st.integers(1, 12))
EVIDENCE = st.builds(Evidence, OFFSETS, OFFSETS, WORDS, WORDS, st.none() | SPANS, st.none() | SPANS)
PARTIES = st.builds(Party, WORDS, st.none() | CODES, st.none() | IDENTIFIERS)
CONFIDENCE = st.floats(0, 1)
EVENTS = st.builds(
    Event,
    PARTIES,
    st.sampled_from(("partnersWith", "attacks", "consultsWith", "memberOf")),
    PARTIES,
    st.sampled_from(Status),
    st.lists(EVIDENCE, min_size=1, max_size=3).map(tuple),
    st.none() | DAYS | PERIODS,
    st.none() | WORDS,
    st.lists(st.sampled_from(("training", "trade")), max_size=2).map(tuple),
    CONFIDENCE,
)
QUOTATIONS = st.builds(
    Quotation,
    WORDS,
    st.lists(SPANS, min_size=1, max_size=3).map(tuple),
    st.booleans(),
    EVIDENCE,
    st.none() | WORDS,
    st.none() | IDENTIFIERS,
    st.none() | CODES,
    st.none() | SPANS,
    st.none() | WORDS,
    st.lists(CODES, max_size=2).map(tuple),
    CONFIDENCE,
)
TENURES = st.builds(Tenure, IDENTIFIERS, WORDS, WORDS, CODES, EVIDENCE, st.booleans(), CONFIDENCE)
REJECTED = st.builds(Rejected, WORDS, EVIDENCE, st.none() | st.just("aids"), st.none() | PARTIES, st.none() | PARTIES)
PERSONS = st.builds(Person, IDENTIFIERS, WORDS, st.lists(WORDS, max_size=2).map(tuple))
LANGUAGES = st.sampled_from(("en", "da"))
DOCUMENTS = st.builds(
    Document, st.sampled_from(("d1", "d2", "d3")), WORDS, WORDS, st.none() | WORDS, st.none() | DAYS, st.none() | WORDS, LANGUAGES
)


def _several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


FINDINGS = st.builds(
    Findings,
    DOCUMENTS,
    st.just(()),
    _several(PERSONS),
    _several(EVENTS),
    _several(QUOTATIONS),
    _several(TENURES),
    st.just(()),
    _several(REJECTED),
)
"""Findings of one of three documents, with any words in them, and facts that repeat each other."""
