"""Measures of democracy by state and year: extended Unified Democracy Scores, Polity5, V-Dem."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column
from comity.gather.repositories import ISARD
from comity.gather.two_lists import find_both, state_years

DATASET = DataSet(
    id="democracy",
    title="Democracy by state and year (extended UDS, Polity5, V-Dem 16)",
    version="isard 0.2.0",
    publisher="Steven V. Miller, from Xavier Marquez, the Center for Systemic Peace and V-Dem",
    licence="GPL-2 (the R package isard); the measures by their authors' terms, to be cited",
    page="https://svmiller.com/isard/",
    citation="""@misc{marquez2016quick,
  author = {Marquez, Xavier}, year = {2016}, title = {A Quick Method for Extending the Unified Democracy Scores},
  doi = {10.2139/ssrn.2753830} }
@article{pemstein2010democratic,
  author = {Pemstein, Daniel and Meserve, Stephen and Melton, James}, year = {2010},
  title = {Democratic Compromise: A Latent Variable Analysis of Ten Measures of Regime Type},
  journal = {Political Analysis}, volume = {18}, number = {4}, pages = {426--449} }
@misc{marshall2020polity5,
  author = {Marshall, Monty G.}, year = {2020}, title = {Polity5: Dataset Users' Manual v2018}, publisher = {Center for Systemic Peace} }
@misc{vdem, author = {{Varieties of Democracy (V-Dem) Project}}, title = {V-Dem Country-Year Dataset}, url = {https://www.v-dem.net} }""",
    files="cw_democracy and gw_democracy of the R package isard (.rda, Parquet or CSV, both in a folder)",
    columns={
        "ccode or gwcode, year": "the state by the Correlates of War's or by Gleditsch and Ward's code, and the year",
        "euds, aeuds": "extended Unified Democracy Scores, and the same with 0 at the mean border between democracies and others",
        "polity2": "Polity, -10 to 10",
        "v2x_polyarchy": "V-Dem's electoral democracy, 0 to 1",
    },
    gives=("variable democracy",),
    urls={
        f"{ISARD}/cw_democracy.rda": "63817db0ed4be6d4faafe6a1c363ffe3862897fb1b28d53298099fef576be45a",
        f"{ISARD}/gw_democracy.rda": "19279af159e0c1af0ba3f4d54bee6661bfe2784de7c557e9320dc6708a62a132",
    },
    editions={"7ad024b17a1a40dd6b831d92139168e3b85dd60f6d50d6738558024fd6f1a8be": "isard 0.2.0"},
)


def find(path: Path) -> list[Path]:
    """Both files, in a folder or beside the one that is given."""
    return find_both(DATASET, path, "democracy")


def load(files: list[Path]) -> Data:
    """The measures as variable ``democracy``: list, code, year, euds, aeuds, polity2, v2x_polyarchy.

    Raises:
        GatherError: a file is not what the publisher offers.

    """
    columns = {"euds": Column("float"), "aeuds": Column("float"), "polity2": Column(least=-10, most=10)}
    return Data([], {"democracy": state_years(DATASET, files, columns | {"v2x_polyarchy": Column("float", least=0, most=1)})})
