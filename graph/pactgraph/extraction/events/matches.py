"""What a frame found in a sentence: the words for its slots, and the pairs of actors that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactgraph.extraction.events.frames import Frame
from pactgraph.extraction.events.nominals import Side


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: ``sides``, none where the text leaves them out.

    ``owned`` tells that they only own the thing named ("Moscow's takeover"), ``otherwise`` is that thing where no actor is found
    for it, ``vague`` marks an agent of somebody ("the government"). ``blocks`` are the phrases of a list: of "officials of the
    EU and envoys of Iran and Iraq" the latter two do not meet each other. ``noun`` is the head of a thing in an actor's place.
    """

    sides: tuple[Side, ...]
    owned: bool = False
    otherwise: tuple[Side, ...] = ()
    vague: bool = False
    blocks: tuple[tuple[Side, ...], ...] = ()
    noun: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that found all it asks for around the token ``anchor``.

    ``lexical`` are the tokens of its words; ``supplied`` tells that the passage, not the sentence, gave one side.
    """

    frame: Frame
    anchor: int
    fillers: dict[str, Filler]
    lexical: tuple[int, ...]
    supplied: bool = False

    def pairs(self) -> Iterator[tuple[Side, Side, bool]]:
        """Source, target and whether one of them is only an owner; of a joint act each pair once, in the order of the text."""
        if joint := self.fillers.get("AB"):
            blocks = joint.blocks if len(joint.blocks) > 1 else tuple((side,) for side in joint.sides)
            for i, block in enumerate(blocks):
                yield from ((one, other, joint.owned) for one in block for later in blocks[i + 1 :] for other in later)
            return
        a, b = self.fillers["A"], self.fillers["B"]
        counted = [(one, other) for one in a.sides for other in b.sides if not _of_both(one, other, b.sides)]
        yield from ((one, other, a.owned or b.owned) for one, other in counted)

    @property
    def understood(self) -> bool:
        """True where the other side is left out, for the passage to supply."""
        filler = self.fillers.get("B")
        return filler is not None and not filler.sides

    @property
    def vague(self) -> str | None:
        """The one slot that is filled by somebody's agent, the other by a known actor."""
        slots = [slot for slot, filler in self.fillers.items() if filler.vague]
        known = all(side.code for slot, filler in self.fillers.items() if slot not in slots for side in filler.sides)
        return slots[0] if len(slots) == 1 and known and len(self.fillers) == 2 else None

    @property
    def reflexive(self) -> bool:
        """True where an actor only does something to itself: "closed its embassy"."""
        pairs = list(self.pairs())
        return bool(pairs) and all(a.code is not None and a.code == b.code for a, b, _ in pairs)

    @property
    def linked(self) -> bool:
        """True where some pair is of two different known actors."""
        return any(a.code and b.code and a.code != b.code for a, b, _ in self.pairs())


def _of_both(source: Side, target: Side, targets: Sequence[Side]) -> bool:
    """Whether the same words ("both countries") stand for the source and another: then they were misread, and name nobody."""
    same = [side for side in targets if side.span == target.span]
    return len(same) > 1 and any(side.code is not None and side.code == source.code for side in same)
