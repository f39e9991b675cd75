"""Periods told in a row for figures told in a row ("$5, $6 and $7 million in 2016, 2017 and 2018", "in May and April stood at …, respectively")."""

from collections.abc import Sequence

from comity.read.figures.figure import says_respectively
from comity.read.sentence import Sentence


def in_turn(sentence: Sentence, numbers: Sequence[int]) -> dict[int, int]:
    """For the tokens of numbers those of the periods that are theirs in turn.

    Empty but where just one row of periods is as long as a row of numbers, and stands right behind it or is said to be theirs
    "respectively".
    """
    said = says_respectively(sentence)
    periods = _rows(sentence, [place for place, _ in sentence.periods()])
    figures = _rows(sentence, numbers)
    fitting = [
        (row, turn) for row in periods for turn in figures if len(row) == len(turn) and (said or _is_right_behind(sentence, turn[-1], row))
    ]
    return dict(zip(fitting[0][1], fitting[0][0], strict=True)) if len(fitting) == 1 else {}


def _is_right_behind(sentence: Sentence, number: int, row: Sequence[int]) -> bool:
    """Whether only prepositions and the like stand between a number and a row of periods, which do not label what follows."""
    tokens, after = sentence.tokens, sentence.tokens[row[-1] + 1 : row[-1] + 3]
    between = tokens[number + 1 : row[0]]
    goes_on = len(after) > 1 and after[0].mark == "sign" and after[1].mark == "period"
    return number < row[0] and all(t.tag in "PXD" for t in between) and not goes_on


def _rows(sentence: Sentence, places: Sequence[int]) -> list[list[int]]:
    """Tokens in rows of two and more, with nothing but "and", commas and articles between them."""
    rows: list[list[int]] = []
    for place in places:
        between = sentence.tokens[rows[-1][-1] + 1 : place] if rows else []
        if rows and between and all(t.tag in "CD" or t.lower == "," for t in between):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [row for row in rows if len(row) > 1]
