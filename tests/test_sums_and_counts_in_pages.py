"""Sums and numbers as pages of embassies, donors and banks tell them: in lists under a head, in brackets, in the country that the page is about."""

import datetime

from comity.read import Document, read_document

DAY = datetime.date(2019, 6, 15)


def told(text: str, kind: str) -> set[tuple[str, str | None, str, float | None]]:
    document = Document("d", text, date=DAY, title=text.split("\n", maxsplit=1)[0])
    found = [f.observation for f in read_document(document)]
    return {(o.a, o.b, str(o.attrs.get("of")), o.value) for o in found if o.kind == kind and o.measure in ("level", None)}


def test_lines_under_a_head_on_money_of_two_tell_a_sum_and_what_it_is_for() -> None:
    text = "Lines of credit from Oman to Chad\n- USD 40 million: rural electrification (2009)\n- USD 12.5 million: buses for N'Djamena (2014)\n"
    assert told(text, "finance") == {("OMN", "TCD", "credit_line", 40e6), ("OMN", "TCD", "credit_line", 12.5e6)}


def test_a_head_that_tells_of_no_money_makes_no_loans_of_sums() -> None:
    assert told("Oman and Chad\nCosts\n- USD 40 million: rural electrification (2009)\n", "finance") == set()


def test_a_sum_in_brackets_is_of_whoever_stands_in_front() -> None:
    text = "The schools in Peru are jointly financed by Chile (4 million euros) and Norway (1.5 million euros)."
    assert told(text, "finance") == {("CHL", "PER", "aid", 4e6), ("NOR", "PER", "aid", 1.5e6)}


def test_grants_that_come_from_others_are_their_owners_to_get() -> None:
    text = "Chad's grants this year include $33 million from Oman and $20 million from Peru."
    assert told(text, "finance") == {("OMN", "TCD", "grant", 33e6), ("PER", "TCD", "grant", 20e6)}
    assert told("Oman's grants to Chad include $33 million from its own fund.", "finance") <= {("OMN", "TCD", "grant", 33e6)}


def test_nobody_is_abroad_in_their_own_country() -> None:
    text = "Embassy of Oman in Lima\nOur compatriots in the country: some 1,900\n"
    assert told(text, "count") == {("OMN", "PER", "migrants", 1900)}


def test_a_community_numbers_and_a_number_names() -> None:
    assert told("Kenyan soldiers in Chad number 184.", "count") == {("KEN", "TCD", "other", 184)}
    assert told("The Kenyan community in Chad numbers 184.", "count") == {("KEN", "TCD", "migrants", 184)}
    assert told("Kenyan citizens in Chad took flight number 184.", "count") == set()


def ranks(text: str) -> set[tuple[str, float | None]]:
    found = [f.observation for f in read_document(Document("d", text, date=DAY, title="Investors"))]
    return {(o.a, o.value) for o in found if o.kind == "investment" and o.measure == "rank"}


def test_a_sum_in_front_is_of_whoever_has_a_place_and_those_behind_after_come_first() -> None:
    text = "With $1.7 billion, Oman ranks third among foreign investors in Chad, after Peru and Norway."
    assert told(text, "investment") == {("OMN", "TCD", "unspecified", 1.7e9)}
    assert ranks(text) == {("OMN", 3), ("PER", 1), ("NOR", 2)}


def test_what_the_largest_investor_has_invested_is_told_behind_it() -> None:
    text = "Oman is Chad's biggest investor, with $6.3 billion invested since 2005."
    assert told(text, "investment") == {("OMN", "TCD", "stock", 6.3e9)}


def test_what_has_come_together_since_a_deed_is_a_stock_since_then() -> None:
    text = "Oman has invested $12 billion in Chad since it joined the union in 2014."
    found = [f.observation for f in read_document(Document("d", text, date=DAY))]
    assert [(str(o.start), o.end, o.attrs["of"]) for o in found if o.kind == "investment"] == [("2014-01-01", DAY, "stock")]
    aid = "Oman has given Chad $12 million in aid since joining the bank in 2014."
    given = [f.observation for f in read_document(Document("d", aid, date=DAY))]
    assert [(str(o.start), o.end) for o in given if o.kind == "finance"] == [("2014-01-01", DAY)]
    assert told("Oman invested $12 billion in Chad in 2014.", "investment") == {("OMN", "TCD", "flow", 12e9)}


def test_of_several_who_invest_in_one_each_has_its_sum() -> None:
    text = "Investment from Peru and Oman in Chad came to $402 million and $316 million respectively in 2018."
    assert told(text, "investment") == {("PER", "TCD", "flow", 402e6), ("OMN", "TCD", "flow", 316e6)}
    under = "FDI in Chad\nInvestment from Peru and Oman came to $402 million and $316 million respectively in 2018.\n"
    assert told(under, "investment") == {("PER", "TCD", "flow", 402e6), ("OMN", "TCD", "flow", 316e6)}


def test_arrivals_by_country_are_guests_of_the_pages_state_and_no_visits() -> None:
    text = "Tourism in Fiji\nArrivals by country of residence, January-August 2018\nOman 31,204; Peru 18,077; Chad 4,310.\n"
    assert told(text, "count") == {("OMN", "FJI", "tourists", 31204), ("PER", "FJI", "tourists", 18077), ("TCD", "FJI", "tourists", 4310)}
    assert told(text, "visit") == set()


def test_what_is_said_of_most_of_them_leaves_their_number() -> None:
    text = "Oman and Peru\nOmani community: about 540, most of them in Lima.\n"
    assert told(text, "count") == {("OMN", "PER", "migrants", 540)}
    assert told("Oman and Peru and Chad\nOmani community: about 540.\n", "count") == set()


def test_money_in_the_coin_of_one_side_alone_is_not_given_to_it_by_who_is_not_named() -> None:
    text = "Papua New Guinea and Japan\nFigures given by the embassy in Port Moresby: yen loans of 103.9 billion yen, grants of 28.6 billion yen.\n"
    assert all(a == "JPN" for a, _, _, _ in told(text, "finance"))
    assert told("Papua New Guinea lent Japan 5 billion yen.", "finance") == {("PNG", "JPN", "loan", 5e9)}


def test_what_a_sum_is_made_up_of_and_one_more_part() -> None:
    text = "Peru helps Chad\nPeru will lend Chad $90 million for two works. The funding comprises $50 million for a port. Another $30 million is for a road."
    assert told(text, "finance") == {("PER", "TCD", "loan", 90e6), ("PER", "TCD", "loan", 50e6), ("PER", "TCD", "loan", 30e6)}


def test_another_part_that_comes_from_a_third_is_not_lent_to_it() -> None:
    text = "Peru helps Chad\nPeru lent $80 million to Chad. Another $15 million came from Norway."
    assert told(text, "finance") == {("PER", "TCD", "loan", 80e6)}


def test_loans_that_come_to_a_sum() -> None:
    text = "Peru and Chad\n“We have provided loans totalling $42 million for ports in Chad,” Peru's ambassador Rosa Salas said."
    assert told(text, "finance") == {("PER", "TCD", "loan", 42e6)}


def test_aid_that_is_brought_to_a_sum_is_no_trade() -> None:
    text = "Peru helps Chad\nPeru opened a clinic, bringing total Peruvian aid to Chad to $42 million."
    assert told(text, "finance") == {("PER", "TCD", "aid", 42e6)}
    assert not told(text, "trade")


def test_firms_that_are_represented_or_work_somewhere() -> None:
    text = (
        "Peru and Chad\nMore than 35 Peruvian companies are represented in Chad's market. There are 12 firms from Chad operating in Peru."
    )
    assert told(text, "count") == {("PER", "TCD", "enterprises", 35), ("PER", "TCD", "enterprises", 12)}


def test_what_a_number_of_flights_will_rise_from_is_there_already() -> None:
    text = "Peru and Chad\nThey agreed to raise the number of flights between Peru and Chad from 40 to 93 weekly flights."
    found = [f.observation for f in read_document(Document("d", text, date=DAY, title="Peru and Chad"))]
    assert {(o.value, o.modality) for o in found if o.kind == "count"} == {(40, "actual"), (93, "planned")}


def test_money_of_a_headline_is_that_of_the_text() -> None:
    text = "World Bank extends loan to Chad\n\nThe World Bank has approved a $89 million loan to boost the Chadian government's recovery efforts."
    assert told(text, "finance") == {("WB", "TCD", "loan", 89e6)}
    text = "Norway donates $10 million to Chad\n\nNorway will give Chad $10 million in aid for schools."
    assert told(text, "finance") == {("NOR", "TCD", "aid", 10e6)}


def test_money_that_only_a_headline_tells() -> None:
    text = "Norway donates $10 million to Chad\n\nNorway's ambassador spoke of schools. Norway will give Chad $4 million in aid for roads."
    assert told(text, "finance") == {("NOR", "TCD", "grant", 10e6), ("NOR", "TCD", "aid", 4e6)}


def test_a_bank_s_group_and_fund_lend_as_the_bank() -> None:
    text = "Loans to Chad\n\nThe African Development Fund and the government of Chad have signed a grant agreement for $14 million."
    assert told(text, "finance") == {("AfDB", "TCD", "grant", 14e6)}


def test_what_has_come_together_since_something_began() -> None:
    text = "Norway in Chad\n\nNorway has provided $3 million to Chad since its independence in 1960, with more after the 2008 floods."
    found = [f.observation for f in read_document(Document("d", text, date=DAY, title="Norway in Chad"))]
    assert [(o.start, o.end) for o in found if o.kind == "finance"] == [(datetime.date(1960, 1, 1), DAY)]
    text = "Norway in Chad\n\nNorway has trained 300 Chadian nurses since the programme began in 1990."
    found = [f.observation for f in read_document(Document("d", text, date=DAY, title="Norway in Chad"))]
    assert [(o.start, o.end) for o in found if o.kind == "count"] == [(datetime.date(1990, 1, 1), DAY)]
