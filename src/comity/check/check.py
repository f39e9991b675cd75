"""Holding a document's claims against each other and against the ledger."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from comity.check import facts, votes
from comity.check.figures import comparables
from comity.check.judge import verdict, weigh
from comity.check.model import Claim, Evidence, Readable, Test, Verdict
from comity.check.rules import rules
from comity.check.store import Store
from comity.ledger import Entry, Ledger
from comity.observation.interval import step_of, written
from comity.wording import name, period

#: Documents whose evidence is fetched together.
BATCH = 200


def check(document: Readable, ledger: Ledger | None = None) -> list[Verdict]:
    """The verdicts on a document's claims, in the order of the text.

    Args:
        document: a document with its findings, as `comity.read.read` gives it.
        ledger: what to hold it against; None to check only its own arithmetic.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return next(iter(check_all([document], ledger)))


def check_all(documents: Iterable[Readable], ledger: Ledger | None = None) -> Iterator[list[Verdict]]:
    """The verdicts on many documents, each document's in turn; the ledger is asked for many of them at once.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        listed = [claims_of(d) for d in batch]
        store = Store(ledger, (c for claims in listed for c in claims))
        for document, claims in zip(batch, listed, strict=True):
            yield _verdicts(document.document, claims, store)


def claims_of(document: Readable) -> list[Claim]:
    """The claims of a document: its observations, and what is said of votes in the United Nations."""
    text = document.document.text
    found = []
    ordered = sorted(document.findings, key=lambda f: (f.observation.spans[:1] or ((0, 0),))[0])
    for number, finding in enumerate(ordered, 1):
        o = finding.observation
        words = " ".join(text[s:e] for s, e in o.spans)
        marked = " ".join(text[s:e] for s, e in finding.marks)
        figure = written(o, marked) if o.value is not None else None
        if o.value is not None and step_of(abs(o.value), marked) is None:
            figure = written(o, words)
        first = text[slice(*finding.marks[0])] if finding.marks else words
        found.append(Claim(number, o, " ".join(words.split()), " ".join(first.split()), figure, Entry(o, finding.rule, finding.marks)))
    alike = list(votes.find_claims(text, document.document.date, len(found) + 1))
    return found + alike


def _verdicts(document: Any, claims: list[Claim], store: Store) -> list[Verdict]:
    tests = [t for rule in rules() for t in rule(claims)]
    return [verdict(claim, tests + _own_tests(claim, document), _evidence(claim, store, document)) for claim in claims]


def _own_tests(claim: Claim, document: Any) -> list[Test]:
    """What a document tells as done was done by its date."""
    o = claim.observation
    late = document.date and o.start and o.start > document.date and o.modality == "actual"
    if not late or o.kind in ("anniversary", "membership", "agreement"):
        return []
    told = f"told as done in a document of {document.date}, but dated {period(o.start, o.end)}"
    return [Test("done by the document's date", (claim.number,), False, told, 1.0)]


def _evidence(claim: Claim, store: Store, document: Any) -> list[Evidence]:
    found: list[Evidence] = []
    if claim.entry is None:
        found += votes.evidence(claim, store)
    elif claim.observation.modality == "actual":
        if claim.figure is not None:
            found += [weigh(claim, c, store) for c in comparables(claim, store, document.id)]
            found += _superlative(claim, store)
        found += facts.facts(claim, store, document.id)
        found += _cooperation(claim)
    return list(dict.fromkeys(e for e in found if e.source.sha256 != document.sha256 or e.source.sort == "dataset"))


def _superlative(claim: Claim, store: Store) -> list[Evidence]:
    """ "The longest border in the world", against the lengths of all."""
    o = claim.observation
    if o.kind != "border" or "longest" not in claim.text.lower() or not store.borders:
        return []
    place = next((i for i, (a, b, _) in enumerate(store.borders, 1) if {a, b} == {o.a, o.b}), None)
    if place is None:
        return []
    record = next((r for r in store.records(o.a, o.b, "border") if r.source.sort == "dataset"), None)
    longest = store.borders[0]
    if record is None:
        return []
    told = f"{record.source.title}: {name(o.a)} and {name(o.b)} are number {place} of {len(store.borders)} borders by length"
    if place > 1:
        told += f"; the longest is {name(longest[0])} and {name(longest[1])}, {longest[2]:,.0f} km (with all its parts)"
    return [Evidence(record.source, record.entry.row, "context", told, "moderate", record.source.id)]


def _cooperation(claim: Claim) -> list[Evidence]:
    if claim.observation.kind != "multilateral":
        return []
    told = facts.joint_members(claim.observation)
    both = told.count(" is member") == 2
    return [Evidence(facts.TABLE, "memberships.csv", "supports" if both else "context", told, "weak", "table:memberships")] if told else []
