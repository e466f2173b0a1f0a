"""A small world for the tests of the page: every kind of node, tie, status and date, and what makes each question answerable."""

from __future__ import annotations

from datetime import date

from pactgraph.model import Document, Event, Evidence, Findings, Party, Person, Quotation, Span, Status, Tenure
from pactgraph.ontology import load

ONTOLOGY = load()
Tie = tuple[str, str, str, str, Status]  # the sentence, source, relation, target, status


def evidence(text: str, sentence: str, rule: str, source: str | None = None, target: str | None = None) -> Evidence:
    """The sentence as evidence, the two parties at the words given."""
    start = text.index(sentence)

    def place(words: str | None) -> Span | None:
        at = sentence.find(words) if words else -1
        return (start + at, start + at + len(words)) if words and at >= 0 else None

    return Evidence(start, start + len(sentence), sentence, rule, place(source), place(target))


def found(name: str, published: date | None, *ties: Tie, url: str | None = None, title: str | None = None) -> Findings:
    """Findings of a document made of the sentences of its ties."""
    text = "\n".join(dict.fromkeys(tie[0] for tie in ties))
    document = Document(name, text, f"{name}.txt", title or name.replace("-", " ").capitalize(), published, url)
    events = tuple(event(text, tie) for tie in ties if tie[2] != "memberOf")
    return Findings(document, events=events, memberships=tuple(event(text, tie) for tie in ties if tie[2] == "memberOf"))


def event(text: str, tie: Tie) -> Event:
    """One event whose parties are called by the labels of the ontology."""
    sentence, source, relation, target, status = tie
    names = [ONTOLOGY.actors[code].label for code in (source, target)]
    proof = evidence(text, sentence, f"{relation}/1", *names)
    return Event(Party(names[0], source), relation, Party(names[1], target), status, (proof,), confidence=0.9)


def said(name: str, published: date, code: str, title: str, person: str, words: str) -> Findings:
    """Findings of a document in which an official of an actor is quoted."""
    label = ONTOLOGY.actors[code].label
    text = f"{title} {person} of {label} spoke to the press. “{words}” said {person}."
    identifier = person.lower().replace(" ", "-")
    office = evidence(text, f"{title} {person} of {label} spoke to the press.", "office/1")
    proof = evidence(text, f"“{words}” said {person}.", "quote/1")
    at = text.index(words)
    quotation = Quotation(words, ((at, at + len(words)),), True, proof, person, identifier, code, None, "said")
    return Findings(
        Document(name, text, f"{name}.txt", name.replace("-", " ").capitalize(), published),
        persons=(Person(identifier, person),),
        quotations=(quotation,),
        offices=(Tenure(identifier, person, title, code, office),),
    )


def anonymous(name: str, published: date, who: str, words: str) -> Findings:
    """Findings of a document that quotes somebody without a name."""
    text = f"“{words}” {who} said."
    quotation = Quotation(words, ((1, 1 + len(words)),), True, evidence(text, text, "quote/2"), who)
    return Findings(Document(name, text, f"{name}.txt", None, published), quotations=(quotation,))


A, P, N, L = Status.ASSERTED, Status.PLANNED, Status.NEGATED, Status.ALLEGED
PACT = "Denmark and Norway signed a defence pact in Oslo on Tuesday."
WORDS = "We stand closer together than our parents ever did."
WORLD = (
    found("north-sea", date(2025, 1, 10), ("Norway and United Kingdom patrol the North Sea.", "NOR", "partnersWith", "GBR", A)),
    found("pact", date(2025, 2, 25), (PACT, "DNK", "partnersWith", "NOR", A), url="https://example.org/pact"),
    said("interview", date(2025, 2, 26), "NOR", "Prime Minister", "Kari Ødegård Moe", WORDS),
    said("reply", date(2025, 2, 27), "DNK", "Foreign Minister", "Jens Brandt", "Nobody gains from waiting any longer."),
    found(
        "help",
        date(2025, 3, 5),
        ("Norway sent aid to Ukraine.", "NOR", "aids", "UKR", A),
        ("Sweden supports Finland.", "SWE", "supports", "FIN", A),
        ("Russia attacked Ukraine.", "RUS", "attacks", "UKR", A),
    ),
    found("talks", date(2025, 4, 25), ("Denmark held talks with Sweden.", "DNK", "consultsWith", "SWE", A)),
    found(
        "spring",
        date(2025, 5, 20),
        ("Russia threatened Finland.", "RUS", "threatens", "FIN", A),
        ("Finland is a member of NATO.", "FIN", "memberOf", "NATO", A),
        ("Norway will sign an agreement with Poland.", "NOR", "agreesWith", "POL", P),
        ("Norway never sanctioned Poland.", "NOR", "sanctions", "POL", N),
        ("Belarus allegedly gave aid to Russia.", "BLR", "aids", "RUS", L),
    ),
    found("june", date(2025, 6, 10), ("Canada and Norway trained together.", "CAN", "partnersWith", "NOR", A)),
    anonymous("wire", date(2025, 5, 2), "officials", "Nothing has been decided yet, and nothing will be this year."),
    found("undated", None, ("Iceland agreed with Norway on fish.", "ISL", "agreesWith", "NOR", A)),
)
