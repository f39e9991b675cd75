"""HUGGO: agreements on the environment, trade, health and more, whose titles name their parties."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_rows
from comity.gather.repositories import MANYTREATIES
from comity.gather.spans import NO_SPAN, Span, span
from comity.gather.treaties import says_type, tell, two_named, type_of

DATASET = DataSet(
    id="huggo",
    title="HUGGO, agreements of the R package manytreaties",
    version="2026-11",
    publisher="PANARCHIC project, Geneva Graduate Institute",
    licence="CC BY 4.0 (description of the R package manytreaties; its licence file is AGPL-3)",
    page="https://github.com/globalgov/manytreaties",
    citation="""@misc{hollway_manytreaties, author = {Hollway, James and others}, year = {2026},
  title = {manytreaties: Many Treaties for Global Governance},
  url = {https://github.com/globalgov/manytreaties} }""",
    files="HUGGO's agreements of the R package manytreaties (CSV)",
    columns={
        "Title": "of the agreement, with the parties of a bilateral one",
        "Signature, Force, Term": "days, months or years; a question mark or tilde behind one that is not sure; NA is none",
        "TypeAmbit, TypeAgree, TypeDomain": "bilateral, external (with the EU) and so on, often not told; agreement, protocol …; field",
    },
    gives=("variable agreements_huggo", "agreement"),
    urls={f"{MANYTREATIES}/GGO/HUGGO_clean.csv": "10e31f3712ba79abc300c1fb9cfb2bacfa46c7de94598eb9eebc330108f87a02"},
    editions={"10e31f3712ba79abc300c1fb9cfb2bacfa46c7de94598eb9eebc330108f87a02": "2026-11"},
)
_NONE = ("", "NA")
_ACTS = {"signed": "Signature", "in_force": "Force", "terminated": "Term"}
#: What is said of agreements of two, and of those of which the list does not say between how many they are.
_TWO = ("Bilateral", "External", None)
#: A title of so few words has nothing but its parties, where no word says what it is.
_ONLY_PARTIES = 6
_UNSURE = re.compile(r"(\d{4})(?:-[\dX]{2})*-?.*[?~X-]")
SCHEMA = pa.schema([("a", pa.string()), ("b", pa.string()), ("year", pa.int64()), ("title", pa.string()), ("domain", pa.string())])


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*[Hh][Uu][Gg][Gg][Oo]*.csv*")]


def load(files: list[Path]) -> Data:
    """The acts of agreements of two parties as observations, and their signatures as variable ``agreements_huggo``.

    The list has no column of parties: those of an agreement are the two that its title names as of its signature, also where the list
    does not say whether it is bilateral. A day that is not sure counts as its year.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    text = Column("text", _NONE)
    columns = {
        "Title": Column("text", required=True),
        "TypeAmbit": text,
        "TypeAgree": text,
        "TypeDomain": text,
        **dict.fromkeys(_ACTS.values(), text),
    }
    collected = Collected(DATASET)
    made = []
    for row in read_rows(DATASET, files[0], columns, once=("Title", _ACTS["signed"])):
        acts = {action: _span(collected, row[column]) for action, column in _ACTS.items()}
        signed = acts["signed"][0]
        if row["TypeAmbit"] not in _TWO or signed is None:
            collected.leave_out("is not of two parties" if signed else "has no day of signature")
            continue
        parties = two_named(row["Title"], signed.year)
        if len(parties) != 2:
            told = "" if row["TypeAmbit"] else " and is not said to be of two"
            collected.leave_out(f"has a title that does not name two parties{told}")
            continue
        if row["TypeAgree"] in ("Amendment", "Extending"):
            acts = {"amended" if row["TypeAgree"] == "Amendment" else "extended": acts["signed"]}
        tell(collected, parties, _name(row), type_of(row["Title"]), acts, f"line {row['line']}: {row['Title']}")
        a, b = sorted(parties)
        made.append({"a": a, "b": b, "year": signed.year, "title": row["Title"], "domain": row["TypeDomain"]})
    return collected.data({"agreements_huggo": pa.Table.from_pylist(made, schema=SCHEMA)})


def _name(row: Mapping[str, Any]) -> str:
    """The title; one that has the parties alone ("Peru Fiji") with what is between them behind it."""
    title, field = str(row["Title"]), row["TypeDomain"]
    silent = len(title.split()) <= _ONLY_PARTIES and not says_type(title)
    return f"{title} ({field.lower()})" if silent and field else title


def _span(collected: Collected, text: str | None) -> Span:
    unsure = _UNSURE.fullmatch(text or "")
    try:
        return span(unsure[1] if unsure else text)
    except ValueError:
        collected.leave_out("has a date that cannot be read (of its acts)")
        return NO_SPAN
