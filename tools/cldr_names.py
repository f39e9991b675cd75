"""Writes src/comity/parties/tables/cldr_names.csv: the names of states and territories in the languages of CLDR, as babel has them.

python3 dev.py python tools/cldr_names.py
"""

import csv
from pathlib import Path

import babel
from babel.localedata import locale_identifiers

TABLES = Path(__file__).resolve().parents[1] / "src/comity/parties/tables"
#: Codes of CLDR that stand for a party and are no ISO 3166-1 code of a state.
BEYOND_ISO = {"XK": "XKX", "EU": "EU", "UN": "UN"}
HEADER = """# Names of states and territories in the languages of Unicode CLDR; a name that several languages share stands under the first.
# Source: Unicode CLDR, through babel {version} (tools/cldr_names.py writes this table). Licence of the data: Unicode-3.0.
"""


def parties() -> dict[str, str]:
    """CLDR's territory code to party."""
    with (TABLES / "codes.csv").open(encoding="utf-8") as f:
        codes = csv.DictReader(line for line in f if not line.startswith("#"))
        return {row["iso2"]: row["id"] for row in codes if row["iso2"]} | BEYOND_ISO


def names() -> list[tuple[str, str, str]]:
    """Party, name and language of each name, once a party."""
    known = parties()
    found: dict[tuple[str, str], str] = {}
    first = ["en", "fr", "es", "ru", "ar", "zh"]
    for identifier in first + sorted(set(locale_identifiers()) - set(first)):
        locale = babel.Locale.parse(identifier)
        if locale.territory or identifier == "root":
            continue
        for code, name in locale.territories.items():
            if code in known and name != code:
                found.setdefault((known[code], name), identifier)
    return sorted((language, party, name) for (party, name), language in found.items())


def main() -> None:
    """Write the table."""
    with (TABLES / "cldr_names.csv").open("w", encoding="utf-8", newline="") as f:
        f.write(HEADER.format(version=babel.__version__))
        table = csv.writer(f, lineterminator="\n")
        table.writerow(["language", "party", "name"])
        table.writerows(names())


if __name__ == "__main__":
    main()
