"""Who does what to whom, construction by construction. A case is a sentence and, behind the bar, its events in short."""

from __future__ import annotations

import time

import pytest

from findings_cases import events
from pactgraph.extraction.events.merging import merged
from pactgraph.model import Event, Evidence, Party, Status

ACTIVE = [
    "Portugal signed a fisheries agreement with Morocco. | MAR partnersWith PRT",
    "Chile condemned Argentina. | CHL accuses ARG",
    "Canada sent Ukraine ammunition. | CAN aids UKR",
    "Peru expelled two Ecuadorean diplomats. | PER sanctions ECU",
    "Kenya has closed its border with Somalia. | KEN sanctions SOM",
    "Finland bought howitzers from South Korea. | FIN partnersWith KOR",
    "Ethiopia invaded Eritrea in the spring. | ETH attacks ERI",
    "Japan lodged a protest with China over the incident. | JPN accuses CHN",
]
PASSIVE = [
    "Kuwait was invaded by Iraq in 1990. | IRQ attacks KWT",
    "A defence pact was signed by Greece with France in the autumn. | FRA partnersWith GRC",
    "Eritrea has been criticised by Djibouti. | DJI accuses ERI",
    "Malta was praised by Cyprus for its patience. | CYP supports MLT",
    "Two Lithuanian envoys were expelled by Belarus. | BLR sanctions LTU",
    "Sanctions were imposed on Mali by ECOWAS. | ECOWAS sanctions MLI",
    "Polish troops are being trained by Canada. | CAN aids POL",
]
RELATIVE = [
    "Sweden, which signed a treaty with Latvia, cut its budget. | LVA partnersWith SWE",
    "The minister spoke about Laos, which Thailand attacked last year. | THA attacks LAO",
    "Romania, whose army bombed Bulgaria, faces elections. | ROU attacks BGR",
    "Critics point to Uganda, which has accused Rwanda of theft. | UGA accuses RWA",
    "Spain is a country that has always supported Morocco. | ESP supports MAR",
]
PARTICIPIAL = [
    "A treaty signed by Austria with Hungary is in force. | AUT partnersWith HUN",
    "Azerbaijan left the room after condemning Armenia. | AZE accuses ARM",
    "Italy left the room, condemning Libya. | ITA accuses LBY",
    "Villages bombed by Turkey were empty. |",
    "The weapons given to Estonia by Denmark have arrived. | DNK aids EST",
]
INFINITIVE = [
    "Mexico decided to expel the Peruvian ambassador. | MEX sanctions PER planned",
    "Germany agreed to send tanks to Lithuania. | DEU agreesWith LTU",
    "Egypt urged Sudan to stop the shelling. | EGY requests SDN",
    "France asked Niger to release the envoy. | FRA requests NER",
    "Belgium began to train soldiers of Benin. | BEL aids BEN",
]
NOMINAL = [
    "Talks between Nepal and Bhutan lasted two days. | BTN consultsWith NPL",
    "Norway's visit to Iceland was short. | ISL consultsWith NOR",
    "The ceasefire between Israel and Lebanon held. | ISR retreatsFrom LBN",
    "Ukraine's attack on Russia surprised observers. | UKR attacks RUS",
    "A treaty between Bolivia and Paraguay settled the frontier. | BOL partnersWith PRY",
    "The withdrawal of Ethiopia from Somalia took months. | ETH retreatsFrom SOM",
    "India's criticism of Pakistan surprised nobody. | IND accuses PAK",
]
RECALLED = [
    "Laos jailed two Thais. Thailand deplored the arrests. | LAO coerces THA; THA accuses LAO",
    "Ghana shut its ports on Monday, a move that Togo criticised. | TGO accuses GHA",
    "Benin accused Niger of theft. Niger denied the charge. | BEN accuses NER; NER rejects BEN",
    "Laos jailed two Thais. Laos defended the arrests. | LAO coerces THA",
    "Malta mocked Cyprus. Nicosia recalled its envoy in anger. | MLT accuses CYP; CYP sanctions MLT",
    "Pirates raided a harbour in May. Yemen condemned the raid. |",
]
INTERRUPTED = [
    "Ghana, a member of the council, condemned Benin. | GHA accuses BEN",
    "Honduras, whose envoy was absent, praised Panama. | HND supports PAN",
    "The foreign minister of Jordan, Samir Nasser, met his Omani colleague. | JOR consultsWith OMN",
    "Nigeria, angered by the vote, expelled the Gambian ambassador. | NGA sanctions GMB",
    "Amina Toure, the Gambian finance minister, praised Senegal. | GMB supports SEN",
    "A village in Chad, bombed by Sudan, was empty. | SDN attacks TCD",
    "Chile and Peru voted down a Bolivian proposal, arguing that it would cost too much. | CHL rejects BOL; PER rejects BOL",
    "Chile has given Bolivia armoured trucks. | CHL aids BOL",
    "Their ministers met, and in 2019 Kenya attacked Somalia. | KEN attacks SOM",
    "Kenya and Uganda agreed to build a wall along their borders with Sudan. | KEN agreesWith UGA",
]
LIGHT_VERBS = [
    "Qatar held talks with Oman. | OMN consultsWith QAT",
    "Slovakia paid Czechia a visit. | CZE consultsWith SVK",
    "Ghana and Togo reached an agreement on fishing. | GHA agreesWith TGO",
    "Brazil launched an attack on Uruguay. | BRA attacks URY",
    "Ireland expressed support for Spain. | IRL supports ESP",
    "Vietnam conducted joint exercises with India. | IND partnersWith VNM",
    "Cuba made a request to Mexico. | CUB requests MEX",
]
LISTS = [
    "France and Germany urged Iran to stop. | FRA requests IRN; DEU requests IRN",
    "Serbia condemned Albania and Kosovo. | SRB accuses ALB; SRB accuses XKX",
    "Estonia, Latvia and Lithuania signed a pact with Poland. | EST partnersWith POL; LVA partnersWith POL; LTU partnersWith POL",
    "Australia, Britain and the United States signed a pact. | AUS partnersWith GBR; AUS partnersWith USA; GBR partnersWith USA",
    "Japan imposed sanctions on Russia, Belarus and North Korea. | JPN sanctions RUS; JPN sanctions BLR; JPN sanctions PRK",
    "Talks between Kenya, Uganda and Tanzania ended. | KEN consultsWith UGA; KEN consultsWith TZA; TZA consultsWith UGA",
    "Both Norway and Sweden praised Finland. | NOR supports FIN; SWE supports FIN",
]
POSSESSIVE = [
    "Norway’s partnership with Britain is old. | GBR partnersWith NOR",
    "The Czech government's criticism of Hungary was sharp. | CZE accuses HUN",
    "Thailand's government criticised Myanmar's army. | THA accuses MMR",
    "Greece welcomed Turkey's decision. | GRC supports TUR",
    "Colombia rejected Venezuela's proposal. | COL rejects VEN",
]
COMPOUNDS = [
    "The Franco-German treaty was renewed. | DEU partnersWith FRA",
    "The US-Japan alliance is strong. | JPN partnersWith USA",
    "Israeli-Palestinian talks resumed in Cairo. | ISR consultsWith PSE",
    "The Sino-Indian border talks went on. | CHN consultsWith IND",
]
LED = [
    "A Ghanaian-led coalition condemned Mali. | GHA accuses MLI",
    "Mali condemned the coalition led by Ghana. | MLI accuses GHA",
    "Ghanaian-backed rebels condemned Mali. |",
    "Egypt bombed a Libyan-held airfield. | EGY attacks LBY",
    "Haiti seized a Cuban-flagged boat. | HTI coerces CUB",
]
STRIFE = [
    "Ghana's war on Togo lasted a year. | GHA attacks TGO",
    "Peru condemned Chile's war in Bolivia. | PER accuses CHL; CHL attacks BOL",
    "The Chilean war frightened Peru. |",
    "The Bolivia conflict cost Peru dearly. |",
    "Bolivia's war of independence was taught in Peru. |",
    "The Bolivia invasion angered Peru. |",
    "The Chilean invasion angered Peru. | CHL attacks PER",
]
DATED = [
    "Benin severed ties with Togo weeks after the raid. | BEN sanctions TGO",
    "Benin will withdraw its soldiers from Togo early next year. | BEN retreatsFrom TGO planned",
    "Benin closed its border with Togo after the attack. | BEN sanctions TGO",
]
HEADLINES = [
    "Denmark, Norway sign defence pact | DNK partnersWith NOR",
    "Iraq rejects US demand | IRQ rejects USA; USA requests IRQ",
    "China slams Japan over islands | CHN accuses JPN",
    "Turkey, Greece hold talks | GRC consultsWith TUR",
    "Russia expels Dutch diplomats | RUS sanctions NLD",
]
JOINT = [
    "Norway and Finland met. | FIN consultsWith NOR",
    "Oman and Yemen signed an agreement. | OMN partnersWith YEM",
    "Armenia and Azerbaijan fought for days. | ARM attacks AZE",
    "India and Pakistan accused each other of lying. | IND accuses PAK",
    "Chad and Sudan are at war. | TCD attacks SDN",
    "Spain and Portugal cooperate closely. | ESP partnersWith PRT",
    "Moldova met with Romania. | MDA consultsWith ROU",
]
HOSTS = [
    "Israel and Hamas-free Palestine held talks hosted by Egypt. | ISR consultsWith PSE",
    "Armenia and Azerbaijan held talks in Georgia. | ARM consultsWith AZE",
    "Oman hosted talks between Iran and Saudi Arabia. | IRN consultsWith SAU; IRN consultsWith OMN; OMN consultsWith SAU",
    "Norway mediated between Sri Lanka and India. | LKA consultsWith NOR; IND consultsWith NOR",
]
ORGANISATIONS = [
    "NATO condemned Belarus. | NATO accuses BLR",
    "The European Union imposed sanctions on Syria. | EU sanctions SYR",
    "The UN Security Council urged Eritrea to withdraw. | UN requests ERI",
    "Sweden joined NATO in March. | SWE memberOf NATO; NATO partnersWith SWE",
    "The African Union suspended Niger from its organs. | AU sanctions NER",
    "Ukraine thanked the IMF. | UKR supports IMF",
    "A UN board rebuked Gabon. | UN accuses GAB",
    "A meeting of the African Union urged Gabon to talk. | AU requests GAB",
    "A Kenyan board rebuked Gabon. |",
]
AGENTS = [
    "Moscow accused Kyiv of lying. | RUS accuses UKR",
    "The Kremlin rejected Britain's offer. | RUS rejects GBR",
    "Danish forces attacked Libyan tanks. | DNK attacks LBY",
    "Bulgarian Foreign Minister Ivan Petrov met Serbian President Milan Jovic in Nis. | BGR consultsWith SRB",
    "Officials of Ghana criticised the army of Togo. | GHA accuses TGO",
    "The president of Peru thanked the prime minister of Chile. | PER supports CHL",
    "The White House praised Jordan. | USA supports JOR",
]
SOVEREIGNS = [
    "Chile praised King Felipe. | CHL supports ESP",
    "Chile condemned the decision by Emperor Akihito. | CHL accuses JPN",
    "Jordan is dry. Chile praised King Abdullah. | CHL supports JOR",
    "Jordan and Saudi Arabia are dry. Chile praised King Abdullah. |",
    "Chile praised King Oswald. |",
]
REFERENCES = [
    "Denmark and Norway are neighbours. The two countries signed a pact. | DNK partnersWith NOR",
    "Gabon has an old quarrel. It accused Cameroon of smuggling. | GAB accuses CMR",
    "Latvian premier Anna Berzina flew to Estonia. She met Estonian premier Mart Tamm. | EST consultsWith LVA",
    "Danish premier Ida Krog and Polish premier Jan Nowak were in Riga. Both leaders signed an agreement. | DNK partnersWith POL",
    "Israel and Syria sent envoys. The two sides held talks. | ISR consultsWith SYR",
]
UNDERSTOOD = [
    "Envoys of Nepal came to Bhutan. Nepal signed a pact. | BTN partnersWith NPL",
]
EXAMPLES = [
    "Iran threatened its enemies, such as Israel and Bahrain. | IRN threatens ISR; IRN threatens BHR",
    "Turkey criticised several neighbours, including Greece. | TUR accuses GRC",
]
PLACES = [
    "Russia shelled Kharkiv. | RUS attacks UKR",
    "Israeli jets bombed Gaza. | ISR attacks PSE",
    "Azerbaijan's troops entered Nagorno-Karabakh. |",
    "Crimea attacked Russia. |",
]
NOTHING = [
    "Norway and Denmark are cold in winter.",
    "France beat Spain 2-1 in the final.",
    "The company signed a contract with a bank in Japan.",
    "Rebels attacked a village.",
    "Norway signed a law.",
    "He sailed from Chile to Peru in a boat.",
    "Germany's talks with its unions failed.",
]
GROUPS = {
    "active": ACTIVE,
    "passive": PASSIVE,
    "relative": RELATIVE,
    "participial": PARTICIPIAL,
    "interrupted": INTERRUPTED,
    "infinitive": INFINITIVE,
    "nominal": NOMINAL,
    "light-verbs": LIGHT_VERBS,
    "lists": LISTS,
    "possessive": POSSESSIVE,
    "compounds": COMPOUNDS,
    "led": LED,
    "strife": STRIFE,
    "dated": DATED,
    "headlines": HEADLINES,
    "joint": JOINT,
    "hosts": HOSTS,
    "organisations": ORGANISATIONS,
    "agents": AGENTS,
    "sovereigns": SOVEREIGNS,
    "references": REFERENCES,
    "understood": UNDERSTOOD,
    "recalled": RECALLED,
    "examples": EXAMPLES,
    "places": PLACES,
}
CASES = [pytest.param(case, id=f"{group}-{i}") for group, cases in GROUPS.items() for i, case in enumerate(cases, 1)]


@pytest.mark.parametrize("case", CASES)
def test_construction(case: str) -> None:
    text, _, expected = case.partition(" |")
    assert events(text) == {event.strip() for event in expected.split(";") if event.strip()}


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found_where_nothing_is_said(text: str) -> None:
    assert events(text) == set()


KNOWN = {
    "It is Canada, not Brazil, that gives Haiti aid. | CAN aids HTI": 'a cleft: the side behind "not" is taken for an actor too',
    "Relations between Chad and Sudan have been severed. | SDN sanctions TCD": "a passive without agent on a noun",
}


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=pytest.mark.xfail(reason=reason, strict=True)) for case, reason in KNOWN.items()]
)
def test_known_failure(case: str) -> None:
    text, _, expected = case.partition(" | ")
    assert events(text) == {expected}


def test_a_fact_that_is_told_a_thousand_times_is_merged_in_time_that_grows_with_them() -> None:
    def seconds(number: int) -> float:
        told = [
            Event(
                Party("Norway", "NOR"), "aids", Party("Chad", "TCD"), Status.ASSERTED, (Evidence(at, at + 9, "x" * 9, "aids/1"),)
            )
            for at in range(0, 10 * number, 10)
        ]
        began = time.process_time()
        assert len(merged(told).evidence) == number
        return time.process_time() - began

    seconds(1_000)
    assert seconds(20_000) < 2.0  # some 20 s where each of them looks at all that were before
