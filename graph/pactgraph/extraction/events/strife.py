"""Wars and blows that bear the name of their place: "the Korean war", "Algeria's civil war", "the Kuwait invasion".

Such a name tells where, not who. Whose the blow is shows only in what stands right behind it: "the Korean war against Japan".
"""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.extraction.events.nominals import Nominal, Side
from pactgraph.extraction.events.scene import Scene

AIMED = frozenset({"on", "against", "with", "upon"})


def has_attacker(scene: Scene, noun: int, owners: Sequence[Side], target: Nominal | None) -> bool:
    """Whether the owners of a war or blow strike; ``target`` is the phrase of the other side, None where it is left out."""
    bare = any(_bare(scene, noun, owner) for owner in owners)
    if not bare and scene.keys[noun].isdisjoint(scene.reading.wars):
        return True
    if scene.phrases.named(noun + 1):
        return True  # "if Chad attacks Sudan": a verb that the model took for a noun
    if target is None or not scene.clear(noun, target.first) or not _heads(scene, noun):
        return False
    return not bare or bool(target.cases & AIMED)


def _heads(scene: Scene, noun: int) -> bool:
    """Whether a noun is what its phrase is about: not in "a war film"."""
    phrase = scene.phrase(noun)
    return phrase is None or phrase.head == noun


def _bare(scene: Scene, noun: int, owner: Side) -> bool:
    """Whether a name stands before a noun as it is: neither "Kuwait's" nor an adjective, as "US" is too."""
    phrase = scene.phrase(noun)
    first = phrase.first if phrase else noun
    last = next((i for i in range(noun - 1, first - 1, -1) if scene.tokens[i].end == owner.span[1]), None)
    if last is None or not scene.phrases.named(last) or scene.tokens[last].text.isupper():
        return False
    return scene.tokens[last + 1].pos != "PART"
