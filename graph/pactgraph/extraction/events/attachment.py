"""Which phrase stands as subject, object or prepositional phrase of a word, by the parse and, where it errs, by the words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from pactgraph.extraction.events.frames import Argument, Function
from pactgraph.extraction.events.hedges import NEGATIONS
from pactgraph.extraction.events.nominals import Nominal, Side
from pactgraph.extraction.events.scene import REACH, Scene
from pactgraph.model import Token

ATTACHED = frozenset(
    [
        "obl",
        "nmod",
        "obj",
        "iobj",
        "xcomp",
        "advmod",
        "conj",
        "compound",
        "nsubj",
        "appos",
        "advcl",
        "dep",
        "amod",
        "acl",
        "ccomp",
    ]  # relations a phrase may hang by
)
STEPS = 3  # how far a phrase may hang from a word; beyond it the parse says little
BEHIND = frozenset({"of", "by", "from", "on", "in", "against", "with", "over", "toward", "towards", "at", "to"})
PLACED = frozenset({"in", "of", "near", "around", "off", "inside", "across"})
DENIED = NEGATIONS | {"no"}
CONTENT = ("obj", "xcomp", "ccomp")
GATHERING = frozenset({"in", "from", "across", "of"})
EXAMPLES = frozenset({"such as", "including", "like"})
NEAR = 5  # what a noun may be apart from the phrase that belongs to it, where the parser attached it elsewhere
VERBAL = ("VERB", "AUX")

Free = Callable[[Nominal], bool]


def subject_by_words(scene: Scene, verb: int) -> Nominal | None:
    """The phrase right before a verb for which the parse has no subject, as in a headline."""
    for i in range(verb - 1, max(-1, verb - 1 - REACH), -1):
        phrase = scene.phrase(i)
        if phrase is not None:
            return phrase if not phrase.cases and phrase.sides and not phrase.possessive else None
        if scene.tokens[i].pos not in ("ADV", "AUX", "PART"):
            return None
    return None


def object_of(scene: Scene, verb: int, free: Free, *, active: bool) -> Nominal | None:
    """The object of a verb, the subject of a passive; ``free`` says which phrases have no other part in the frame."""
    for i in scene.clauses.objects(verb):
        phrase = scene.phrase(i)
        if phrase is not None and free(phrase):
            return phrase
    return _object_by_words(scene, verb, free) if active else None


def _object_by_words(scene: Scene, verb: int, free: Free) -> Nominal | None:
    """The first phrase without a preposition behind a verb: "condemned on Monday the raid"."""
    i = verb + 1
    while (
        i < min(verb + 1 + REACH, len(scene.tokens)) and scene.tokens[i].pos not in VERBAL and scene.tokens[i].text not in ",;:"
    ):
        phrase = scene.phrase(i)
        if phrase is not None and not phrase.cases and free(phrase):
            return phrase if phrase.sides or phrase.owners else None
        i = phrase.last + 1 if phrase is not None else i + 1
    return None


def oblique(scene: Scene, goals: Sequence[int], prepositions: frozenset[str], free: Free, *, verbal: bool) -> Nominal | None:
    """The phrase with one of the prepositions that belongs to one of the words ``goals``, the anchor of the frame first."""
    anchor = goals[0]
    near = [n for n in scene.phrases.nominals if n.cases & prepositions and free(n) and not _shares_an_edge(scene, n, goals)]
    attached = [n for n in near if _hangs(scene, n, {*goals, *_carrier(scene, anchor)})]
    if attached:
        return min(attached, key=lambda n: (n.first < anchor, not (n.sides or n.places), abs(n.first - anchor)))
    reach = REACH if verbal else NEAR
    return next((n for n in near if n.sides and scene.clear(max(goals), n.first, reach)), None)


def _shares_an_edge(scene: Scene, phrase: Nominal, goals: Collection[int]) -> bool:
    """ "a wall along the border with B" is nothing done with B, whatever the parse says."""
    before = phrase.first - 2
    if "with" not in phrase.cases or before < 0 or before in goals:
        return False
    return scene.tokens[before + 1].text.lower() == "with" and not scene.keys[before].isdisjoint(scene.reading.territory)


def _hangs(scene: Scene, phrase: Nominal, goals: Collection[int]) -> bool:
    """Whether the parse attaches a phrase to one of the goals, at a few steps."""
    index = phrase.head
    for _ in range(STEPS):
        token = scene.tokens[index]
        if token.head in goals:
            # "build a wall along the border with B" is nothing done with B
            nested = index != phrase.head and token.relation.startswith("obl") and scene.tokens[token.head].pos in VERBAL
            return not (nested and "with" in phrase.cases)
        hanging = token.relation.partition(":")[0] in ATTACHED and "relcl" not in token.relation
        if token.head == index or not hanging or scene.tokens[token.head].pos in VERBAL:
            return False
        index = token.head
    return False


def _carrier(scene: Scene, noun: int) -> tuple[int, ...]:
    """The verb that says that an act takes place: "talks were held between"."""
    token = scene.tokens[noun]
    if token.pos in VERBAL:
        return ()
    if token.relation == "nmod" and scene.tokens[token.head].pos == "NOUN":  # "a series of talks"
        token = scene.tokens[token.head]
    carried = token.relation in ("nsubj", "nsubj:pass", "obj") and scene.tokens[token.head].pos == "VERB"
    return (token.head,) if carried else ()


def subject_of_clause(scene: Scene, head: int, words: frozenset[str] | None) -> Nominal | None:
    """The subject of the clause behind a verb or noun, if its predicate or auxiliary is one of the words; None asks for none.

    A clause that is denied is none, unless the denial is what is asked for.
    """
    token = scene.tokens[head]
    above = [scene.tokens[token.head]] if token.relation == "parataxis" else []  # "The ban is unfair, Peru said"
    relations = ("ccomp", "xcomp") if token.pos in VERBAL else ("ccomp", "acl", "acl:relcl")
    for clause in (*scene.clauses.children(head, *relations), *above):
        children = list(scene.clauses.children(clause.index))
        denied = words is not None and "not" not in words and any(t.text.lower() in DENIED for t in children)
        if denied or (words is None and not _is_content(children)):
            continue
        near = (clause, *scene.clauses.children(clause.index, "aux", "xcomp"))
        if words is None or any(scene.keys[t.index] & words for t in near):
            return scene.phrase(scene.clauses.subject(clause.index))
    return None


def _is_content(children: Sequence[Token]) -> bool:
    """Whether a clause with "that" says what something is, by what stands below its verb: no "charges that Chad rejected"."""
    that = next((t for t in children if t.text.lower() == "that"), None)
    return that is not None and (that.relation == "mark" or any(t.relation in CONTENT and t is not that for t in children))


def examples(scene: Scene, phrase: Nominal) -> tuple[Side, ...]:
    """The actors named as examples: "its rivals, such as Norway and Spain"."""
    behind = next((n for n in scene.phrases.nominals if n.first > phrase.last and n.cases & EXAMPLES), None)
    return scene.phrases.sides(behind) if behind is not None and behind.first - phrase.last <= REACH else ()


def named_behind(scene: Scene, phrase: Nominal, cases: frozenset[str], free: Free = lambda _: True) -> tuple[Side, ...]:
    """The actor that follows a thing behind one of the prepositions: "a raid by Norway"; ``free`` says who may be meant."""
    for nominal in scene.phrases.nominals:
        sides = scene.phrases.sides(nominal) or nominal.places
        if sides and phrase.last < nominal.first <= phrase.last + REACH and nominal.cases & cases and free(nominal):
            chain = [t.index for t in scene.clauses.predicate_chain(nominal.head)][1 : STEPS + 1]
            inside = next((k for k, i in enumerate(chain) if phrase.first <= i <= phrase.last), None)
            if inside is not None and not any(scene.tokens[i].relation == "acl:relcl" for i in chain[:inside]):
                return sides
    return ()


def gathered(scene: Scene, phrase: Nominal, verb: int) -> tuple[Side, ...]:
    """The country in which a crowd does something: "demonstrators in Seoul marched", "In Tehran a crowd stormed"."""
    for nominal in scene.phrases.nominals:
        sides = scene.phrases.sides(nominal) or nominal.places
        chain = [t.index for t in scene.clauses.predicate_chain(nominal.head)][1 : STEPS + 1]
        theirs = any(phrase.first <= i <= phrase.last for i in chain) and nominal.first < verb
        if sides and nominal.cases & GATHERING and (theirs or (chain[:1] == [verb] and nominal.first < verb + NEAR)):
            return sides
    return ()


def named_by(scene: Scene, phrase: Nominal, free: Free) -> tuple[Side, ...]:
    """The actor behind "by" in what follows a thing, whatever the parse hangs it on: "the raid on a port by Norway"."""
    for nominal in scene.phrases.nominals:
        if "by" in nominal.cases and free(nominal) and scene.clear(phrase.last, nominal.first):
            return scene.phrases.sides(nominal)
    return ()


def word_candidates(scene: Scene, anchor: int, argument: Argument) -> Iterator[int]:
    """Tokens that may be the noun an argument asks for: by the parse, then by the words that follow the anchor."""
    if argument.function is Function.OBJECT:
        for i in scene.clauses.objects(anchor):
            yield from _noun_tokens(scene, i)
    for i in range(anchor + 1, min(anchor + 1 + REACH, len(scene.tokens))):
        token = scene.tokens[i]
        infinitive = argument.preposition and token.relation in ("xcomp", "advcl")
        if token.pos in VERBAL and not infinitive and token.relation != "amod":
            if "to" in argument.preposition:
                yield i
            return
        if _may_be_asked_for(scene, i, argument):
            yield i


def _may_be_asked_for(scene: Scene, i: int, argument: Argument) -> bool:
    phrase = scene.phrase(i)
    if phrase is None:
        return bool(argument.preposition) and scene.tokens[i - 1].text.lower() in argument.preposition
    wanted = argument.preposition or ({"of"} if phrase.cases else frozenset())
    return bool(wanted & phrase.cases) == bool(wanted)


def _noun_tokens(scene: Scene, head: int) -> Iterator[int]:
    """A noun and what stands in its phrase and in the "of" phrase behind it ("a series of agreements")."""
    yield head
    phrase = scene.phrase(head)
    if phrase:
        yield from (i for i in range(phrase.last, phrase.first - 1, -1) if i != head)
    yield from (token.index for token in scene.clauses.children(head, "nmod", "conj"))
