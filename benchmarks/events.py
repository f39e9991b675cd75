"""Events against PLOVER's gold records and PETRARCH's unit tests, beside the verbs of CAMEO's dictionary alone.

    python benchmarks/events.py [SHARED]

Of the gold records those count whose source and target are two states. "Found": some event of that source and target; "right": with
PLOVER's event (its older names as the newer: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT) or, for PETRARCH,
with CAMEO's root. The dictionary alone: the first verb of the sentence with a code of its own in CAMEO.2.0 (no patterns, no parser), which
knows no actors and so is right wherever its event is.
"""

import datetime
import gzip
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from comity.documents import Document
from comity.events import CodedEvent, events
from comity.ledger import Record, Source
from comity.parties import parties
from comity.read import read_document
from recorded import recorded

NEWER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
ROOTS = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE", "09": "ACCUSE",
    "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION",
    "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
#: Codes of the gold files that are no longer in ISO 3166, or were mistyped there.
CODES = {"JAP": "JPN", "ROM": "ROU"}


def plover(shared: Path) -> list[tuple[str, set[tuple[str, str]], str]]:
    """Sentence, pairs of states that the gold has (both ways for compound actors), PLOVER event."""
    found = []
    for line in _text(shared / "corpora/en-plover-gold-events.jsonl.gz").splitlines():
        d = json.loads(line)
        sources, targets = _states(d["source"]), _states(d["target"])
        pairs = {(a, b) for a in sources for b in targets or sources if a != b}
        if pairs:
            found.append((d["text"], pairs, NEWER.get(d["event"], d["event"])))
    return found


def petrarch(shared: Path) -> list[tuple[str, set[tuple[str, str]], str]]:
    """Sentence, pairs of states, PLOVER event by the root of CAMEO's code."""
    text = _text(shared / "data/more/petrarch_unittest_records.xml.gz")
    found = []
    for sentence in re.findall(r"<Sentence .*?</Sentence>", text, re.DOTALL):
        codings = re.findall(r'sourcecode\s*=\s*"(\w+)"\s+targetcode\s*=\s*"(\w+)"\s+eventcode\s*=\s*"(\d+)"', sentence)
        words = re.search(r"<Text>(.*?)</Text>", sentence, re.DOTALL)
        for code in {c[2] for c in codings}:
            pairs = {(a[:3], b[:3]) for a, b, c in codings if c == code and a[:3] != b[:3]}
            pairs = {(a, b) for a, b in pairs if a in parties() and b in parties()}
            if pairs and words and code[:2] in ROOTS:
                found.append((" ".join(words[1].split()), pairs, ROOTS[code[:2]]))
    return found


def _text(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def _states(actors: object) -> list[str]:
    codes = [CODES.get(str(a.get("code")), str(a.get("code"))) for a in actors] if isinstance(actors, list) else []
    return [c for c in codes if c in parties() and parties()[c].sort == "state"]


def told(text: str) -> list[CodedEvent]:
    """The events of a sentence, whose day is that of the document where none is told."""
    day = datetime.date(2000, 1, 5)
    document = Document(id="gold", text=text, date=day)
    dated = [replace(f, observation=replace(f.observation, start=day, end=day)) for f in read_document(document)]
    records = [Record(n, finding, Source.of(document)) for n, finding in enumerate(dated)]
    return events(records)[0]


def dictionary(shared: Path) -> dict[str, str]:
    """The forms of the verbs of CAMEO's dictionary that have a code of their own, with its root as PLOVER's event."""
    found: dict[str, str] = {}
    block = ""
    for line in _text(shared / "data/more/CAMEO.2.0.txt.gz").splitlines():
        head = re.match(r"---\s+(\w+)\s+\[(\d+)", line)
        if head:
            block = head[2]
        word = re.match(r"([A-Z]+)\b\s*(?:\[(\d+)[\]:])?", line)
        if word and line[0] not in "-+&#" and (word[2] or block)[:2] in ROOTS:
            stem, event = word[1].lower(), ROOTS[(word[2] or block)[:2]]
            bare = stem.removesuffix("e")
            for form in (stem, stem + "s", stem + "es", bare + "ed", bare + "ing", stem[:-1] + "ied" if stem.endswith("y") else stem):
                found.setdefault(form, event)
    return found


def score(gold: Iterable[tuple[str, set[tuple[str, str]], str]], verbs: dict[str, str]) -> tuple[int, int, int, int, int]:
    """How many sentences; in how many an event of a gold pair is found, of its quadrant of act is right; the dictionary's found and right."""
    n = found = right = by_verb = verb_right = 0
    for text, pairs, event in gold:
        n += 1
        of_pair = [e for e in told(text) if (e.source, e.target) in pairs]
        found += bool(of_pair)
        right += any(e.act.event == event for e in of_pair)
        verb = next((verbs[w] for w in re.findall(r"[a-z]+", text.lower()) if w in verbs), None)
        by_verb += verb is not None
        verb_right += verb == event
    return n, found, right, by_verb, verb_right


def main() -> None:
    """Print the figures."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    verbs = dictionary(shared)
    for name, gold in (("PLOVER gold", plover(shared)), ("PETRARCH unit tests", petrarch(shared))):
        n, found, right, by_verb, verb_right = score(gold, verbs)
        alone = f"dictionary's verbs alone: found {by_verb}, right {verb_right}"
        print(f"{name}: {n} with two states; found {found}, right {right}{recorded('events', name)}; {alone}")


if __name__ == "__main__":
    main()
