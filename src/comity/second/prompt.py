"""What a model is told, and the form in which it must answer: both made from the vocabulary."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity import packaged
from comity.observation import Kind, vocabulary

#: Fields that every proposal has; the attributes of its kind stand beside them.
FIELDS = ("kind", "a", "b", "measure", "figure", "period", "base", "modality", "quote")
_TEXT = {"type": "string"}


@dataclass(frozen=True)
class Prompt:
    """A prompt, the schema of its answers, and the version of both: a hash, so that no change goes unnoticed."""

    instructions: str
    schema: dict[str, Any]
    version: str


@cache
def prompt() -> Prompt:
    """The prompt for the vocabulary as it is."""
    instructions, schema = _instructions(), _schema()
    said = json.dumps([instructions, schema], sort_keys=True, ensure_ascii=False)
    return Prompt(instructions, schema, hashlib.sha256(said.encode()).hexdigest()[:12])


def question(text: str, before: str = "") -> str:
    """A part of a text as a question; `before` are the words in front of it, by which "it" and "the two" are understood."""
    context = f"What stands before (for understanding only):\n<before>\n{before}\n</before>\n\n" if before else ""
    return f"{context}The text:\n<text>\n{text}\n</text>\n\nGive its facts as JSON."


def _instructions() -> str:
    decisions = packaged.toml("comity.second", "decisions.toml")
    kinds = "\n".join(_kind(k) for k in vocabulary().kinds.values())
    rules = "\n".join(f"- {rule}" for rule in decisions["rules"])
    shown = "\n".join(f"Text: {e['text']}\nAnswer: {json.dumps({'facts': e['facts']}, ensure_ascii=False)}" for e in decisions["example"])
    return (
        f"{decisions['task'].strip()}\n\nKinds of fact:\n{kinds}\n\nRules:\n{rules}\n\nExample (facts of it are never an answer):\n{shown}"
    )


def _kind(kind: Kind) -> str:
    """A kind in a line: name, direction, attributes and their values."""
    parts = [f"{name}: {'|'.join(values) if isinstance(values, tuple) else values}" for name, values in _attributes(kind).items()]
    told = "a figure" if kind.numeric else "an event or state of affairs"
    return f"- {kind.name}: {told}; {'; '.join(parts)}"


def _attributes(kind: Kind) -> dict[str, Any]:
    return dict(kind.required) | {name: allowed for name, allowed in kind.optional.items() if allowed not in ("parties", "party")}


def _schema() -> dict[str, Any]:
    known = vocabulary()
    attributes: dict[str, Any] = {}
    for kind in known.kinds.values():
        for name in _attributes(kind):
            attributes[name] = _TEXT
    fields = dict.fromkeys(FIELDS, _TEXT) | {
        "kind": {"type": "string", "enum": list(known.kinds)},
        "measure": {"type": "string", "enum": ["", *known.fields["measure"]]},
        "modality": {"type": "string", "enum": list(known.fields["modality"])},
    }
    fact = {"type": "object", "properties": fields | attributes, "required": ["kind", "a", "quote", "modality"]}
    return {"type": "object", "properties": {"facts": {"type": "array", "items": fact}}, "required": ["facts"]}
