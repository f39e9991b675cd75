"""How offices of statistics and their news write of partners: ranks among some, rolls with flows of their own, changes told in front."""

import datetime

import pytest

from comity.read import Document, read_document

DAY = datetime.date(2019, 2, 20)


def told(text: str) -> set[tuple[str, str | None, str | None, float | None, str]]:
    """Measure, parties, value and flow of the figures of trade that a text tells."""
    found = [f.observation for f in read_document(Document("text", text, date=DAY))]
    return {(o.measure or "", o.a, o.b, o.value, str(o.attrs["flow"])) for o in found if o.kind == "trade"}


@pytest.mark.parametrize(
    "text",
    [
        "Among the Arab countries, Jordan is the sixth largest exporter to Ghana, behind Oman, Qatar, Iraq, Egypt and Libya.",
        "Jordan has become Ghana's largest importer of the Arab countries.",
        "Among non-African states Jordan is Ghana's second export market.",
        "Jordan has an 11 percent share of Ghana's total trade with Asian countries.",
    ],
)
def test_a_place_among_some_is_none(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "front",
    ["With growth of 5 percent on 2017,", "With a growth rate of 5 percent over the previous year,", "With an increase of 5 percent,"],
)
def test_a_change_is_told_in_front(front: str) -> None:
    found = told(f"{front} Ghana's exports to Jordan came to $40 million in 2018.")
    assert found == {("change", "GHA", "JOR", 5.0, "exports"), ("level", "GHA", "JOR", 40e6, "exports")}


def test_those_before_do_not_take_the_figure() -> None:
    text = "Ghana's exports to Jordan were $40 million in 2018, making Ghana Jordan's fifth supplier (after Oman, Qatar, Iraq and Libya)."
    assert {("level", "GHA", "JOR", 40e6, "exports"), ("rank", "JOR", "GHA", 5.0, "imports")} <= told(text)


def test_a_rolls_sums_are_of_the_flow_that_they_tell() -> None:
    text = (
        "Ghana's main trade partner is Jordan, with $36 million. Next comes Chad, with $29 million (up 14%), of which $23 million in exports. "
        "Qatar is in third place, with $24 million in total trade."
    )
    found = {x for x in told(text) if x[0] == "level"}
    assert found == {
        ("level", "GHA", "JOR", 36e6, "turnover"),
        ("level", "GHA", "TCD", 29e6, "turnover"),
        ("level", "GHA", "QAT", 24e6, "turnover"),
    }


def test_partners_in_terms_of_a_flow() -> None:
    text = "In terms of imports, Ghana's largest trading partners were Jordan with $1.9 million, Oman with $1.4 million and Qatar with $0.7 million."
    assert {(x[2], x[3], x[4]) for x in told(text) if x[0] == "level"} == {
        ("JOR", 1.9e6, "imports"),
        ("OMN", 1.4e6, "imports"),
        ("QAT", 0.7e6, "imports"),
    }


def test_where_goods_were_sold() -> None:
    text = "Ghana's exports to Jordan were $9 million in 2018. This was followed by Oman, wherein Ghana exported goods worth $8 million."
    assert told(text) == {("level", "GHA", "JOR", 9e6, "exports"), ("level", "GHA", "OMN", 8e6, "exports")}


def test_what_a_target_is_raised_from_has_no_period() -> None:
    text = "Ghana and Jordan agreed to raise their trade from about $100 million to $150 million by 2025."
    found = {(f.observation.value, f.observation.start) for f in read_document(Document("text", text, date=DAY))}
    assert (100e6, None) in found


def test_the_two_of_a_possessive() -> None:
    text = "The envoy said that Ghana and Jordan's trade exchange reaches $32 million: Ghanaian exports account for $30 million, whereas the remaining $2 million constitute imports."
    assert told(text) == {
        ("level", "GHA", "JOR", 32e6, "turnover"),
        ("level", "GHA", "JOR", 30e6, "exports"),
        ("level", "GHA", "JOR", 2e6, "imports"),
    }


def test_several_places_in_a_row_are_each_ones_own() -> None:
    text = (
        "Thailand was the largest investor in Laos with $4 million in 2018. South Korea and Vietnam were placed second and third with "
        "registered capital of $2 million and $1 million respectively. Japan and Qatar ranked fifth and eighth."
    )
    found = [f.observation for f in read_document(Document("text", text, date=DAY))]
    assert {(o.a, o.value, o.attrs["of"], str(o.start)) for o in found if o.measure == "rank"} == {
        (party, rank, "flow", "2018-01-01") for party, rank in (("THA", 1), ("KOR", 2), ("VNM", 3), ("JPN", 5), ("QAT", 8))
    }
    assert {(o.a, o.value) for o in found if o.measure == "level"} == {("THA", 4e6), ("KOR", 2e6), ("VNM", 1e6)}


def test_another_ones_capital_is_not_of_who_was_told_before() -> None:
    text = "Thailand was the largest investor in Laos with $4 million in 2018. Vietnam was placed second with registered capital of $1 million."
    found = [f.observation for f in read_document(Document("text", text, date=DAY))]
    assert {(o.a, o.value) for o in found if o.measure == "level"} == {("THA", 4e6), ("VNM", 1e6)}


def test_shares_of_those_who_follow() -> None:
    text = (
        "Thailand is the largest investor in Laos with a total investment of $8 million in 2018, accounting for 35% of total FDI in Laos. "
        "It was followed by Nepal (accounting for 6.4% of all FDI), Chad (3.7%) and Qatar (1.2%)."
    )
    found = [f.observation for f in read_document(Document("text", text, date=DAY))]
    assert {(o.b, o.value) for o in found if o.measure == "share"} == {("THA", 35), ("NPL", 6.4), ("TCD", 3.7), ("QAT", 1.2)}
    assert {o.attrs["of"] for o in found if o.measure == "level"} == {"flow"}


def test_who_is_told_in_front_does_not_sell_what_others_get() -> None:
    text = (
        "The foreign trade turnover of Ghana came to $4.8 million in 2018. Jordan is in second place - $2 million, reaching 19 percent, "
        "exports to Oman amounted to $1.8 million, Qatar - $1.2 million, Chad - $0.5 million, she said."
    )
    assert {x[1:4] for x in told(text) if x[0] == "level" and x[4] == "exports"} == {
        ("GHA", "JOR", 2e6),
        ("GHA", "OMN", 1.8e6),
        ("GHA", "QAT", 1.2e6),
        ("GHA", "TCD", 0.5e6),
    }


def test_products_with_their_sums_right_behind_them() -> None:
    text = "Ghana's major exports to Jordan in 2018 were cocoa worth $10 million; gold valued at $7 million; timber $5 million and rubber $2 million."
    assert {x[3] for x in told(text)} == {10e6, 7e6, 5e6, 2e6}


def test_exports_of_those_who_follow_in_a_list_of_suppliers_are_theirs() -> None:
    text = (
        "Oman became the largest supplier of goods to Ghana in 2018. Oman exported goods worth $9 million to Ghana. "
        "Jordan came in second with exports worth $8 million, followed by Qatar with $7 million and Chad with $6 million."
    )
    found = {(x[1], x[2], x[3], x[4]) for x in told(text) if x[0] == "level"}
    assert found == {(party, "GHA", value, "exports") for party, value in (("OMN", 9e6), ("JOR", 8e6), ("QAT", 7e6), ("TCD", 6e6))}


def test_a_share_of_a_market_is_one_of_all_that_is_imported() -> None:
    text = "Ghana's share of Jordan's import market rose to 22.3 percent in 2018, while its share of Jordan's export market was 3 percent."
    assert told(text) == {("share", "JOR", "GHA", 22.3, "imports"), ("share", "JOR", "GHA", 3.0, "exports")}


def test_places_with_a_nought_in_front_and_among_a_few() -> None:
    assert told("Jordan is the 05th largest buyer of Ghanaian goods.") == {("rank", "GHA", "JOR", 5.0, "exports")}
    assert not told("Jordan is the largest buyer of Ghanaian goods among the five countries.")


def test_partners_for_exports_or_imports_are_told_by_the_words_in_front() -> None:
    text = "Completing Ghana's top five export trading partners are Jordan, $8 million (14.6 percent); Oman, $7 million (12.8 percent) and Qatar, $6 million (10.5 percent)."
    assert {(x[1], x[2], x[4]) for x in told(text)} == {("GHA", "JOR", "exports"), ("GHA", "OMN", "exports"), ("GHA", "QAT", "exports")}


def test_other_markets_are_of_whom_the_first_was_told() -> None:
    text = (
        "Jordan was Ghana's top export market, buying $8 million of goods. "
        "The rest of the top export markets were Oman at $7 million (14.1 percent), Chad at $6 million (12.7 percent) and Qatar at $5 million (6.1 percent)."
    )
    assert {("level", "GHA", "OMN", 7e6, "exports"), ("share", "GHA", "QAT", 6.1, "exports")} <= told(text)
    assert not {x for x in told(text) if x[1] == "JOR" and x[2] != "GHA"}


def test_a_list_of_markets_does_not_go_on_behind_another_flow() -> None:
    text = (
        "Jordan is Ghana's largest export destination. As for Ghana's imports, Oman accounted for 22 percent of the total. "
        "Chad followed with $6 million."
    )
    assert not {x for x in told(text) if x[0] == "rank" and x[2] == "TCD"}


def test_each_with_a_sum_and_its_share() -> None:
    text = "Ghana's exports to Jordan were $9 million in 2018. Oman and Qatar followed with $8 million (9.2 percent) and $7 million (8.1 percent), respectively."
    assert {("level", "GHA", "OMN", 8e6, "exports"), ("share", "GHA", "QAT", 8.1, "exports")} <= told(text)


def test_what_doubled_to_hit_a_sum_has_hit_it() -> None:
    text = "Trade between Ghana and Jordan doubled in the past six years to hit $3 million in 2018."
    found = [f.observation for f in read_document(Document("text", text, date=DAY))]
    assert {o.modality for o in found} == {"actual"}


def test_it_is_where_the_exports_go() -> None:
    text = "In the case of Jordan, Ghana's export was worth $5 million, making it the second largest export market of Ghana in 2018."
    assert ("rank", "GHA", "JOR", 2.0, "exports") in told(text)


def test_projects_told_of_who_is_ranked_among_investors() -> None:
    text = "Jordan now ranks 14th among the countries investing in Ghana, with 140 projects worth over $2 billion."
    found = [f.observation for f in read_document(Document("text", text, date=DAY))]
    assert [(o.a, o.b, o.value) for o in found if o.kind == "investment" and o.measure == "level"] == [("JOR", "GHA", 2e9)]
    text = "Jordan ranks third among donors of Ghana, with 12 projects worth $20 million."
    assert not [f for f in read_document(Document("text", text, date=DAY)) if f.observation.kind == "investment"]
