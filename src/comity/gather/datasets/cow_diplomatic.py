"""Diplomatic exchange of the Correlates of War, 1817 to 2005: who had a mission where, of what rank, in selected years."""

from pathlib import Path

import duckdb

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="cow_diplomatic",
    title="Correlates of War Diplomatic Exchange",
    version="2006.1",
    publisher="Correlates of War Project; Reşat Bayer",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/diplomatic-exchange/",
    citation="""@misc{bayer2006diplomatic,
  author = {Bayer, Re{\\c s}at}, year = {2006}, title = {Diplomatic Exchange Data set, v2006.1}, url = {https://correlatesofwar.org} }""",
    files="Diplomatic_Exchange_2006v1.csv",
    columns={
        "ccode1, ccode2, year": "the dyad and the year",
        "DR_at_1": "the second's mission at the first: 0 none, 1 chargé d'affaires, 2 minister, 3 ambassador, 9 other",
        "DR_at_2": "the first's mission at the second",
    },
    gives=("variable diplomatic_exchange", "mission"),
    urls={"https://correlatesofwar.org/wp-content/uploads/Diplomatic_Exchange_2006v1.csv": ""},
    tried=False,
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "Diplomatic_Exchange*.csv*", "Diplomatic_Exchange*.zip")]


def load(files: list[Path]) -> Data:
    """Missions as variable ``diplomatic_exchange`` (sender ccode1, receiver ccode2, year, rank), and as observations of missions.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, known=known("cow"))
    rank = Column(missing=("", "-9"), least=0, most=9)
    columns = {"ccode1": state, "ccode2": state, "year": YEAR, "DR_at_1": rank, "DR_at_2": rank}
    table = read_table(DATASET, files[0], columns, member="Diplomatic_Exchange*.csv", once=("ccode1", "ccode2", "year"))
    with duckdb.connect() as connection:
        connection.register("dyads", table)
        sent = connection.sql("""
            SELECT ccode1, ccode2, year, max(rank) AS rank, min(line) AS line FROM (
                SELECT ccode2 AS ccode1, ccode1 AS ccode2, year, DR_at_1 AS rank, line FROM dyads WHERE DR_at_1 IS NOT NULL
                UNION ALL SELECT ccode1, ccode2, year, DR_at_2, line FROM dyads WHERE DR_at_2 IS NOT NULL)
            GROUP BY ALL ORDER BY ALL""").to_arrow_table()
    query = """
        SELECT x.party AS a, y.party AS b, make_date(s.year, 1, 1) AS "start", make_date(s.year, 12, 31) AS "end",
               '{"action": "exists", "what": "' || CASE rank WHEN 3 THEN 'ambassador' ELSE 'other' END || '"}' AS attrs,
               'line ' || line || ', ' || s.year || ': rank ' || rank AS row
        FROM sent s JOIN states x ON x.code = ccode1 AND x.year = s.year JOIN states y ON y.code = ccode2 AND y.year = s.year
        WHERE rank > 0 AND x.party <> y.party"""
    states = crosswalk("cow", pairs(sent))
    made = observations(query, {"sent": sent, "states": states}, "mission", DATASET.id)
    return Data(made, {"diplomatic_exchange": sent.drop_columns("line")}, unplaced(sent, states))
