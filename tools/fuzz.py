"""Gives Comity damaged documents, ledgers, data files and answers of models, and tells whatever else than an error of its own comes of it.

    python tools/fuzz.py [--documents 100000] [--ledgers 5000] [--data 5000] [--answers 10000]
                         [--minutes 120] [--seed 1] [--processes 1] [--examples FOLDER …]

Each case is made from a seed that is told with it. Half of the documents have damaged bytes; the others have a whole container whose texts
are damaged: words lost, moved, said again, exchanged with those of another document. Nothing may escape but Comity's own errors, no case
may take longer than the limit of a document, and memory may not grow with the number of cases. The exit code is 1 if anything did.
With several processes each makes its share of the cases, from a seed of its own that is told.
"""

import argparse
import gzip
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from comity.errors import ComityError
from comity.gather import gather, loaders
from comity.read import Document, read
from damage import damaged, damaged_table, damaged_within
from damaged_answers import read_answer
from damaged_ledgers import CLAIMS, make_ledger, open_damaged

ROOT = Path(__file__).resolve().parent.parent
#: A case that takes longer hangs, in seconds of computing: on the wall, other programs may take any number of them.
HANG = 25.0
#: Memory may grow by so much over a run after its first tenth, in MB: caches fill, lists do not.
GROWTH = 150.0
#: How reading tells of an exception that is not Comity's own: of one document it is a failure, here it is what is looked for.
REPORT = "please report this"
#: The sorts of cases, and how many of each are tried.
SORTS = {"documents": 100_000, "ledgers": 5_000, "data": 5_000, "answers": 10_000}
#: The largest file of a data set that is damaged, in bytes.
LARGEST = 300_000
#: After how many cases it is told how far a run is.
_TOLD = 5000


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
        path.write_bytes(gzip.compress(damaged_table(gzip.decompress(data), dice), 1))
    else:
        path.write_bytes(damaged_table(data, dice) if original.suffix in (".csv", ".tab") else damaged(data, dice))
    gather(name, work if beside else path, edition="0")
    return "loaded"


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
    early = longest = 0.0
    done = 0
    for number in range(1, count + 1):
        if time.monotonic() > until:
            break
        begun, used = time.monotonic(), time.process_time()
        try:
            told[case(random.Random(f"{what} {seed} {number}"))] += 1
        except ComityError as error:
            told[type(error).__name__] += 1
        except Exception as error:  # whatever escapes is what is looked for
            wrong.append(f"{what} {number}: {type(error).__name__}: {str(error)[:120]}")
        longest, used = max(longest, time.monotonic() - begun), time.process_time() - used
        if used > HANG:
            wrong.append(f"{what} {number}: took {used:.0f} s of computing")
        done = number
        if number == max(count // 10, 1):
            early = _memory()
        if number % _TOLD == 0:
            print(f"{what}: {number} so far, {len(wrong)} wrong, memory {_memory():.0f} MB", file=sys.stderr, flush=True)
    grown = _memory() - early if early else 0.0
    if grown > GROWTH:
        wrong.append(f"{what}: memory grew by {grown:.0f} MB after the first tenth")
    print(
        f"{what}: {done} cases, {dict(told)}, memory {_memory():.0f} MB (+{grown:.0f}), "
        f"at most {longest:.0f} s on the wall, {len(wrong)} wrong",
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
    whole = make_ledger(work / "whole.duckdb")
    (claims,) = read(Document("claims", CLAIMS))
    yield "ledgers", lambda dice: open_damaged(whole, claims, work, dice), options.ledgers
    yield "answers", lambda dice: read_answer(work, dice), options.answers
    files = data_files(folders)
    if files:
        alone = work / "data"
        alone.mkdir()
        yield "data", lambda dice: gather_damaged(files, alone, dice), options.data
    else:
        print("data: no files of data sets under the examples; give their folder with --examples", file=sys.stderr)


def shared_out(options: argparse.Namespace) -> int:
    """The cases shared out over processes, each with the next seed; the worst of their exit codes."""
    running = []
    for number in range(options.processes):
        command = [sys.executable, __file__, "--minutes", str(options.minutes), "--seed", str(options.seed + number)]
        for sort in SORTS:
            # What does not divide evenly goes to the first.
            share, left = divmod(getattr(options, sort), options.processes)
            command += [f"--{sort}", str(share + (left if number == 0 else 0))]
        running.append(subprocess.Popen([*command, "--examples", *map(str, options.examples)]))
    return max(process.wait() for process in running)


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (*SORTS.items(), ("minutes", 120), ("seed", 1), ("processes", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--examples", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    if options.processes > 1:
        return shared_out(options)
    print(f"seed {options.seed}", flush=True)
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
