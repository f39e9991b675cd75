"""The brief: what it says, how it says it, and what a hostile document cannot do to it."""

import datetime
import json
import re
import shutil
import subprocess
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import parties
from comity.brief import PICTURED, RENDERERS, Brief, as_html, as_json, as_markdown, build
from comity.brief.contradictions import contradictions
from comity.brief.merged_records import events
from comity.errors import ComityError
from comity.ledger import Ledger, Record, Source
from comity.observation import Finding, Observation
from comity.observation.same import same_fact
from comity.pictures import Line, Picture, Point, as_png, series
from comity.pictures.drawer import Drawer
from comity.read import read
from comity.wording import amount, period, sentence
from conftest import EXAMPLES

D = datetime.date
HOSTILE = """Chile and Peru <script>alert("x")</script>

On 3 May 2020 Chile and Peru signed an Agreement on <img src=x onerror=alert(1)> "Trade" & Tariffs.
In 2019 trade between Chile and Peru amounted to 3.2 billion dollars, said <b onmouseover="alert(2)">Ana</b>.
"""


def brief_of(folder: Path, a: str, b: str, *sources: Path, data: Path | None = None) -> Brief:
    """A brief from documents, and from the data of another ledger."""
    ledger = Ledger(folder / "brief.duckdb")
    if data:
        shutil.copyfile(data, ledger.path)
    ledger.add(read(sources))
    return build(ledger, parties.get(a), parties.get(b))


@pytest.fixture(scope="module")
def kazakhstan_russia(factbook_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Brief:
    return brief_of(tmp_path_factory.mktemp("brief"), "KAZ", "RUS", EXAMPLES / "kazakhstan-russia.txt", data=factbook_ledger)


class Checker(HTMLParser):
    """Collects tags and what they load; fails on a tag that is closed in the wrong place."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.tags: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.loads += [v or "" for k, v in attrs if k in ("src", "srcset", "data", "action") or (k == "href" and tag == "link")]
        self.handlers += [k for k, _ in attrs if k.startswith("on")]
        if tag not in ("meta", "br", "hr", "img", "link", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open[-5:])
        self.open.pop()


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    assert checker.open == []
    return checker


def test_the_page_needs_nothing_else(kazakhstan_russia: Brief) -> None:
    page = as_html(kazakhstan_russia)
    found = checked(page)
    assert found.loads == [] and found.handlers == []
    assert not found.tags & {"script", "iframe", "link", "img", "object"}
    assert "@import" not in page and "url(" not in page


def test_the_page_says_what_the_document_says(kazakhstan_russia: Brief) -> None:
    page = as_html(kazakhstan_russia)
    for words in ("Kazakhstan – Russia", "over $18 billion", "25 May 1992", "7,644 km", "<mark>", "Coercion"):
        assert words in page
    silent = page[page.index("Nothing found on: ") :]
    assert "Coercion" in silent[:200]


def test_every_fact_has_its_source(kazakhstan_russia: Brief) -> None:
    facts = [f for g in kazakhstan_russia.groups for f in g.facts]
    assert len(facts) > 20
    for fact in facts:
        assert fact.quotes and "".join(t for t, _ in fact.quotes[0].parts).strip()
    read_ones = [f for f in facts if f.quotes[0].source.sort == "document"]
    assert all(any(marked for _, marked in f.quotes[0].parts) for f in read_ones)


def test_a_hostile_document_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE)
    brief = brief_of(tmp_path, "CHL", "PER", path)
    page = as_html(brief)
    found = checked(page)
    assert "script" not in found.tags and "img" not in found.tags and found.handlers == []
    assert "&lt;img src=x onerror=alert(1)&gt;" in re.sub(r"</?mark>", "", page)
    assert "<img" not in as_markdown(brief).replace("\\<", "")


def test_an_address_that_is_no_address_is_no_link(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "x.duckdb")
    border = Finding(Observation("border", "CHL", "PER", "level", 168.0, "km", spans=((0, 5),)), "r")
    ledger.add([(Source("x", "document", title="T", url="javascript:alert(1)", text="hello"), [border])])
    page = as_html(build(ledger, parties.get("CHL"), parties.get("PER")))
    assert 'href="javascript' not in page


def test_markdown_and_json_say_the_same(kazakhstan_russia: Brief) -> None:
    text, value = as_markdown(kazakhstan_russia), json.loads(as_json(kazakhstan_russia))
    facts = [f["text"] for facet in value["facets"] for f in facet["facts"]]
    assert len(facts) == sum(len(g.all) for g in kazakhstan_russia.groups)
    for fact in facts:
        assert re.sub(r"\W", "", fact) in re.sub(r"\W", "", text)
    assert value["facets"][0]["title"] == "Legal framework"
    assert "Nothing found on: " in text and "Coercion" in text[text.index("Nothing found on: ") :]


def test_the_same_input_gives_the_same_page(tmp_path: Path, factbook_ledger: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    document = EXAMPLES / "kazakhstan-russia.txt"
    first, second = (as_html(brief_of(tmp_path / n, "KAZ", "RUS", document, data=factbook_ledger)) for n in "12")
    assert first == second


def test_facts_stand_in_time_order(kazakhstan_russia: Brief) -> None:
    for group in kazakhstan_russia.groups:
        days = [f.record.observation.start for f in group.facts if f.record and f.record.observation.start]
        assert days == sorted(days)


def test_two_states_without_any_document_have_something_true(tmp_path: Path, factbook_ledger: Path) -> None:
    page = as_html(brief_of(tmp_path, "BOL", "PRY", data=factbook_ledger))
    assert "Border between Bolivia and Paraguay: 753 km" in page
    assert "Both are members of" in page


def test_nothing_at_all_is_said_so(tmp_path: Path) -> None:
    page = as_html(brief_of(tmp_path, "ATA", "BVT"))
    checked(page)
    assert "Nothing is known of the two yet" in page


def trade(value: float, bound: str = "exact") -> Observation:
    start, end = D(2019, 1, 1), D(2019, 12, 31)
    return Observation("trade", "CHL", "PER", "level", value, "USD", bound, start, end, attrs={"flow": "turnover"}, spans=((0, 5),))


def told(tmp_path: Path, *observations: Observation) -> Brief:
    ledger = Ledger(tmp_path / "x.duckdb")
    ledger.add(
        [(Source(f"doc-{i}", "document", publisher=f"P{i}", text="hello world"), [Finding(o, "r")]) for i, o in enumerate(observations)]
    )
    return build(ledger, parties.get("CHL"), parties.get("PER"))


def test_contradictions_stand_side_by_side(tmp_path: Path) -> None:
    brief = told(tmp_path, trade(3.2e9), trade(4.1e9))
    assert [len(c.facts) for c in brief.contradictions] == [2]
    page = as_html(brief)
    assert "Contradictions between sources" in page and "P0" in page and "P1" in page


@pytest.mark.parametrize(
    ("x", "y"), [((3.2e9, "exact"), (3.18e9, "exact")), ((3e9, "at_least"), (3.7e9, "exact")), ((3e9, "about"), (3.1e9, "exact"))]
)
def test_rounded_and_bounded_figures_do_not_contradict(tmp_path: Path, x: tuple[float, str], y: tuple[float, str]) -> None:
    assert told(tmp_path, trade(*x), trade(*y)).contradictions == ()


@pytest.mark.parametrize(("x", "y"), [((3e9, "at_least"), (9e9, "exact")), ((3e9, "at_most"), (1e9, "about"))])
def test_a_bound_reaches_to_the_next_round_figure(tmp_path: Path, x: tuple[float, str], y: tuple[float, str]) -> None:
    assert len(told(tmp_path, trade(*x), trade(*y)).contradictions) == 1


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (D(2005, 1, 1), D(2005, 12, 31), "2005"),
        (D(2005, 1, 1), D(2017, 12, 31), "2005–2017"),
        (D(1994, 3, 1), D(1994, 3, 31), "March 1994"),
        (D(2018, 1, 1), D(2018, 5, 31), "January–May 2018"),
        (D(1992, 5, 25), D(1992, 5, 25), "25 May 1992"),
        (D(2018, 4, 1), D(2018, 6, 30), "2nd quarter of 2018"),
        (D(2018, 7, 1), D(2018, 12, 31), "second half of 2018"),
        (D(2017, 6, 9), D(2017, 6, 11), "9–11 June 2017"),
        (D(2005, 1, 1), None, "since 2005"),
        (None, None, ""),
    ],
)
def test_dates_with_their_real_precision(start: D | None, end: D | None, words: str) -> None:
    assert period(start, end) == words


@pytest.mark.parametrize(
    ("value", "unit", "bound", "words"),
    [
        (16e9, "USD", "exact", "$16 billion"),
        (7500, "km", "at_least", "over 7,500 km"),
        (-5.45e9, "USD", "exact", "−$5.45 billion"),
        (25.6, "percent", "about", "about 25.6%"),
        (3.42e9, "FRF", "exact", "3.42 billion FRF"),
        (8500, "count", "at_least", "over 8,500"),
        (3, "rank", "exact", "3rd"),
        (None, "count", "about", ""),
    ],
)
def test_values_for_people(value: float | None, unit: str, bound: str, words: str) -> None:
    assert amount(value, unit, bound) == words


def test_every_kind_can_be_said(tmp_path: Path) -> None:
    from comity.evaluate import cases

    for case in cases(EXAMPLES / "documents"):
        for o in case.expected:
            text = sentence(o)
            assert text[0] == text[0].upper() and "_" not in text and "None" not in text, text


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
#: Pixels of a phone's screen.
NARROW = 390
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium to look at the page (Debian: apt-get install chromium)")
@pytest.mark.parametrize("width", [NARROW, 1100])
def test_the_page_in_a_real_browser(kazakhstan_russia: Brief, tmp_path: Path, width: int) -> None:
    page = tmp_path / "brief.html"
    page.write_text(as_html(kazakhstan_russia), encoding="utf-8")
    picture, pdf = tmp_path / "brief.png", tmp_path / "brief.pdf"
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},1400", "--hide-scrollbars"]
    wanted = [f"--screenshot={picture}"]
    if width > NARROW:
        wanted += ["--dump-dom", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    shown = subprocess.run([*command, *wanted, page.as_uri()], check=True, capture_output=True, text=True, timeout=120)
    assert picture.stat().st_size > 20_000
    if width == NARROW:
        return
    assert "Kazakhstan – Russia" in shown.stdout
    printed = next(iter(read([pdf]))).document
    assert printed is not None and "18 billion" in printed.text


def test_both_sides_figures_in_one_data_set_are_no_contradiction(tmp_path: Path) -> None:
    def told(value: float) -> Finding:
        year = {"start": D(2020, 1, 1), "end": D(2020, 12, 31)}
        return Finding(
            Observation("investment", "CHL", "PER", "level", value, "USD", attrs={"of": "stock"}, **year), "small", row=str(value)
        )

    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([(Source("dataset:small", "dataset", title="small"), [told(1e9), told(2e9)])])
    assert build(ledger, parties.get("CHL"), parties.get("PER")).contradictions == ()
    ledger.add([(Source("dataset:other", "dataset", title="other"), [told(5e9)])])
    assert len(build(ledger, parties.get("CHL"), parties.get("PER")).contradictions) == 1


def test_only_what_is_told_as_done_contradicts(tmp_path: Path) -> None:
    from comity.brief.contradictions import contradictions

    def records(name: str, *found: Observation) -> list[Any]:
        ledger = Ledger(tmp_path / name)
        ledger.add(
            [(Source(f"doc-{i}", "document", publisher=f"P{i}", text="hello world"), [Finding(o, "r")]) for i, o in enumerate(found)]
        )
        return ledger.records()

    assert [len(g) for g in contradictions(records("done", trade(3.2e9), trade(4.1e9)))] == [2]
    assert contradictions(records("planned", *(replace(trade(v), modality="planned") for v in (3.2e9, 4.1e9)))) == []


def test_two_days_of_one_signing_contradict_and_a_later_agreement_of_that_name_does_not() -> None:
    def signed(day: datetime.date) -> Observation:
        attrs = {"name": "Agreement on Fisheries Research and Coastal Tourism", "type": "agreement", "action": "signed"}
        return Observation("agreement", "CHL", "PER", start=day, end=day, attrs=attrs)

    first, otherwise, later = signed(D(2004, 5, 3)), signed(D(2005, 6, 1)), signed(D(2018, 5, 3))
    assert [len(g) for g in contradictions([record(1, first, 1), record(2, otherwise, 2)])] == [2]
    assert contradictions([record(1, first, 1), record(2, later, 2)]) == []


def test_two_figures_of_one_data_set_do_not_contradict_each_other(tmp_path: Path) -> None:
    from comity.brief.contradictions import contradictions

    ledger = Ledger(tmp_path / "l.duckdb")
    rows = [Finding(trade(v), "r", row=str(v)) for v in (3.2e9, 4.1e9)]
    ledger.add([(Source("dataset:d", "dataset", title="d"), rows)])
    assert contradictions(ledger.records()) == []
    ledger.add([(Source("dataset:e", "dataset", title="e"), rows[:1])])
    assert [len(g) for g in contradictions(ledger.records())] == [3]


def visits(*years: int, modality: str = "actual") -> list[Observation]:
    attrs: dict[str, Any] = {"who": "President Soto", "level": "head_of_state", "type": "official"}
    return [Observation("visit", "CHL", "PER", start=D(y, 3, 1), end=D(y, 3, 1), modality=modality, attrs=attrs) for y in years]


def illustrated(tmp_path: Path, *observations: Observation) -> dict[str, Picture]:
    tmp_path.mkdir(exist_ok=True)
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([(Source("d", "document", title="T"), [Finding(o, "r") for o in observations])])
    made = build(ledger, parties.get("CHL"), parties.get("PER"), as_of=D(2026, 1, 1))
    return {p.title: p for p in made.pictures}


def titles(svg: str) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}title")]


def test_two_dated_events_make_a_timeline_and_what_did_not_happen_is_none(tmp_path: Path) -> None:
    assert illustrated(tmp_path / "one", *visits(2001)) == {}
    assert illustrated(tmp_path / "denied", *visits(2001, 2005, modality="denied")) == {}
    drawn = illustrated(tmp_path / "two", *visits(2001, 2005))["Timeline"]
    said = titles(drawn.svg)
    assert [t.split(":")[0] for t in said] == ["1 March 2001", "1 March 2005"] and all("President Soto" in t for t in said)
    assert titles(drawn.narrow) == [] and drawn.narrow.count("President Soto") == 1
    assert [row[:2] for row in drawn.rows] == [("Political dialogue", "1 March 2001"), ("Political dialogue", "1 March 2005")]


def test_of_many_events_a_few_have_their_words_beside_them_and_each_has_a_title(tmp_path: Path) -> None:
    paid = visits(*range(1960, 2020))
    drawn = illustrated(tmp_path, *(replace(o, attrs={**o.attrs, "who": f"President Soto {n}"}) for n, o in enumerate(paid)))["Timeline"]
    assert len(titles(drawn.svg)) == len(drawn.rows) == 60
    assert drawn.svg.count("President Soto") == 60 + 12 and drawn.size[1] < 400
    # The same words are said once.
    assert illustrated(tmp_path / "same", *paid)["Timeline"].svg.count("President Soto") == 60 + 1
    most = illustrated(tmp_path / "most", *visits(*range(1800, 2020)))["Timeline: the 150 weightiest of 220 events"]
    assert len(titles(most.svg)) == len(most.rows) == 150


def test_figures_of_years_are_lines_for_each_reporter_and_those_of_one_year_are_bars(tmp_path: Path) -> None:
    def trade(year: int, value: float, **more: Any) -> Observation:
        dates = {"start": D(year, 1, 1), "end": D(year, 12, 31)}
        return Observation("trade", "CHL", "PER", "level", value, "USD", **dates, **{"attrs": {"flow": "exports"}, **more})

    mirrored = replace(trade(2021, 3e9, attrs={"flow": "imports"}), a="PER", b="CHL")
    target = trade(2030, 5e9, modality="target")
    line = illustrated(tmp_path / "years", trade(2020, 2e9), trade(2021, 2.5e9), mirrored, target)["Trade, USD"]
    assert "Exports from Chile to Peru, 2021: $2.5 billion" in titles(line.svg) and ">billion USD<" in line.svg
    assert ("Imports of Peru from Chile", "2021", "$3 billion") in line.rows
    assert len(titles(line.svg)) == len(line.rows) == 4
    bar = illustrated(tmp_path / "year", trade(2021, 2.5e9), mirrored)["Trade, USD"]
    assert titles(bar.svg) == ["Exports from Chile to Peru, 2021: $2.5 billion", "Imports of Peru from Chile, 2021: $3 billion"]


def test_partners_shares_are_of_the_newest_year_in_which_the_other_is_told(tmp_path: Path) -> None:
    def share(b: str, year: int, value: float) -> Observation:
        return Observation("trade", "CHL", b, "share", value, "percent", "exact", D(year, 1, 1), D(year, 12, 31), attrs={"flow": "exports"})

    told = illustrated(tmp_path, share("PER", 2022, 3.0), share("CHN", 2022, 39.0), share("CHN", 2024, 40.0), share("PER", 2019, 9.0))
    assert told["Shares in the exports of Chile, 2022"].rows == (("China", "39%"), ("Peru", "3%"))
    nothing = build(Ledger(tmp_path / "l.duckdb"), parties.get("CHL"), parties.get("PER"), wanted=lambda record: False)
    assert nothing.pictures == ()


def test_cooperation_stands_above_the_line_and_conflict_below_it_each_act_once(tmp_path: Path) -> None:
    def made(year: int, kind: str, **attrs: Any) -> Observation:
        return Observation(kind, "CHL", "PER", start=D(year, 5, 2), end=D(year, 5, 2), attrs=attrs)

    signed = made(2001, "agreement", name="Treaty of Ancash", type="treaty", action="signed")
    broken, lifted = made(2003, "coercion", action="sanctions"), made(2005, "coercion", action="sanctions_lifted")
    drawn = illustrated(tmp_path, signed, broken, lifted)["Cooperation and conflict, events by year"]
    assert drawn.columns == ("Year", "Sort", "Events")
    assert [(row[0], row[1].split()[1], row[2]) for row in drawn.rows] == [
        ("2001", "cooperation", "1"), ("2003", "conflict", "1"), ("2005", "cooperation", "1"),
    ]  # fmt: skip
    assert sorted(titles(drawn.svg)) == [f"{year}, {sort}: {n}" for year, sort, n in drawn.rows]
    assert not any("Cooperation and conflict" in t for t in illustrated(tmp_path / "one", signed, broken))


def test_pictures_hold_no_script_no_fixed_colour_and_nothing_of_their_own_to_load(tmp_path: Path) -> None:
    hostile = '"><script>alert(1)</script>\x0b\uffff'
    attrs = {"who": hostile, "level": "head_of_state", "type": "official"}
    bad = [Observation("visit", "CHL", "PER", start=D(y, 3, 1), end=D(y, 3, 1), attrs=attrs) for y in (2001, 2005)]
    drawn = illustrated(tmp_path, *bad)["Timeline"]
    assert "<script" not in drawn.svg and "style=" not in drawn.svg and "http" not in drawn.svg.replace("http://www.w3.org/2000/svg", "")
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn.svg)) <= {"none", "transparent"} | set(
        re.findall(r"var\(--\w+, #\w+\)", drawn.svg)
    )
    assert as_png(drawn).startswith(b"\x89PNG")


def test_each_declaration_keeps_to_the_grammar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    altair = pytest.importorskip("altair", reason="needs Altair for the schema of Vega-Lite")
    real, declared = Drawer.svg, []
    monkeypatch.setattr(Drawer, "svg", lambda self, spec: declared.append(json.loads(spec)) or real(self, spec))
    # Figures that no other test draws: what was drawn once is kept.
    year = {"start": D(1907, 1, 1), "end": D(1907, 12, 31)}
    level = Observation("investment", "CHL", "PER", "level", 907.0, "USD", **year, attrs={"of": "stock"})
    assert all(p.svg and bool(p.narrow) is p.is_wide for p in illustrated(tmp_path, *visits(1907, 1909, 1911), level).values())
    lines = [Line("a", "f", (Point(2020.0, 7e6, "2020", "7"), Point(2021.0, 9e6, "2021", "9", True)))]
    assert series("Trade of 1907", "USD", lines).svg and len(declared) == 5
    for spec in declared:
        altair.Chart.from_dict(spec, validate=True)


def test_a_form_without_pictures_draws_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(drawer: Drawer, declared: str) -> str:
        raise AssertionError(declared)

    monkeypatch.setattr(Drawer, "svg", refused)
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([(Source("d", "document", title="T"), [Finding(o, "r") for o in visits(1893, 1894)])])
    made = build(ledger, parties.get("CHL"), parties.get("PER"))
    assert [p.title for p in made.pictures] == ["Timeline"]
    for form in RENDERERS.keys() - PICTURED:
        assert RENDERERS[form](made, True)
    for form in PICTURED:
        with pytest.raises(AssertionError):
            RENDERERS[form](made, False)


def test_what_draws_is_replaced_when_it_ends_and_says_what_it_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    drawer = Drawer()
    try:
        assert drawer.svg('{"mark": "point", "data": {"values": [{}]}}').startswith("<svg")
        drawer.end()
        assert drawer.svg('{"mark": "bar", "data": {"values": [{}]}}').startswith("<svg")
        with pytest.raises(ComityError, match="a picture cannot be drawn"):
            drawer.svg("[]")
    finally:
        drawer.end()


def test_marks_that_overlap_show_each_word_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    border = Observation("border", "CHL", "PER", "level", 168, "km", spans=((0, 11),))
    ledger.add([(Source("d", "document", title="T", text="hello world"), [Finding(border, "r", ((0, 5), (3, 8), (6, 20)))])])
    (fact,) = [f for g in build(ledger, parties.get("CHL"), parties.get("PER")).groups for f in g.facts if f.record]
    assert "".join(text for text, _ in fact.quotes[0].parts) == "hello world"


def record(number: int, o: Observation, source: int) -> Record:
    return Record(number, Finding(o, "test"), Source(f"{source}.txt", "document"))


DAYS = [D(1931, 2, 1), D(1995, 12, 30), D(1996, 1, 1), D(1996, 6, 3), D(2019, 5, 5)]


@st.composite
def facts(draw: st.DrawFn) -> Observation:
    days = st.sampled_from([None, *DAYS])
    start, end = draw(days), draw(days)
    if start and end and end < start:
        start, end = end, start
    if draw(st.booleans()):
        level = draw(st.sampled_from(["minister", "other", "head_of_state"]))
        return Observation("meeting", "CHL", "PER", start=start, end=end, attrs={"level": level, "format": "bilateral"})
    name = draw(st.sampled_from(["Treaty on Gas", "Agreement on Gas and Oil", "Agreement"]))
    return Observation("agreement", "CHL", "PER", start=start, end=end, attrs={"name": name, "type": "agreement", "action": "signed"})


@given(st.lists(st.tuples(facts(), st.integers(0, 4)), max_size=12))
def test_events_are_what_holding_each_record_against_each_gives(listed: list[tuple[Observation, int]]) -> None:
    records = [record(n, o, source) for n, (o, source) in enumerate(listed)]
    groups: list[list[Record]] = []
    for r in records:
        fits = (g for g in groups if all(x.source.id != r.source.id and same_fact(x.observation, r.observation) for x in g))
        home = next(fits, None)
        if home is None:
            groups.append(home := [])
        home.append(r)
    assert [{r.number for r in e.records} for e in events(records)] == [{r.number for r in g} for g in groups]


def test_a_pair_of_many_records_takes_time_in_proportion() -> None:
    first = D(1990, 1, 1)
    days = [first + datetime.timedelta(5 * n) for n in range(1500)]
    met = [Observation("meeting", "CHL", "PER", start=d, end=d, attrs={"level": "minister", "format": "bilateral"}) for d in days]
    traded = Observation("trade", "CHL", "PER", "level", 3e9, "USD", start=first, end=first, attrs={"flow": "turnover"})
    records = [record(n, o, n) for n, o in enumerate([*met, *[traded] * 1500])]
    started = time.process_time()
    assert len(events(records)) == 1501
    assert contradictions(records) == []
    # Each held against each took half a minute.
    assert time.process_time() - started < 6
