"""Writes src/comity/parties/tables/leaders.csv: who led states and organisations, and when, from our own list and three public ones.

python3 dev.py python tools/leaders.py Archigos_4.1_stata14.dta foreign_leaders_visits_to_us.csv.gz wikidata.csv

The files: Archigos (ksgleditsch.com); HistoryAtState/visits made a table (visitor, from, start_date, end_date); the heads of state and
government of Wikidata (country, positionLabel, officeholderLabel, start_year, end_year). Who stands in our own list is taken from there.
"""

import csv
import datetime
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pandas as pd

from comity import parties
from comity.errors import ComityError
from comity.parties.folding import fold
from comity.read.marks.person import plain_word

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src/comity/parties/tables/leaders.csv"
HEADER = """# Heads of state and government, foreign ministers of the larger states, heads of organisations.
# office: S head of state, K monarch, G head of government, F foreign minister, O head of an organisation.
# called: what a text calls them for short, in plain lower case, parted by ";". since, until: ISO dates or years.
# Sources: comity = tools/leaders.txt, from public records; archigos = Goemans, Gleditsch and Chiozza, Archigos 4.1
# (2016); visits = Office of the Historian, US Department of State, visits of foreign leaders (public domain), from
# the first to the last visit; wikidata (CC0, October 2022). Written by tools/leaders.py. As of {date}.
"""
FIRST_YEAR, SHORTEST_DAYS, NEAR_YEARS = 1918, 60, 2
#: Letters that are no letter with a mark.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})
OPEN = datetime.date.today().year
OFFICES = {"head of state": "S", "prime minister": "G", "premier": "G", "chancellor": "G", "taoiseach": "G", "foreign minister": "F"}
TITLE = re.compile(
    r"(?:(?:Acting|Deputy|Interim|Transitional|Former|Vice|Federal|Crown|Supreme|State|Foreign|Prime|General|Grand)[- ]"
    r"|President(?:-elect| of the [\w ]+?(?= [A-Z]\w+ [A-Z]))?,? |Minister(?: of (?:Foreign|External) Affairs)? "
    r"|(?:Premier|Chancellor|Taoiseach|Chairman|Leader|Secretary|King|Queen|Emperor|Empress|Shah|Amir|Emir|Sultan|Prince"
    r"|Princess|Sheikh|Pope|Sir|Lord|Captain|Colonel|Marshal|Archbishop|Imam|Tunku|Tun|Duke|Ratu|(?:Dr|Mrs?|Col|Gen)\.) )+"
)
ROYAL = re.compile(r"^(?:Crown )?(?:King|Queen|Emperor|Empress|Shah|Amir|Emir|Sultan|Prince|Princess|Sheikh|Pope|Archbishop|Grand)\b")
#: The first word of a name is the family's.
FAMILY_FIRST = {"CHN", "TWN", "KOR", "PRK"}
#: Names of two families follow each other, so that the short form is not told by its place.
WHOLE = {"VNM", "THA", "MMR", "LAO", "KHM", "IDN", "MYS", "ETH"}


@dataclass(frozen=True)
class Spell:
    """One person's time in an office; years or ISO dates, `until` empty where it goes on."""

    party: str
    office: str
    name: str
    called: tuple[str, ...]
    since: str
    until: str
    source: str

    def years(self) -> tuple[int, int]:
        return int(self.since[:4]), int(self.until[:4] or OPEN)

    def near(self, other: "Spell") -> bool:
        (a, b), (c, d) = self.years(), other.years()
        return a - NEAR_YEARS <= d and c - NEAR_YEARS <= b


@cache
def words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def same(one: Spell, other: Spell) -> bool:
    """Whether two spells are one person's at about one time."""
    if one.party != other.party:
        return False
    alike = any(words(c) <= words(one.name) for c in other.called) or any(words(c) <= words(other.name) for c in one.called)
    return alike and one.near(other)


def plain(name: str) -> str:
    """A name as texts are compared with it: in lower case, without accents and hyphens."""
    return " ".join(plain_word(name).replace("-", " ").replace("’", "'").split())


def spellings(called: tuple[str, ...]) -> str:
    """Short names as the table has them: those with letters that English texts write otherwise in both ways."""
    return ";".join(dict.fromkeys(s for c in called for s in (plain(c), plain(c).translate(LETTERS))))


def short(name: str, party: str) -> tuple[str, ...]:
    parts = name.split()
    if party in WHOLE or len(parts) == 1 or not parts[-1].strip("IVX"):
        return (name,)
    if party in FAMILY_FIRST:
        return (parts[0],)
    last = re.search(r"(?:\b(?:van|von|de|di|da|dos|den|der|del|la|al|el|ben|bin|ould|ten) )+\S+$", name, re.IGNORECASE)
    return (last[0] if last else parts[-1],)


def own(path: Path) -> Iterator[Spell]:
    for line in path.read_text("utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        head, listed = line.split(": ", 1)
        party, office = head.split()
        for told in listed.split("; "):
            m = re.fullmatch(r"(?P<name>.+?)(?: = (?P<called>.+?))? (?P<since>\d{4})-(?P<until>\d{4})?", told)
            if m is None:
                raise SystemExit(f"{path.name}: {told!r} of {head} is no spell")
            braced = re.findall(r"\{(.+?)\}", m["called"] or "") or re.findall(r"\{(.+?)\}", m["name"])
            name = TITLE.sub("", m["name"].replace("{", "").replace("}", "")) if "{" in m["name"] else m["name"]
            first = name.split()[0]
            called = tuple(braced) or ((first,) if office.endswith("*") else short(name, ""))
            monarch = bool(ROYAL.match(m["name"])) and "{" in m["name"]
            yield Spell(party, "K" if monarch else office[0], name, called, m["since"], m["until"] or "", "comity")


def archigos(path: Path, governed: set[str]) -> Iterator[Spell]:
    for row in pd.read_stata(path, convert_dates=False).to_dict("records"):
        since, until = str(row["startdate"])[:10], str(row["enddate"])[:10]
        first, last = datetime.date.fromisoformat(since), datetime.date.fromisoformat(until)
        middle = first + (last - first) / 2
        party = next((p for system in ("gw", "cow") if (p := parties.party_of(str(int(row["ccode"])), system, middle))), None)
        if last.year < FIRST_YEAR or (last - first).days < SHORTEST_DAYS or party is None:
            continue
        name = known = re.sub(r"\s*\(.*?\)", "", str(row["leader"])).strip()
        if "," in name:
            name = known = " ".join(reversed([p.strip() for p in name.split(",", 1)]))
        page = re.sub(r"_\(.*", "", unquote(str(row["dbpediauri"]).rpartition("/")[2])).replace("_", " ")
        if words(known.split()[-1]) <= words(page):
            # The page of the encyclopaedia has the whole name, the list mostly the surname.
            name = re.split(r",| of ", page)[0]
        whole = " " in known and name == known and party in SPANISH
        called = (known,) if whole or (known != name and words(known) <= words(name)) else short(name, party)
        yield Spell(party, "G" if party in governed else "S", name, called, since, until, "archigos")


SPANISH = set("MEX GTM HND SLV NIC CRI PAN COL VEN ECU PER BOL PRY URY ARG CHL DOM CUB ESP".split())


def party_named(name: str, on: str) -> str | None:
    try:
        return parties.resolve(name, on).id
    except ComityError:
        return None


def visits(path: Path) -> Iterator[Spell]:
    found: dict[tuple[str, str], Spell] = {}
    for row in pd.read_csv(path).fillna("").to_dict("records"):
        title = TITLE.match(row["visitor"])
        party = party_named(row["from"], row["start_date"]) if row["from"] else None
        if (
            title is None
            or party is None
            or row["start_date"][:4] < str(FIRST_YEAR)
            or re.match(r"Vice|Deputy|Former|President-", row["visitor"])
        ):
            continue
        name = re.split(r",| and ", row["visitor"][title.end() :])[0].strip()
        royal = bool(ROYAL.match(row["visitor"]))
        office = "S" if royal else next((o for word, o in OFFICES.items() if word in title[0].lower()), "S")
        if not name or royal or "Governor" in row["visitor"] or any(w[0].islower() and w not in LINKS for w in name.split()):
            continue
        spell = Spell(party, office, name, short(name, party), row["start_date"], row["end_date"] or row["start_date"], "visits")
        key = (party, fold(name))
        before = found.get(key)
        found[key] = replace(before, until=spell.until) if before else spell
    yield from found.values()


LINKS = set("van von de di da dos den der del la al el ben bin ould ten y e wa arap".split())


def wikidata(path: Path) -> Iterator[Spell]:
    for row in pd.read_csv(path, dtype=str).fillna("").to_dict("records"):
        party = party_named(row["country"], row["start_year"] or "2022")
        position = row["positionLabel"].lower()
        office = next((o for word, o in OFFICES.items() if word in position), "S")
        if (
            party is None
            or not row["start_year"]
            or "governor" in position
            or "member" in position
            or "prince" in position
            or "monarch" in position
            or "king" in position
        ):
            continue
        name = row["officeholderLabel"].split(",")[0]
        # The list is of who holds an office in October 2022.
        yield Spell(party, office, name, short(name, party), row["start_year"], row["end_year"] or "2024", "wikidata")


def merged(spells: list[Spell], more: Iterator[Spell]) -> list[Spell]:
    """The spells with those of another list whose person they lack; one with a fuller name lends it."""
    added: list[Spell] = []
    found = list(spells)
    for spell in more:
        known = next((k for k, s in enumerate(found) if same(s, spell)), None)
        if known is None:
            added.append(spell)
        elif found[known].source == "archigos" and found[known].name in found[known].called and len(spell.name.split()) > 1:
            found[known] = replace(found[known], name=spell.name)
    return found + added


def main(sources: list[str]) -> None:
    spells = list(own(ROOT / "tools/leaders.txt"))
    governed = {s.party for s in spells if s.office == "G"}
    spells = merged(spells, archigos(Path(sources[0]), governed))
    spells = merged(spells, visits(Path(sources[1])))
    spells = merged(spells, wikidata(Path(sources[2])))
    with TABLE.open("w", encoding="utf-8", newline="") as f:
        f.write(HEADER.format(date=datetime.date.today().isoformat()[:7]))
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(["party", "office", "name", "called", "since", "until", "source"])
        for s in sorted(spells, key=lambda s: (s.party, s.since, s.name)):
            writer.writerow([s.party, s.office, s.name, spellings(s.called), s.since, s.until, s.source])


if __name__ == "__main__":
    main(sys.argv[1:])
