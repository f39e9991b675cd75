"""The site: every page through Starlette's client, and in a real browser what only a browser shows."""

import csv
import io
import json
import re
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

pytest.importorskip("starlette", reason="needs the extra web")

import anyio
import uvicorn
from starlette.testclient import TestClient
from starlette.types import Message

from comity.gather.datasets import factbook, memberships
from comity.ledger import Ledger
from comity.pictures import world_map
from comity.pictures.colours import CHOSEN, CLASSES
from comity.pictures.drawing import HATCH
from comity.pictures.world.atlas import areas
from comity.read import Reading, read
from comity.read.apart import read_apart
from comity.web import Site, application
from comity.web.guards import LARGEST

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SVG = "{http://www.w3.org/2000/svg}"
TEXTS = {
    "severed": "Chad broke off diplomatic relations with Sudan on 11 May 2008. The border between Chad and Sudan is 1,000 km long.",
    "restored": "Chad and Sudan restored diplomatic relations on 9 November 2008.",
    "visit": "Sudan's foreign minister will visit Chad on 3 March 2030.",
    "trade": "Chad's exports to Sudan were $15 million in 2023.",
}
HOSTILE = """<script>document.title = "owned"</script><img src="http://elsewhere.example/x.png" onerror="document.title='owned'">\u202e\x1b[31m

2024-06-01

On 5 May 2024 Chad and Sudan signed an agreement on "><script>document.title = "owned"</script> livestock, and both governments said that
they were content with it. <style>body{display:none}</style> The talks before it had lasted for more than a year, as the ministers told
the newspapers after the ceremony. <a href="javascript:alert(1)">More</a> was not said of it on that day.
"""
PAGES = [
    "/",
    "/?state=TCD&indicator=border",
    "/search?q=Chad+Sudan",
    "/state/TCD",
    "/state/AU",
    "/pair/TCD/SDN",
    "/compare?first=TCD-SDN&second=Chad+–+Libya",
    "/documents",
    "/document?id=hostile.txt",
    "/check",
    "/data",
    "/sql?q=SELECT+kind,+count(*)+AS+n+FROM+observations+GROUP+BY+kind+ORDER+BY+kind",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(f"Wire on what was {name}\n\n2024-06-01\n\n{text}\n", "utf-8")
    (folder / "hostile.txt").write_text(HOSTILE, "utf-8")
    ledger = Ledger(folder / "record.duckdb")
    ledger.add(read(folder))
    near = {"TCD", "SDN", "LBY", "KAZ"}
    about = [f for f in factbook.entries() if f.observation.b is None or {f.observation.a, f.observation.b} & near]
    belongs = [f for f in memberships.load([]).entries if f.observation.a in near]
    ledger.add([(factbook.DATASET.packaged(), about), (memberships.DATASET.packaged(), belongs)])
    return Site(ledger, "The record", read_apart)


@pytest.fixture(scope="module")
def client(site: Site) -> TestClient:
    return TestClient(application(site), base_url="http://localhost")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_and_runs_nothing(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src" not in policy
    assert "<script" not in response.text and " style=" not in response.text and "<style>body" not in response.text
    assert 'onerror="' not in response.text and 'href="javascript' not in response.text
    assert not set(response.text) & set("\u202e\x1b")
    assert response.text.count("<main") == response.text.count("<h1") == 1


def test_the_pair_is_told_and_filtered(client: TestClient) -> None:
    whole = client.get("/pair/SDN/TCD?format=json").json()
    assert whole["front"][0]["facts"][0]["text"].startswith("Diplomatic relations, restored 9 November 2008")
    page = client.get("/pair/SDN/TCD").text
    assert (
        "1,000 km (Wire on what was severed) or 1,403 km (The World Factbook)" in page
        and "<mark>" in page
        and 'href="/document?id=severed.txt"' in page
    )

    def kinds(filtered: str) -> set[str]:
        rows = csv.DictReader(io.StringIO(client.get(f"/pair/SDN/TCD?format=csv&{filtered}").text))
        return {row["kind"] for row in rows if row["kind"]}

    assert kinds("facet=trade") == {"trade"}
    assert kinds("kind=planned") == {"visit"}
    assert kinds("from=2030&to=2031") == {"visit"}
    assert "trade" not in kinds("to=2010") and "relations" in kinds("to=2010")
    assert kinds("source=restored.txt") == {"relations"}
    assert "visit" in kinds("") and "border" in kinds("")


def test_a_page_is_json_csv_and_citations_too(client: TestClient) -> None:
    rows = client.get("/state/TCD?format=json").json()
    assert {"party": "TCD", "partner": "SDN", "facet": "border", "facts": 2} in [{k: r[k] for k in list(r)[:4]} for r in rows]
    cited = client.get("/pair/TCD/SDN?format=bib").text
    assert cited.count("@misc{") == len(client.get("/pair/TCD/SDN?format=json").json()["sources"])
    on_state = client.get("/state/TCD?format=bib").text
    assert "World Factbook" in on_state and "Wire on what was severed" in on_state and "memberships" in on_state.lower()
    assert client.get("/data?format=csv").text.startswith("dataset,title,version,")
    assert "World Factbook" in client.get("/data?format=bib").text
    assert client.get("/sql?q=SELECT+%27%3D1%2B1%27+AS+x&format=csv").text == "x\n'=1+1\n"


def test_a_source_leads_to_its_data_set(client: TestClient) -> None:
    (place,) = set(re.findall(r'href="/data(#source-dataset-factbook[^"]*)"', client.get("/pair/TCD/SDN").text))
    assert f'id="{place[1:]}"' in client.get("/data").text


def test_search_finds_states_pairs_and_words(client: TestClient) -> None:
    assert client.get("/search?q=chad – sudan&format=json").json()["parties"] == ["TCD", "SDN"]
    assert client.get("/search?q=Tchad&format=json").json()["parties"] == ["TCD"]
    assert client.get("/search?q=RESTORED diplomatic&format=json").json()["documents"][0]["document"] == "restored.txt"
    assert client.get("/search?q=zebras&format=json").json() == {"query": "zebras", "parties": [], "documents": []}
    assert "<mark>restored</mark>" in client.get("/search?q=restored").text


def test_the_map_has_values_years_and_a_table(client: TestClient) -> None:
    shares = client.get("/?state=Kazakhstan&indicator=exports-share&format=json").json()
    assert shares and shares == sorted(shares, key=lambda r: -r["value"]) and {r["unit"] for r in shares} == {"percent"}
    page = client.get("/?state=KAZ&indicator=exports-share").text
    for row in shares:
        assert f'href="/pair/{"/".join(sorted(("KAZ", row["party"])))}"' in page
    assert 'fill="url(#hatch)"' in page and "no data" in page
    assert client.get("/?state=KAZ&indicator=nonsense&year=1066").status_code == 200
    assert len(client.get("/", headers={"accept-encoding": "identity"}).content) < 300_000


def test_a_state_has_a_map_of_its_partners(client: TestClient) -> None:
    page = client.get("/state/TCD").text
    assert page.count('<figure class="map">') == 1 and re.search(r"Sudan: \d", page) and "no data" in page
    assert 'href="/pair/SDN/TCD"' in page or 'href="/pair/TCD/SDN"' in page
    assert '<figure class="map">' not in client.get("/state/AU").text


def test_a_text_is_checked_and_not_kept(client: TestClient, site: Site) -> None:
    before = site.ledger.sources()
    pasted = client.post("/check", data={"text": "The border between Chad and Libya is about 1,050 km long. <b>Bold</b>"})
    assert pasted.status_code == 200 and "1 supported" in pasted.text and "&lt;b&gt;" in pasted.text
    assert "Peru\nChile</textarea>" in client.post("/check", data={"text": "Peru\r\nChile"}).text
    uploaded = client.post("/check", files={"file": ("x.html", b"<p>The border between Chad and Libya is 90 km long.</p>")})
    assert "1 refuted" in uploaded.text
    assert "the file is empty" not in uploaded.text and client.post("/check", data={"text": " "}).status_code == 400
    assert "binary" in client.post("/check", files={"file": ("x.exe", b"MZ\x90\x00binary")}).text
    assert site.ledger.sources() == before


def sent_for_check(site: Site, bodies: list[bytes]) -> None:
    """Ask for a check; what is sent is put into a list as it comes."""

    async def send(message: Message) -> None:
        bodies.append(message.get("body", b""))

    asked: list[Message] = [{"type": "http.request", "body": b"text=x", "more_body": False}]

    async def receive() -> Message:
        if not asked:
            await anyio.sleep_forever()
        return asked.pop()

    headers = [(b"host", b"localhost"), (b"content-type", b"application/x-www-form-urlencoded"), (b"accept-encoding", b"gzip")]
    scope = {"type": "http", "method": "POST", "path": "/check", "query_string": b"", "headers": headers, "root_path": ""}
    anyio.run(application(site), scope, receive, send)


def test_each_document_is_shown_as_soon_as_it_is_read(site: Site) -> None:
    bodies: list[bytes] = []
    shown: list[bool] = []

    def reader(name: str, content: bytes) -> Iterator[Reading]:
        for n in (1, 2):
            yield from read_apart(f"{n}.txt", f"Document {n}. Chad and Libya share a border of 1,050 km.".encode())
            shown.append(f"Document {n}." in b"".join(bodies).decode())

    sent_for_check(replace(site, reader=reader), bodies)
    assert shown == [True, True] and b"".join(bodies).count(b"1 supported") == 2


def test_verdicts_of_one_text_are_shown_as_it_is_read(site: Site) -> None:
    empty = "\n\n".join(["The ministers spoke of nothing that is told here, for the weather was fine and the lake was calm. " * 6] * 5)
    first, last = "The border between Chad and Libya is about 1,050 km long.", "The border between Chad and Libya is 400 km long."
    text = "\n\n".join([first, empty, "Chad joined the UN in 1960.", empty, last])
    bodies: list[bytes] = []
    so_far: list[str] = []

    def reader(name: str, content: bytes) -> Iterator[Reading]:
        for reading in read_apart("long.txt", text.encode()):
            so_far.append(b"".join(bodies).decode())
            yield reading

    sent_for_check(replace(site, reader=reader), bodies)
    assert len(so_far) > 2 and "about 1,050 km" in so_far[2] and "supported" in so_far[2] and last not in so_far[-1]
    page = b"".join(bodies).decode()
    below = page.partition("Decided otherwise by the whole text")[2]
    assert page.count("lake was calm") == text.count("lake was calm") and page.count("</article>") == 1
    assert "told twice" in below and "1 refuted" not in below.partition('class="chip')[0]
    named = re.findall(r'<div id="(d\w+)"', page)
    assert named and len(named) == len(set(named))


def test_what_is_handed_over_is_given_up_after_its_seconds_of_computing() -> None:
    text = "Chad and Libya share a border of 1,050 km. " * 20_000
    *_, last = read_apart("long.txt", text.encode(), seconds=1)
    assert "took more than 1 seconds to read and was given up" in last.error


def test_what_is_sent_is_bounded(client: TestClient) -> None:
    assert client.post("/check", data={"text": "x" * LARGEST}).status_code == 413

    def endless() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
        for _ in range(LARGEST // 65536 + 2):
            yield b"x" * 65536

    assert client.post("/check", content=endless(), headers={"content-type": "multipart/form-data; boundary=b"}).status_code in (400, 413)


def test_only_this_machine_and_this_site_may_ask(client: TestClient, site: Site) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.post("/check", data={"text": "x"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    for address in ("/", "/pair/TCD/SDN", "/sql"):
        assert client.post(address).status_code == 405
    with_token = TestClient(application(site, "secret"), base_url="http://192.0.2.1")
    assert with_token.get("/data").status_code == with_token.get("/data?token=wrong").status_code == 401
    assert with_token.get("/data?token=secret").url.query == b""
    assert with_token.get("/data").status_code == 200


@pytest.mark.parametrize(
    ("asked", "told"), [("facet=trad", "no facet &#39;trad&#39;; did you mean trade"), ("kind=planed", "did you mean planned")]
)
def test_an_unknown_word_in_a_filter_of_a_pair_is_an_error_that_names_those_like_it(client: TestClient, asked: str, told: str) -> None:
    response = client.get(f"/pair/TCD/SDN?{asked}")
    assert response.status_code == 404 and told in response.text


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TABLE observation", "one SELECT"),
        ("SELECT * FROM read_csv('/etc/passwd')", ""),
        ("SELECT * FROM duckdb_settings()", "tell of this machine"),
        ("SELEC", ""),
    ],
)
def test_sql_reads_the_ledger_and_nothing_else(client: TestClient, site: Site, statement: str, told: str) -> None:
    response = client.get("/sql", params={"q": statement})
    assert response.status_code == 400 and 'role="alert"' in response.text and told in response.text
    assert "root:" not in response.text and str(site.ledger.path) not in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/state/XYZZY",
        "/pair/TCD/TCD",
        "/pair/TCD/XYZZY",
        "/document?id=none",
        "/pair/TCD/SDN?from=x",
        "/static/none.css",
    ],
)
def test_what_is_not_there_is_told_in_a_page(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404 and "<h1>Not found</h1>" in response.text


def test_a_pair_that_is_none_leaves_the_form_as_it_was_written(client: TestClient) -> None:
    response = client.get("/compare", params={"first": "Chad – Sudan", "second": "Chad – Chad"})
    assert response.status_code == 404 and "names no pair" in re.search(r'role="alert">([^<]*)', response.text)[1]  # type: ignore[index]
    assert 'value="Chad – Sudan"' in response.text and 'value="Chad – Chad"' in response.text
    assert client.get("/compare", params={"first": "a", "second": "Chad – Sudan", "as_of": "x"}).status_code == 404


def test_the_map_shows_every_area_in_its_class_and_a_missing_value_is_no_zero() -> None:
    known = {a.party for a in areas()}
    assert {"KAZ", "XKX", "XSL", "ESH", "TWN", "SGP", "TUV"} <= known
    drawn = world_map("Exports", {"TCD": 0.0, "SDN": 5.0, "LBY": 5.0}, "{:g}".format, "KAZ", lambda party: f"/state/{party}")
    root = ElementTree.fromstring(drawn.svg)
    said: dict[str, dict[str, str]] = {}
    for mark in root.iter(f"{SVG}path"):
        title = mark.find(f"{SVG}title")
        if title is not None and title.text:
            said[title.text] = mark.attrib
    assert said["Chad: 0"]["fill"] == CLASSES[0] and said["Sudan: 5"]["fill"] == said["Libya: 5"]["fill"] != CLASSES[0]
    assert said["France: no data"]["fill"] == HATCH and said["Kazakhstan"]["fill"] == CHOSEN and "Singapore: no data" in said
    assert any(t.startswith("Western Sahara") and "stroke-dasharray" in m for t, m in said.items())
    assert any(t.startswith("Crimea: ") for t in said) and {d.name for d in drawn.disputes} >= {"Crimea", "Abyei"}
    assert {a.get("href") for a in root.iter(f"{SVG}a")} >= {"/state/TCD", "/state/SGP"}
    # An outline turned inside out would be the whole globe but itself.
    assert sum(_width(mark.get("d", "")) > 1200 for mark in root.iter(f"{SVG}path")) < 6
    assert drawn.legend == ((CLASSES[0], "0"), (CLASSES[1], "5"))


def _width(outline: str) -> float:
    """From the westmost to the eastmost point of an outline of steps; 0 of any other path."""
    xs: list[int] = []
    for ring in filter(None, outline.split("z")):
        start, _, steps = ring.partition("l")
        if not steps:
            return 0
        xs.append(int(start[1:].split(",")[0]))
        for step in re.findall(r"-?\d+", steps)[::2]:
            xs.append(xs[-1] + int(step))
    return max(xs) - min(xs) if xs else 0


@pytest.fixture(scope="module")
def served(site: Site) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(application(site), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium to look at the pages (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright to drive Chromium: pip install playwright")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()


def test_a_visit_in_a_real_browser(browser: Any, served: str, tmp_path: Path) -> None:
    """From the search to a pair, its filter, a document, an upload, the map: with the keyboard where it matters."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(served)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("chad sudan")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Chad – Sudan").click()
    page.get_by_label("Facet").select_option("trade")
    page.get_by_role("button", name="Filter").click()
    assert "facet=trade" in page.url and page.locator("section:has(h2#trade)").count() == 1 and page.locator("h2#political").count() == 0
    page.get_by_role("link", name="Show all").click()
    page.locator("details summary").first.press("Enter")
    assert page.locator("details[open] mark").first.is_visible()
    page.goto(f"{served}/document?id=hostile.txt")
    assert page.title() != "owned" and page.locator("main img, main script").count() == 0 and page.locator("main").is_visible()
    (tmp_path / "claim.txt").write_text("The border between Chad and Libya is 90 km long.", "utf-8")
    page.goto(f"{served}/check")
    page.get_by_label("or a file").set_input_files(tmp_path / "claim.txt")
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_text("1 refuted").wait_for()
    page.goto(served)
    page.get_by_label("State", exact=True).fill("Kazakhstan")
    page.get_by_role("button", name="Show").click()
    page.get_by_label("Indicator").select_option("exports-share")
    page.get_by_role("button", name="Show").click()
    assert page.locator("figure.map path[fill*=c5]").count() and page.locator("table a").first.get_attribute("href").startswith("/pair/")
    assert {url.split("/")[2] for url in asked} == {served.split("/")[2]}
    page.close()


def test_the_map_is_read_with_the_keyboard_alone(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/?indicator=border")
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.tagName"))
        if reached[-1].startswith(("/state/", "/pair/")):
            break
    # The areas themselves are for the mouse: two hundred stops would stand between the form and the table, which leads to the same pages.
    assert len(reached) < 20 and not page.evaluate("document.activeElement.closest('svg')")
    row = page.evaluate("document.activeElement.closest('tr').innerText")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reached[-1]}")
    assert re.search(r"\d", row) and page.locator("h1").inner_text()
    page.close()


def test_a_statement_is_asked_and_read_with_the_keyboard_alone(browser: Any, served: str) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 300})
    page.goto(f"{served}/sql")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "statement":
            break
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT kind, a, b, start, value FROM observations")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sql?q=*")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == "Result":
            break
    assert page.evaluate("document.activeElement.querySelectorAll('tbody tr').length") > 5
    page.close()


#: One page of each sort.
SORTS = [page for page in PAGES if page not in ("/", "/state/AU")]


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that looks for what keeps people out."""
    found = pytest.importorskip("axe_playwright_python.base", reason="needs axe: pip install axe-playwright-python")
    return Path(found.AXE_FILE_PATH).read_text("utf-8")


def _serious(page: Any, axe: str) -> list[tuple[str, str]]:
    """What axe finds in a page that is serious, with the first element in which it is."""
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_a_phone_and_keeps_nobody_out(browser: Any, served: str, scheme: str, axe: str) -> None:
    # What the tester's own script is let past; the pages themselves may run none.
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme, bypass_csp=scheme == "light")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    # In the dark only the colours differ.
    for address in PAGES if scheme == "light" else ("/?state=TCD&indicator=border", "/pair/TCD/SDN"):
        page.goto(served + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        assert page.evaluate("[...document.querySelectorAll('input,select,textarea')].every(e => e.labels.length)"), address
        if scheme == "light" and address in SORTS:
            assert _serious(page, axe) == [], address
        if address.startswith("/compare"):
            # Below one another, the two answers of a question say of whom they are.
            which = page.locator("table.compared tr").nth(1).locator("td .which")
            assert [e.inner_text() for e in which.all() if e.is_visible()] == ["Chad – Sudan", "Chad – Libya"], address
    assert not wrong
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(20, 24, 27)") == (scheme == "dark")
    context.close()


def test_a_pair_prints(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/pair/TCD/SDN")
    assert len(page.pdf()) > 10_000
    page.emulate_media(media="print")
    assert not page.locator("form.filters").is_visible() and page.get_by_text("or 1,403 km (The World Factbook)").is_visible()
    page.close()


def test_the_command_serves_and_tells_where(tmp_path: Path) -> None:
    from commands import comity

    wrong = comity("serve", str(tmp_path / "none.duckdb"))
    assert wrong.returncode != 0 and "none.duckdb" in wrong.stderr
    assert json.loads(json.dumps(comity("serve", "--help").stdout)).count("--port") == 1
