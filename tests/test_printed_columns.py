"""Printed pages in three and four columns, with headings over all or some of them: each text is read to its end, under its heading."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from comity.documents.formats import documents

PROSE = "Norway and Kenya spoke again of trade, fishing, visas and the many flights between their two capitals".split()
THREE, FOUR = (40, 215, 390), (30, 165, 300, 435)
#: A heading: its letters, size, height on the page and left edge, or None where it stands in the middle.
Heading = tuple[str, int, int, int | None]
#: A column: the letter that marks its lines, left edge, height of its first line, and how many lines it has.
Column = tuple[str, int, int, int]


def page(headings: list[Heading], columns: list[Column], size: int = 8) -> list[str]:
    """The marks of a printed page's lines in the order in which they are read: A1 is the first line of column A."""
    data = io.BytesIO()
    drawn = canvas.Canvas(data, pagesize=A4)
    for text, large, bottom, left in headings:
        drawn.setFont("Helvetica-Bold", large)
        if left is None:
            drawn.drawCentredString(295, bottom, text)
        else:
            drawn.drawString(left, bottom, text)
    drawn.setFont("Helvetica", size)
    for mark, left, top, count in columns:
        for i in range(count):
            words = " ".join(PROSE[(3 * i + k) % len(PROSE)] for k in range(5))
            drawn.drawString(left, top - 11 * i, f"{mark}{i + 1} {words}")
    drawn.save()
    (found,) = documents(data.getvalue(), "x.pdf")
    marks = {text.split()[0] for text, *_ in headings} | {f"{mark}{i + 1}" for mark, *_, count in columns for i in range(count)}
    return [word for word in found.text.split() if word in marks]


def down(letters: str, *counts: int) -> list[str]:
    return [f"{mark}{i + 1}" for mark, count in zip(letters, counts, strict=True) for i in range(count)]


ALL: Heading = ("OVER all three of the columns on this page of news", 16, 800, 40)


def test_a_heading_over_all_columns() -> None:
    found = page([ALL], [(mark, x, 770, 12) for mark, x in zip("ABC", THREE, strict=True)])
    assert found == ["OVER", *down("ABC", 12, 12, 12)]


def test_a_heading_over_the_first_two_columns() -> None:
    two: Heading = ("TWO stand under this heading, not the third", 12, 770, 40)
    found = page([ALL, two], [("A", 40, 750, 12), ("B", 215, 750, 12), ("C", 390, 770, 14)])
    assert found == ["OVER", "TWO", *down("ABC", 12, 12, 14)]


def test_a_heading_over_the_last_two_columns() -> None:
    two: Heading = ("TWO stand under this heading, not the first", 12, 770, 215)
    found = page([two], [("A", 40, 770, 14), ("B", 215, 750, 12), ("C", 390, 750, 12)])
    assert found == [*down("A", 14), "TWO", *down("BC", 12, 12)]


def test_a_heading_over_two_columns_in_the_midst_of_the_page() -> None:
    two: Heading = ("TWO stand under this heading, not the third", 12, 684, 40)
    found = page([two], [("A", 40, 780, 8), ("B", 215, 780, 8), ("C", 390, 780, 18), ("D", 40, 664, 8), ("E", 215, 664, 8)])
    assert found == [*down("AB", 8, 8), "TWO", *down("DE", 8, 8), *down("C", 18)]


@pytest.mark.parametrize("text", ["OVER all", "OVER all three of the columns on this page of news"])
def test_a_heading_in_the_middle_of_the_page_parts_what_is_above_from_what_is_below(text: str) -> None:
    above = [(mark, x, 780, 8) for mark, x in zip("ABC", THREE, strict=True)]
    below = [(mark, x, 650, 8) for mark, x in zip("DEF", THREE, strict=True)]
    found = page([(text, 14, 670, None)], [*above, *below])
    assert found == [*down("ABC", 8, 8, 8), "OVER", *down("DEF", 8, 8, 8)]


def test_a_heading_within_the_middle_column_is_of_that_column() -> None:
    columns = [("A", 40, 780, 20), ("B", 215, 780, 8), ("D", 215, 660, 8), ("C", 390, 780, 20)]
    found = page([("SUB here", 12, 676, 255)], columns)
    assert found == [*down("AB", 20, 8), "SUB", *down("DC", 8, 20)]


def test_headings_over_three_of_four_columns_and_over_two_of_these() -> None:
    headings: list[Heading] = [("THREE of the columns of this page stand here", 13, 790, 165), ("TWO of those three columns", 13, 770, 300)]
    columns = [("A", FOUR[0], 790, 14), ("B", FOUR[1], 770, 12), ("C", FOUR[2], 750, 10), ("D", FOUR[3], 750, 10)]
    assert page(headings, columns, size=6) == [*down("A", 14), "THREE", *down("B", 12), "TWO", *down("CD", 10, 10)]


def test_a_table_under_a_heading_over_two_of_its_columns_stays_rows() -> None:
    data = io.BytesIO()
    drawn = canvas.Canvas(data, pagesize=A4)
    drawn.drawString(40, 780, "Partner")
    drawn.drawString(200, 780, "Trade of the two states in these years, millions")
    for i in range(8):
        for x, cell in zip((40, 200, 390), (f"Country {i}", f"{i},100", f"{i},200"), strict=True):
            drawn.drawString(x, 765 - 12 * i, cell)
    drawn.save()
    (found,) = documents(data.getvalue(), "x.pdf")
    assert "Country 1\t1,100\t1,200\nCountry 2\t2,100\t2,200\n" in found.text
