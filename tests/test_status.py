"""How a text presents an event. A case is a sentence and, behind the bar, its events in short with their status."""

from __future__ import annotations

import pytest

from findings_cases import events

NEGATED = [
    "Norway did not attack Denmark. | NOR attacks DNK negated",
    "Kenya has never threatened Uganda. | KEN threatens UGA negated",
    "No talks were held between Greece and Turkey. | GRC consultsWith TUR negated",
    "Angola denied attacking Namibia. | AGO attacks NAM negated",
    "Peru failed to condemn Bolivia. | PER accuses BOL negated",
    "The envoys of Chile left without meeting Argentina's ministers. | ARG consultsWith CHL negated",
    "Qatar ruled out attacking Bahrain. | QAT attacks BHR negated",
    "Spain no longer supports Morocco. | ESP supports MAR negated",
    "Laos didn't sign an agreement with Thailand. | LAO partnersWith THA negated",
    "Poland has yet to sign the treaty with Latvia. | LVA partnersWith POL negated",
    "Togo stopped short of condemning Benin. | TGO accuses BEN negated",
    "Mexico held off on expelling the Cuban envoy. | MEX sanctions CUB negated",
    "The lack of talks between Greece and Turkey is a worry. | GRC consultsWith TUR negated",
    "Cuba disputes that it attacked Haiti. | CUB attacks HTI negated",
    "Nepal decided against attacking Bhutan. | NPL attacks BTN negated",
    "Spain backed away from sanctioning Morocco. | ESP sanctions MAR negated",
    "Under no circumstances did Peru attack Chile. | PER attacks CHL negated",
    "Reports that Peru attacked Chile are false. | PER attacks CHL negated",
    "Nothing suggests that Norway attacked Denmark. | NOR attacks DNK negated",
    "Ireland did nothing to help Lebanon. | IRL aids LBN negated",
    "Instead of attacking Ghana, Togo praised Ghana. | TGO attacks GHA negated; TGO supports GHA",
    "Rather than bomb Laos, Thailand praised Laos. | THA attacks LAO negated; THA supports LAO",
]
PLANNED = [
    "Norway will attack Denmark. | NOR attacks DNK planned",
    "Poland plans to sanction Belarus. | POL sanctions BLR planned",
    "Italy is expected to expel Libya's ambassador. | ITA sanctions LBY planned",
    "The president of Ghana is due to visit Togo. | GHA consultsWith TGO planned",
    "Nepal may condemn Bhutan. | NPL accuses BTN planned",
    "If Chad attacks Sudan, prices rise. | TCD attacks SDN planned",
    "Jordan would meet Syria. | JOR consultsWith SYR planned",
    "The king of Jordan is to visit Oman next week. | JOR consultsWith OMN planned",
    "Serbia is likely to condemn Kosovo. | SRB accuses XKX planned",
    "Planned talks between Malta and Libya were announced. | LBY consultsWith MLT planned",
    "Should Mali attack Niger, prices will soar. | MLI attacks NER planned",
    "Had Angola invaded Zambia, war would have followed. | AGO attacks ZMB planned",
    "Did Greece bomb Turkey? | GRC attacks TUR planned",
    "Morocco was about to attack Algeria. | MAR attacks DZA planned",
    "Rwanda was poised to invade Burundi. | RWA attacks BDI planned",
    "The demand that Iran release the British sailors was repeated. | IRN concedesTo GBR planned",
    "Congo is braced for an attack by Rwanda. | RWA attacks COD planned",
    "Perhaps Chad attacked Sudan. | TCD attacks SDN planned",
    "In the event of an Israeli attack on Iran, oil will be dear. | ISR attacks IRN planned",
    "Qatar did not rule out attacking Bahrain. | QAT attacks BHR planned; QAT threatens BHR",
]
ALLEGED = [
    "Armenia accused Azerbaijan of attacking Iran. | ARM accuses AZE; AZE attacks IRN alleged",
    "Ukraine accused Belarus of attacking Ukraine. | UKR accuses BLR; BLR attacks UKR alleged",
    "Rwanda allegedly attacked Burundi. | RWA attacks BDI alleged",
    "The alleged Ethiopian attack on Eritrea angered nobody. | ETH attacks ERI alleged",
    "Cambodia is suspected of attacking Laos. | KHM attacks LAO alleged",
    "Rumours that Chad had attacked Niger spread. | TCD attacks NER alleged",
    "Reports of a Sudanese attack on Chad were unconfirmed. | SDN attacks TCD alleged",
    "The purported Eritrean attack on Sudan made headlines. | ERI attacks SDN alleged",
    "Supposedly, Russia attacked Finland. | RUS attacks FIN alleged",
    "Burundi is believed to have attacked Rwanda. | BDI attacks RWA alleged",
    "The so-called Kenyan invasion of Uganda was a hoax. | KEN attacks UGA alleged",
]
ATTRIBUTED = [
    "Rwanda attacked Burundi, officials said. | RWA attacks BDI",
    "Officials said that Rwanda attacked Burundi. | RWA attacks BDI",
    "According to the paper, Rwanda attacked Burundi. | RWA attacks BDI",
    "It was reported that Mongolia praised Laos. | MNG supports LAO",
]
OWN_EVENTS = [
    "Cuba refused to meet Spain. | CUB rejects ESP",
    "Iran threatened to attack Israel. | IRN threatens ISR",
    "Canada promised to help Haiti. | CAN agreesWith HTI",
    "Japan agreed to cooperate with India. | IND agreesWith JPN",
    "Norway plans to cooperate with Iceland. | ISL agreesWith NOR",
    "Fiji did not refuse to meet Samoa. | FJI rejects WSM negated",
    "Oman did not accept Yemen's proposal. | OMN rejects YEM",
    "Oman will not accept Yemen's proposal. | OMN rejects YEM",
    "Oman might not accept Yemen's proposal. | OMN rejects YEM planned",
]
SCOPE = [
    "Ecuador, which did not vote, condemned Peru. | ECU accuses PER",
    "Mali did not vote but condemned Niger. | MLI accuses NER",
    "Ireland condemned Russia, and it will not vote. | IRL accuses RUS",
    "Belgium condemned Syria after it refused to vote. | BEL accuses SYR",
    "Sudan will meet Chad and sign an agreement with Libya. | SDN consultsWith TCD planned; LBY partnersWith SDN planned",
]
DONE = [
    "Peru went on to condemn Chile. | PER accuses CHL",
    "Peru did not hesitate to condemn Chile. | PER accuses CHL",
    "Turkey was quick to condemn Syria. | TUR accuses SYR",
    "Turkey was the first country to recognise Bangladesh. | TUR supports BGD",
    "Iran could not stop Iraq from attacking Kuwait. | IRQ attacks KWT",
    "No sooner had Mali attacked Niger than Chad fled. | MLI attacks NER",
    "Why did Greece bomb Turkey? | GRC attacks TUR",
]
GROUPS = {
    "negated": NEGATED,
    "planned": PLANNED,
    "alleged": ALLEGED,
    "attributed": ATTRIBUTED,
    "own-events": OWN_EVENTS,
    "scope": SCOPE,
    "done": DONE,
}
CASES = [pytest.param(case, id=f"{group}-{i}") for group, cases in GROUPS.items() for i, case in enumerate(cases, 1)]


@pytest.mark.parametrize("case", CASES)
def test_status(case: str) -> None:
    text, _, expected = case.partition(" | ")
    assert events(text) == {_symmetric(event.strip()) for event in expected.split(";")}


def _symmetric(event: str) -> str:
    source, relation, target, *status = event.split()
    if relation in ("agreesWith", "consultsWith", "partnersWith"):
        source, target = sorted((source, target))
    return " ".join((source, relation, target, *status))
