"""Exports and imports give turnover and balance."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from comity.check.verdicts import Claim, Test
from comity.observation.rounding import agree
from comity.wording import name, span

_Flows = dict[tuple[str, str, str], list[Claim]]


def test(claims: list[Claim]) -> Iterator[Test]:
    """The flows of one dyad in one period, all goods, in one currency."""
    groups: dict[Any, _Flows] = defaultdict(lambda: defaultdict(list))
    for c in claims:
        o = c.observation
        if (
            o.kind == "trade"
            and o.measure == "level"
            and c.figure
            and o.b
            and o.start
            and "product" not in o.attrs
            and o.modality == "actual"
        ):
            key = (frozenset((o.a, o.b)), o.start, o.end, o.unit)
            groups[key][str(o.attrs["flow"]), o.a, o.b].append(c)
    for flows in groups.values():
        yield from _turnover(flows)
        yield from _balance(flows)


def _one_way(flows: _Flows, a: str, b: str) -> Claim | None:
    """What `a` sells to `b`, told as exports of one or imports of the other."""
    told = flows.get(("exports", a, b)) or flows.get(("imports", b, a))
    return told[0] if told else None


def _whole(told: list[Claim], part: Claim | None) -> Claim:
    """What parts are held against: what who tells them says of the whole, else what is said first."""
    return next((c for c in told if part and c.observation.speaker == part.observation.speaker), told[0])


def _turnover(flows: _Flows) -> Iterator[Test]:
    for (flow, a, b), told_whole in flows.items():
        out, back = _one_way(flows, a, b), _one_way(flows, b, a)
        turnover = _whole(told_whole, out)
        if flow != "turnover" or not out or not back or not (turnover.figure and out.figure and back.figure):
            continue
        total = out.figure + back.figure
        unit = turnover.observation.unit
        told = (
            f"{out.said} from {name(a)} to {name(b)} and {back.said} back make {span(total, unit)}; turnover is said to be {turnover.said}"
        )
        numbers = (turnover.number, out.number, back.number)
        yield Test("exports and imports give turnover", numbers, agree(total, turnover.figure), told, total.off(turnover.figure))


def _balance(flows: _Flows) -> Iterator[Test]:
    for (flow, a, b), told_whole in flows.items():
        out, back = _one_way(flows, a, b), _one_way(flows, b, a)
        balance = _whole(told_whole, out)
        if flow != "balance" or not out or not back or not (balance.figure and out.figure and back.figure):
            continue
        rest = out.figure - back.figure
        unit = balance.observation.unit
        told = f"{name(a)} sells {out.said} and buys {back.said}, a balance of {span(rest, unit)}; it is said to be {balance.said}"
        yield Test(
            "exports and imports give the balance",
            (balance.number, out.number, back.number),
            agree(rest, balance.figure),
            told,
            rest.off(balance.figure),
        )
