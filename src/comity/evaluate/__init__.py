"""How well a reader reads: what it finds in documents, scored against observations that people wrote down."""

from comity.evaluate.cases import Case, cases
from comity.evaluate.scoring import Rates, Score, score
from comity.evaluate.stability import Stability, stability

__all__ = ["Case", "Rates", "Score", "Stability", "cases", "score", "stability"]
