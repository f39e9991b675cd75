"""Sums and numbers as pages of embassies, donors and banks tell them: in lists under a head, in brackets, in the country that the page is about."""

import datetime

from comity.read import Document, read_document

DAY = datetime.date(2019, 6, 15)


def told(text: str, kind: str) -> set[tuple[str, str | None, str, float | None]]:
    document = Document("d", text, date=DAY, title=text.split("\n", maxsplit=1)[0])
    found = [f.observation for f in read_document(document)]
    return {(o.a, o.b, str(o.attrs["of"]), o.value) for o in found if o.kind == kind and o.measure == "level"}


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
