"""An anniversary and its year give the year of what is commemorated."""

from collections.abc import Iterator

from comity.check.verdicts import Claim, Test
from comity.observation.same import is_called


def test(claims: list[Claim]) -> Iterator[Test]:
    """Anniversaries with the acts that they commemorate, where the document dates both."""
    for anniversary in (c for c in claims if c.observation.kind == "anniversary" and c.observation.start):
        o = anniversary.observation
        assert o.start is not None
        n = int(str(o.attrs["n"]))
        year = o.start.year - n
        told = f"a {n}th anniversary in {o.start.year} is of something of {year}"
        acts = [c for c in claims if c.observation.start and c.observation.pair == o.pair and _is_act(c, str(o.attrs.get("of", "")))]
        if not acts:
            yield Test("anniversary and year", (anniversary.number,), year > 1000 and n > 0, told)
        for act in acts[:1]:
            a = act.observation
            assert a.start is not None
            holds = a.start.year <= year <= (a.end or a.start).year
            what = str(a.attrs.get("name", "diplomatic relations"))
            yield Test(
                "anniversary and act",
                (anniversary.number, act.number),
                holds,
                f"{told}; {what[:60]} is dated {a.start.year}",
                0.0 if holds else 1.0,
            )


def _is_act(claim: Claim, of: str) -> bool:
    o = claim.observation
    if o.kind == "relations":
        return o.attrs["action"] == "established" and "relations" in of
    if o.kind == "agreement" and o.attrs["action"] in ("signed", "in_force"):
        return is_called(of, o)
    return False
