"""Gives Comity damaged documents, ledgers and data files, and tells whatever else than an error of its own comes of it.

    python tools/fuzz.py [--documents 100000] [--ledgers 5000] [--data 5000] [--minutes 120] [--seed 1] [--examples FOLDER …]

Each case is made from a seed that is told with it. Half of the documents have damaged bytes; the others have a whole container whose texts
are damaged: words lost, moved, said again, exchanged with those of another document. Nothing may escape but Comity's own errors, no case
may take longer than the limit of a document, and memory may not grow with the number of cases. The exit code is 1 if anything did.
"""

import argparse
import gzip
import io
import json
import random
import resource
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

from comity.brief import build
from comity.errors import ComityError
from comity.gather import gather, loaders
from comity.ledger import Ledger, Source
from comity.observation import Finding, Observation
from comity.parties import resolve
from comity.read import read

ROOT = Path(__file__).resolve().parent.parent
#: A case that takes longer, in seconds, hangs.
HANG = 25.0
#: Memory may grow by so much over a run after its first tenth, in MB: caches fill, lists do not.
GROWTH = 150.0
#: How reading tells of an exception that is not Comity's own: of one document it is a failure, here it is what is looked for.
REPORT = "please report this"
#: The largest file of a data set that is damaged, in bytes.
LARGEST = 300_000
#: After how many cases it is told how far a run is.
_TOLD = 5000
PIECES = (b"\x00", b"\xff\xfe", b"<", b">", b"&", b'"', b"\n", b"\r\n", b"\t", b",", b";", b"{", b"}", b"[", b"(", b")", b"%", b"$", b"1",
          b"999999999999999999999", b"-", b"\xe2\x80\xae", b"\xcc\x81" * 40, b"<!--", b"]]>", b"PK\x03\x04", b"%PDF-1.7", b"\x1f\x8b",
          b"Chile and Peru ", b"on 31 February 2019 ", b"President ")  # fmt: skip


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few changes: turned, cut, doubled, moved, or with a piece put in."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(made) + 1)
        long = dice.choice((1, 4, 30, 400))
        how = dice.randrange(6)
        if how == 0 and made:
            made[min(at, len(made) - 1)] ^= 1 << dice.randrange(8)
        elif how == 1:
            del made[at : at + long]
        elif how == 2:
            made[at:at] = made[at : at + long] * dice.choice((1, 2, 50))
        elif how == 3:
            made[at:at] = dice.choice(PIECES) * dice.choice((1, 1, 1, 200))
        elif how == 4:
            other = dice.randrange(len(made) + 1)
            made[at:at] = made[other : other + long]
        elif dice.random() < 0.2:
            del made[at:]
    return bytes(made[:2_000_000])


def reworded(text: str, other: str, dice: random.Random) -> str:
    """The text with runs of its words lost, moved, said again, or exchanged with those of another."""
    words, others = text.split(" "), other.split(" ")
    for _ in range(dice.randint(1, 12)):
        at, long = dice.randrange(len(words) + 1), dice.choice((1, 1, 3, 15))
        how = dice.randrange(5)
        if how == 0:
            del words[at : at + long]
        elif how == 1:
            words[at:at] = words[at : at + long] * dice.choice((1, 3, 40))
        elif how == 2:
            run = words[at : at + long]
            del words[at : at + long]
            dice.shuffle(run)
            place = dice.randrange(len(words) + 1)
            words[place:place] = run
        elif how == 3:
            begin = dice.randrange(len(others))
            words[at : at + long] = others[begin : begin + long]
        else:
            words[at:at] = [dice.choice(PIECES).decode("utf-8", "replace")]
    return " ".join(words)[:500_000]


def damaged_within(data: bytes, suffix: str, other: str, dice: random.Random) -> bytes:
    """A document whose container is whole and whose texts are damaged; its bytes are damaged where it is no container that we write."""

    def turned(value: Any) -> Any:
        if isinstance(value, str):
            return reworded(value, other, dice) if dice.random() < 0.7 else value
        if isinstance(value, list):
            return [turned(v) for v in value]
        return {k: turned(v) for k, v in value.items()} if isinstance(value, dict) else value

    if suffix == ".json":
        return json.dumps(turned(json.loads(data))).encode()
    if suffix == ".jsonl":
        return "\n".join(json.dumps(turned(json.loads(row))) for row in data.splitlines() if row.strip()).encode()
    if suffix in (".docx", ".zip"):
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in whole.namelist():
                content = whole.read(member)
                archive.writestr(member, damaged(content, dice) if dice.random() < 0.5 else content)
        return made.getvalue()
    if suffix in (".txt", ".md", ".html", ".csv"):
        return reworded(data.decode("utf-8", "replace"), other, dice).encode()
    return damaged(data, dice)


def documents(folders: list[Path]) -> list[Path]:
    """The files that documents are made from."""
    endings = (".txt", ".html", ".md", ".json", ".jsonl", ".csv", ".docx", ".pdf", ".zip")
    return sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in endings and p.stat().st_size < 500_000)


SENTENCES = (
    "In 2019 the trade turnover between Chile and Peru amounted to 3.2 billion dollars, the ministry said.",
    "On 3 May 2018 the presidents of Ghana and Fiji signed an Agreement on Fisheries in Suva.",
    "Kenya expelled two diplomats of Peru on Tuesday; Peru recalled its ambassador from Nairobi.",
)


def made(folder: Path) -> list[Path]:
    """Small documents, one of each format that is read."""
    import docx
    from reportlab.pdfgen.canvas import Canvas

    folder.mkdir()
    rows = "".join(f"<tr><td>{year}</td><td>{year - 2000}.5</td></tr>" for year in (2017, 2018, 2019))
    paragraphs = "".join(f"<p>{s}</p>" for s in SENTENCES)
    written = {
        "a.txt": "Wire\n\n3 May 2018\n\n" + "\n\n".join(SENTENCES),
        "a.md": "# Wire\n\n*3 May 2018*\n\n- " + "\n- ".join(SENTENCES),
        "a.html": f'<html lang="en"><head><title>Wire</title><meta name="date" content="2018-05-03"><script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "datePublished": "2018-05-03"}}</script></head><body>'
        f"<article>{paragraphs}<table>{rows}</table></article></body></html>",
        "a.jsonl": "".join(json.dumps({"id": i, "date": "2018-05-03", "text": s}) + "\n" for i, s in enumerate(SENTENCES)),
        "a.json": json.dumps([{"title": "Wire", "text": s} for s in SENTENCES]),
        "a.csv": "id,date,text\n" + "".join(f'{i},2018-05-03,"{s}"\n' for i, s in enumerate(SENTENCES)),
    }
    for name, text in written.items():
        (folder / name).write_text(text, "utf-8")
    word = docx.Document()
    for sentence in SENTENCES:
        word.add_paragraph(sentence)
    word.save(str(folder / "a.docx"))
    page = Canvas(str(folder / "a.pdf"), invariant=1, pageCompression=0)
    for i, sentence in enumerate(SENTENCES):
        page.drawString(60, 700 - 20 * i, sentence)
    page.save()
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "a.html", "a.docx"):
            archive.write(folder / name, name)
    return sorted(folder.iterdir())


def read_damaged(originals: list[tuple[Path, bytes]], work: Path, dice: random.Random) -> str:
    """One damaged document, read; what came of it."""
    original, data = dice.choice(originals)
    if dice.random() < 0.5:
        path = work / f"case{dice.choice((original.suffix, original.suffix, original.suffix, '.html', '.txt'))}"
        path.write_bytes(damaged(data, dice))
    else:
        other = dice.choice(originals)[1].decode("utf-8", "replace")
        path = work / f"case{original.suffix}"
        path.write_bytes(damaged_within(data, original.suffix, other, dice))
    readings = list(read([path]))
    escaped = [r.error for r in readings if REPORT in r.error]
    if escaped:
        raise AssertionError(escaped[0])
    if any(r.findings for r in readings):
        return "with facts"
    return "told as failures" if readings and all(r.error for r in readings) else "without facts"


#: What the cells of a damaged ledger hold.
CELLS = ("NULL", "''", "'x'", "'[[5, 1]]'", "'[[-1, 99999999]]'", "'{'", "'[]'", "'{\"a\": {\"b\": 1}}'", "-1", "9e99", "'NaN'",
         "'9999-12-31'", "'0001-01-01'", "repeat('x', 100000)", "'ZZZ'", "'level'", "true", "chr(27)", "''::BLOB")  # fmt: skip


def rewritten(path: Path, dice: random.Random) -> None:
    """Change a ledger as somebody with SQL can: cells, columns, tables."""
    with duckdb.connect(str(path)) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
        ).fetchall()
        for _ in range(dice.randint(1, 4)):
            table, column = dice.choice(columns)
            value, name = dice.choice(CELLS), f'"{table}"."{column}"'
            made = dice.choices(
                (
                    f'UPDATE "{table}" SET "{column}" = {value}',
                    f'UPDATE "{table}" SET "{column}" = {value} WHERE hash(rowid) % 7 = {dice.randrange(7)}',
                    f'ALTER TABLE "{table}" DROP COLUMN "{column}"',
                    f'ALTER TABLE "{table}" ALTER "{column}" TYPE VARCHAR',
                    f'DELETE FROM "{table}"',
                    f'INSERT INTO "{table}" SELECT * FROM "{table}" WHERE {name} IS NOT NULL LIMIT 3',
                ),
                (5, 10, 1, 1, 1, 2),
            )[0]
            # What the ledger does not let be done is not done.
            with suppress(duckdb.Error):
                connection.execute(made)


def open_damaged(whole: Path, work: Path, dice: random.Random) -> str:
    """One ledger with damaged bytes, or rewritten by somebody; asked and added to."""
    path = work / "case.duckdb"
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
    if dice.random() < 0.5:
        path.write_bytes(damaged(whole.read_bytes(), dice))
    else:
        shutil.copyfile(whole, path)
        rewritten(path, dice)
    ledger = Ledger(path)
    records = ledger.records()
    ledger.texts(source.source.id for source in ledger.sources())
    ledger.variables()
    build(ledger, resolve("Chile"), resolve("Peru"))
    ledger.add([_item(dice.randrange(10**6))])
    return "whole" if records else "empty"


def gather_damaged(files: list[tuple[str, Path, list[Path]]], work: Path, dice: random.Random) -> str:
    """One damaged file of a data set, loaded with those that belong to it."""
    name, original, beside = dice.choice(files)
    for left in work.iterdir():
        left.unlink()
    for other in beside:
        (work / other.name).symlink_to(other)
    path = work / original.name
    data = original.read_bytes()
    if original.suffix == ".gz" and dice.random() < 0.8:
        # What is packed is damaged, so that more than its unpacking is tried.
        path.write_bytes(gzip.compress(damaged(gzip.decompress(data), dice), 1))
    else:
        path.write_bytes(damaged(data, dice))
    gather(name, work if beside else path, edition="0")
    return "loaded"


def _item(number: int) -> tuple[Source, list[Finding]]:
    fact = Observation("border", "CHL", "PER", "level", float(number), "km", spans=((0, 5),))
    return Source(f"fuzz:{number}", "document", title="Fuzz", text=f"Border {number} km"), [Finding(fact, "fuzz")]


def data_files(folders: list[Path]) -> list[tuple[str, Path, list[Path]]]:
    """Files of data sets, small enough to be damaged a thousand times, each with its data set and the others that belong to it."""
    found = []
    for name, module in loaders().items():
        for folder in folders:
            try:
                files = module.find(folder)
            except ComityError:
                continue
            small = [f for f in files if f.stat().st_size < LARGEST]
            # Beside large ones a file is tried alone: to load them takes seconds a time.
            found += [(name, f, [o for o in small if o != f] if small == files else []) for f in small]
    return found


def run(what: str, case: Callable[[random.Random], str], count: int, until: float, seed: int) -> list[str]:
    """So many cases or until the time is up; what went wrong, each with its seed."""
    wrong: list[str] = []
    told: Counter[str] = Counter()
    early = 0.0
    done = 0
    for number in range(1, count + 1):
        if time.monotonic() > until:
            break
        begun = time.monotonic()
        try:
            told[case(random.Random(f"{what} {seed} {number}"))] += 1
        except ComityError as error:
            told[type(error).__name__] += 1
        except Exception as error:  # whatever escapes is what is looked for
            wrong.append(f"{what} {number}: {type(error).__name__}: {str(error)[:120]}")
        if time.monotonic() - begun > HANG:
            wrong.append(f"{what} {number}: took {time.monotonic() - begun:.0f} s")
        done = number
        if number == max(count // 10, 1):
            early = _memory()
        if number % _TOLD == 0:
            print(f"{what}: {number} so far, {len(wrong)} wrong, memory {_memory():.0f} MB", file=sys.stderr, flush=True)
    grown = _memory() - early if early else 0.0
    if grown > GROWTH:
        wrong.append(f"{what}: memory grew by {grown:.0f} MB after the first tenth")
    print(
        f"{what}: {done} cases, {dict(told)}, memory {_memory():.0f} MB (+{grown:.0f}), {len(wrong)} wrong",
        flush=True,
    )
    return wrong


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cases(options: argparse.Namespace, work: Path) -> Iterator[tuple[str, Callable[[random.Random], str], int]]:
    """Each sort of case: its name, how one is made and tried, how many."""
    folders = [ROOT / "examples", *options.examples]
    originals = [(p, p.read_bytes()) for p in made(work / "made") + documents(folders)]
    yield "documents", lambda dice: read_damaged(originals, work, dice), options.documents
    whole = work / "whole.duckdb"
    Ledger(whole).add(_item(n) for n in range(200))
    yield "ledgers", lambda dice: open_damaged(whole, work, dice), options.ledgers
    files = data_files(folders)
    if files:
        alone = work / "data"
        alone.mkdir()
        yield "data", lambda dice: gather_damaged(files, alone, dice), options.data
    else:
        print("data: no files of data sets under the examples; give their folder with --examples", file=sys.stderr)


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("documents", 100_000), ("ledgers", 5_000), ("data", 5_000), ("minutes", 120), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--examples", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    until = time.monotonic() + 60 * options.minutes
    work = Path(tempfile.mkdtemp(prefix="comity-fuzz-"))
    wrong: list[str] = []
    try:
        for what, case, count in cases(options, work):
            wrong += run(what, case, count, until, options.seed)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    for line in wrong[:50]:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
