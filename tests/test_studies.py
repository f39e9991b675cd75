"""The four small studies: their pages run on the publishers' files and find what they say."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from published import FILES

PAGES = Path(__file__).parent.parent / "docs/studies"
#: Page, and the data sets that it gathers.
STUDIES = {
    "visits": ("us_travels", "us_visitors"),
    "votes": ("atop_members", "un_votes"),
    "trade": ("desta", "penppml_exports"),
    "agreements": ("desta", "imf_dip"),
}


def run(name: str, shared: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the code of a page leaves, run in a folder with the data; where COMITY_PICTURES names a folder its picture is put there."""
    pytest.importorskip("matplotlib")
    (folder / "data").mkdir()
    absent = [path for data_set in STUDIES[name] if not (path := shared / "data" / FILES[data_set]).exists()]
    if absent:
        pytest.skip(f"needs {absent[0]}")
    given = [shared / "data" / FILES[data_set] for data_set in STUDIES[name]]
    files = {one for path in given for one in ([path] if path.is_file() else path.iterdir()) if one.is_file()}
    for one in files:
        (folder / "data" / one.name).symlink_to(one)
    monkeypatch.chdir(folder)
    code = "\n".join(re.findall(r"```python\n(.*?)```", (PAGES / f"{name}.md").read_text("utf-8"), re.DOTALL))
    found: dict[str, Any] = {}
    exec(compile(code, f"docs/studies/{name}.md", "exec"), found)
    assert (folder / f"{name}.png").stat().st_size > 5_000 and (PAGES / f"{name}.png").is_file()
    if os.environ.get("COMITY_PICTURES"):
        shutil.copy(folder / f"{name}.png", os.environ["COMITY_PICTURES"])
    return found


def test_who_visits_whom(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run("visits", shared, tmp_path, monkeypatch)
    received = found["received"]
    assert set(received.tail(6).index) == {"Israel", "United Kingdom", "Canada", "Germany", "Japan", "Jordan"}
    assert tuple(received.loc["Israel"]) == (13, 127) and tuple(received.loc["Vatican City"]) == (21, 7)
    assert 60 < found["last"].isna().sum() < 120


def test_do_allies_vote_alike(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run("votes", shared, tmp_path, monkeypatch)
    means, near = found["means"], found["near"]
    assert len(means) == 9
    for column in ("vote_agreement", "vote_kappa"):
        assert (means[column][True] > means[column][False]).all()
    overall = found["dyads"].groupby("allied")["vote_kappa"].mean()
    assert 0 < near[True] - near[False] < overall[True] - overall[False]


def test_does_trade_follow_agreements(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run("trade", shared, tmp_path, monkeypatch)
    assert len(found["flows"]) > 100_000
    assert 1.9 < found["raw"] < 2.1 and 1.6 < np.exp(found["gravity"]) < 1.8 and 1.1 < np.exp(found["inside"]) < 1.16
    effects = found["effects"]
    assert all(abs(effects[s]) < 0.05 for s in (-12, -8)) and effects[0] < effects[4] < effects[8] < effects[12]


def test_does_investment_follow_agreements(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run("agreements", shared, tmp_path, monkeypatch)
    assert len(found["dyads"]) > 1_000 and found["dyads"]["investment_12"].max() < 2e12
    assert 1.8 < found["raw"] < 2.5 and 0.9 < found["gravity"] < 1.2 and -1.6 < found["elasticity"] < -0.9
