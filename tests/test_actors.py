"""Names of actors in their contexts. In the cases ``{words|CODE}`` marks each mention; what is not marked must not be one."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph import ontology
from pactgraph.extraction.actors import ActorFinder
from pactgraph.model import Mention, MentionKind

FINDER = ActorFinder(ontology.load())
_MARK = re.compile(r"\{([^|{}]+)\|([A-Z0-9-]+)\}")


def found(text: str) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.code) for mention in FINDER.find(text)]


def check(marked: str) -> None:
    text = _MARK.sub(r"\1", marked)
    assert found(text) == _MARK.findall(marked)


NAMES = [
    "{Denmark|DNK} and {Norway|NOR} signed a pact, said {Iceland|ISL}'s envoy.",
    "The {Netherlands|NLD} joined {NATO|NATO} in 1949.",
    "The {U.S.|USA} and the {U.K.|GBR} told the {U.N.|UN} so.",
    "the {United States of America|USA} and the {Democratic Republic of the Congo|COD}",
    "It was agreed with {Norway|NOR}’s government and the {Philippines|PHL}' navy.",
    "The envoy left {the States|USA} in May; the Gulf States did not.",
    "He told {the States|USA}' negotiators as much.",
    "Give us peace, who said that? The car stopped at a quick pace.",
    "{BRITAIN|GBR} has warned {IRAN|IRN}.",
    "{UK|GBR}, {US|USA} AND {FRANCE|FRA} SIGN PACT",
    "MAN WHO SHOT POLICE TOLD US TO LEAVE",
    "{Côte d’Ivoire|CIV} and {Cote d'Ivoire|CIV} are one country, {Ivory Coast|CIV}.",
    "{Türkiye|TUR}, {Eswatini|SWZ}, {Czechia|CZE} and {Timor-Leste|TLS} changed their names.",
    "The {Soviet Union|SUN} and {East Germany|DDR} built it with {Czechoslovakia|CSK}.",
    "the former Soviet Union, the post-Soviet space, Soviet-era tanks and a former Soviet republic",
    "{South Korea|KOR} and {S. Korea|KOR} but {N.Korea|PRK} and {DPRK|PRK}",
    "The {Security Council|UN} met; {UNHCR|UN} and the {European Commission|EU} listened, {UNIFIL|UN} too.",
    "{KFOR|NATO} troops stayed, and so did the {IAEA|IAEA}'s inspectors.",
    "{AUKUS|AUKUS}, {JEF|JEF}, {NORDEFCO|NORDEFCO} and the {Visegrád Group|VISEGRAD}",
    "No woman, no malice, no iranology.",
    "{Israelis|ISR}, {Britons|GBR}, {Danes|DNK}, {Spaniards|ESP} and {Filipinos|PHL}",
    "A {French|FRA} minister met {Polish|POL} and {Dutch|NLD} colleagues.",
    "Prices rose to US$5, C$7 and A$9.",
    "We followed @NATO and saw www.nato.int.",
    "NAFTA was replaced; the TPP is short for the Trans-Pacific Partnership.",
    "{Ireland|IRL}, not Northern Ireland, is neutral.",
    "The {United\nStates|USA} agreed.",
]

COMPOUNDS = [
    "the {US|USA}-{Japan|JPN} alliance and the {Israeli|ISR}-{Palestinian|PSE} talks",
    "{Franco|FRA}-{German|DEU} and {Sino|CHN}-{Russian|RUS} ties, an {Anglo|GBR}-{Irish|IRL} treaty",
    "the {Iran|IRN}–{Iraq|IRQ} war",
    "a {US|USA}-led coalition and {UN|UN}-backed talks with {NATO|NATO}-led forces",
    "anti-{American|USA} protests and pro-Russian rebels",
    "an Iranian-born chef, a French-speaking clerk, a US-based firm, a German-made pump",
    "Indo-Pacific, Anglo-Saxon, Sino-Tibetan and Franco-Prussian are no compounds of two states.",
    "a Chinese-{American|USA} engineer",
    "The {Chinese|CHN}-{American|USA} talks went on.",
    "African-Americans and Mexican-Americans voted.",
]

DECOYS = [
    "American Airlines, Bank of America, China Daily, Deutsche Telekom and Air France hired people.",
    "He flew from New England to New Mexico over Indiana.",
    "ships in the South China Sea, the Sea of Japan, the Gulf of Oman and the Indian Ocean",
    "She won the French Open and then the Australian Open.",
    "the University of Georgia, the Times of India, the Kyiv Post and the Jerusalem Post",
    "Latin American and Central American leaders, South America and North America",
    "Bosnian Serb, Turkish Cypriot and Kosovo Albanian parties",
    "al-Qaeda in Iraq and the Islamic State of Iraq and Syria",
    "The plant in Lebanon, Pa., and the fair in Peru, Ind., were closed.",
    "Native American, African American and Irish American voters",
    "the Panama Canal, the Niger Delta, Lake Chad and the Korean Peninsula",
    "Radio France and Israel Radio reported it to The Washington Post.",
]

AMBIGUOUS = {
    "Georgia": [
        "{Georgia|GEO} signed a treaty with {Azerbaijan|AZE}.",
        "{Georgian|GEO} troops left the base near Tbilisi.",
        "The governor of Georgia and a senator spoke in Atlanta.",
        "Ballots in Fulton County, Georgia, were counted again.",
        "{Russia|RUS} says {Georgia|GEO}'s governor of Adzharia resigned.",
        "a Georgian mansion in Bath",
    ],
    "Jordan": [
        "{Jordan|JOR} and {Israel|ISR} made peace.",
        "{Jordan|JOR}'s King Abdullah flew home.",
        "{Jordan|JOR} Recalls Envoy From {Israel|ISR}",
        "Michael Jordan scored 40. Jordan said he was happy.",
        "Vernon Jordan advised him.",
        "Jordan Henderson passed the ball.",
        "Mr. Jordan resigned.",
        "Jordan said she would appeal the verdict.",
        "{Jordan|JOR} said it would send {Syria|SYR} a note.",
        "The pipeline crosses the Jordan Valley and the Jordan River.",
    ],
    "Chad": [
        "{Chad|TCD} closed its border with {Sudan|SDN}.",
        "Rebels crossed from {Chad|TCD} on Friday.",
        "Chad Smith played the drums.",
        "Fish from Lake Chad is dried.",
    ],
    "Guinea": [
        "{Guinea|GIN} recalled its ambassador.",
        "{Guinea-Bissau|GNB}, {Equatorial Guinea|GNQ} and {Papua New Guinea|PNG} abstained.",
        "Pirates in the Gulf of Guinea took a tanker off New Guinea.",
        "Guinea pig breeders met.",
    ],
    "Congo": [
        "{Congo|COD} accused {Rwanda|RWA} of backing rebels near Goma.",
        "{Congo|COG} elected Sassou again, they said in Brazzaville.",
        "{DR Congo|COD} and the {Republic of the Congo|COG} share a river.",
        "Boats on the Congo River were stopped.",
        "{Congolese|COD} soldiers fled.",
    ],
    "Korea": [
        "{Korean|PRK} media in Pyongyang quoted Kim Jong Un.",
        "{Korea|KOR} will send troops, officials in Seoul said.",
        "Tensions on the Korean peninsula rose after the Korean War.",
        "A {Korean|KOR} court freed him.",
        "Relatives in the North met their Korean kin.",
    ],
    "the North": [
        "{South Korea|KOR} said the {North|PRK}'s soldiers had crossed into the {South|KOR}.",
        "{North Korea|PRK} tests rockets in the North Sea and the north.",
        "The North won the war over the South.",
    ],
    "Islamic Republic": [
        "{Iran|IRN} is ready, the {Islamic Republic|IRN}'s envoy said.",
        "{Pakistan|PAK} became an Islamic Republic in 1956.",
    ],
    "Niger": [
        "{Niger|NER} expelled the ambassador.",
        "Militants in the Niger Delta attacked a pipeline.",
        "{Nigeria|NGA}'s Niger State saw floods.",
        "The river Niger fell.",
    ],
    "Dominica": [
        "{Dominica|DMA} asked for aid.",
        "{Dominican|DOM} officials met {Haitian|HTI} envoys.",
        "In Roseau the {Dominican|DMA} premier spoke.",
        "A Dominican friar wrote it.",
    ],
    "Ireland": [
        "{Ireland|IRL} supports {Ukraine|UKR}.",
        "Police in Northern Ireland arrested two.",
        "Kathy Ireland smiled.",
        "The Irish Republican Army disarmed.",
    ],
    "Sudan": [
        "{Sudan|SDN} and {South Sudan|SSD} agreed on oil.",
        "{Sudanese|SDN} and {South Sudanese|SSD} forces clashed.",
    ],
    "America": [
        "{America|USA} will defend its allies.",
        "{Americans|USA} were killed in the attack.",
        "Latin America and South America differ from North America.",
        "Captain America and Miss America are no states.",
    ],
    "Turkey": [
        "{Turkey|TUR} bombed camps in {Iraq|IRQ}.",
        "Turkey sandwiches were served.",
        "For Thanksgiving she stuffed a Turkey in the oven.",
        "The turkey was dry.",
    ],
    "Oman": [
        "{Oman|OMN} hosted the talks.",
        "Tankers burned in the Gulf of Oman.",
        "Julia Oman drew the set.",
        "The {Oman|OMN} Sovereign Fund paid.",
    ],
    "Mali": [
        "{Mali|MLI} expelled {French|FRA} troops.",
        "Mali Harries plays the sergeant.",
        "A {Somali|SOM} minister arrived.",
    ],
    "Quad": [
        "The {Quad|QUAD} leaders of {India|IND}, {Japan|JPN} and {Australia|AUS} met.",
        "A flood hit the Quad Cities.",
        "He crashed his Quad bike.",
    ],
    "Samoa": ["{Samoa|WSM} welcomed it.", "American Samoa did not."],
    "Macedonia": [
        "{Macedonia|MKD} wants to join {NATO|NATO}.",
        "Thessaloniki in {Greek|GRC} Macedonia was the capital of Philip II.",
    ],
    "Indian": ["{Indian|IND} troops", "an American Indian tribe", "ships in the Indian Ocean", "West Indian cricketers"],
    "Central African": ["{Central African Republic|CAF}", "Central African states met.", "{Central African|CAF} troops fired."],
    "Serb": ["{Serb|SRB} officials", "Bosnian Serb forces shelled it."],
    "Uzbek": ["{Uzbek|UZB} officials in Tashkent", "{Afghan|AFG} Uzbek militias under Dostum"],
    "WHO": ["The {WHO|WHO} warned of the virus.", "PEOPLE WHO VOTE", "{WHO|WHO} declares an emergency."],
    "CAR": ["Rebels in the {Central African Republic|CAF} ({CAR|CAF}) fled.", "CAR BOMB KILLS TEN"],
    "PACE": ["PACE OF GROWTH SLOWS", "The {Parliamentary Assembly of the Council of Europe|COE}, or {PACE|COE}, voted."],
    "ICC": ["The {ICC|ICC} issued an arrest warrant.", "The ICC changed its cricket rules."],
    "Security Council": [
        "The {UN Security Council|UN} met.",
        "{Russia|RUS}'s Security Council met in secret.",
        "The National Security Council advised the president.",
    ],
    "Soviet": ["{Soviet|SUN} troops left.", "the ex-Soviet states", "an ex-{Ecuadorian|ECU} minister"],
    "Red Cross": ["The {Red Cross|RED-CROSS} visited prisoners.", "The American Red Cross sent blankets."],
    "Congress": [
        "{Congress|USA} approved aid to {Ukraine|UKR}.",
        "The Congress party won in {India|IND}.",
        "the National People's Congress",
    ],
    "Commonwealth": ["{Zimbabwe|ZWE} left {the Commonwealth|COMMONWEALTH}.", "the Commonwealth of Virginia"],
    "Finn": ["The {Finns|FIN} agreed.", "Huckleberry Finn ran away."],
    "Pole": ["A {Pole|POL} won.", "He reached the North Pole from pole position."],
    "White House": ["The {White House|USA} denied it.", "A White House hopeful spoke."],
    "Washington": [
        "{Washington|USA} warned {Iran|IRN}.",
        "George Washington said little.",
        "Snow fell in Washington state.",
        "The Washington Post reported it.",
    ],
    "Brussels": [
        "{Brussels|EU} has accused {Hungary|HUN} of breaking {EU|EU} law.",
        "Ministers of the {EU|EU} met in Brussels.",
        "{Brussels|NATO} warned that {NATO|NATO} would respond.",
        "Brussels has won a prize.",
    ],
}

CAPITALS = [
    "{Ottawa|CAN} upbraided the envoy and {Lima|PER} deported him.",
    "{Baku|AZE} hit back within hours; {Warsaw|POL} lashed out too.",
    "{Prague|CZE} is dismayed at the delay.",
    "{Athens|GRC} and the West have accused the sheikh.",
    "{Madrid|ESP}, {Lisbon|PRT} and several other capitals condemn it.",
    "{Moscow|RUS} said it would respond.",
    "{Moscow|RUS} has no plans, but {Kyiv|UKR} will fight.",
    "an attack on the {Gaza Strip|PSE} and a withdrawal from the {West Bank|PSE}",
    "{Beijing|CHN}, however, rejected the offer.",
    "{Tokyo|JPN} is ready to talk.",
    "{Canberra|AUS} and {Wellington|NZL} to hold exercise",
    "{Taipei|TWN} thanked {Washington|USA} for the arms.",
    "{Lisbon|PRT} expelled the envoy; {Paris|FRA} vetoes nothing and {Vienna|AUT} denies it.",
    "{Tehran|IRN}'s nuclear programme worries {Riyadh|SAU}'s rulers.",
    "the quarrel between {Washington|USA} and {Tehran|IRN}",
    "{Manila|PHL} wants closer ties with {Beijing|CHN}.",
    "The minister urged {Ankara|TUR} to open the border.",
    "pressure on {Damascus|SYR} and a message to {Havana|CUB}",
    "rebels backed by {Tripoli|LBY}",
    "{Moscow|RUS}-backed rebels and the {Kabul|AFG} government",
    "{London|GBR}, {Paris|FRA} and {Berlin|DEU} agree on a plan.",
    "talks between {Seoul|KOR}, {Tokyo|JPN} and {Washington|USA}",
    "The {Kremlin|RUS}, {Downing Street|GBR} and the {Élysée|FRA} declined to comment.",
    "He called on {Islamabad|PAK} to act, and for {Delhi|IND} to wait.",
    "{MOSCOW|RUS} has warned of war.",
]

PLACES = [
    "Rome glowed in the sun, Lima hit a record and Baku fell into the sea.",
    "Athens and its suburbs have new trams.",
    "Prague besieged by tourists is no joke.",
    "Met in Moscow, they flew to Beijing and came back from London.",
    "MOSCOW (AP) - Snow fell.",
    "PARIS, France - Strikes went on.",
    "UNITED NATIONS (AP) - Diplomats waited.",
    "A New Delhi-based newspaper",
    "The Mayor of London cut the ribbon.",
    "Paris Saint-Germain won at home.",
    "A bomb exploded in central Baghdad, and downtown Kabul was shaken.",
    "Moscow's metro is deep, and London's parks are green.",
    "the road between Baghdad and Amman",
    "Officials in Paris said nothing.",
    "The Treaty of Rome and the Minsk agreements",
    "She was born near Warsaw and studied at Oslo.",
    "according to the Lisbon news portal",
    "In the capital Lisbon has new trams.",
    "Senator De Lima said so, a Khartoum daily reported.",
    "Victoria said she liked Georgetown.",
]


@pytest.mark.parametrize("marked", NAMES)
def test_names_acronyms_and_demonyms(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", COMPOUNDS)
def test_hyphens_join_two_actors_or_qualify_one(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", DECOYS)
def test_words_that_only_contain_a_name_are_no_actors(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", [marked for cases in AMBIGUOUS.values() for marked in cases])
def test_context_decides_ambiguous_names(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", CAPITALS)
def test_capitals_that_stand_for_the_government(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", PLACES)
def test_capitals_that_are_places(marked: str) -> None:
    check(marked)


def test_kinds() -> None:
    kinds = [mention.kind for mention in FINDER.find("Norway and Danish officials said the Kremlin and Tehran's policy")]
    assert kinds == [MentionKind.NAME, MentionKind.DEMONYM, MentionKind.CAPITAL, MentionKind.CAPITAL]


def test_every_unambiguous_label_is_found_alone() -> None:
    known = ontology.load()
    ambiguous = {surface for reading in known.names.readings for surface in reading.surfaces} | set(known.names.full_name_needed)
    silent = {"agreement", "trade-agreement", "currency-union"}
    for actor in known.actors.values():
        if actor.label not in ambiguous and actor.type not in silent:
            assert found(f"a word about {actor.label} there") == [(actor.label, actor.acts_for or actor.code)]


def test_a_users_list_makes_an_actor_of_a_decoy(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "code,type,label,aliases,adjectives,wikidata\nNIR,territory,Northern Ireland,Ulster,Northern Irish,\n", "utf-8"
    )
    finder = ActorFinder(ontology.load(path))
    assert [mention.code for mention in finder.find("Northern Ireland and Ireland met a Northern Irish team")] == [
        "NIR",
        "IRL",
        "NIR",
    ]


_PIECES = st.sampled_from(
    [
        "Norway",
        "U.S.",
        "Moscow",
        "Jordan",
        "Franco-",
        "German",
        "’s",
        " and ",
        ", ",
        " said ",
        "\n",
        "(AP)",
        "é",
        "𝔘",
        "Guinea",
        "-",
        "US",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=6), max_size=20).map("".join))
def test_mentions_are_in_order_apart_and_verbatim(text: str) -> None:
    end = 0
    for mention in FINDER.find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.code in ontology.load().actors
        end = mention.end


@given(st.text(max_size=40))
def test_what_follows_a_paragraph_away_does_not_move_a_plain_mention(tail: str) -> None:
    assert FINDER.find(f"Norway signed.\n\n{tail}")[0] == Mention(0, 6, "Norway", MentionKind.NAME, "NOR")


def test_pace_does_not_fall_with_the_length_of_the_text() -> None:
    paragraph = "Jordan and Georgia met in Moscow. Beijing said the Congo deal with Korea was off, and Chad left the Quad. " * 20
    FINDER.find(paragraph)
    short = _seconds(paragraph * 5)
    assert _seconds(paragraph * 50) < 40 * short


def _seconds(text: str) -> float:
    start = time.process_time()
    FINDER.find(text)
    return max(time.process_time() - start, 1e-3)
