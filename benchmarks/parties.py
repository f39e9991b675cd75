"""Speed and memory of naming states, beside country_converter's: the same names, each once, by CPU time, in the same run.

    python3 dev.py python benchmarks/parties.py [--names N] [--corpus FILE]

Prints: converting N distinct spellings to ISO alpha-3, once of English names and ISO codes, as country_converter knows them, and once with
French, Spanish, Russian, Arabic and Chinese ones too (in other cases, with other blanks, drawn at random); finding mentions in texts; import
time and memory of both packages. Each is measured in a process of its own, with its tables loaded before. country_converter is in the
dev group. Nothing here passes or fails.
"""

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from recorded import recorded

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "reuters-1987.jsonl.gz"
LANGUAGES = ("fr", "es", "ru", "ar", "zh")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=5_000)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        print(json.dumps(RUNS[options.run](options)))
        return
    for name in RUNS:
        command = [sys.executable, __file__, "--run", name, "--corpus", str(options.corpus), "--names", str(options.names)]
        done = subprocess.run(command, capture_output=True, text=True)
        told = json.loads(done.stdout.splitlines()[-1]) if not done.returncode else done.stderr.strip().splitlines()[-1]
        print(
            f"{name:32}", told if isinstance(told, str) else "  ".join(f"{k} {v:,.4g}" for k, v in told.items()), recorded("parties", name)
        )


def mixed(count: int, languages: tuple[str, ...]) -> list[str]:
    """Distinct names and codes as data files have them; the same for the same arguments."""
    from comity.parties.raw import rows
    from comity.parties.registry import cldr_names, names, parties

    draw = random.Random(1816)
    known = [n.text for n in names() if n.sort in ("name", "official")]
    known += [n.text for n in cldr_names() if n.language in languages]
    known += [r[s] for r in rows("codes.csv") for s in ("iso2", "iso3") if r[s]] + [p.name for p in parties().values() if p.sort == "state"]
    styles = (str, str, str, str.upper, str.lower, lambda s: f" {s}", lambda s: f"the {s}", lambda s: s.replace(" ", "  "))
    found: dict[str, None] = {}
    for _ in range(100 * count):
        if len(found) == count:
            break
        found[draw.choice(styles)(draw.choice(known))] = None
    return list(found)


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(names: list[str], seconds: float, read: float) -> dict[str, float]:
    rate = len(names) / seconds
    return {"names": len(names), "CPU seconds": seconds, "names/s": rate, "read": read, "peak MB": peak()}


def comity_convert(options: argparse.Namespace, languages: tuple[str, ...]) -> dict[str, float]:
    from comity.parties import conversion

    names = mixed(options.names, languages)
    conversion(["Kazakhstan"], "iso3")
    started = time.process_time()
    done = conversion(names, "iso3")
    seconds = time.process_time() - started
    share = sum(v is not None for v in done.values) / len(names)
    return told(names, seconds, share)


def coco_convert(options: argparse.Namespace, languages: tuple[str, ...]) -> dict[str, float]:
    names = mixed(options.names, languages)
    import logging

    import country_converter

    logging.disable(logging.CRITICAL)
    country_converter.convert(["Kazakhstan"], to="ISO3")
    started = time.process_time()
    done = country_converter.convert(names, to="ISO3", not_found=None)
    seconds = time.process_time() - started
    share = sum(isinstance(v, str) and len(v) == 3 and v != n for v, n in zip(done, names, strict=True)) / len(names)
    return told(names, seconds, share)


def comity_find(options: argparse.Namespace) -> dict[str, float]:
    with gzip.open(options.corpus, "rt", encoding="utf-8") as f:
        texts = [json.loads(line)["text"] for line in f]
    from comity.parties import find

    find(texts[0], "1987")
    started = time.perf_counter()
    mentions = sum(len(find(text, "1987")) for text in texts)
    seconds = time.perf_counter() - started
    size = sum(len(t.encode()) for t in texts) / 1e6
    return {"documents": len(texts), "MB": size, "mentions": mentions, "seconds": seconds, "MB/s": size / seconds}


def comity_import(options: argparse.Namespace) -> dict[str, float]:
    before, started = peak(), time.perf_counter()
    import comity.parties

    imported, after = time.perf_counter() - started, peak()
    comity.parties.find("Kazakhstan and Russia")
    comity.parties.resolve("Kazakhstan")
    return {
        "import ms": imported * 1e3,
        "import MB": after - before,
        "with first find and resolve, ms": (time.perf_counter() - started) * 1e3,
        "peak MB": peak(),
    }


def coco_import(options: argparse.Namespace) -> dict[str, float]:
    before, started = peak(), time.perf_counter()
    import country_converter

    imported, after = time.perf_counter() - started, peak()
    country_converter.convert("Kazakhstan")
    return {
        "import ms": imported * 1e3,
        "import MB": after - before,
        "with first convert, ms": (time.perf_counter() - started) * 1e3,
        "peak MB": peak(),
    }


RUNS = {
    "Comity, English": partial(comity_convert, languages=()),
    "country_converter, English": partial(coco_convert, languages=()),
    "Comity, six languages": partial(comity_convert, languages=LANGUAGES),
    "country_converter, six languages": partial(coco_convert, languages=LANGUAGES),
    "Comity, find mentions": comity_find,
    "Comity, import": comity_import,
    "country_converter, import": coco_import,
}

if __name__ == "__main__":
    main()
