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
#: Figures of one definition, which are revised, and those of the other side of the dyad: beyond it they contradict.
REVISED, MIRROR = 0.03, 0.25
#: Lengths of a border, which depend on the scale of the map and on whether rivers and coasts are followed.
BORDER = 0.08
#: A state's whole trade as a level and a share of a document imply it, and as data have it: of goods alone it is less than with services.
SAME_TOTAL, LEAST_OF_TOTAL, MOST_OF_TOTAL = 0.05, 0.4, 1.15

#: Two agreements of one name signed further apart than so many days may be two, the later one in the place of the earlier.
ONE_NAME = 3 * 366


def agree(x: Interval, y: Interval) -> bool:
    """Whether two figures meet, or miss each other by no more than what rounding loses."""
    return x.off(y) <= COMPUTED
