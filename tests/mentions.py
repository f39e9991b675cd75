"""Holds the mentions of states that Comity finds against those labelled in news texts, and counts the differences by cause.

.venv/bin/python tests/mentions.py ../shared    prints the counts and every difference
"""

import gzip
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from comity import parties
from comity.errors import PartyError

STATE = {"name", "official", "abbreviation", "initials", "former", "adjective", "national", "plural"}
YEAR = "2018-06-01"


@dataclass
class Comparison:
    """Labelled mentions of states, those found of them, and what else was found, by what the label says of that place."""

    labelled: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    beyond: dict[str, list[str]] = field(default_factory=dict)

    @property
    def recall(self) -> float:
        return self.found / self.labelled

    @property
    def wrong(self) -> list[str]:
        """Found where the labels have another thing, or none: a shop or team called Iceland, a language, part of a longer name, no label."""
        return [b for cause, listed in self.beyond.items() if cause in ("Homonym", "Language", "Embedded", "no label") for b in listed]

    @property
    def precision(self) -> float:
        return self.found / (self.found + len(self.wrong))


@cache
def state_named(name: str) -> str | None:
    """The state that a normalised name is the name of, None for cities and other places."""
    try:
        match = parties.match(name.replace("’", "'"), YEAR)
    except PartyError:
        return None
    capital = any(n.text == match.name and n.sort in ("capital", "initials") for n in parties.names())
    return match.party.id if match.how == "name" and match.party.sort == "state" and not capital else None


def documents(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def found_in(text: str) -> list[parties.Mention]:
    return [m for m in parties.find(text, YEAR) if m.sort in STATE and parties.get(m.party).sort == "state"]


def geowebnews(path: Path) -> Comparison:
    """Against the normalised names of GeoWebNews."""
    done = Comparison()
    for document in documents(path):
        text = document["text"]
        labels = [(int(p["start"]), int(p["end"]), state_named(p["normalisedName"] or ""), p["type"]) for p in document["places"]]
        mine = found_in(text)
        for start, end, state, sort in labels:
            if state:
                done.labelled += 1
                if any(m.party == state and m.start < end and start < m.end for m in mine):
                    done.found += 1
                else:
                    done.missed.append(f"{sort}: {quote(text, start, end)}")
        for m in mine:
            over = [x for x in labels if m.start < x[1] and x[0] < m.end]
            if not any(x[2] == m.party for x in over):
                sorts = {x[3].split("_")[0] if x[3].startswith("Embedded") else x[3] for x in over} - {"Non_Toponym", "Coercion"}
                cause = min(sorts) if sorts else ("inside a longer name" if over else "no label")
                done.beyond.setdefault(cause, []).append(quote(text, m.start, m.end))
    return done


def trnews(path: Path) -> Comparison:
    """Against the phrases of TR-News, which labels toponyms without normalising them."""
    done = Comparison()
    for document in documents(path):
        text = document["text"]
        labels = [(int(p["start"]), int(p["end"]), state_named(p["phrase"])) for p in document["places"]]
        mine = found_in(text)
        for start, end, state in labels:
            if state:
                done.labelled += 1
                if any(m.party == state and m.start < end and start < m.end for m in mine):
                    done.found += 1
                else:
                    done.missed.append(quote(text, start, end))
        for m in mine:
            if not any(m.start < end and start < m.end for start, end, _ in labels):
                done.beyond.setdefault("no label", []).append(quote(text, m.start, m.end))
    return done


def quote(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 30) : start]}[{text[start : min(end, start + 60)]}]{text[end : end + 20]}".replace("\n", " ")


if __name__ == "__main__":
    corpora = Path(sys.argv[1]) / "corpora"
    for name, compare in (("geowebnews", geowebnews), ("trnews", trnews)):
        result = compare(corpora / f"{name}.jsonl.gz")
        print(f"{name}: {result.labelled} labelled, recall {result.recall:.3f}, precision {result.precision:.3f}")
        print("  beyond:", dict(Counter({k: len(v) for k, v in result.beyond.items()})))
        for line in result.missed:
            print("  missed", line)
        for cause, listed in result.beyond.items():
            for line in listed:
                print(f"  beyond ({cause})", line)
