"""Militarized interstate disputes by directed dyad-year, as several data sets have them in one layout."""

import pyarrow as pa

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

_UNKNOWN = ("", "-9", "NA")


def flag() -> Column:
    """A column of 0 and 1, where -9 is unknown."""
    return Column(missing=_UNKNOWN, least=0, most=1)


def _level(most: float) -> Column:
    return Column(missing=_UNKNOWN, least=0, most=most)


_STATE, _NUMBER = Column(required=True, known=known("cow")), Column(required=True)
#: What each row says of the dispute and of both states in it.
OF_SIDES = {"dispnum": _NUMBER, "ccode1": _STATE, "ccode2": _STATE, "year": YEAR}
OF_SIDES |= {f"{name}{side}": flag() for name in ("sidea", "orig") for side in "12"}
OF_SIDES |= {f"{name}{side}": _level(most) for name, most in (("hostlev", 5), ("fatality", 6)) for side in "12"}
#: What is of the whole dispute.
OF_DISPUTES = {
    "fatality": _level(6),
    "hostlev": _level(5),
    "mindur": _level(20_000),
    "maxdur": _level(20_000),
    "recip": flag(),
    # 13 stands in some disputes of Gibler, Miller and Little for an unknown month.
    "stmon": _level(13),
}


#: What no two rows may have in common.
ONCE = ("dispnum", "ccode1", "ccode2", "year")


def data(dataset: DataSet, table: pa.Table, name: str) -> Data:
    """The rows as a variable, and of each dispute the act of each state that threatened, showed or used force, by years.

    Args:
        dataset: of which the rows are.
        table: with the columns `OF_SIDES`, `OF_DISPUTES`, ``onset``.
        name: of the variable.

    """
    states = crosswalk("cow", pairs(table))
    query = """
        SELECT x.party AS a, y.party AS b, make_date(min(d.year), 1, 1) AS "start", make_date(max(d.year), 12, 31) AS "end",
               CASE WHEN max(hostlev1) >= 4 THEN '{"action": "military"}' ELSE '{"action": "threat"}' END AS attrs,
               'dispute ' || dispnum || ', states ' || ccode1 || ' and ' || ccode2 || ': hostility ' || max(hostlev1) AS row
        FROM d JOIN states x ON x.code = ccode1 AND x.year = d.year JOIN states y ON y.code = ccode2 AND y.year = d.year
        WHERE hostlev1 >= 2 GROUP BY dispnum, ccode1, ccode2, x.party, y.party ORDER BY dispnum, ccode1, ccode2, "start" """
    made = observations(query, {"d": table, "states": states}, "coercion", dataset.id)
    return Data(made, {name: table.drop_columns("line")}, unplaced(table, states))
