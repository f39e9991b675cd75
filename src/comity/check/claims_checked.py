"""Holding a document's claims against each other and against the ledger."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from comity.check import claimed_standing, claimed_votes
from comity.check.case import Case
from comity.check.evidence import evidence_on
from comity.check.judge import verdict
from comity.check.ledger_records import Store
from comity.check.rules import rules
from comity.check.taken_over import is_taken_over
from comity.check.verdicts import Claim, Evidence, Verdict
from comity.errors import ComityError
from comity.ledger import Ledger, Readable
from comity.observation.interval import step_of, written

#: Documents whose evidence is fetched together, at most: the first by itself, so that it is told at once, then each time twice as many.
BATCH = 200


def check(document: Readable, ledger: Ledger | str | Path | None = None) -> list[Verdict]:
    """The verdicts on a document's claims, in the order of the text.

    Args:
        document: a document with its findings, as `comity.read.read` gives it.
        ledger: what to hold it against, or the path of one; None to check only its own arithmetic.

    Raises:
        ComityError: it is no document with findings, or the ledger cannot be read.

    Examples:
        >>> from comity.read import Document, read
        >>> (reading,) = read(Document("d", "Chile and Peru share a border of 168 km."))
        >>> [v.label for v in check(reading)]
        ['not enough evidence']

    """
    if not isinstance(document, Readable):
        raise ComityError(f"{type(document).__name__}: is no reading; check one of those that comity.read.read gives")
    return next(iter(check_all([document], Ledger(ledger) if isinstance(ledger, str | Path) else ledger)))


def check_all(documents: Iterable[Readable], ledger: Ledger | None = None) -> Iterator[list[Verdict]]:
    """The verdicts on many documents, each document's in turn; the ledger is asked for many of them at once.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    waiting, size = iter(documents), 1
    while batch := list(islice(waiting, size)):
        size = min(2 * size, BATCH)
        listed = [claims_of(d) for d in batch]
        with ledger.open() if ledger else nullcontext() as opened:
            store = Store(opened, (c for claims in listed for c in claims))
            found = [verdicts(document.document, claims, store, claims) for document, claims in zip(batch, listed, strict=True)]
        yield from found


def claims_of(document: Readable) -> list[Claim]:
    """The claims of a document: its observations, what is said of votes in the United Nations, and praise of a relationship.

    Examples:
        >>> from comity.read import Document, read
        >>> (reading,) = read(Document("d", "Chile and Peru share a border of 168 km."))
        >>> [c.said for c in claims_of(reading)]
        ['168 km']

    """
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
        found.append(
            Claim(
                number,
                o,
                " ".join(words.split()),
                " ".join(first.split()),
                figure,
                document.document.date,
                finding,
            )
        )
    for sort in (claimed_votes, claimed_standing):
        found += sort.find_claims(text, document.document.date, len(found) + 1)
    return found


def verdicts(document: Any, claims: list[Claim], store: Store, on: list[Claim]) -> list[Verdict]:
    """The verdicts on some of a document's claims.

    Args:
        document: what they are of.
        claims: all that are known of it, which are held against each other.
        store: what the ledger has on those that are asked about.
        on: those that are asked about.

    """
    case, numbered = Case(document.id, claims, store), {c.number: c for c in claims}
    tests = [t for rule in rules() for t in rule(claims)]
    sure = [t for t in tests if t.holds or not any(is_taken_over(numbered[n]) for n in t.claims)]
    return [verdict(claim, sure, _evidence(claim, case, document)) for claim in on]


def _evidence(claim: Claim, case: Case, document: Any) -> list[Evidence]:
    """The evidence on a claim, each piece once; the document itself, under whatever id, is none."""
    found = (e for e in evidence_on(claim, case) if e.source.sha256 != document.sha256 or e.source.sort == "dataset")
    evidence = list(dict.fromkeys(found))
    if any(e.relation == "contradicts" for e in evidence) and is_taken_over(claim):
        evidence = [replace(e, relation="context", strength="weak") if e.relation == "contradicts" else e for e in evidence]
    return evidence
