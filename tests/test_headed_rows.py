"""Rows of lists and tables that are told together with what stands over them."""

import datetime

import pytest

from comity.read import Document, read_document


def told(text: str, title: str = "", day: str = "", publisher: str | None = None) -> list[tuple[str, ...]]:
    date = datetime.date.fromisoformat(day) if day else None
    found = [f.observation for f in read_document(Document("page", text, title=title, date=date, publisher=publisher))]
    return [(o.kind, o.a, str(o.b), str(o.start or ""), str(o.attrs.get("action", o.attrs.get("of", "")))) for o in found]


def test_columns_tell_what_was_done_and_a_year_stands_over_months() -> None:
    text = (
        "Ruptures of diplomatic relations, 1964-66\n\nCountries | Broken off | Resumed\n\n1964\n"
        "Peru-Fiji | March | 8 July 1972\nChile-Togo | April | \n\n1966\nGhana - Kenya | May | June 1969"
    )
    assert told(text) == [
        ("relations", "FJI", "PER", "1964-03-01", "severed"),
        ("relations", "FJI", "PER", "1972-07-08", "restored"),
        ("relations", "CHL", "TGO", "1964-04-01", "severed"),
        ("relations", "GHA", "KEN", "1966-05-01", "severed"),
        ("relations", "GHA", "KEN", "1969-06-01", "restored"),
    ]


def test_who_closed_missions_is_told_by_the_head_and_where_by_the_rows() -> None:
    text = "Embassies closed by Norway, 1991-2001\nCountry  Year\nPeru  1991\nFiji  1994\n\nEmbassies opened\nCountry  Year\nTogo  1999"
    assert told(text) == [
        ("mission", "NOR", "PER", "1991-01-01", "closed"),
        ("mission", "NOR", "FJI", "1994-01-01", "closed"),
        ("mission", "NOR", "TGO", "1999-01-01", "opened"),
    ]


def test_those_who_expelled_stand_in_rows_with_how_many() -> None:
    text = "Expulsions of Peruvian diplomats in 1983\n\nExpelling state | Number expelled | Date\nChile | 7 | 5 April\nFiji | 1 | June"
    found = [f.observation for f in read_document(Document("page", text))]
    assert [(o.a, o.b, o.value, str(o.start)) for o in found] == [("PER", "CHL", 7, "1983-04-05"), ("PER", "FJI", 1, "1983-06-01")]


def test_a_fund_lends_to_each_row_and_the_next_line_names_what_for() -> None:
    text = (
        "The OPEC Fund for International Development (OFID) today signed new loan agreements with three countries.\n\n"
        "The loans will support the following:\n\nKenya US$m 11.50\nMoyale Airport Road. To pave 12 km.\n\n"
        "Togo: US$ 4 million\nImproving Water Supply in Kara. It helps 9,000 people."
    )
    assert told(text, day="2016-02-22") == [
        ("finance", "OFID", "KEN", "2016-02-22", "loan"),
        ("project", "KEN", "OFID", "", "planned"),
        ("agreement", "KEN", "OFID", "2016-02-22", "signed"),
        ("finance", "OFID", "TGO", "2016-02-22", "loan"),
        ("project", "OFID", "TGO", "", "planned"),
        ("agreement", "OFID", "TGO", "2016-02-22", "signed"),
    ]


def test_a_unit_in_the_head_is_that_of_the_rows() -> None:
    text = (
        "Loans granted by the Kuwait Fund to countries of Africa, 1978 (in millions of Kuwaiti dinars)\n\n"
        "Country | Project | Amount\nTogo | Lome airport | 2.0\nKenya | Bura irrigation | 1.5"
    )
    lent = [f.observation for f in read_document(Document("page", text)) if f.observation.kind == "finance"]
    assert [(o.a, o.b, o.value, o.unit, str(o.start)) for o in lent] == [
        ("KWT", "TGO", 2e6, "KWD", "1978-01-01"),
        ("KWT", "KEN", 1.5e6, "KWD", "1978-01-01"),
    ]


def test_measures_are_of_whoever_imposed_them() -> None:
    text = "Sanctions imposed by the European Union, by country\n\nCountry | Measure | Since\nSyria | Arms embargo | 2011"
    assert told(text) == [("coercion", "EU", "SYR", "2011-01-01", "sanctions")]


@pytest.mark.parametrize(
    "text",
    [
        "Winners of the cup\n1976 | Morocco | Guinea\n1978 | Ghana | Uganda",
        "Diplomatic relations severed: a bibliography\nSmith, Ghana and Togo, 1965\nJones, Kenya and Fiji, 1970",
        "Embassies closed by Norway for the holiday: a list of days\nPopulation of countries\nChad | 4 million | 1968\nNiger | 5 million | 1977",
        "Loans of books to libraries\nChad: 12\nNiger: 14",
    ],
)
def test_what_stands_under_another_head_tells_nothing(text: str) -> None:
    assert told(text) == []


def test_columns_parted_by_dashes_keep_two_dates_apart() -> None:
    text = (
        "Diplomatic breaks involving Sudan\n\nPartner — Broken — Re-established\nChad — June 1967 — July 1972\nPeru — 1965 — December 1971"
    )
    assert told(text) == [
        ("relations", "SDN", "TCD", "1967-06-01", "severed"),
        ("relations", "SDN", "TCD", "1972-07-01", "restored"),
        ("relations", "PER", "SDN", "1965-01-01", "severed"),
        ("relations", "PER", "SDN", "1971-12-01", "restored"),
    ]


def test_columns_parted_by_commas_and_a_currency_in_front_of_its_scale() -> None:
    text = "Grant aid by Japan to East Africa\n\nRecipient, project, amount (yen million)\nTanzania, Masasi road, 812\nMalawi, Blantyre bridge, 1,120"
    lent = [f.observation for f in read_document(Document("page", text)) if f.observation.kind == "finance"]
    assert [(o.b, o.value, o.unit) for o in lent] == [("TZA", 812e6, "JPY"), ("MWI", 1120e6, "JPY")]


def test_what_money_is_for_stands_behind_its_sum() -> None:
    text = "The African Development Bank (AfDB) approved the following loans:\n\n1. Chad – USD 60 million for the Sarh-Moundou motorway"
    assert told(text) == [("finance", "AfDB", "TCD", "", "loan"), ("project", "AfDB", "TCD", "", "planned")]


def test_years_stand_over_what_one_gave_another() -> None:
    text = "Swedish development aid to Bolivia, disbursements in SEK million\n\n1996: 110\n1997: 125.5"
    found = [f.observation for f in read_document(Document("page", text))]
    assert [(o.a, o.b, o.value, o.unit, str(o.start)) for o in found] == [
        ("SWE", "BOL", 110e6, "SEK", "1996-01-01"),
        ("SWE", "BOL", 125.5e6, "SEK", "1997-01-01"),
    ]


def test_who_joined_and_who_left_stand_under_a_verb() -> None:
    text = "African Union: admissions and withdrawals\n\nAdmitted\nChad, 1973\nTogo, 1983\n\nWithdrew\nMorocco, 1984"
    assert told(text) == [
        ("membership", "TCD", "AU", "1973-01-01", "joined"),
        ("membership", "TGO", "AU", "1983-01-01", "joined"),
        ("membership", "MAR", "AU", "1984-01-01", "left"),
    ]


def test_sessions_of_a_joint_commission_stand_under_its_name() -> None:
    text = "Slovak-Cuban Intergovernmental Commission\n\nI. Havana, 21-23 April 1999\nII. Bratislava, November 2001\nIII. Havana, 2004"
    assert [(o[0], *o[1:4]) for o in told(text)] == [
        ("meeting", "CUB", "SVK", "1999-04-21"),
        ("meeting", "CUB", "SVK", "2001-11-01"),
        ("meeting", "CUB", "SVK", "2004-01-01"),
    ]


def test_labels_on_a_page_of_two_tell_missions_and_counts() -> None:
    text = "Chile and Fiji\n\nEmbassy of Chile: Canberra (accredited to Fiji)\nHonorary Consulate of Chile: Suva\nBilateral agreements: 9"
    assert told(text, "Relations between Chile and Fiji") == [
        ("mission", "CHL", "FJI", "", "accredited"),
        ("mission", "CHL", "FJI", "", "exists"),
        ("count", "CHL", "FJI", "", "agreements"),
    ]


def test_a_dash_behind_a_date_opens_a_clause() -> None:
    text = "1971 – Chile opens an embassy in Suva.\nDecember 1975 – Chile breaks off diplomatic relations with Fiji."
    assert told(text) == [("mission", "CHL", "FJI", "1971-01-01", "opened"), ("relations", "CHL", "FJI", "1975-12-01", "severed")]


def test_members_told_of_nobody_are_of_the_organisation_in_the_title() -> None:
    text = "Chad has quit the bloc.\nIt gave notice a year ago.\nIts citizens may stay.\nTrade goes on.\nMember countries are Benin and Ghana. Others are Mali and Togo."
    assert [o[1] for o in told(text, "Chad pulls out of ECOWAS") if o[:3:2] == ("membership", "ECOWAS")][-4:] == [
        "BEN",
        "GHA",
        "MLI",
        "TGO",
    ]
    assert not [o for o in told(text, "Chad pulls out of ECOWAS") if o[0] == "mission"]


def test_a_heading_of_a_part_has_its_missions_from_the_one_above() -> None:
    text = "Peruvian consulates opened and closed, 2008-2012\n\nOpened:\nTurkey (Izmir), 2009\nClosed:\nBelgium, 2010"
    assert told(text) == [("mission", "PER", "TUR", "2009-01-01", "opened"), ("mission", "PER", "BEL", "2010-01-01", "closed")]


def test_how_many_were_expelled_needs_no_date() -> None:
    found = [f.observation for f in read_document(Document("page", "Russian diplomats expelled, by country\n\nUkraine: 13\nPoland: 4"))]
    assert [(o.a, o.b, o.value, o.start) for o in found] == [("RUS", "UKR", 13, None), ("RUS", "POL", 4, None)]


def test_what_leads_on_without_a_word_has_its_money_from_the_sentence_before() -> None:
    text = (
        "The International Fund for Agricultural Development (IFAD) signed financing agreements today with three governments. "
        "They are as follows:\n\nLesotho: Smallholder Farming Project (US$ 10 million)\nTonga: Rural Innovation Project (US$ 4 million)"
    )
    assert [o[:3] for o in told(text, day="2012-09-14") if o[0] != "agreement"] == [
        ("finance", "IFAD", "LSO"),
        ("project", "IFAD", "LSO"),
        ("finance", "IFAD", "TON"),
        ("project", "IFAD", "TON"),
    ]


def test_the_day_of_entry_of_a_measure_makes_nobody_a_member() -> None:
    text = "Arms embargoes imposed by the European Union\n\nCountry: date of entry\nLiberia: 19 November 1992"
    assert told(text) == [("coercion", "EU", "LBR", "1992-11-19", "sanctions")]


def test_an_item_of_a_list_dates_no_page() -> None:
    text = "Chile and Fiji\n\nVisits from Chile to Fiji:\n- President Sebastián Piñera, 2018\n- Foreign Minister Rosa Salas, 9 March 2014"
    found = [f.observation for f in read_document(Document("page", text, title="Chile and Fiji"))]
    assert [(str(o.start), o.modality) for o in found] == [("2018-01-01", "actual"), ("2014-03-09", "actual")]


def test_each_of_two_states_of_a_row_is_told() -> None:
    text = "Norwegian embassies opened since 1990\n\n1993: Peru\n2007: Fiji and Chad"
    assert [(o[2], o[3]) for o in told(text)] == [("PER", "1993-01-01"), ("FJI", "2007-01-01"), ("TCD", "2007-01-01")]


def test_the_cell_between_a_state_and_its_sum_is_what_money_is_for() -> None:
    text = "The EBRD signed loans with the following countries.\n\nAlbania  Fier road  EUR 16 million\nArmenia  Parakar airport  USD 18 million\nChad  Sarh road  USD 4 million"
    assert told(text)[:4] == [
        ("finance", "EBRD", "ALB", "", "loan"),
        ("project", "ALB", "EBRD", "", "planned"),
        ("finance", "EBRD", "ARM", "", "loan"),
        ("project", "ARM", "EBRD", "", "planned"),
    ]


def test_a_label_dates_no_page() -> None:
    found = read_document(
        Document("page", "Chile and Fiji\n\nRecognition of Fiji: 4 May 1971\nEmbassy opened: 1985", title="Chile and Fiji")
    )
    assert all(f.observation.modality == "actual" for f in found)
