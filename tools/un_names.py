"""Writes src/comity/parties/tables/un_names.csv: short and formal names of states in the six languages of the United Nations.

python3 dev.py python tools/un_names.py country-codes.csv

The file is data/country-codes.csv of github.com/datasets/country-codes; names that the other tables have are left out.
"""

import csv
import re
import sys
from pathlib import Path

from comity.parties.folding import fold, without_article
from comity.parties.registry import cldr_names, names, parties

TABLES = Path(__file__).resolve().parents[1] / "src/comity/parties/tables"
LANGUAGES = {"English": "en", "French": "fr", "Spanish": "es", "Russian": "ru", "Arabic": "ar", "Chinese": "zh"}
M49 = {"official_name_en": "en", "official_name_fr": "fr", "official_name_es": "es", "official_name_ru": "ru", "official_name_ar": "ar"}
M49 |= {"official_name_cn": "zh"}
#: A sign for a footnote: "Cook Islands (the) **".
_NOTE = re.compile(r"\s*\*+$|[\u200e\u200f]")
#: Short names of the UN that two states share, though it gives them to one.
SHARED = frozenset({"Congo", "Конго", "الكونغو", "刚果"})
HEADER = """# Names of states and territories in the six languages of the United Nations, short and formal, that the other tables have not.
# Source: UN Protocol and Liaison Service (UNTERM) and Statistics Division (M49), through datasets/country-codes (PDDL), commit
# {commit}; tools/un_names.py writes this table. As of 2026-11.
"""


def columns(head: list[str]) -> dict[str, str]:
    """The columns that hold names, and their languages."""
    untermed = {c: LANGUAGES[c.split()[1]] for c in head if c.startswith("UNTERM ")}
    return untermed | M49


def listed_name(text: str) -> str:
    """A name as it stands in a list: without article and sign for a footnote."""
    bare = without_article(without_article(_NOTE.sub("", " ".join(text.split()))))
    return bare[:1].upper() + bare[1:]


def main(path: str, commit: str) -> None:
    """Write the table."""
    known: dict[str, set[str]] = {}
    for n in (*names(), *cldr_names()):
        known.setdefault(fold(n.text), set()).add(n.party)
    found: dict[tuple[str, str], str] = {}
    with Path(path).open(encoding="utf-8-sig") as f:
        table = csv.DictReader(f)
        languages = columns(list(table.fieldnames or ()))
        for row in table:
            party = row["ISO3166-1-Alpha-3"]
            for column, language in languages.items():
                name = listed_name(row[column])
                if not name or name in SHARED or party not in parties() or party in known.get(fold(name), ()):
                    continue
                if fold(name) in known:
                    print(f"{party}: {name} is {known[fold(name)]} in another table: left out", file=sys.stderr)
                    continue
                found.setdefault((party, name), language)
    listed = {(language, party, fold(name)): name for (party, name), language in found.items()}
    with (TABLES / "un_names.csv").open("w", encoding="utf-8", newline="") as f:
        f.write(HEADER.format(commit=commit))
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(["language", "party", "name"])
        writer.writerows(sorted((language, party, name) for (language, party, _), name in listed.items()))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
