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
BACKED = [
    "The Ghanaian-backed government of Togo resigned. | GHA supports TGO",
    "Togo's Ghanaian-backed president resigned. | GHA supports TGO",
    "Ghanaian-armed Togolese troops left. | GHA aids TGO",
    "Ghanaian-led Togolese troops left. |",
    "A Ghanaian-backed African Union resolution passed. |",
]
ANSWERED = [
    "Oman has refused all Yemeni requests for tanks. | OMN rejects YEM; YEM requests OMN",
    "Japan agreed to a Palauan request for boats. | JPN agreesWith PLW; PLW requests JPN",
    "Chad turned down a Libyan proposal that it close the road. | TCD rejects LBY; LBY requests TCD",
    "Chad turned down a Libyan proposal. | TCD rejects LBY",
    "Chad may refuse the Libyan request. | TCD rejects LBY planned; LBY requests TCD",
]
CHARGES = [
    "Peru stepped up its charges that Chile was sheltering smugglers. | PER accuses CHL",
    "Peru's accusation that Chile had moved the border was denied. | PER accuses CHL",
    "Peru's joy that Chile had moved was plain. |",
    "Peru said the Chilean plan was illegal. | PER accuses CHL",
    "Peru said the Chilean plan was not illegal. |",
    "Peru accused a man wanted in Chile of fraud. |",
]
UNMET = [
    "The gang will keep him if Japan does not withdraw from Iraq. |",
    "The gang will keep him unless Japan withdraws from Iraq. |",
    "The gang will free him if Japan withdraws from Iraq. | JPN retreatsFrom IRQ planned",
    "Uganda called for the withdrawal of Kenyan troops from Somalia. | UGA requests KEN",
]
COMING_AND_GOING = [
    "The Ghanaian president left Togo. |",
    "Ghana's troops left Togo. | GHA retreatsFrom TGO",
    "Ghanaian troops arrived in Togo. |",
    "The Ghanaian president flew to Togo for talks with Benin. | GHA consultsWith TGO; BEN consultsWith GHA",
    "On the eve of a Ghanaian visit to Togo, markets closed. | GHA consultsWith TGO planned",
]
TOGETHER = [
    "Chadian and Malian troops raided a rebel base. | MLI partnersWith TCD",
    "Chadian and Malian troops stepped up pressure on rebels. | MLI partnersWith TCD",
    "Chadian and Malian troops fought near the river. | TCD attacks MLI",
    "The man will be extradited from Austria to Serbia. | AUT partnersWith SRB planned",
]
OF_SOMEBODY_ELSE = [
    "Sudan's rebel leaders met African Union envoys. |",
    "Supporters of Sudan's president condemned Chad. |",
    "Sudan's president condemned Chad. | SDN accuses TCD",
    "Israel's Gaza offensive went on. | ISR attacks PSE",
    "Kenya sees no need for talks with Somalia. | KEN rejects SOM",
]
TURNED_AROUND = [
    "Peru lifted the arms embargo on Somalia. | PER concedesTo SOM",
    "Peru voted against sanctioning Chile. | PER sanctions CHL negated",
    "Peru and Chile quarrelled with nobody. |",
    "Peru and Chile quarrelled with Bolivia. | PER rejects BOL; CHL rejects BOL",
    "Peru and Chile quarrelled over fish. | PER rejects CHL",
    "Peru fires missiles at Chile | PER attacks CHL",
    "Peru sanctions talks |",
]
HEARSAY = [
    "Moscow reportedly attacked Georgia. | RUS attacks GEO alleged",
    "Iran is said to have signed a rail deal with Azerbaijan. | AZE partnersWith IRN alleged",
    "According to unconfirmed reports, Chad attacked Niger. | TCD attacks NER alleged",
    "According to a report, Chad attacked Niger. | TCD attacks NER",
    "Algeria offered to mediate between Mali and Niger. | DZA agreesWith MLI; DZA agreesWith NER",
]
JOINED = [
    "Serbia has not joined the European Union's sanctions against Russia. | EU partnersWith SRB negated; EU sanctions RUS",
    "Serbia has not joined the sanctions against Russia. | SRB sanctions RUS negated",
    "Mali left ECOWAS. | MLI rejects ECOWAS",
    "Mali withdrew its troops from Niger. | MLI retreatsFrom NER",
    "Venezuela moved tanks to the border. Guyana was calm. |",
]
CROWDS = [
    "Demonstrators in Oslo burned a Turkish flag. | NOR protestsAgainst TUR",
    "Bolivian teachers marched on the Peruvian consulate. | BOL protestsAgainst PER",
    "Thousands of people in Lagos rallied against France. | NGA protestsAgainst FRA",
    "In Ankara a mob stormed the Greek embassy. | TUR protestsAgainst GRC",
    "Rebels in Chad rallied against France. |",
    "Demonstrators marched on the Peruvian consulate. |",
]
GROUPS = {
    "deeds judged": DEEDS_JUDGED,
    "forces sent": FORCES_SENT,
    "exercises in a place": EXERCISES_IN_A_PLACE,
    "bases": BASES,
    "receivers": RECEIVERS,
    "requested": REQUESTED,
    "backed": BACKED,
    "answered": ANSWERED,
    "charges": CHARGES,
    "unmet": UNMET,
    "coming and going": COMING_AND_GOING,
    "together": TOGETHER,
    "of somebody else": OF_SOMEBODY_ELSE,
    "turned around": TURNED_AROUND,
    "hearsay": HEARSAY,
    "joined": JOINED,
    "crowds": CROWDS,
}
CASES = [pytest.param(case, id=f"{group}-{i}") for group, cases in GROUPS.items() for i, case in enumerate(cases, 1)]


@pytest.mark.parametrize("case", CASES)
def test_act(case: str) -> None:
    text, _, expected = case.partition(" |")
    assert events(text) == {event.strip() for event in expected.split(";") if event.strip()}
