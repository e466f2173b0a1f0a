"""Who suffers the deed that a noun names: "the invasion of Kuwait", "a raid on a camp in Jordan", "the Beirut bombing".

Where such a deed is condemned, backed or turned down, that is said of whoever did it, never of the one who suffered it.
"""

from __future__ import annotations

from pactgraph.extraction.events.nominals import Nominal, Side
from pactgraph.extraction.events.scene import Scene

AIMED = frozenset({"on", "against", "upon", "at", "into", "toward", "towards"})
STEPS = 3  # "the raid on a camp of refugees in Jordan"


def suffers(scene: Scene, phrase: Nominal) -> bool:
    """Whether a phrase names who suffers a deed, or where those are: "violence against Kurds in Turkey"."""
    member = scene.phrases.group(phrase)[0]
    for _ in range(STEPS):
        noun = scene.tokens[member.head].head
        above = scene.phrase(noun)
        if above is None or above.first >= member.first:
            return False
        if scene.keys[noun] & scene.reading.harms:
            doer = "in" in phrase.cases and not scene.keys[noun] & scene.reading.blows  # "arrests in Turkey" are made by it
            return not doer and _aimed(scene, noun, member)
        member = scene.phrases.group(above)[0]
    return False


def _aimed(scene: Scene, noun: int, phrase: Nominal) -> bool:
    """Whether the preposition between a deed and a phrase leads to who suffers it."""
    if phrase.cases & AIMED or ("in" in phrase.cases and scene.keys[noun] & scene.reading.blows):
        return True
    return "of" in phrase.cases and not scene.keys[noun] & scene.reading.dealt  # "the bombing of", not "the aggression of"


def doers(scene: Scene, phrase: Nominal) -> tuple[Side, ...]:
    """The owners of a phrase without those whose bare name before a deed tells who suffers it: "the Ukraine invasion"."""
    if not scene.keys[phrase.head] & scene.reading.harms:
        return phrase.owners
    return tuple(side for side in phrase.owners if not _bare(scene, phrase, side))


def _bare(scene: Scene, phrase: Nominal, side: Side) -> bool:
    """Whether an owner is a name as it stands: no possessor, no adjective, no abbreviation, which serves as one ("a US raid")."""
    last = max((i for i in range(phrase.first, phrase.last + 1) if scene.tokens[i].end <= side.span[1]), default=None)
    if last is None or not scene.phrases.named(last) or side.code in scene.reading.organisations:
        return False
    behind = scene.tokens[last + 1]
    return not scene.tokens[last].text.replace(".", "").isupper() and behind.pos != "PART" and behind.text not in "-–"
