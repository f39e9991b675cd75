"""Claims of events held against what other documents tell: the same event, another, or one that is not in the ledger."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from comity.check import Verdict, check
from comity.check.render import as_claimreview, as_text
from comity.gather import gather
from comity.ledger import Ledger, Source
from comity.observation import Finding, Observation
from comity.read import Document, Reading, read_document

TOLD = {
    "visit": "President Tomas Brunn of Estonia paid a state visit to Chile on 11-12 October 2012.",
    "severed": "Chad severed diplomatic relations with Sudan on 14 April 2006.",
    "restored": "Chad and Sudan restored diplomatic relations on 9 August 2006.",
    "again": "Chad severed diplomatic relations with Sudan on 11 May 2008.",
    "relations": "Diplomatic relations between Peru and Fiji were established on 3 March 1994.",
    "agreement": "Peru and Fiji signed the Agreement on Sustainable Fisheries Research on 7 June 2011.",
    "embassy": "Fiji opened an embassy in Peru on 5 May 2015.",
    "partners": "Chile and Estonia established a strategic partnership in 2016.",
    "target": "Chile and Estonia aim to raise trade turnover to $500 million by 2030.",
}


def reading(text: str, id: str = "claim", publisher: str = "Desk", told: str = "2020-06-01") -> Reading:
    document = Document(id, text, date=datetime.date.fromisoformat(told), publisher=publisher, title=id)
    return Reading(document, tuple(read_document(document)))


def ledger_of(folder: Path, *told: tuple[str, str]) -> Ledger:
    """A ledger of documents, each a publisher and a text."""
    ledger = Ledger(folder / "record.duckdb")
    readings = [reading(text, f"{publisher} {i}", publisher) for i, (publisher, text) in enumerate(told)]
    ledger.add(readings)
    return ledger


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return ledger_of(tmp_path_factory.mktemp("events"), *[(f"Paper {key}", text) for key, text in TOLD.items()])


def verdict(text: str, ledger: Ledger | None) -> Verdict:
    (found,) = check(reading(text), ledger)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "President Tomas Brunn of Estonia visited Chile on 12 October 2012.",
        "President Tomas Brunn of Estonia paid a state visit to Chile in October 2012.",
        "In April 2006 Chad severed diplomatic relations with Sudan.",
        "Chad severed diplomatic relations with Sudan in May 2008.",
        "Peru and Fiji established diplomatic relations in 1994.",
        "The Agreement on Sustainable Fisheries Research between Fiji and Peru was signed on 7 June 2011.",
        "Fiji opened an embassy in Peru in May 2015.",
        "Fiji has an embassy in Peru.",
        "Estonia and Chile established a strategic partnership in 2016.",
        "Chile and Estonia aim to increase trade turnover to $500 million by 2030.",
    ],
)
def test_each_kind_of_event_finds_who_tells_it(record: Ledger, text: str) -> None:
    found = verdict(text, record)
    assert found.label == "supported" and found.independent == 1, found.reasoning


@pytest.mark.parametrize(
    "text",
    [
        "Diplomatic relations between Peru and Fiji were established on 3 March 1999.",
        "The Agreement on Sustainable Fisheries Research between Fiji and Peru was signed on 7 June 2010.",
        "Fiji opened an embassy in Peru on 5 May 2010.",
        "Estonia and Chile established a strategic partnership in 2011.",
    ],
)
def test_what_happens_once_conflicts_at_another_time(record: Ledger, text: str) -> None:
    found = verdict(text, record)
    assert found.label == "conflicting evidence" and "another time" in found.reasoning


@pytest.mark.parametrize(
    "text",
    [
        "President Tomas Brunn of Estonia paid a state visit to Chile in March 2017.",
        "Peru and Fiji signed the Agreement on Air Services on 9 August 2013.",
        "The foreign ministers of Fiji and Peru met in Suva in July 2018.",
        "Chile and Estonia aim to increase trade turnover to $900 million by 2028.",
    ],
)
def test_another_event_is_not_in_the_ledger(record: Ledger, text: str) -> None:
    assert [v.label for v in check(reading(text), record)] == ["not enough evidence"] * len(reading(text).findings)


def test_two_severances_with_a_restoration_between_are_two_events(tmp_path: Path) -> None:
    both = ledger_of(tmp_path, ("A", TOLD["severed"]), ("B", TOLD["restored"]))
    apart = verdict("Chad severed diplomatic relations with Sudan in May 2008.", both)
    assert apart.label == "not enough evidence" and "between them restored, 9 August 2006" in apart.reasoning
    (tmp_path / "alone").mkdir()
    alone = ledger_of(tmp_path / "alone", ("A", TOLD["severed"]))
    assert verdict("Chad severed diplomatic relations with Sudan in May 2008.", alone).label == "conflicting evidence"
    told = check(reading(TOLD["restored"] + " Chad severed diplomatic relations with Sudan on 11 May 2008."), alone)
    assert {v.label for v in told} == {"not enough evidence"}


def test_a_plan_that_came_true_is_supported_and_a_denial_conflicts(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path, ("A", TOLD["visit"]), ("B", "Peru did not sign the Treaty on Extradition of Fugitives with Fiji on 2 May 2019.")
    )
    (planned,) = check(reading("President Tomas Brunn of Estonia will visit Chile on 11 October 2012.", told="2012-10-01"), ledger)
    assert planned.label == "supported" and "told as done" in planned.reasoning
    (denied,) = check(reading("Peru and Fiji signed the Treaty on Extradition of Fugitives on 2 May 2019."), ledger)
    assert denied.label == "conflicting evidence"


def test_two_documents_of_one_agency_are_told_so(tmp_path: Path) -> None:
    copies = ledger_of(
        tmp_path, ("Wire", TOLD["embassy"]), ("Wire", TOLD["embassy"] + " "), ("Gazette", "In May 2015 Fiji opened an embassy in Peru.")
    )
    of_three = verdict(TOLD["embassy"], copies)
    assert (of_three.label, of_three.independent, of_three.backing) == ("supported", 2, "by three documents, two agencies")
    (tmp_path / "wire").mkdir()
    of_two = verdict(
        TOLD["embassy"], ledger_of(tmp_path / "wire", ("Wire", TOLD["embassy"] + " "), ("Wire", TOLD["embassy"] + "\n\nMore."))
    )
    assert (of_two.label, of_two.independent, of_two.backing) == ("supported", 1, "by two documents, one agency")
    told = as_text([(Source.of(reading(TOLD["embassy"]).document), [of_two])])
    assert "supported by two documents, one agency" in told and "Fiji opens an embassy in Peru, 5 May 2015" in told


def test_a_line_names_fact_pair_and_period_and_who_is_for_and_against(record: Ledger) -> None:
    text = "Peru and Fiji signed the Treaty on Ocean Routes on 9 May 2011. Diplomatic relations between Peru and Fiji were established in 1999."
    told = as_text([(Source.of(reading(text).document), check(reading(text), record))], width=200)
    assert "Treaty on Ocean Routes: signed (Fiji and Peru), 9 May 2011" in told
    assert "conflicting evidence with one document against it" in told


def test_a_claim_review_names_author_publisher_and_day_of_each_claim() -> None:
    document = Document(
        "a", "Fiji opened an embassy in Peru. Fiji will open a consulate in Chile, Minister Ana Soto said.",
        date=datetime.date(2020, 6, 1), publisher="Desk", author="Lia Mora", title="Embassies",
    )  # fmt: skip
    r = Reading(document, tuple(read_document(document)))
    reviews = json.loads(as_claimreview([(Source.of(document), check(r))]))["@graph"]
    assert len(reviews) == len(r.findings) >= 2
    assert {c["itemReviewed"]["author"]["name"] for c in reviews} >= {"Lia Mora"}
    for c in reviews:
        page = c["itemReviewed"]["appearance"]
        assert (page["author"]["name"], page["publisher"]["name"], page["datePublished"]) == ("Lia Mora", "Desk", "2020-06-01")


@pytest.fixture(scope="module")
def official(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Leaders, all visits of foreign leaders to the United States, and investment treaties."""
    ledger = Ledger(tmp_path_factory.mktemp("official") / "record.duckdb")
    visits = shared / "data/more/foreign_leaders_visits_to_us.csv.gz"
    treaties = shared / "data/more/unctad_bit_origin.dta.gz"
    ledger.add([gather("archigos", shared / "data/official"), gather("us_visitors", visits), gather("unctad_bit", treaties)])
    return ledger


def test_a_first_visit_is_held_against_a_data_set_that_has_all(official: Ledger) -> None:
    first = (
        "In May 2014 President Tomas Brunn of Estonia visited the United States, the first visit of an Estonian president to Washington."
    )
    (refuted,) = check(reading(first), official)
    assert refuted.label == "refuted" and "was before" in refuted.reasoning and refuted.backing == "by one data set"
    (own,) = check(reading(first.replace("the first", "his first").replace(" of an Estonian president", "")), official)
    assert own.label != "refuted"


def test_who_led_when_is_told_and_decides_nothing(official: Ledger) -> None:
    (within,) = check(reading("President Ollanta Humala of Peru paid a state visit to Chile in April 2014."), official)
    assert within.label == "not enough evidence" and "Ollanta Humala led Peru since 28 July 2011" in within.reasoning
    (outside,) = check(reading("President Ollanta Humala of Peru paid a state visit to Chile in April 1995."), official)
    assert outside.label == "not enough evidence" and not outside.evidence
    (after,) = check(reading("President Alejandro Toledo of Peru paid a state visit to Chile in April 2014."), official)
    assert after.label == "not enough evidence" and not after.evidence


def test_a_member_told_of_as_less_than_one_is_not_refuted() -> None:
    assert verdict("Mongolia is a member of the Collective Security Treaty Organization.", None).label == "refuted"
    for text in ("Canada became an associate member of the Pacific Alliance in 2016.", "Mongolia is a partner of the SCO."):
        assert not any(v.label == "refuted" for v in check(reading(text))), text


def test_official_data_without_a_total_rank_nobody(tmp_path: Path) -> None:
    rows = [
        {"reporterISO": "KAZ", "partnerISO": p, "refYear": 2020, "flowCode": "X", "cmdCode": "TOTAL", "primaryValue": v}
        for p, v in (("CHN", 9e9), ("ITA", 6e9), ("RUS", 4e9), ("NLD", 3e9), ("FRA", 2e9))
    ]
    (tmp_path / "comtrade.json").write_text(json.dumps({"data": rows}), encoding="utf-8")
    ledger = Ledger(tmp_path / "record.duckdb")
    ledger.add([gather("comtrade", tmp_path / "comtrade.json")])
    assert verdict("Italy is the third largest export market of Kazakhstan in 2020.", ledger).label == "not enough evidence"


def test_an_agreement_that_a_data_set_lists_without_a_name_is_known_by_its_subject(official: Ledger) -> None:
    said = "Kenya and Turkey signed the Agreement on the Promotion and Protection of {} on 8 April 2014."
    listed = verdict(said.format("Investments"), official)
    assert listed.label == "supported" and "listed as an agreement on investment" in listed.reasoning
    assert verdict(said.format("Tourism"), official).label == "not enough evidence"


#: True, and once refuted: what was before a state's present independence, relations begun anew, and names that two agreements share.
LONG_HISTORIES = [
    "Diplomatic relations between Latvia and the United States were established on 28 July 1922.",
    "Diplomatic relations between Iceland and the United States were established on 30 September 1941.",
    "Diplomatic relations between Serbia and the United States were established on 10 November 1882.",
    "Russia and the United States established diplomatic relations on 14 July 1809. The United States opened an embassy in Russia in 1898.",
    "Tonga and the United States signed the Treaty of Amity, Commerce and Navigation on 2 October 1886.",
    "The Treaty of Amity and Cooperation between Sri Lanka and the Maldives was signed in 1951.",
    "2022 was the year of the 140th anniversary of diplomatic relations between South Korea and the United States.",
    "In May 1972 President Richard Nixon of the United States paid an official visit to Ukraine.",
    "Malta joined the Commonwealth in 1964. The United States has had an embassy in Niger since 1960.",
    "A Norwegian ambassador presented her credentials in Benin on 31 July 1960. Benin and Norway established diplomatic relations on 1 August 1960.",
    "The United States opened an embassy in China in 1935. The United States and China established diplomatic relations on 1 January 1979.",
    "Peru and Chile signed a commercial treaty in 1846. The commercial treaty of Peru and Chile on wine expired in 1836.",
    "Australia was a British colony. Both countries are members of APEC.",
]


@pytest.mark.parametrize("text", LONG_HISTORIES)
def test_a_long_history_is_not_refuted(text: str) -> None:
    assert {v.label for v in check(reading(text, told="2023-06-01"))} <= {"supported", "not enough evidence"}


def test_a_ban_is_one_of_the_sanctions_that_data_have(tmp_path: Path) -> None:
    day, last = datetime.date(1997, 1, 1), datetime.date(1997, 12, 31)
    case = Observation("coercion", "USA", "SDN", start=day, end=last, attrs={"action": "sanctions", "what": "trade, financial"})
    ledger = Ledger(tmp_path / "record.duckdb")
    ledger.add([(Source("dataset:cases", "dataset", title="Cases"), [Finding(case, "cases", row="case 1")])])
    assert verdict("The United States imposed an import ban on Sudan in 1997.", ledger).label == "supported"
    assert verdict("The United States imposed an import ban on Sudan in 1999.", ledger).label == "not enough evidence"


def test_capitals_stand_for_what_an_agreement_is_about(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, ("Paper", "The Chile-Fiji Free Trade Agreement was signed on 30 July 2008."))
    assert verdict("The Chile-Fiji FTA was signed on 30 July 2008.", ledger).label == "supported"


def test_an_act_that_goes_on_is_told_by_a_day_of_it(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, ("A", "Fiji imposed sanctions on Chile in 2015."))
    day = verdict("Fiji imposed sanctions on Chile on 3 May 2015.", ledger)
    assert (day.label, day.strength) == ("supported", "weak")
    assert verdict("Fiji imposed sanctions on Chile on 3 May 2017.", ledger).label == "not enough evidence"


def test_who_joined_within_the_year_is_a_member_since_that_year() -> None:
    for said in ("since 2004", "since March 2004", "since 29 March 2004"):
        assert verdict(f"Estonia has been a member of NATO {said}.", None).label == "supported"
    assert verdict("Estonia has been a member of NATO since 2001.", None).label != "supported"
    assert verdict("Estonia has been a member of NATO since 2008.", None).label == "not enough evidence"
    assert verdict("Taiwan is a member of the United Nations.", None).label == "not enough evidence"


def test_a_first_official_visit_is_not_refuted_by_one_of_no_told_type(official: Ledger) -> None:
    first = (
        "In May 2014 President Tomas Brunn of Estonia paid {} visit to the United States, the first {}visit of an Estonian president there."
    )
    assert verdict(first.format("a", ""), official).label == "refuted"
    found = verdict(first.format("an official", "official "), official)
    assert found.label == "not enough evidence" and "not told to be a visit of that type" in found.reasoning


def test_a_short_form_of_a_given_name_is_that_name(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, ("Paper", "President William Stone of the United States visited Chile on 12 October 2012."))
    assert verdict("President Bill Stone of the United States visited Chile in October 2012.", ledger).label == "supported"
    assert verdict("President Mark Stone of the United States visited Chile in October 2012.", ledger).label != "supported"


def test_an_ambassador_shows_an_embassy(tmp_path: Path) -> None:
    told = "Peru's ambassador to Fiji, Ana Soto, presented her credentials on {} May 2015."
    ledger = ledger_of(tmp_path, *(("Paper", told.format(day)) for day in (4, 6)))
    found = verdict("Peru has an embassy in Fiji.", ledger)
    assert (found.label, found.strength, len(found.evidence)) == ("supported", "weak", 2), found.evidence
    assert verdict("Peru has a consulate in Fiji.", ledger).label == "not enough evidence"


def test_a_minister_who_presents_credentials_is_to_others_a_diplomat(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, ("Paper", "Peru's ambassador to Fiji, Ana Soto, presented her credentials on 4 May 2015."))
    claim = reading("Peru's ambassador to Fiji, Ana Soto, presented her credentials in May 2015.")
    (finding,) = claim.findings
    as_diplomat = replace(finding, observation=replace(finding.observation, attrs={"what": "diplomats", "action": "accredited"}))
    (found,) = check(Reading(claim.document, (as_diplomat,)), ledger)
    assert found.label == "supported", found


def test_a_visit_without_a_day_is_that_of_about_the_day_of_the_document(official: Ledger) -> None:
    text = "President Ollanta Humala of Peru visited the United States."
    found = [check(reading(text, told=day), official)[0] for day in ("2013-06-20", "2014-02-01")]
    assert [v.label for v in found] == ["supported", "not enough evidence"] and found[0].strength == "weak"


def test_a_visit_without_a_day_is_that_of_its_visitor_in_the_year_of_the_document(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, ("A", "President Tomas Brunn of Estonia visited Chile in 2014."))
    text = "President Tomas Brunn of Estonia visited Chile."
    found = [check(reading(text, told=day), ledger)[0].label for day in ("2014-05-20", "2016-05-20")]
    assert found == ["supported", "not enough evidence"]


def test_a_document_without_an_author_has_no_author_made_up() -> None:
    r = reading("Peru has an embassy in Fiji.", publisher="")
    (review,) = json.loads(as_claimreview([(Source.of(r.document), check(r))]))["@graph"]
    assert "author" not in review["itemReviewed"] and review["itemReviewed"]["datePublished"] == "2020-06-01"


def test_meeting_falls_into_a_visit_that_another_source_tells(record: Ledger) -> None:
    met = "The presidents of Chile and Estonia met on 11 October 2012."
    found = verdict(met, record)
    assert (found.label, found.strength) == ("supported", "weak") and "Brunn" in found.reasoning
    assert verdict(met.replace("11 October", "21 October"), record).label == "not enough evidence"


def test_sanctions_without_a_date_rest_on_the_last_before_the_document(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path, ("A", "Peru imposed sanctions on Fiji on 3 May 2017."), ("B", "Peru imposed sanctions on Fiji on 4 May 2022.")
    )
    found = verdict("Peru has imposed sanctions on Fiji.", ledger)
    assert found.label == "supported" and "2017" in found.reasoning and all("2022" not in e.reasoning for e in found.evidence)
    other = verdict("Peru imposed sanctions on Fiji on 9 June 2010.", ledger)
    assert other.label == "not enough evidence" and "another time" in other.reasoning


def test_envoys_speak_for_relations_that_began_in_their_year(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, ("A", "On 9 June 1994 the ambassador of Peru presented his credentials to the president of Fiji."))
    begun = "Peru and Fiji established diplomatic relations in 1994."
    assert verdict(begun, ledger).label == "supported"
    later = verdict(begun.replace("1994", "1992"), ledger)
    assert later.label == "not enough evidence" and "the first that is known" in later.reasoning


def test_envoys_speak_for_the_mission_that_they_lead(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        ("A", "On 9 June 1994 the ambassador of Peru presented his credentials to the president of Fiji."),
        ("B", "On 3 May 1997 the ambassador of Fiji presented his credentials to the president of Peru."),
    )
    opened = "Peru opened an embassy in Fiji on 2 February {}."
    assert verdict(opened.format(1994), ledger).label == "supported"
    assert verdict(opened.format(1990), ledger).label == "not enough evidence"
    assert verdict("Fiji opened an embassy in Peru on 2 February 1994.", ledger).label == "not enough evidence"
    assert verdict("Peru upgraded its legation in Fiji to an embassy on 2 February 1994.", ledger).label == "supported"
    assert verdict("Peru opened a consulate in Fiji on 2 February 1994.", ledger).label == "not enough evidence"


def test_relations_are_restored_in_steps(tmp_path: Path) -> None:
    record = ledger_of(tmp_path, ("A", TOLD["restored"]))
    restored = "Chad and Sudan restored diplomatic relations on 9 August {}."
    found = [verdict(restored.format(year), record).label for year in (2006, 2007, 2001)]
    assert found == ["supported", "not enough evidence", "conflicting evidence"]


def test_an_alliance_that_had_ended_speaks_for_none_today(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    listed = Source("dataset:cow_alliances", "dataset", title="A list of alliances", sha256="0" * 64)
    days = {"start": datetime.date(1991, 1, 1), "end": datetime.date(1995, 12, 31)}
    allied = Observation("relations", "CHL", "PER", attrs={"action": "described", "status": "alliance"}, **days)
    ledger.add([(listed, [Finding(allied, "list", row="row 1")])])
    text = "Chile and Peru are allies."
    then, now = (check(reading(text, told=told), ledger)[0] for told in ("1994-07-13", "2018-07-13"))
    assert then.label == "supported"
    assert now.label == "not enough evidence" and "over by then" in now.reasoning


def test_a_person_is_one_with_and_without_accents(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, ("A", "President Andrés Muñoz Lárraga of Chile visited Fiji on 4 May 2011."))
    assert verdict("President Munoz Larraga of Chile visited Fiji on 4 May 2011.", ledger).label == "supported"


def test_agreement_is_found_by_a_part_of_its_name_where_one_alone_fits(tmp_path: Path) -> None:
    told = ("A", "Peru and Fiji signed the trade agreement on 12 April 2006.")
    claim = "The Peru-Fiji Trade Promotion Agreement was signed in 2006."
    found = verdict(claim, ledger_of(tmp_path, told))
    assert found.label == "supported" and "named in part alike" in found.reasoning


def test_agreement_of_a_list_signed_after_the_document_supports_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    listed = Source("dataset:desta", "dataset", title="A list of trade agreements", sha256="0" * 64)
    attrs = {"action": "signed", "name": "Peru Fiji trade agreement", "type": "agreement"}
    day = datetime.date(2017, 1, 1), datetime.date(2017, 12, 31)
    ledger.add([(listed, [Finding(Observation("agreement", "FJI", "PER", start=day[0], end=day[1], attrs=attrs), "desta", row="line 1")])])
    text = "Peru and Fiji have signed a free trade agreement."
    early, late = (check(reading(text, told=told), ledger)[0] for told in ("2015-07-13", "2018-07-13"))
    assert early.label == "not enough evidence" and "after the document" in early.reasoning
    assert late.label == "supported"


def test_leaders_who_met_without_a_day_met_on_a_visit_of_about_the_day_of_the_document(official: Ledger) -> None:
    def labels(who: str) -> list[str]:
        text = f"{who} of Peru and the United States discussed mining."
        found = [check(reading(text, told=day), official) for day in ("2013-06-12", "2013-08-01")]
        return [v.label for listed in found for v in listed]

    assert labels("The presidents") == ["supported", "not enough evidence"]
    assert labels("The foreign ministers") == ["not enough evidence"] * 2
