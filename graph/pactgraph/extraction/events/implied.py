"""What an answer tells of the question: "Chad refused the Libyan request for arms" says that Libya asked Chad for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pactgraph.extraction.events.attachment import subject_of_clause
from pactgraph.extraction.events.frames import Frame, FrameSet
from pactgraph.extraction.events.matches import Filler, Match
from pactgraph.extraction.events.scene import Scene

REQUESTS = "requests"
ANSWERS = frozenset({"rejects", "agreesWith", "concedesTo"})


def with_questions(found: Sequence[Match], frames: FrameSet, scene: Scene) -> list[Match]:
    """The matches, and behind each that answers a request, demand or appeal of the other, that one."""
    asked = {match.anchor: match for answer in found for match in _asked(answer, frames, scene)}
    return [*(match for match in found if match.anchor not in asked or match.linked), *_unsaid(asked.values(), found)]


def _asked(answer: Match, frames: FrameSet, scene: Scene) -> Iterator[Match]:
    if answer.frame.relation not in ANSWERS or not answer.frame.verbal or not answer.linked or "AB" in answer.fillers:
        return
    a, b = answer.fillers["A"], answer.fillers["B"]
    nouns = (*answer.lexical, *(f.noun for f in (a, b) if f.noun is not None))
    for noun in nouns:
        frame = _frame(noun, frames, scene) if _of_who_answers(noun, a, scene) else None
        if frame is not None and b.sides and all(side.span[0] < scene.tokens[noun].end for side in b.sides):
            yield Match(frame, noun, {"A": Filler(b.sides, owned=True), "B": Filler(a.sides)}, ())
            return


def _of_who_answers(noun: int, answerer: Filler, scene: Scene) -> bool:
    """Whether it is asked of the one who answers: a demand, and "a proposal that it close the border", but no other plan."""
    if scene.keys[noun] & scene.reading.asking:
        return True
    subject = subject_of_clause(scene, noun, None)
    codes = {side.code for side in subject.sides} if subject else set()
    return bool(codes & {side.code for side in answerer.sides})


def _frame(noun: int, frames: FrameSet, scene: Scene) -> Frame | None:
    """The first frame by which such a noun asks."""
    awake = (frame for key in sorted(scene.keys[noun]) for frame in frames.by_anchor.get(key, ()))
    return next((frame for frame in awake if frame.relation == REQUESTS and not frame.verbal), None)


def _unsaid(asked: Iterable[Match], found: Sequence[Match]) -> Iterator[Match]:
    """Those that the sentence does not tell of the same two anyway."""
    told = {(a.code, b.code) for match in found if match.frame.relation == REQUESTS for a, b, _ in match.pairs()}
    return (match for match in asked if not told & {(a.code, b.code) for a, b, _ in match.pairs()})
