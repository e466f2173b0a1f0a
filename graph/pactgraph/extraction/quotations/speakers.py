"""The first person inside a quotation: "we" is the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pactgraph.model import Mention, MentionKind, Quotation

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|us|[Oo]ur)\b")


def first_person(text: str, quotations: Iterable[Quotation]) -> tuple[Mention, ...]:
    """References of the first person to the actors that the speakers of direct quotations act for."""
    return tuple(
        Mention(
            match.start(), match.end(), match.group(), MentionKind.REFERENCE, quotation.speaker_code, quotation.speaker_person
        )
        for quotation in quotations
        if quotation.direct and quotation.speaker_code
        for start, end in quotation.parts
        for match in _FIRST_PERSON.finditer(text, start, end)
    )
