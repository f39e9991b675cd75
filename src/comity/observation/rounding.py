"""What two figures of one thing may differ by and still agree: every limit stands here. Shares of the figure; Comity's own choice.

How far a figure as it is written may be off by itself ("16 billion" is 15.5 to 16.5) is told in `comity.observation.interval`.
"""

from comity.observation.interval import Interval

#: Figures that were each rounded on their own before they were computed with.
COMPUTED = 0.005
#: A figure of a data set, and one that the data set itself calls about.
OF_DATA, ABOUT_IN_DATA = 0.002, 0.05
#: A sum converted by the rate that fits it (a flow by the period's average, a stock by the rate at its end), and by the other one.
AT_ITS_RATE, AT_ANOTHER_RATE = 0.03, 0.12
#: Figures of one definition, which are revised: those of two documents that differ by more contradict each other.
REVISED = 0.03
#: How far a claim may be beyond what both sides of a dyad report, and beyond what one of them does, the other's not being known: few
#: documents say whose statistics they have, and of preliminary, final, free-on-board and insured figures each is some percent another.
BEYOND_BOTH, BEYOND_ONE = 0.1, 0.25
#: Investment, loans and counts of people, of which two sources seldom mean the same: accumulated or newly made, immediate or ultimate.
DEFINED = 1.0
#: Changes on a year before, in percentage points: they depend on the currency that they are counted in.
CHANGES = 25.0
#: Figures of a list of partners: two that are nearer to each other may stand in each other's place in another list.
IN_A_LIST = 0.1
#: A part of a state's trade by a share in whole percent, of goods, and a whole that has services in it.
OF_A_SHARE = 0.15
#: How many years a figure may be old to be that of a claim without a date.
LATEST = 3
#: Lengths of a border, which depend on the scale of the map and on whether rivers and coasts are followed: of Portugal with Spain, 985 and
#: 1,224 km are told.
BORDER = 0.2
#: A state's whole trade as a level and a share of a document imply it, and as data have it: of goods alone it is less than with services.
SAME_TOTAL, LEAST_OF_TOTAL, MOST_OF_TOTAL = 0.05, 0.4, 1.15

#: Two agreements of one name signed further apart than so many days may be two, the later one in the place of the earlier.
ONE_NAME = 3 * 366


def agree(x: Interval, y: Interval) -> bool:
    """Whether two figures meet, or miss each other by no more than what rounding loses."""
    return x.off(y) <= COMPUTED
