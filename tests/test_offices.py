"""Who holds which office of which actor: each construction of the press in several wordings, and what is no office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph import ontology
from pactgraph.extraction.actors import ActorFinder
from pactgraph.extraction.persons import People, PersonFinder
from pactgraph.language import split
from pactgraph.model import Document, Parsed, Sentence

ONTOLOGY = ontology.load()
ACTORS = ActorFinder(ONTOLOGY)
PERSONS = PersonFinder(ONTOLOGY)


def people(text: str) -> People:
    """The people of a text whose sentences were not parsed: offices are read on the surface."""
    parsed = Parsed(Document("d", text, "d"), tuple(Sentence(start, end) for start, end in split(text)))
    return PERSONS.find(parsed, ACTORS.find(text))


def offices(text: str) -> set[tuple[str, str, str]]:
    return {(tenure.name, tenure.title, tenure.code) for tenure in people(text).tenures}


BEFORE = [
    ("Estonian Foreign Minister Kati Tamm arrived.", {("Kati Tamm", "Foreign Minister", "EST")}),
    ("Chile's President Ana Rojas spoke.", {("Ana Rojas", "President", "CHL")}),
    ("the Latvian deputy defence minister Juris Ozols", {("Juris Ozols", "deputy defence minister", "LVA")}),
    ("NATO spokeswoman Greta Lind declined to comment.", {("Greta Lind", "spokeswoman", "NATO")}),
    ("EU trade commissioner Pol Maas flew home.", {("Pol Maas", "trade commissioner", "EU")}),
    ("US Under Secretary of State Dana Fox left.", {("Dana Fox", "Under Secretary of State", "USA")}),
    ("Kremlin spokesman Oleg Baranov said no.", {("Oleg Baranov", "spokesman", "RUS")}),
    ("Japan's beleaguered prime minister Ken Mori resigned.", {("Ken Mori", "prime minister", "JPN")}),
    ("Belgian Agriculture and Fisheries Minister Jan de Wit", {("Jan de Wit", "Agriculture and Fisheries Minister", "BEL")}),
    ("Peru's UN ambassador Rosa Quispe voted in favour.", {("Rosa Quispe", "ambassador", "PER")}),
    ("Sweden's NATO negotiator Nils Berg waited.", {("Nils Berg", "negotiator", "SWE")}),
    ("the US Army's Gen. Bob Hale", {("Bob Hale", "Army's Gen", "USA")}),
    ("Ex-Pakistan premier Asim Mir was freed.", {("Asim Mir", "premier", "PAK")}),
    ("The UN (United Nations) Secretary General Lia Sato spoke.", {("Lia Sato", "Secretary General", "UN")}),
    ("UN Iraq envoy Sam Dahl will mediate.", {("Sam Dahl", "envoy", "UN")}),
    ("Dutch Army Gen. Piet Bakker led the talks.", {("Piet Bakker", "Army Gen", "NLD")}),
    ("Omani Minister of Foreign Affairs and Trade Yusuf bin Said met him.",
     {("Yusuf bin Said", "Minister of Foreign Affairs and Trade", "OMN")}),
    ("Kenya's President General Otieno Wafula was sworn in.", {("Otieno Wafula", "President", "KEN")}),
]  # fmt: skip
COMPLEMENT = [
    ("the prime minister of Norway, Per Lunde, said", {("Per Lunde", "prime minister", "NOR")}),
    ("The president of Mexico Luis Prado said", {("Luis Prado", "president", "MEX")}),
    ("Finland's defence minister, Aino Salo, met him", {("Aino Salo", "defence minister", "FIN")}),
    ("the Spanish ambassador to Japan, Inés Gil, left", {("Inés Gil", "ambassador", "ESP")}),
    ("The UN special envoy for Chad, Ibrahim Sow, said", {("Ibrahim Sow", "special envoy", "UN")}),
    ("The IAEA's director general, Marta Neri, reported", {("Marta Neri", "director general", "IAEA")}),
    ("Italy's foreign minister at the time, Carlo Rossi, agreed", {("Carlo Rossi", "foreign minister", "ITA")}),
    ("the ambassador of Ghana in Paris Kofi Addo", {("Kofi Addo", "ambassador", "GHA")}),
    ("the chief of the Turkish general staff, Kemal Tan, flew", {("Kemal Tan", "chief", "TUR")}),
    ("The top US commander in Iraq, Gen. Bob Hale, said", {("Bob Hale", "commander", "USA")}),
]  # fmt: skip
AFTER = [
    ("Mei Lin, the Singaporean trade minister, said", {("Mei Lin", "trade minister", "SGP")}),
    ("Mei Lin, Singapore's trade minister, said", {("Mei Lin", "trade minister", "SGP")}),
    ("Mei Lin, 61, trade minister of Singapore, said", {("Mei Lin", "trade minister", "SGP")}),
    ("Mei Lin, who is trade minister of Singapore, said", {("Mei Lin", "trade minister", "SGP")}),
    ("Mei Lin, who was Singapore's trade minister, said", {("Mei Lin", "trade minister", "SGP")}),
    ("Mei Lin (Singapore's trade minister) said", {("Mei Lin", "trade minister", "SGP")}),
    ("Mei Lin has been the president of Singapore since May.", {("Mei Lin", "president", "SGP")}),
    ("Omar Haddad, a spokesman for the Tunisian foreign ministry, said", {("Omar Haddad", "spokesman", "TUN")}),
    ("Omar Haddad, a spokesman for Tunisian president Ali Saidi, said",
     {("Omar Haddad", "spokesman", "TUN"), ("Ali Saidi", "president", "TUN")}),
    ("Omar Haddad, speaker of the Tunisian parliament's lower house, said", {("Omar Haddad", "speaker", "TUN")}),
    ("Omar Haddad, an adviser to Tunisian president Ali Saidi, said",
     {("Omar Haddad", "adviser", "TUN"), ("Ali Saidi", "president", "TUN")}),
    ("An adviser to Tunisia's president, Omar Haddad, said so.", {("Omar Haddad", "adviser", "TUN")}),
    ("Ute Kern, a spokesperson for the German embassy in Lima, said", {("Ute Kern", "spokesperson", "DEU")}),
    ("Ute Kern, chair of NATO's Military Committee, said", {("Ute Kern", "chair", "NATO")}),
    ("The Omani sultan, Said bin Ali, hosted Lebanon's premier, Rami Aoun.",
     {("Said bin Ali", "sultan", "OMN"), ("Rami Aoun", "premier", "LBN")}),
    ("Li Na, China's ambassador to the UN, voted no.", {("Li Na", "ambassador", "CHN")}),
    ("Ute Kern, chair of the African Union, and head of the UN mission in Mali, said",
     {("Ute Kern", "chair", "AU"), ("Ute Kern", "head", "UN")}),
]  # fmt: skip
TIED = [
    ("Malta's president, Tom Vella, and his foreign minister, Rita Borg, came.",
     {("Tom Vella", "president", "MLT"), ("Rita Borg", "foreign minister", "MLT")}),
    ("Malta closed its port. Its trade minister, Rita Borg, met her Cypriot counterpart.",
     {("Rita Borg", "trade minister", "MLT")}),
    ("The port of Malta is shut. Its trade minister, Rita Borg, spoke.", set()),
    ("Borg met her Cypriot counterpart, Eleni Vassou. Rita Borg is the Maltese trade minister.",
     {("Rita Borg", "trade minister", "MLT")}),
    ("The deal was made by Rita Borg, then trade minister of Malta.", {("Rita Borg", "trade minister", "MLT")}),
    ("Austria and its chancellor, Karl Huber, agreed.", {("Karl Huber", "chancellor", "AUT")}),
    ("Chinese President Wu Bo and Premier Li Ang hosted them.", {("Wu Bo", "President", "CHN"), ("Li Ang", "Premier", "CHN")}),
    ("Foreign Minister Pia Holm flew in on Monday. The Swedish foreign minister will stay for a week.",
     {("Pia Holm", "Foreign Minister", "SWE")}),
    ("The governors of two Russian regions spoke. The governor of the Oryol region, Ivan Zotov, said no.",
     {("Ivan Zotov", "governor of the Oryol region", "RUS")}),
    ("Israel will not take part, government spokesman Dan Levi said.", {("Dan Levi", "government spokesman", "ISR")}),
    ("Iran rejected it. \"It is unfair,\" said Reza Karimi, spokesman for the ministry.", {("Reza Karimi", "spokesman", "IRN")}),
    ("Portuguese President Rui Dias named Eva Sousa ambassador to Chad.",
     {("Rui Dias", "President", "PRT"), ("Eva Sousa", "ambassador", "PRT")}),
    ("Portugal appointed Eva Sousa, a lawyer, as ambassador to Chad.", {("Eva Sousa", "ambassador", "PRT")}),
    ("Polish premier Jan Nowak met his Danish counterpart, Ida Krog, in Gdansk.",
     {("Jan Nowak", "premier", "POL"), ("Ida Krog", "premier", "DNK")}),
    ("He saw his Iranian counterpart, President Reza Karimi, in Doha.", {("Reza Karimi", "President", "IRN")}),
    ("Thailand's Deputy Prime Minister and Justice Minister Som Chai denied it.", {("Som Chai", "Justice Minister", "THA")}),
    ("They flew to Brazil, where they were received by President Davi Luz.", {("Davi Luz", "President", "BRA")}),
    ("Presidents Luc Petit of France and Jan Nowak of Poland met.",
     {("Luc Petit", "President", "FRA"), ("Jan Nowak", "President", "POL")}),
    ("The presidents of France and Poland met. Luc Petit of France and Jan Nowak of Poland shook hands.",
     {("Luc Petit", "president", "FRA"), ("Jan Nowak", "president", "POL")}),
    ("The French and Polish foreign ministers, Luc Petit and Jan Nowak, met.",
     {("Luc Petit", "foreign minister", "FRA"), ("Jan Nowak", "foreign minister", "POL")}),
    ("Luc Petit and Jan Nowak, the prime ministers of France and Poland, met.",
     {("Luc Petit", "prime minister", "FRA"), ("Jan Nowak", "prime minister", "POL")}),
    ("Togo's Kodjo Ali, the president, said so.", {("Kodjo Ali", "president", "TGO")}),
    ("Togo is tense. The country's interior minister, Kodjo Ali, said so.", {("Kodjo Ali", "interior minister", "TGO")}),
    ("Serbia's foreign minister refused. \"Never,\" Vuk Ilic told reporters.", {("Vuk Ilic", "foreign minister", "SRB")}),
    ("Putin's spokesman Oleg Baranov said no. Russian President Vladimir Putin was away.",
     {("Vladimir Putin", "President", "RUS")}),
    ("Russian President Vladimir Putin was away, Putin's spokesman Oleg Baranov said.",
     {("Vladimir Putin", "President", "RUS"), ("Oleg Baranov", "spokesman", "RUS")}),
    ("Washington is ready, Secretary of State Dana Fox said. The United States would help.",
     {("Dana Fox", "Secretary of State", "USA")}),
]  # fmt: skip
NOTHING = [
    "Prime Minister Ken Mori's party met the opposition.",
    "Iran must stop, President Dana Fox said.",
    "Israeli Labour party leader Dan Levi objected.",
    "Colombian rebel leader Luis Prado was killed.",
    "Venezuelan opposition leader Ana Rojas was freed.",
    "the president of the Russian Football Union, Ivan Zotov, said",
    "The leader of Italy's National Alliance, Carlo Rossi, lost.",
    "Amnesty International's director for Britain, Kate Hill, said",
    "After he met Luc Petit, the Polish president said little.",
    "The official Korean Central News Agency reported it.",
    "Iran and Iraq signed. The minister praised Norway.",
    "Junta leader Ko Aung refused.",
    "He will see his counterpart, Gen. Wu Bo, in May.",
    "The Norwegian committee thanked the agency and its director, Kate Hill.",
    "Rosa Quispe, a member of the Revolutionary Front of Peru, said",
    "Chad spoke to a negotiator from the rebel Sudan Folk's Front.",
    "A lawmaker in Uganda's capital, Kampala, said so.",
    "Ivan Zotov, reports that the president of Chad was ill.",
    "Kati Tamm was sending Malta's new envoy home.",
    "Ute Kern, the president of Free Elections Chad, said so.",
    "The Russian president disagreed with president Fox.",
    "France told President Ken Mori that it was sorry.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*BEFORE, *COMPLEMENT, *AFTER, *TIED])
def test_offices_are_read(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert offices(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_office_where_the_text_ties_none(text: str) -> None:
    assert offices(text) == set()


def test_a_counterpart_is_of_another_actor() -> None:
    assert offices("Polish premier Jan Nowak will see his counterpart, Wu Bo.") == {("Jan Nowak", "premier", "POL")}


def test_an_office_of_the_past_is_marked() -> None:
    tenures = people("Former Greek premier Nikos Pappas and the Greek president, Maria Kosta, spoke.").tenures
    assert [(tenure.name, tenure.past) for tenure in tenures] == [("Nikos Pappas", True), ("Maria Kosta", False)]


def test_who_left_office_acts_for_nobody() -> None:
    found = people("Former Greek premier Nikos Pappas spoke. Pappas praised Turkey.")
    assert [mention.code for mention in found.mentions] == [None, None]


def test_evidence_is_the_sentence_and_the_words_of_the_office() -> None:
    text = "It rained. Estonian Foreign Minister Kati Tamm arrived."
    (tenure,) = people(text).tenures
    assert tenure.evidence.text == "Estonian Foreign Minister Kati Tamm arrived."
    assert text[slice(*tenure.span)] == "Estonian Foreign Minister Kati Tamm"
    assert tenure.evidence.rule == "office/before"


PIECES = [
    "Norway", "’s", "prime minister", "Per Lunde", ",", "the", "of", "and",
    "his", "King", "al-Sabah", "“", "said", ".", "(", "🙂", "U.S.", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_offsets_are_those_of_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = people(text)
    for tenure in found.tenures:
        start, end = tenure.evidence.start, tenure.evidence.end
        assert text[start:end] == tenure.evidence.text
        assert start <= tenure.span[0] < tenure.span[1] <= end
        assert tenure.name in text[slice(*tenure.span)]
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("The deal was made by Rita Borg, then trade minister of Malta.", True),
        ("Malta's then trade minister, Rita Borg, made the deal.", True),
        ("Then Maltese trade minister Rita Borg made the deal.", False),
    ],
)
def test_then_tells_an_office_of_the_past(text: str, past: bool) -> None:
    assert {(tenure.title, tenure.past) for tenure in people(text).tenures} == {("trade minister", past)}
