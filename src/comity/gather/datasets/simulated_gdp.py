"""Simulated gross domestic product and population of states since 1816 (Fariss and others)."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column
from comity.gather.repositories import ISARD
from comity.gather.two_lists import find_both, state_years

DATASET = DataSet(
    id="simulated_gdp",
    title="Simulated GDP, population and GDP per head",
    version="isard 0.2.0",
    publisher="Christopher J. Fariss and others; by state and year Steven V. Miller",
    licence="GPL-2 (the R package isard); the estimates by their authors' terms, to be cited",
    page="https://svmiller.com/isard/",
    citation="""@article{fariss2022new,
  author = {Fariss, Christopher J. and Anders, Therese and Markowitz, Jonathan N. and Barnum, Miriam}, year = {2022},
  title = {New Estimates of Over 500 Years of Historic GDP and Population Data},
  journal = {Journal of Conflict Resolution}, volume = {66}, number = {3}, pages = {553--591} }""",
    files="cw_gdppop and gw_gdppop of the R package isard (.rda, Parquet or CSV, both in a folder)",
    columns={
        "ccode or gwcode, year": "the state by the Correlates of War's or by Gleditsch and Ward's code, and the year",
        "mrgdppc": "GDP per head in international dollars of 2011, after the Maddison Project",
        "pwtrgdp, pwtpop": "GDP in millions of international dollars of 2017, and population in millions, after Penn World Table 10",
        "sd_mrgdppc, sd_pwtrgdp, sd_pwtpop": "standard deviations of the simulations",
    },
    gives=("variable simulated_gdp",),
    urls={
        f"{ISARD}/cw_gdppop.rda": "205017f75f9d65b1b01c48d594a018e6ef7de285891dfea15b2dfb95a5174b97",
        f"{ISARD}/gw_gdppop.rda": "00e33ea4bf48b30d1aa3ad3505b5c6b056ade169bd03874a1f2b7c7a2c68b98f",
    },
    editions={"205017f75f9d65b1b01c48d594a018e6ef7de285891dfea15b2dfb95a5174b97": "isard 0.2.0"},
)
_MEASURES = ("mrgdppc", "pwtrgdp", "pwtpop")


def find(path: Path) -> list[Path]:
    """Both files, in a folder or beside the one that is given."""
    return find_both(DATASET, path, "gdppop")


def load(files: list[Path]) -> Data:
    """The estimates as variable ``simulated_gdp``: list, code, year, the measures and their deviations, in the file's units.

    Raises:
        GatherError: a file is not what the publisher offers.

    """
    columns = {f"{of}{m}": Column("float", least=0) for of in ("", "sd_") for m in _MEASURES}
    return Data([], {"simulated_gdp": state_years(DATASET, files, columns)})
