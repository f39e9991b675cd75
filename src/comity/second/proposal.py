"""What a model proposes, taken from its answer: as text, to be read by ourselves."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from comity.errors import SecondReaderError
from comity.second.prompt import FIELDS

#: More proposals than a text of a question can hold are none.
_MOST = 100
#: Longer values are no names or figures.
_LONGEST = 1000
_BEGUN, _BETWEEN = re.compile(r'"facts"\s*:\s*\[\s*'), re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class Proposal:
    """A fact as a model words it: every value as it stands in the text."""

    kind: str
    a: str
    b: str = ""
    measure: str = ""
    figure: str = ""
    period: str = ""
    base: str = ""
    modality: str = "actual"
    quote: str = ""
    attrs: dict[str, str] = field(default_factory=dict)


def proposals(answer: str) -> tuple[list[Proposal], str]:
    """The proposals of an answer, and what is wrong with it, empty if nothing: of one that is cut or breaks off those before the break.

    Items that are no proposal are left out, the others kept.

    Raises:
        SecondReaderError: the answer is no JSON with a list of facts.

    """
    fault = ""
    try:
        value = json.loads(_within(answer))
        facts = value["facts"] if isinstance(value, dict) else value
    except (ValueError, KeyError, RecursionError):
        facts = _before_the_break(answer)
        fault = f"the answer breaks off; its first {len(facts)} facts are taken"
        if not facts:
            raise SecondReaderError("the answer is no JSON with a list of facts, or was cut before its first") from None
    if not isinstance(facts, list):
        raise SecondReaderError("the answer has no list of facts")
    return [made for item in facts[:_MOST] if (made := _proposal(item)) is not None], fault


def _within(answer: str) -> str:
    """The JSON of an answer, without what some models put around it."""
    start, end = answer.find("{"), answer.rfind("}")
    return answer[start : end + 1] if 0 <= start < end else answer


def _before_the_break(answer: str) -> list[Any]:
    """The whole facts of an answer that breaks off."""
    began = _BEGUN.search(answer)
    found: list[Any] = []
    at = began.end() if began else len(answer)
    while at < len(answer) and len(found) < _MOST:
        try:
            item, at = _DECODER.raw_decode(answer, at)
        except (ValueError, RecursionError):
            break
        found.append(item)
        at = _BETWEEN.match(answer, at).end()  # type: ignore[union-attr]  # it matches nothing too
    return found


def _proposal(item: Any) -> Proposal | None:
    if not isinstance(item, dict):
        return None
    given = {str(k): str(v) for k, v in item.items() if isinstance(v, str | int | float) and not isinstance(v, bool)}
    # Half a sign, which JSON can write and nothing else, is none.
    told = {k: v.encode("utf-8", "replace").decode() for k, v in given.items() if v.strip()}
    if "kind" not in told or "quote" not in told or any(len(v) > _LONGEST for v in told.values()):
        return None
    own = {name: told.pop(name) for name in FIELDS if name in told}
    return Proposal(**own, attrs=told) if "a" in own else None
