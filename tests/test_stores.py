"""Lakes on object stores: written there, and read by every verb; what is no lake, or cannot be reached, is told in a line."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.bulk import read_into
from comity.errors import LedgerError
from comity.ledger import Ledger
from commands import comity, comity_apart
from test_bulk import write_lines

CLAIM = "Chile and Peru share a border of 190 km."


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("documents") / "a.jsonl", 6)


def test_a_lake_on_a_store_is_what_one_here_is(tmp_path: Path, source: Path) -> None:
    there, here = Ledger("memory://test-stores/lake/"), Ledger(tmp_path / "lake")
    for ledger in (there, here):
        assert read_into(str(ledger.path), [source])["documents"] == 6
    assert read_into(str(there.path), [source])["passed"] == 6
    assert there.exists() and len(there.records()) == 12
    for asked in ({}, {"pair": ("PER", "CHL")}, {"party": "PER", "kinds": ("trade",)}):
        assert [str(r) for r in there.records(**asked)] == [str(r) for r in here.records(**asked)]
    assert len(there.about({("CHL", "PER"): (2019, 2019)})) == len(here.about({("CHL", "PER"): (2019, 2019)})) > 0
    ids = [s.source.id for s in there.sources()]
    assert there.texts(ids) == here.texts(ids) and len(there.texts(ids)) == 6
    assert there.sql("SELECT count(*) FROM observations")[1] == [(12,)]
    with pytest.raises(LedgerError, match="may tell of this machine"):
        there.sql("SELECT * FROM read_text('/etc/passwd')")
    # What comes to it while a process reads is seen.
    read_into(str(there.path), [write_lines(tmp_path / "more.jsonl", 2)])
    assert len(there.sources()) == 8


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("memory://test-stores/nothing", "on a store there can only be a lake"),
        ("nosuch://x/y", "no store that is known"),
    ],
)
def test_what_is_no_lake_on_a_store_is_told(address: str, told: str) -> None:
    for use in (lambda: Ledger(address).records(), lambda: Ledger(address).add([]), lambda: read_into("nosuch://x/y", ["a.txt"])):
        with pytest.raises(LedgerError) as error:
            use()
        assert "\n" not in str(error.value)
    with pytest.raises(LedgerError, match=told):
        Ledger(address).sources()


def test_every_verb_takes_an_address(tmp_path: Path, source: Path) -> None:
    lake = f"file://{tmp_path}/lake"
    assert comity("read", source, "-o", lake, "-q").returncode == 0
    (tmp_path / "claim.txt").write_text(CLAIM)
    asked = {
        ("ledger", "query", lake, "CHL", "PER", "--format", "csv"): "168",
        ("ledger", "sql", lake, "SELECT count(*) AS n FROM observations", "--format", "csv"): "n\n12\n",
        ("brief", "CHL", "PER", "--ledger", lake, "--format", "md"): "168 km",
        ("check", tmp_path / "claim.txt", "--ledger", lake, "-q"): "168",
        ("events", "--ledger", lake): "id,date,source",
        ("panel", "dyads", "--years", "2019-2019", "--with", "distance", "--only", "CHL-PER", "--ledger", lake): "capital_distance",
    }
    for words, told in asked.items():
        done = comity(*words)
        assert told in done.stdout, done
    for words in (("read", source, "--ledger", lake), ("brief", "CHL", "PER", "--ledger", f"{lake}-none")):
        refused = comity(*words)
        assert refused.returncode == 1 and "only be a lake" in refused.stderr and refused.stderr.count("\n") == 1, refused


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket on a server of this machine that answers as S3 does."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(key, "made-up")
    monkeypatch.setenv("FSSPEC_S3_ENDPOINT_URL", f"http://{host}:{port}")
    script = "import fsspec; fsspec.filesystem('s3').mkdir('bucket')"
    subprocess.run([sys.executable, "-c", script], check=True, env=dict(os.environ))
    yield "s3://bucket"
    server.stop()


@pytest.mark.skipif(
    not (importlib.util.find_spec("moto") and importlib.util.find_spec("s3fs")), reason="needs s3fs and a server like S3: moto[server]"
)
def test_a_lake_on_s3(bucket: str, tmp_path: Path, source: Path) -> None:
    lake = f"{bucket}/lake"
    assert comity_apart("read", source, "-o", f"{lake}/", "-q").returncode == 0
    assert "6 there already were not read again" in comity_apart("read", source, "-o", f"{lake}/", "-q").stderr
    assert "168 km" in comity_apart("brief", "CHL", "PER", "--ledger", lake, "--format", "md").stdout
    assert comity_apart("ledger", "sql", lake, "SELECT count(*) AS n FROM observations", "--format", "csv").stdout == "n\n12\n"
    refused = comity_apart("ledger", "list", "s3://none/lake")
    assert refused.returncode == 1 and refused.stderr.count("\n") == 1
