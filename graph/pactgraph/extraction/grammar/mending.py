"""A slip of a compact parser that everything which reads the sentence would stumble over, mended before it does."""

from __future__ import annotations

from dataclasses import replace

from pactgraph.model import Parsed, Sentence, Token

_UNDER = ("ccomp", "advcl", "parataxis", "conj", "dep")
_NOUNS = ("NOUN", "PROPN")


def mended(parsed: Parsed) -> Parsed:
    """The document with the relative clauses behind "whose" on the noun that they belong to."""
    if "whose" not in parsed.document.text:
        return parsed
    return replace(parsed, sentences=tuple(map(_mended, parsed.sentences)))


def _mended(sentence: Sentence) -> Sentence:
    place = next((t.index for t in sentence.tokens if t.text == "whose"), 0)
    return replace(sentence, tokens=_relative(list(sentence.tokens), place)) if place > 1 else sentence


def _relative(tokens: list[Token], whose: int) -> tuple[Token, ...]:
    """The clause of a possessed noun is no main clause over the one before it: "met the envoy, whose aide, X, has urged"."""
    noun = tokens[whose - 1] if tokens[whose - 1].pos != "PUNCT" else tokens[whose - 2]
    possessed = tokens[tokens[whose].head]
    main = next((t for t in tokens[:whose] if t.head > possessed.index and t.pos == "VERB" and t.relation in _UNDER), None)
    if main is None or noun.pos not in _NOUNS or possessed.index < whose:
        return tuple(tokens)
    verb = tokens[main.head]
    head = main.index if verb.head == verb.index else verb.head
    tokens[main.index] = replace(main, head=head, relation=verb.relation)
    tokens[verb.index] = replace(verb, head=noun.index, relation="acl:relcl")
    tokens[possessed.index] = replace(possessed, head=verb.index, relation="nsubj")
    return tuple(tokens)
