"""Checking the tables of a language: what they name must exist, and every frame must carry an example that holds.

``python -m comity.read.tables`` prints what is wrong and exits with 1 if anything is.
"""

import datetime
import re
import sys
from collections.abc import Iterator

from comity.documents.document import Document
from comity.language import languages, table
from comity.observation import Observation
from comity.observation.vocabulary import vocabulary
from comity.read.grammar import words
from comity.read.reader import kind_readers, read_document

#: The day on which the examples of tables are told.
EXAMPLE_DAY = datetime.date(2019, 6, 15)
#: Places of the grammar that are no prepositions; the empty one is what stands behind a verb in the passive.
_PLACES = ("subject", "object", "owner", "")
#: Verbs that say "again" by a prefix are read by the verb without it.
_AGAIN = "re-"
_KNOWN = ("name", "verbs", "nouns", "roles", "examples")
_PERIOD = re.compile(r"\[(\S*)\.\.(\S*)\]")
_PAIR = re.compile(r'(\w+)=("[^"]*"|\S+)')


def problems(language: str) -> Iterator[str]:
    """What is wrong with the frames of a language, a line each: unknown fields, values, verbs and places, missing examples."""
    known = words(language)
    prepositions = {w for w, sort in known.closed.items() if sort == "preposition"} | {r for ps in known.phrases.values() for _, r in ps}
    verbs = known.verbs.lemmas | {"be", "have", "do", "become"}
    for reader in kind_readers():
        where = f"language/{language}/kinds/{reader.KIND}.toml"
        extra: frozenset[str] = getattr(reader, "FIELDS", frozenset())
        for row in table(language, f"kinds/{reader.KIND}").get("frame", ()):
            name = row.get("name", "?")
            for problem in row_problems(row, reader.KIND, extra, verbs, prepositions):
                yield f"{where}: {name}: {problem}"


def row_problems(row: dict[str, object], kind: str, extra: frozenset[str], verbs: set[str], prepositions: set[str]) -> Iterator[str]:
    """What is wrong with one frame: fields that its reader does not take, values that the vocabulary has not, unknown verbs and places."""
    attributes = dict(vocabulary().kinds[kind].required) | dict(vocabulary().kinds[kind].optional)
    for key, value in row.items():
        if key in _KNOWN or key in extra:
            continue
        allowed = attributes.get(key)
        if allowed is None:
            yield f"{key!r} is no field of a frame, no attribute of the kind, and not among the fields that its reader takes"
        elif isinstance(allowed, tuple) and value not in allowed:
            yield f"{key} = {value!r} is not in the vocabulary; it has {', '.join(allowed)}"
    for verb in _texts(row.get("verbs")):
        if verb.split()[0] not in verbs and verb.split()[0].removeprefix(_AGAIN) not in verbs:
            yield f"verb {verb!r} is not in verbs.csv"
    roles = row.get("roles", {})
    for role, places in roles.items() if isinstance(roles, dict) else ():
        for place in places:
            if place not in _PLACES and place not in prepositions:
                yield f"role {role}: {place!r} is no place of the grammar and no preposition"
    if not row.get("examples"):
        yield "has no example"


def _texts(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else []


def failures(language: str) -> Iterator[str]:
    """The examples of the tables that do not hold, a line each."""
    for reader in kind_readers():
        for row in table(language, f"kinds/{reader.KIND}").get("frame", ()):
            for text, *expected in row.get("examples", ()):
                for problem in check_example(reader.KIND, text, expected):
                    yield f"language/{language}/kinds/{reader.KIND}.toml: {row['name']}: {text!r}: {problem}"


def check_example(kind: str, text: str, expected: list[str]) -> Iterator[str]:
    """What does not hold of an example: expected observations that are not read, observations of the kind read beside them.

    Args:
        kind: the kind whose table it stands in.
        text: the example, told on `EXAMPLE_DAY`.
        expected: each as ``kind A B [start..end] attribute=value``; all behind the parties may be left out.

    """
    found = [f.observation for f in read_document(Document("example", text, date=EXAMPLE_DAY))]
    left = list(found)
    for wanted in expected:
        match = next((o for o in left if holds(o, wanted)), None)
        if match is None:
            yield f"expected {wanted!r}, read {[short(o) for o in found]}"
        else:
            left.remove(match)
    for o in left:
        if o.kind == kind:
            yield f"read {short(o)!r}, which is not expected"


def holds(o: Observation, wanted: str) -> bool:
    """Whether an observation is what the short form `wanted` says."""
    kind, a, b = wanted.split()[:3]
    if (o.kind, o.a, str(o.b)) != (kind, a, b):
        return False
    period = _PERIOD.search(wanted)
    if period and (str(o.start or ""), str(o.end or "")) != tuple(day.replace("None", "") for day in period.groups()):
        return False
    values = dict(o.attrs) | {
        name: getattr(o, name) for name in ("measure", "value", "unit", "bound", "modality", "base_start", "base_end")
    }
    return all(_equal(values.get(key), told.strip('"')) for key, told in _PAIR.findall(wanted))


def _equal(value: object, told: str) -> bool:
    if isinstance(value, float | int):
        return float(value) == float(told)
    return str(value) == told


def short(o: Observation) -> str:
    """An observation in the short form of the examples."""
    parts = [o.kind, o.a, str(o.b), f"[{o.start or ''}..{o.end or ''}]"]
    parts += [f"{name}={getattr(o, name)}" for name in ("measure", "value", "unit") if getattr(o, name) is not None]
    parts += [f"bound={o.bound}"] if o.bound != "exact" else []
    parts += [f"modality={o.modality}"] if o.modality != "actual" else []
    return " ".join([*parts, *(f'{k}="{v}"' if " " in str(v) else f"{k}={v}" for k, v in o.attrs.items())])


def main() -> int:
    """Print what is wrong with the tables of all languages; 1 if anything is."""
    wrong = [line for language in languages() for check in (problems, failures) for line in check(language)]
    print("\n".join(wrong) or "tables: nothing wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
