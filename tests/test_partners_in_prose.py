"""Figures of partners one after another in a text on one topic, and goods one after another behind a flow."""

import datetime
import itertools

import pytest

from comity.read import Document, read_document


def levels(text: str, title: str = "") -> set[tuple[object, ...]]:
    read = [f.observation for f in read_document(Document("prose", text, title=title, date=datetime.date(2019, 5, 9)))]
    return {(o.kind, o.a, o.b, o.measure, o.value, o.attrs.get("of")) for o in read if o.measure in ("level", "share")}


def test_shares_and_numbers_of_visitors_one_partner_after_another() -> None:
    text = (
        "Visitors to Tonga in the first quarter of 2019 numbered 14,120, the statistics department reports. "
        "Fiji came second with a 21.5 percent share (3,036), while Japan recorded a share of 6.0 percent (847)."
    )
    assert levels(text) >= {
        ("count", "TON", "FJI", "share", 21.5, "tourists"),
        ("count", "FJI", "TON", "level", 3036.0, "tourists"),
        ("count", "TON", "JPN", "share", 6.0, "tourists"),
        ("count", "JPN", "TON", "level", 847.0, "tourists"),
    }


def test_where_people_come_to_is_told_by_the_text_and_not_by_a_title_on_a_partner() -> None:
    text = (
        "Peru has become the strongest source market to Tonga, with arrivals still rising.\n\n"
        "Chile followed next with 4,120 arrivals and a share of 9.1 percent."
    )
    assert levels(text, "Peru tops the table of arrivals") >= {("count", "CHL", "TON", "level", 4120.0, "tourists")}


@pytest.mark.parametrize(
    "text",
    [
        "Visitors to Tonga in 2018 numbered 54,000. Fiji spent 3,036 nights there and Japan 847.",
        "Visitors to Tonga in 2018 numbered 54,000. Fiji has 3,036 soldiers and Japan 84,700.",
        "The airliner came down at Accra, and 15 students of Guinea were taken off it on its way to Nigeria.",
    ],
)
def test_figures_of_anything_else_are_no_visitors(text: str) -> None:
    assert not {row for row in levels(text) if row[1] in ("FJI", "JPN", "GIN")}


LEADS = (
    ("exports", "In 2018 Kenya's main exports to Oman were"),
    ("exports", "Kenya's exports to Oman in 2018 included"),
    ("exports", "The main export items from Kenya to Oman in 2018 were"),
    ("exports", "Kenyan exports to Oman in 2018 consisted mainly of"),
    ("exports", "The leading goods exported by Kenya to Oman in 2018 were"),
    ("imports", "The main import items from Oman to Kenya in 2018 were"),
    ("imports", "Kenya's imports from Oman in 2018 included"),
    ("imports", "The principal products imported by Kenya from Oman in 2018 were"),
)
ITEMS = ("{goods} (${value} million)", "{goods} – ${value} million", "{goods}, ${value} million", "{goods} worth ${value} million")
GOODS = (("tea", 55.7), ("roses", 14.1), ("petroleum oils", 4.3))


@pytest.mark.parametrize(("flow", "lead"), LEADS)
def test_goods_one_after_another_have_their_sums_and_the_year_of_the_flow(flow: str, lead: str) -> None:
    for item, sign in itertools.product(ITEMS, (", ", "; ")):
        told = sign.join(item.format(goods=goods, value=value) for goods, value in GOODS)
        read = [f.observation for f in read_document(Document("goods", f"{lead} {told}.", date=datetime.date(2019, 5, 9)))]
        found = {
            (o.a, o.b, o.attrs["flow"], o.attrs.get("product"), o.value, str(o.start), str(o.end)) for o in read if o.measure == "level"
        }
        assert found == {("KEN", "OMN", flow, g, round(v * 1e6, 1), "2018-01-01", "2018-12-31") for g, v in GOODS}, told
