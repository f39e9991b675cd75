"""Claims of how often two states vote alike in the United Nations: read here, as no kind of observation holds them."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from comity import packaged
from comity.check.verdicts import Claim
from comity.observation import Observation
from comity.observation.interval import written
from comity.parties import find as find_parties

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d[^.!?\n]*)*[.!?]?")


@dataclass(frozen=True)
class _Words:
    alike: re.Pattern[str]
    percent: re.Pattern[str]
    years: re.Pattern[str]
    bounds: dict[str, str]


@cache
def _words() -> _Words:
    data = packaged.toml("comity.check", "words.toml")["votes"]
    alike, percent, years = (re.compile(data[name], re.IGNORECASE) for name in ("alike", "percent", "years"))
    return _Words(alike, percent, years, {word: bound for bound, words in data["bounds"].items() for word in words})


def find_claims(text: str, published: datetime.date | None, first_number: int) -> Iterator[Claim]:
    """The claims of a text that two states vote alike in some percent of roll calls."""
    told, number = _words(), first_number
    for m in _SENTENCE.finditer(text):
        sentence = m.group()
        if not told.alike.search(sentence):
            continue
        percent = told.percent.search(sentence)
        named = list(
            dict.fromkeys(x.party for x in find_parties(sentence, published) if x.sort not in ("capital", "metonym", "organisation"))
        )
        if not percent or len(named) != 2:
            continue
        years = told.years.search(sentence)
        first = int(years["first"]) if years else None
        last = int(years["last"] or years["first"]) if years else None
        a, b = sorted(named)
        bound = told.bounds.get((percent["bound"] or "").lower(), "exact")
        observation = Observation(
            "multilateral", a, b, value=float(percent["n"]), unit="percent", bound=bound,
            start=datetime.date(first, 1, 1) if first else None, end=datetime.date(last, 12, 31) if last else None,
            attrs={"organisation": "UN"}, spans=((m.start() + len(sentence) - len(sentence.lstrip()), m.end()),),
        )  # fmt: skip
        yield Claim(number, observation, sentence.strip(), sentence.strip(), written(observation, percent.group()), published)
        number += 1
