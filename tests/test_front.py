"""The front page of a brief: what it answers first, on sequences of events told in documents of our own."""

import datetime
from pathlib import Path

import pytest

from comity import parties
from comity.brief import Brief, as_markdown, build
from comity.brief.merged_records import Event
from comity.commitments.calendar import next_anniversary
from comity.gather import gather
from comity.gather.datasets import factbook
from comity.ledger import Ledger, Source
from comity.observation import Finding, Observation
from comity.read import read

D = datetime.date
TODAY = D(2026, 11, 26)
CHAD_SUDAN = {
    "2008-06-01": "Chad broke off diplomatic relations with Sudan on 11 May 2008. The border between Chad and Sudan is 1,000 km long.",
    "2008-11-20": "Chad and Sudan restored diplomatic relations on 9 November 2008.",
    "1995-03-01": "Chad and Sudan established diplomatic relations on 2 July 1962. On 4 February 1995 Chad and Sudan signed a Treaty of Friendship.",
    "2025-01-15": "Sudan's foreign minister will visit Chad on 3 March 2030.",
}
GERMANY_POLAND = {
    "2024-07-03": "Germany and Poland signed a memorandum of understanding on rail freight on 2 July 2024.",
    "2024-07-04": "On 2 July 2024 Germany and Poland signed a memorandum of understanding on rail freight in Warsaw.",
    "2024-10-01": "In 2017 trade between Germany and Poland amounted to 110 billion euros. In 2023 trade between Germany and Poland amounted to 172 billion euros.",
    "1991-06-20": "Germany and Poland signed a Treaty on Good Neighbourliness on 17 June 1991.",
    "1987-06-16": "The European Community and Vietnam signed a fisheries protocol on 15 June 1987.",
}
USA_CHINA = {
    "2023-02-10": "On 4 February 2023 China accused the United States of using force against an airship.",
    "1979-01-05": "The United States and China established diplomatic relations on 1 January 1979.",
}


def brief(tmp_path: Path, a: str, b: str, texts: dict[str, str], as_of: datetime.date = TODAY, data: bool = True) -> Brief:
    tmp_path.mkdir(exist_ok=True)
    for day, text in texts.items():
        (tmp_path / f"{day}.txt").write_text(f"Title: Wire of {day}\nDate: {day}\n\n{text}\n", "utf-8")
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add(read(sorted(tmp_path.glob("*.txt"))))
    if data:
        ledger.add([(factbook.DATASET.packaged(), factbook.entries(of=(a, b)))])
    return build(ledger, parties.get(a), parties.get(b), as_of=as_of)


def front(made: Brief) -> dict[str, list[str]]:
    return {section.id: [f.text for f in section.facts] for section in made.front}


def test_relations_are_told_after_their_whole_sequence(tmp_path: Path) -> None:
    told = front(brief(tmp_path, "TCD", "SDN", CHAD_SUDAN))
    assert told["standing"][0] == ("Diplomatic relations, restored 9 November 2008 (established 2 July 1962; severed 11 May 2008)")
    assert any("1,000 km" in line and "1,403 km" in line for line in told["disagreement"])
    assert told["due"][0].startswith("Visit of ") and "Sudan" in told["due"][0] and told["due"][0].endswith("to Chad")
    assert told["binding"][0].startswith("Treaty of Friendship")


def test_what_is_restored_is_not_restored_again(tmp_path: Path) -> None:
    again = CHAD_SUDAN | {"2010-01-20": "Chad and Sudan restored diplomatic relations on 15 January 2010."}
    told = front(brief(tmp_path, "TCD", "SDN", again, data=False))
    assert told["standing"][0] == ("Diplomatic relations, restored 9 November 2008 (established 2 July 1962; severed 11 May 2008)")


def test_a_brief_is_told_as_of_its_day(tmp_path: Path) -> None:
    told = front(brief(tmp_path, "TCD", "SDN", CHAD_SUDAN, as_of=D(2008, 7, 1)))
    assert told["standing"][0] == "No diplomatic relations: severed 11 May 2008 (established 2 July 1962)"
    assert "due" not in told


def test_a_share_of_another_state_without_a_date_is_no_picture_of_the_two(tmp_path: Path) -> None:
    texts = {
        "2003-02-24": "Germany accounts for nearly 20 percent of Dutch imports. In 2023 Poland had a share of 6 percent in German exports."
    }
    assert brief(tmp_path, "DEU", "POL", texts).groups


def test_figures_of_a_product_stand_where_nothing_is_told_of_the_whole(tmp_path: Path) -> None:
    product = {"2017-02-01": "In 2016 Germany exported coal worth $3 million to Poland."}
    whole = {"2017-03-01": "In 2016 Germany's exports to Poland were $55.8 billion."}

    def flows(name: str, texts: dict[str, str]) -> list[str]:
        told = front(brief(tmp_path / name, "DEU", "POL", texts, as_of=D(2018, 1, 1), data=False))["flows"]
        return [t.rpartition(": ")[2] for t in told]

    assert flows("product", product) == ["$3 million"]
    assert flows("both", product | whole) == ["$55.8 billion"]


def test_an_old_figure_of_a_flow_does_not_stand_beside_a_new_one_in_another_currency(tmp_path: Path) -> None:
    texts = {
        "2017-02-01": "In 2016 Germany's exports to Poland were $55.8 billion. In 2016 Poland's exports to Germany were $52.5 billion.",
        "2024-02-01": "In 2023 Germany's exports to Poland were 90 billion euros.",
    }
    told = front(brief(tmp_path, "DEU", "POL", texts, as_of=D(2025, 1, 1), data=False))["flows"]
    assert [t.rpartition(": ")[2] for t in told] == ["€90 billion", "$52.5 billion"]


def test_one_event_of_several_sources_is_one_entry_and_figures_are_a_series(tmp_path: Path) -> None:
    made = brief(tmp_path, "DEU", "POL", GERMANY_POLAND, as_of=D(2025, 1, 1))
    told = front(made)
    lately = [f for s in made.front if s.id == "lately" for f in s.facts]
    assert len(lately) == 1 and len({q.source.id for q in lately[0].quotes}) == 2
    assert told["flows"][0] == "Trade turnover between Germany and Poland: €172 billion"
    trade = next(g for g in made.groups if g.id == "trade")
    assert [[f.when for f in s.facts] for s in trade.series if "turnover" in s.title] == [["2017", "2023"]]
    assert "Vietnam" not in str(told)
    clubs = told["binding"][-1]
    assert clubs.startswith("Both are members of") and "EU" in clubs and "NATO" in clubs


def test_accusations_say_of_what_and_relations_go_first(tmp_path: Path) -> None:
    told = front(brief(tmp_path, "CHN", "USA", USA_CHINA, data=False))
    assert told["standing"] == ["Diplomatic relations since 1 January 1979"]
    assert list(told)[:2] == ["standing", "binding"]
    assert "China accuses the United States of using force" in str(told["lately"])


def test_shared_memberships_are_those_of_the_day(tmp_path: Path) -> None:
    assert "OTS" in str(front(brief(tmp_path, "KAZ", "TUR", {}, data=False))["binding"])
    assert "EU" not in str(front(brief(tmp_path, "FRA", "GBR", {}, data=False))["binding"]).replace("EUMETSAT", "")


def test_organisations_stand_in_the_order_of_what_they_bind(tmp_path: Path) -> None:
    (clubs,) = front(brief(tmp_path, "DEU", "POL", {}, data=False))["binding"]
    assert clubs.startswith("Both are members of EU, NATO, OECD") and "GATT" not in clubs
    # Of the others the smaller first.
    assert clubs.index(" EIB,") < clubs.index(" EEA,")
    assert clubs.endswith("bodies of nearly all states") and " UN," not in clubs


def test_a_living_treaty_goes_before_an_old_one_and_a_service_to_another(tmp_path: Path) -> None:
    texts = {
        "1926-02-01": "Germany and Poland signed the Treaty on Frontier Questions on 27 January 1926.",
        "1991-06-20": "Germany and Poland signed the Treaty on Good Neighbourliness on 17 June 1991.",
        "2015-06-20": "Germany and Poland signed the Agreement amending the Agreement on Border Rivers on 17 June 2015.",
        "2015-06-21": "Germany and Poland signed a contract on 20 tanks on 18 June 2015.",
    }
    told = front(brief(tmp_path, "DEU", "POL", texts, data=False))["binding"]
    assert told[0].partition(":")[0] == "Treaty on Good Neighbourliness"
    assert not any("tanks" in t for t in told)


def test_visits_of_one_visitor_are_one_line_and_old_news_is_told_as_old(tmp_path: Path) -> None:
    texts = {
        f"2024-0{m}-20": f"Foreign Minister Ana Soto of Chile visited Peru on 1{m} {name} 2024." for m, name in ((3, "March"), (5, "May"))
    }
    lately = [f for s in brief(tmp_path, "CHL", "PER", texts, as_of=D(2024, 12, 1), data=False).front if s.id == "lately" for f in s.facts]
    assert [f.when for f in lately] == ["15 May 2024"] and "(also 13 March 2024)" in lately[0].text and len(lately[0].quotes) == 2
    later = [f for s in brief(tmp_path, "CHL", "PER", {}, as_of=D(2034, 12, 1), data=False).front if s.id == "lately" for f in s.facts]
    assert [(f.when, f.note) for f in later] == [("15 May 2024", "nothing newer is told")]


def test_who_says_which_figure_is_told_and_a_border_measured_otherwise_is_no_disagreement(tmp_path: Path) -> None:
    told = front(brief(tmp_path, "TCD", "SDN", CHAD_SUDAN))["disagreement"]
    assert told == ["Border between Sudan and Chad: 1,000 km (Wire of 2008-06-01) or 1,403 km (The World Factbook)"]
    near = brief(tmp_path / "near", "TCD", "SDN", {"2008-06-01": "The border between Chad and Sudan is 1,360 km long."})
    assert "disagreement" not in front(near)


def test_who_has_left_is_no_member_and_a_border_that_was_opened_is_open(tmp_path: Path) -> None:
    texts = {
        "2010-05-04": "Chad joined the G20 on 3 May 2010. Sudan joined the G20 on 3 May 2010. Chad closed its border with Sudan on 3 May 2010.",
        "2015-05-04": "Chad left the G20 on 3 May 2015. Chad reopened its border with Sudan on 3 May 2015.",
    }
    before, after = (front(brief(tmp_path, "TCD", "SDN", texts, as_of=D(year, 6, 1), data=False)) for year in (2012, 2016))
    assert "G20" in str(before["binding"]) and "G20" not in str(after["binding"])
    assert "closes" in str(before["standing"]) or "closed" in str(before["standing"])
    assert len(after["standing"]) == 1 and "open" in after["standing"][0]


def test_only_round_anniversaries_are_due(tmp_path: Path) -> None:
    texts = {"1972-05-04": "Chile and Fiji established diplomatic relations on 3 May 1972."}
    due = [front(brief(tmp_path, "CHL", "FJI", texts, as_of=D(year, 11, 26), data=False)).get("due", []) for year in (2025, 2026)]
    assert due[0] == [] and "55th anniversary" in due[1][0]


def test_of_many_late_events_the_weightiest_are_told(tmp_path: Path) -> None:
    names = ("Soto", "Vega", "Rojas", "Diaz", "Leon", "Cruz", "Mora")
    texts = {f"2024-04-0{m}": f"Chile's Trade Minister Ana {name} visited Peru on 1{m} March 2024." for m, name in enumerate(names, 1)}
    texts["2024-01-02"] = "Chile and Peru restored diplomatic relations on 1 January 2024."
    told = front(brief(tmp_path, "CHL", "PER", texts, as_of=D(2024, 12, 1), data=False))["lately"]
    assert len(told) == 6 and "restored" in told[-1].lower()


def test_what_each_side_reports_of_a_flow_is_told(tmp_path: Path) -> None:
    year = {"start": D(2020, 12, 31), "end": D(2020, 12, 31)}
    told = [
        Finding(Observation("investment", "CHN", "KAZ", "level", v, "USD", attrs={"of": "stock"}, speaker=who, **year), "r", row=who)
        for who, v in (("CHN", 5e9), ("KAZ", 4e9))
    ]
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([(Source("dataset:d", "dataset", title="d"), told)])
    flows = front(build(ledger, parties.get("CHN"), parties.get("KAZ"), as_of=D(2021, 6, 1)))["flows"]
    assert "$5 billion" in str(flows) and "$4 billion" in str(flows)


def test_data_on_the_two_sides_are_told_while_they_are_fresh(tmp_path: Path, shared: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([gather(i, shared / "data" / f) for i, f in (("archigos", "official"), ("cow_nmc", "official"), ("un_votes", "reference"))])
    told = front(build(ledger, parties.get("CHN"), parties.get("USA"), as_of=D(2015, 12, 1)))["sides"]
    assert len(told) == 3 and "Obama (since 20 January 2009)" in told[0] and "roll calls" in told[2]
    assert len(front(build(ledger, parties.get("CHN"), parties.get("USA"), as_of=D(2026, 12, 1)))["sides"]) == 2


@pytest.mark.parametrize(
    ("start", "as_of", "expected"),
    [
        (D(1992, 2, 29), D(2027, 1, 1), D(2027, 3, 1)),
        (D(1992, 5, 3), D(2026, 5, 3), D(2026, 5, 3)),
        (D(1992, 5, 3), D(2026, 5, 4), D(2027, 5, 3)),
    ],
)
def test_anniversaries_fall_on_the_day(start: datetime.date, as_of: datetime.date, expected: datetime.date) -> None:
    assert next_anniversary(start, as_of) == expected


def test_a_source_that_tells_a_fact_twice_supports_it_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru and Chile signed a treaty on trade on 3 May 2019.")
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add(read(tmp_path / "a.txt"))
    (record,) = ledger.records()
    assert Event((record, record)).support == 1


def test_figures_that_disagree_are_not_all_by_who_tells_the_first(tmp_path: Path) -> None:
    texts = {
        "2019-02-01": "Trade between Chile and Peru exceeded $3 billion in 2018, the ministry said.",
        "2019-02-02": "Trade between Chile and Peru came to $9 billion in 2018, the chamber said.",
    }
    lines = as_markdown(brief(tmp_path, "CHL", "PER", texts, data=False)).splitlines()
    line = next(line for line in lines if "over $3 billion" in line and "$9 billion" in line)
    assert "by ministry" not in line and any("over $3 billion (by ministry)" in line for line in lines)


def test_an_agreement_that_a_headline_names_is_that_of_the_text_below(tmp_path: Path) -> None:
    texts = {
        "2024-05-15": "Minerals pact signed\n\nPeru and Japan signed a memorandum of understanding on critical minerals on 14 May 2024."
    }
    told = front(brief(tmp_path, "PER", "JPN", texts, data=False))
    assert told["binding"][:-1] == ["Memorandum of understanding on critical minerals: signed"]


def test_an_agreement_that_a_list_calls_by_its_parties_is_what_they_did_that_day(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    day = {"start": D(2012, 3, 1), "end": D(2012, 3, 1)}

    def act(name: str, action: str = "in_force", **when: datetime.date) -> Finding:
        attrs = {"name": name, "type": "agreement", "action": action}
        return Finding(Observation("agreement", "JPN", "PER", attrs=attrs, **(when or day)), "list", row=name)

    first, second = (Source(f"dataset:{i}", "dataset", title=f"List {i}", sha256=str(i) * 64) for i in (1, 2))
    ledger.add([(first, [act("Japan Peru (trade)"), act("Japan Peru (trade)", "signed", start=D(2011, 5, 31), end=D(2011, 5, 31))])])
    ledger.add(
        [(second, [act("Economic Partnership Agreement"), act("Convention on Tax Evasion", start=D(2014, 1, 1), end=D(2014, 1, 1))])]
    )
    told = front(build(ledger, parties.get("PER"), parties.get("JPN"), as_of=TODAY))
    assert set(told["binding"][:-1]) == {"Economic Partnership Agreement: in force", "Convention on Tax Evasion: in force"}


def test_many_parties_are_counted_and_a_name_does_not_tell_its_day_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    day, many = {"start": D(1990, 11, 14), "end": D(1990, 11, 14)}, ["CHE", "CZE", "DNK", "FRA", "LUX"]
    listed = [
        {"name": "Treaty on the Confirmation of the Frontier between Them, 14 November 1990", "type": "treaty"},
        {"name": "Agreement on Rivers", "type": "agreement", "others": many},
    ]
    found = [Finding(Observation("agreement", "DEU", "POL", attrs={"action": "signed", **a}, **day), "list", row=a["name"]) for a in listed]
    ledger.add([(Source("dataset:1", "dataset", title="A list", sha256="1" * 64), found)])
    (tmp_path / "a.txt").write_text("Germany and Poland signed the Treaty on the confirmation of the border on 14 November 1990.", "utf-8")
    ledger.add(read([tmp_path / "a.txt"]))
    made = build(ledger, parties.get("DEU"), parties.get("POL"), as_of=TODAY)
    binding = next(s for s in made.front if s.id == "binding").facts
    named = ["Treaty on the Confirmation of the Frontier: signed", "Agreement on Rivers, with 5 others: signed"]
    assert [f.text for f in binding][:-1] == named
    assert len(binding[0].quotes) == 2 and "Switzerland" in as_markdown(made)


def test_no_anniversary_of_a_treaty_that_was_ended_is_due(tmp_path: Path) -> None:
    texts = {"1982-05-04": "Chile and Fiji signed the Treaty on Fisheries in Suva on 3 May 1982."}
    due = front(brief(tmp_path / "kept", "CHL", "FJI", texts, as_of=D(2026, 11, 26), data=False)).get("due", [])
    assert "45th anniversary" in str(due)
    texts["2019-03-02"] = "Chile terminated its Treaty on Fisheries with Fiji on 1 March 2019."
    due = front(brief(tmp_path / "ended", "CHL", "FJI", texts, as_of=D(2026, 11, 26), data=False)).get("due", [])
    assert "anniversary" not in str(due)


def test_plans_and_then_anniversaries_are_due_in_the_order_of_their_days(tmp_path: Path) -> None:
    texts = {
        "2013-11-12": "Kazakhstan and Russia established diplomatic relations on 22 October 1992. The Treaty on Friendship was signed by Russia and Kazakhstan on 25 May 1992.",
        "2024-11-28": "Russia's foreign minister will visit Kazakhstan on 3 July 2027.",
    }
    made = brief(tmp_path, "KAZ", "RUS", texts, as_of=D(2026, 11, 26), data=False)
    due = next(s for s in made.front if s.id == "due").facts
    assert [f.when for f in due] == ["3 July 2027", "25 May 2027", "22 October 2027"]
