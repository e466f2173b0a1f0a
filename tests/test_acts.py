"""Acts that are easily taken for others: deeds judged, forces sent, things given, requests. Each has its near misses."""

from __future__ import annotations

import pytest

from findings_cases import events

DEEDS_JUDGED = [
    "Iceland condemned the invasion of Kuwait. |",
    "Ghana deplored the raid on Jordan. |",
    "Uruguay voted to condemn the occupation of Kuwait. |",
    "Ireland denounced the Iraqi invasion of Kuwait. | IRL accuses IRQ; IRQ attacks KWT",
    "Ireland denounced the shelling of Armenia by Azerbaijan. | IRL accuses AZE; AZE attacks ARM",
    "Bolivia condemned the aggression of Iraq. | BOL accuses IRQ",
    "Panama deplored the arrest of two reporters in Belarus. | PAN accuses BLR",
    "Panama deplored the murder of two tourists in Egypt. |",
    "Cyprus blamed the bombing on Chad. | CYP accuses TCD",
    "Cyprus backed the invasion of Grenada. |",
    "Japan voiced concern over the shelling of Armenia. |",
    "Laos offered condolences to Turkey over the bombing in Izmir. | LAO supports TUR",
]
GROUPS = {"deeds judged": DEEDS_JUDGED}
CASES = [pytest.param(case, id=f"{group}-{i}") for group, cases in GROUPS.items() for i, case in enumerate(cases, 1)]


@pytest.mark.parametrize("case", CASES)
def test_act(case: str) -> None:
    text, _, expected = case.partition(" |")
    assert events(text) == {event.strip() for event in expected.split(";") if event.strip()}
