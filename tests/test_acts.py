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
FORCES_SENT = [
    "Austria sent eleven howitzers to Moldova. | AUT aids MDA",
    "Norway delivered F-16s to Romania. | NOR aids ROU",
    "Chile sailed a frigate to Peru. |",
    "Ghana sent soldiers to Togo. |",
    "Ghana sent soldiers to Togo on a peacekeeping mission. | GHA aids TGO",
    "Spain sent a ship to Haiti with water. | ESP aids HTI",
    "Brazil sent a submarine to Uruguay for an exercise. | BRA partnersWith URY",
    "Canada will station a brigade in Latvia. |",
    "Venezuela moved three battalions to the border with Guyana. | VEN mobilizesAgainst GUY",
    "Russia moved bombers towards Norway. | RUS mobilizesAgainst NOR",
    "Finland sent jets to deter Russia. | FIN mobilizesAgainst RUS",
    "The deployment of Ghanaian troops in Mali ended. |",
]
EXERCISES_IN_A_PLACE = [
    "India and France held an exercise off Oman. | FRA partnersWith IND",
    "Sweden joined a NATO exercise off Norway. | NATO partnersWith SWE",
    "China held drills around Taiwan. | CHN mobilizesAgainst TWN",
    "China held drills off the coast of Vietnam. | CHN mobilizesAgainst VNM",
]
BASES = [
    "Djibouti hosts a French base. | DJI partnersWith FRA",
    "Djibouti hosts a French president. | DJI consultsWith FRA",
]
RECEIVERS = [
    "Italy gave Libya tanks. | ITA aids LBY",
    "Canada has sent the Bahamas generators. | CAN aids BHS",
    "Sweden lent Moldova money for clinics. | SWE aids MDA",
    "France sold Saudi Arabia frigates. | FRA partnersWith SAU",
    "Rwanda sent African Union troops. |",
    "The bank sold Japan bonds. |",
]
REQUESTED = [
    "Malta called on Hungary to support Moldova. | MLT requests HUN",
    "Malta appealed to Hungary to praise Moldova. | MLT requests HUN",
    "Malta urged the four to go on talking to ECOWAS. |",
    "Qatar called on Israel to withdraw from Lebanon. | QAT requests ISR",
    "Qatar urged Israel to end the strikes. | QAT requests ISR",
    "Qatar urged Egypt to act to help Sudan. | QAT requests EGY",
    "Qatar asked Oman to stay and condemned Iran. | QAT requests OMN; QAT accuses IRN",
    "Qatar asked Oman to stay and condemn Iran. | QAT requests OMN",
]
GROUPS = {
    "deeds judged": DEEDS_JUDGED,
    "forces sent": FORCES_SENT,
    "exercises in a place": EXERCISES_IN_A_PLACE,
    "bases": BASES,
    "receivers": RECEIVERS,
    "requested": REQUESTED,
}
CASES = [pytest.param(case, id=f"{group}-{i}") for group, cases in GROUPS.items() for i, case in enumerate(cases, 1)]


@pytest.mark.parametrize("case", CASES)
def test_act(case: str) -> None:
    text, _, expected = case.partition(" |")
    assert events(text) == {event.strip() for event in expected.split(";") if event.strip()}
