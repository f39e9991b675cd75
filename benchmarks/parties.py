"""Speed and memory of naming states, beside country_converter's, in the same run.

    python3 dev.py python benchmarks/parties.py [--names N] [--corpus FILE]

Prints: converting N mixed names (English, official, ISO and other codes, French, Spanish, Russian, Arabic, Chinese, with
case and accents changed, each drawn at random) to ISO alpha-3, all distinct spellings and repeated ones; finding mentions
in texts; import time and memory of both packages. Each is measured in a process of its own. country_converter is in the dev
group. Nothing here passes or fails.
"""

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "reuters-1987.jsonl.gz"
#: country_converter is slow: it gets this share of the names, and its rate is told per name.
PEER_SHARE = 20
LANGUAGES = ("fr", "es", "ru", "ar", "zh")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=100_000)
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
        print(f"{name:28}", told if isinstance(told, str) else "  ".join(f"{k} {v:,.4g}" for k, v in told.items()))


def mixed(count: int) -> list[str]:
    """Names and codes as data files have them; the same for the same count."""
    from comity.parties.raw import rows
    from comity.parties.registry import cldr_names, names, parties

    draw = random.Random(1816)
    known = [n.text for n in names() if n.sort in ("name", "official")]
    known += [n.text for n in cldr_names() if n.language in LANGUAGES]
    known += [r[s] for r in rows("codes.csv") for s in ("iso2", "iso3") if r[s]] + [p.name for p in parties().values() if p.sort == "state"]
    styles = (str, str, str, str.upper, str.lower, lambda s: f" {s}", lambda s: f"the {s}", lambda s: s.replace(" ", "  "))
    return [draw.choice(styles)(draw.choice(known)) for _ in range(count)]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(names: list[str], seconds: float, read: float) -> dict[str, float]:
    rate = len(names) / seconds
    return {"names": len(names), "distinct": len(set(names)), "seconds": seconds, "names/s": rate, "read": read, "peak MB": peak()}


def comity_convert(options: argparse.Namespace) -> dict[str, float]:
    names = mixed(options.names)
    started = time.perf_counter()
    from comity.parties import conversion

    done = conversion(names, "iso3")
    seconds = time.perf_counter() - started
    share = sum(v is not None for v in done.values) / len(names)
    return told(names, seconds, share)


def coco_convert(options: argparse.Namespace) -> dict[str, float]:
    names = mixed(options.names)[: options.names // PEER_SHARE]
    import logging

    import country_converter

    logging.disable(logging.CRITICAL)
    started = time.perf_counter()
    done = country_converter.convert(names, to="ISO3", not_found=None)
    seconds = time.perf_counter() - started
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
    "Comity, convert": comity_convert,
    "country_converter, convert": coco_convert,
    "Comity, find mentions": comity_find,
    "Comity, import": comity_import,
    "country_converter, import": coco_import,
}

if __name__ == "__main__":
    main()
