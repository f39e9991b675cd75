"""Signals of support of the major powers to states, 1950 to 2012 (McManus and Nieman)."""

from pathlib import Path

from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import known

DATASET = DataSet(
    id="support_signals",
    title="Major-power signals of support",
    version="2019",
    publisher="Roseanne W. McManus, Mark David Nieman",
    licence="not found; to be cited",
    page="https://doi.org/10.1177/0022343318808842",
    citation="""@article{mcmanus2019identifying,
  author = {McManus, Roseanne W. and Nieman, Mark David}, year = {2019},
  title = {Identifying the level of major power support signaled for prot{\\'e}g{\\'e}s: A latent measure approach},
  journal = {Journal of Peace Research}, volume = {56}, number = {3}, pages = {364--378} }""",
    files="the individual signals (CSV)",
    columns={
        "ccode, year": "COW code of the state that is supported, and the year",
        "us_vis, uk_vis, fra_vis, rus_vis, chi_vis": "1 if a leader of the power visited",
        "us_bit …, us_pact …": "1 if an investment treaty, a defence pact was in force",
        "us_arms …, us_troops …": "arms, as the authors give them; soldiers stationed there",
    },
    gives=("variable support_signals",),
    editions={"73fcb182b1ef77342e07fb89ca0d9871e2d8c27e039ff3b774155b0fa3f2075d": "2019"},
)
_POWERS, _SIGNS = ("us", "uk", "fra", "rus", "chi"), ("vis", "bit", "pact", "arms", "troops")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*mcmanus_nieman*.csv*")]


def load(files: list[Path]) -> Data:
    """The signals as variable ``support_signals``: ccode, year, and for each power (us, uk, fra, rus, chi) vis, bit, pact, arms and troops.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    columns = {"ccode": Column(required=True, known=known("cow")), "year": YEAR}
    columns |= {f"{power}_{sign}": Column("float", least=0) for sign in _SIGNS for power in _POWERS}
    table = read_table(DATASET, files[0], columns, once=("ccode", "year"))
    return Data([], {"support_signals": table.drop_columns("line")})
