"""The four small studies: their pages run on the publishers' files and find what they say."""

import os
import re
import shutil
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from comity.panel import Panel
from published import FILES, variables_in

PAGES = Path(__file__).parent.parent / "docs/studies"
#: Page, and the data sets that it gathers.
STUDIES = {
    "visits": ("us_travels", "us_visitors"),
    "votes": ("atop_members", "un_votes"),
    "trade": ("desta", "penppml_exports"),
    "agreements": ("desta", "imf_dip"),
}
#: States of the made flows.
STATES = tuple("ARG AUS AUT BEL BRA CAN CHE CHL CHN COL CRI DNK EGY ESP FIN FRA GBR GRC IDN IND ISR ITA JOR JPN KEN KOR MAR MEX".split())


def given(name: str, shared: Path) -> list[Path]:
    """The publishers' files that a study needs; the test is skipped where one is not at hand."""
    places = [shared / "data" / FILES[data_set] for data_set in STUDIES[name]]
    if absent := [path for path in places if not path.exists()]:
        pytest.skip(f"needs {absent[0]}")
    return sorted({one for path in places for one in ([path] if path.is_file() else path.iterdir()) if one.is_file()})


def run(name: str, files: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch, edition: str = "") -> dict[str, Any]:
    """What the code of a page leaves, run in a folder with the files; where COMITY_PICTURES names a folder its picture is put there.

    With an edition the second data set is gathered as that.
    """
    pytest.importorskip("matplotlib")
    (folder / "data").mkdir()
    for one in files:
        (folder / "data" / one.name).symlink_to(one)
    monkeypatch.chdir(folder)
    code = "\n".join(re.findall(r"```python\n(.*?)```", (PAGES / f"{name}.md").read_text("utf-8"), re.DOTALL))
    if edition:
        code = code.replace(f'gather("{STUDIES[name][1]}", "data")', f'gather("{STUDIES[name][1]}", "data", "{edition}")')
    found: dict[str, Any] = {}
    exec(compile(code, f"docs/studies/{name}.md", "exec"), found)
    assert (folder / f"{name}.png").stat().st_size > 5_000 and (PAGES / f"{name}.png").is_file()
    if os.environ.get("COMITY_PICTURES"):
        shutil.copy(folder / f"{name}.png", os.environ["COMITY_PICTURES"])
    return found


def test_who_visits_whom(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run("visits", given("visits", shared), tmp_path, monkeypatch)
    received = found["received"]
    assert set(received.tail(6).index) == {"Israel", "United Kingdom", "Canada", "Germany", "Japan", "Jordan"}
    assert tuple(received.loc["Israel"]) == (13, 127) and tuple(received.loc["Vatican City"]) == (21, 7)
    assert 60 < found["last"].isna().sum() < 120


def test_do_allies_vote_alike(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run("votes", given("votes", shared), tmp_path, monkeypatch)
    means, near = found["means"], found["near"]
    assert len(means) == 9
    for column in ("vote_agreement", "vote_kappa"):
        assert (means[column][True] > means[column][False]).all()
    overall = found["dyads"].groupby("allied")["vote_kappa"].mean()
    assert 0 < near[True] - near[False] < overall[True] - overall[False]


def test_does_trade_follow_agreements(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run("trade", given("trade", shared), tmp_path, monkeypatch)
    assert len(found["flows"]) > 100_000
    assert 1.9 < found["raw"] < 2.1 and 1.6 < np.exp(found["gravity"]) < 1.8 and 1.1 < np.exp(found["inside"]) < 1.16
    effects = found["effects"]
    assert all(abs(effects[s]) < 0.05 for s in (-12, -8)) and effects[0] < effects[4] < effects[8] < effects[12]


def test_the_study_of_trade_finds_what_flows_were_made_of(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its code, also where the publisher's file is not at hand: made exports of real states, a fifth more under DESTA's agreements."""
    panel = (
        Panel.dyads("iso", variables_in(tmp_path / "made.duckdb", shared, "desta"))
        .years(1980, 2016)
        .only(*combinations(STATES, 2))
        .add("trade_agreements", "distance")
    )
    dyads = panel.where("year % 4 = 0").to_pandas()
    random = np.random.default_rng(14)
    places = {state: n for n, state in enumerate(sorted(set(dyads["iso1"])))}
    sizes = random.normal(0, 1, (len(places), 10))
    sold, bought = (sizes[dyads[c].map(places), (dyads["year"] - 1980) // 4] for c in ("iso1", "iso2"))
    lasting = -1.5 * np.log(dyads["capital_distance"]) + np.log(1.2) * (dyads["agreements"] > 0) + random.normal(0, 0.1, len(dyads))
    made = pd.DataFrame({"exp": dyads["iso1"], "imp": dyads["iso2"], "time": dyads["year"], "export": np.exp(25 + sold + bought + lasting)})
    made.to_csv(tmp_path / "penppml_trade.csv", index=False)
    files = [shared / "data/official/DESTA.csv.gz", tmp_path / "penppml_trade.csv"]
    (tmp_path / "study").mkdir()
    found = run("trade", files, tmp_path / "study", monkeypatch, edition="made")
    assert len(found["flows"]) == len(made) > 5_000
    assert found["elasticity"] == pytest.approx(-1.5, abs=0.02)
    assert np.exp(found["gravity"]) == pytest.approx(1.2, abs=0.02) and np.exp(found["inside"]) == pytest.approx(1.2, abs=0.02)
    after, before = ([e for step, e in found["effects"].items() if (step >= 0) == bound] for bound in (True, False))
    assert np.exp(after) == pytest.approx(1.2, abs=0.03) and np.exp(before) == pytest.approx(1, abs=0.03)


def test_does_investment_follow_agreements(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run("agreements", given("agreements", shared), tmp_path, monkeypatch)
    assert len(found["dyads"]) > 1_000 and found["dyads"]["investment_12"].max() < 2e12
    assert 1.8 < found["raw"] < 2.5 and 0.9 < found["gravity"] < 1.2 and -1.6 < found["elasticity"] < -0.9
