"""What a model is told, and the form in which it must answer: both made from the vocabulary."""

import hashlib
import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity import packaged
from comity.observation import Kind, vocabulary

#: Fields that every proposal may have; the attributes of its kind stand beside them.
FIELDS = ("kind", "quote", "a", "b", "measure", "figure", "period", "base", "modality")
#: Those of a figure, and those that no proposal is one without.
_OF_FIGURES = ("measure", "figure", "base")
_NEEDED = ("kind", "quote", "a", "b", "modality")
#: Characters of a value and of a quote: a small model that begins to repeat itself finds no end.
_TEXT: dict[str, Any] = {"type": "string", "maxLength": 120}
_QUOTE: dict[str, Any] = {"type": "string", "maxLength": 320}
_NAMED = re.compile(r"\{(\w+)(:\w+)?\}")


@dataclass(frozen=True)
class Prompt:
    """A prompt, the schema of its answers, and the version of both: a hash, so that no change goes unnoticed.

    Attributes:
        instructions: what the model is told.
        examples: questions with their answers, shown as if they had been asked before.
        schema: the form of an answer.
        version: of all this.

    """

    instructions: str
    examples: tuple[tuple[str, str], ...]
    schema: dict[str, Any]
    version: str

    def messages(self, asked: str) -> list[dict[str, str]]:
        """A question with all that goes before it, as the messages of a chat."""
        turns = [{"role": "system", "content": self.instructions}]
        for example, answer in self.examples:
            turns += [{"role": "user", "content": example}, {"role": "assistant", "content": answer}]
        return [*turns, {"role": "user", "content": asked}]


@cache
def prompt(order: int = 0) -> Prompt:
    """The prompt for the vocabulary as it is.

    Args:
        order: which order the kinds and examples stand in: 0 is the vocabulary's, any other number a shuffle of its own.

    """
    kinds, decisions = list(vocabulary().kinds.values()), packaged.toml("comity.second", "decisions.toml")
    examples = list(decisions["example"])
    if order:
        for listed in (kinds, examples):
            random.Random(order).shuffle(listed)
    shown = tuple((question(e["text"]), json.dumps({"facts": e["facts"]}, ensure_ascii=False)) for e in examples)
    instructions, schema = _instructions(kinds, decisions), _schema(kinds)
    said = json.dumps([instructions, shown, schema], sort_keys=True, ensure_ascii=False)
    return Prompt(instructions, shown, schema, hashlib.sha256(said.encode()).hexdigest()[:12])


def question(text: str, before: str = "") -> str:
    """A part of a text as a question; `before` are the words in front of it, by which "it" and "the two" are understood."""
    context = f"What stands before (for understanding only):\n<before>\n{before}\n</before>\n\n" if before else ""
    return f"{context}The text:\n<text>\n{text}\n</text>\n\nGive its facts as JSON."


def _instructions(kinds: list[Kind], decisions: dict[str, Any]) -> str:
    listed = "\n".join(_kind(k) for k in kinds)
    rules = "\n".join(f"- {rule}" for rule in decisions["rules"])
    return f"{decisions['task'].strip()}\n\nKinds of fact:\n{listed}\n\nRules:\n{rules}"


def _kind(kind: Kind) -> str:
    """A kind in a line: name, what it says of a and b, attributes and their values."""
    parts = [f"{name}: {'|'.join(values) if isinstance(values, tuple) else values}" for name, values in _attributes(kind).items()]
    told = "a figure" if kind.numeric else "an event or state of affairs"
    return f"- {kind.name}: {told}, {_way(kind)}, as {_said(kind)}" + "".join(f"; {part}" for part in parts)


def _way(kind: Kind) -> str:
    """Whether the order of a and b has a meaning, and where."""
    if not kind.directed:
        return "of a and b alike"
    where = [f"{name} is {' or '.join(v)}" for case in kind.directed for name, v in case.items() if isinstance(v, tuple)]
    return "from a to b" + (f" where {', or '.join(where)}" if where else "")


def _said(kind: Kind) -> str:
    """How the vocabulary says facts of the kind, the names in it as the answer calls them."""
    texts = [saying.text.replace("[", "").replace("]", "").replace("{a's}", "a's") for saying in kind.said]
    return " / ".join(f'"{text}"' for text in dict.fromkeys(_NAMED.sub(r"\1", text) for text in texts))


def _attributes(kind: Kind) -> dict[str, Any]:
    return dict(kind.required) | {name: allowed for name, allowed in kind.optional.items() if allowed not in ("parties", "party")}


def _schema(kinds: list[Kind]) -> dict[str, Any]:
    facts = {"type": "array", "items": {"anyOf": [_form(kind) for kind in kinds]}}
    return {"type": "object", "properties": {"facts": facts}, "required": ["facts"], "additionalProperties": False}


def _form(kind: Kind) -> dict[str, Any]:
    """The form of a fact of one kind: its attributes with the values that each may have."""
    known = vocabulary()
    fields: dict[str, Any] = {name: _TEXT for name in FIELDS if kind.numeric or name not in _OF_FIGURES or _counts(kind, name)}
    fields |= {"quote": _QUOTE, "kind": {"type": "string", "const": kind.name}, "modality": _one_of(known.fields["modality"])}
    if kind.numeric:
        fields["measure"] = _one_of(known.fields["measure"])
    fields |= {name: _one_of(values) if isinstance(values, tuple) else _TEXT for name, values in _attributes(kind).items()}
    needed = [*_NEEDED, *(("measure", "figure") if kind.numeric else ()), *kind.required]
    return {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}


def _one_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _counts(kind: Kind, field: str) -> bool:
    """Whether an event of the kind can tell of how many: sixty diplomats."""
    return kind.name == "mission" and field == "figure"
