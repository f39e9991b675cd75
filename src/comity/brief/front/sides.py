"""The two sides: who leads them, what they weigh, how alike they vote."""

from comity.brief.front.material import Material
from comity.brief.parts import Fact

PLACE = 8
TITLE = "The two sides"


def answer(material: Material) -> list[Fact]:
    """What data have on both, as they have it."""
    return list(material.sides)
