"""The order in which the words of a printed page are read: columns, lines, and what is repeated on every page left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

#: In heights of a line: words further apart on a line are in different columns or cells; a space between columns;
#: lines further apart are different paragraphs.
_APART, _GUTTER, _PARAGRAPH = 1.4, 0.6, 0.9
#: Columns of running text have so many lines at least, filled so far by half of them, with so many words.
_LINES, _FILLED, _WORDS = 4, 0.55, 3.5
#: A line is full that ends before the edge by no more than this share of the width; one in the middle is off it by no more.
_SHORT = 0.1
#: Pages with more pieces than this are left in the order of the file.
_MOST = 20_000
_DEEPEST = 12
#: A heading in the middle of a page is larger than the usual line by this.
_LARGE = 1.2
#: Columns may stand within columns so many times: of four, three under a heading, of which two under another.
_WITHIN = 2
#: A line at the edge of so large a share of the pages, and of no fewer than so many, is a running head; of two pages, one that both bear.
_REPEATED, _PAGES, _EDGE = 0.4, 3, 2
_ITEM = re.compile(r"(?:[-–—*•▪·]|\(?\w{1,3}[.)])\s")
_NUMBER = re.compile(r"[-–—\[( ]{0,3}\d{1,4}(?: ?/ ?\d{1,4})?[-–—\]) ]{0,3}")
_FIGURE = re.compile(r"\d{1,9}")
_SENTENCE_END = re.compile(r"[.!?:;\"'”’)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several drawn at once, and their box; y grows upwards, as in PDF."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Piece:
    """Words beside each other on a line, without a wide gap."""

    words: list[str]
    left: float
    bottom: float
    right: float
    top: float

    @property
    def text(self) -> str:
        """Its words with spaces between."""
        return " ".join(self.words)

    @property
    def height(self) -> float:
        """Of the line."""
        return max(self.top - self.bottom, 0.1)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Attributes:
        begins: whether a paragraph begins with it.
        goes_on: whether it goes on with the one before, which has no room for its first word.
        full: whether it is running text up to the edge, as the last line of a page that goes on in the next one.

    """

    text: str
    begins: bool
    goes_on: bool = False
    full: bool = False


def lines(words: Sequence[Word]) -> list[Line]:
    """The lines of a page in the order in which they are read."""
    pieces = _pieces(words)
    if len(pieces) > _MOST or not pieces:
        return [Line(p.text, False) for p in pieces]
    found: list[Line] = []
    for part in _ordered(pieces, 0):
        found += _lines(part)
    return found


def joined(pages: Sequence[Sequence[Line]]) -> str:
    """The lines of all pages as text: running heads and page numbers left out, words parted at line ends joined."""
    heads = _running(pages)
    parts: list[str] = []
    full = False
    for page in pages:
        for i, line in enumerate(_kept(page, heads)):
            before = parts[-1] if parts else ""
            if len(before) > 1 and before[-1] in "-\xad\u2010" and before[-2].isalpha() and line.text[:1].islower():
                parts[-1] = before[:-1]
            elif parts:
                parts.append(_link(before, line, i == 0, full))
            parts.append(line.text)
            full = line.full
    return "".join(parts)


def _pieces(words: Sequence[Word]) -> list[Piece]:
    """Words that follow each other on one line in the file, joined while the gap between them is that of a space."""
    found: list[Piece] = []
    for word in words:
        last = found[-1] if found else None
        height = max(word.top - word.bottom, 0.1)
        if last is not None:
            overlap = min(last.top, word.top) - max(last.bottom, word.bottom)
            gap = word.left - last.right
            if overlap > 0.5 * min(height, last.height) and -0.5 * height <= gap <= _APART * max(height, last.height):
                last.words.append(word.text)
                last.left, last.right = min(last.left, word.left), max(last.right, word.right)
                last.bottom, last.top = min(last.bottom, word.bottom), max(last.top, word.top)
                continue
        found.append(Piece([word.text], word.left, word.bottom, word.right, word.top))
    return found


def _ordered(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    """Parts of a page in reading order: bands from top to bottom, columns of running text within them from left to right."""
    if depth >= _DEEPEST:
        yield pieces
        return
    for band in _bands(pieces):
        columns = _columns(band)
        if len(columns) < 2:
            yield band
            continue
        for column in columns:
            yield from _ordered(column, depth + 1)


def _bands(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Rows of a page gathered from the top while the space between their columns stays clear."""
    gathered: list[Piece] = []
    covered: list[tuple[float, float]] = []
    rows = list(_rows(pieces))
    headings = _headings(rows)
    edges = (min(p.left for p in pieces), max(p.right for p in pieces))
    for i, row in enumerate(rows):
        gap = _GUTTER * median(p.height for p in row)
        alone = _merged([edges] if i in headings else [(p.left, p.right) for p in row], gap)
        together = _merged([*covered, *alone], gap)
        # What spans the page ends a band of columns; columns begin one after it.
        if (gathered and (len(together) == 1) != (len(covered) == 1)) or (len(alone) > 1 and len(covered) == 1):
            yield gathered
            gathered, together = [], alone
        gathered.extend(row)
        covered = together
    if gathered:
        yield gathered


def _headings(rows: list[list[Piece]]) -> set[int]:
    """Which rows are headings over all columns: one piece in larger letters, in the middle, with nothing beside it."""
    if len(rows) < 2 * _LINES:
        return set()
    usual = median(p.height for row in rows for p in row)
    left, right = min(row[0].left for row in rows), max(p.right for row in rows for p in row)
    found = set()
    for i in range(1, len(rows) - 1):
        (first, *others), above, below = rows[i], rows[i - 1], rows[i + 1]
        is_large = not others and first.height > _LARGE * usual
        if is_large and abs(first.left + first.right - left - right) < _SHORT * (right - left):
            is_clear = all(p.bottom >= first.top for p in above) and all(p.top <= first.bottom for p in below)
            found |= {i} if is_clear else set()
    return found


def _rows(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stand side by side, from the top."""
    row: list[Piece] = []
    middle = 0.0
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom), p.left)):
        centre = (piece.top + piece.bottom) / 2
        if row and abs(centre - middle) > 0.5 * piece.height:
            yield sorted(row, key=lambda p: p.left)
            row = []
        if not row:
            middle = centre
        row.append(piece)
    if row:
        yield sorted(row, key=lambda p: p.left)


def _merged(spans: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Spans of the page's width that are covered, with less than a gap between joined."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _columns(band: list[Piece], within: int = _WITHIN) -> list[list[Piece]]:
    """The columns of running text in a band, of which one may be columns again; the band itself if it has none, or is a table."""
    spans = _merged([(p.left, p.right) for p in band], _GUTTER * median(p.height for p in band))
    if len(spans) < 2:
        return [band]
    columns: list[list[Piece]] = [[] for _ in spans]
    for piece in band:
        place = next(i for i, (left, right) in enumerate(spans) if left <= piece.left <= right)
        columns[place].append(piece)
    return columns if all(_is_running(c, s) or _is_parted(c, within) for c, s in zip(columns, spans, strict=True)) else [band]


def _is_parted(column: list[Piece], within: int) -> bool:
    """Whether most of a column is columns of running text, beside each other under a heading over them all."""
    return within > 0 and 2 * sum(len(b) for b in _bands(column) if len(_columns(b, within - 1)) > 1) > len(column)


def _is_running(column: list[Piece], span: tuple[float, float]) -> bool:
    """Whether a column holds running text, not the cells of a table."""
    width = max(span[1] - span[0], 0.1)
    filled = median((p.right - p.left) / width for p in column)
    words = median(p.text.count(" ") + 1 for p in column)
    return len(column) >= _LINES and filled >= _FILLED and words >= _WORDS


def _lines(part: list[Piece]) -> list[Line]:
    """The rows of a part as lines; cells of a table with tabs between."""
    rows = list(_rows(part))
    edge = max(p.right for p in part)
    is_running = _is_running(part, (min(p.left for p in part), edge))
    found: list[Line] = []
    for i, row in enumerate(rows):
        space = min(p.bottom for p in rows[i - 1]) - max(p.top for p in row) if i else 0.0
        begins = i > 0 and space > _PARAGRAPH * median(p.height for p in row)
        alone = i > 0 and not begins and len(row) == len(rows[i - 1]) == 1
        goes_on = alone and is_running and not _ITEM.match(row[0].text) and _is_full(rows[i - 1][0], row[0], edge)
        full = is_running and len(row) == 1 and row[0].right > edge - _SHORT * (edge - row[0].left)
        found.append(Line("\t".join(p.text for p in row), begins, goes_on, full))
    return found


def _is_full(line: Piece, following: Piece, edge: float) -> bool:
    """Whether a line has no room up to the edge for the first word of the one that follows: it was broken there for that alone."""
    text = following.text
    word = (following.right - following.left) * (len(text.split(" ", 1)[0]) + 1) / max(len(text), 1)
    return line.right + word > edge


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The lines that stand at the edge of many pages, their figures aside."""
    if len(pages) == 2 and all(len(page) > 2 * _EDGE for page in pages):
        first, second = map(_edges, pages)
        return frozenset(_sign(text) for text in first if any(_is_same_head(text, other) for other in second))
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_sign(text) for text in _edges(page)})
    least = max(_PAGES, _REPEATED * len(pages))
    return frozenset(s for s, n in counts.items() if n >= least)


def _edges(page: Sequence[Line]) -> list[str]:
    return [line.text for line in (*page[:_EDGE], *page[-_EDGE:])]


def _is_same_head(text: str, following: str) -> bool:
    """Whether two pages bear one head: the same words, each figure as on the page before or the next one, as the number of a page is."""
    steps = [int(b) - int(a) for a, b in zip(_FIGURE.findall(text), _FIGURE.findall(following), strict=False)]
    return _sign(text) == _sign(following) and any(map(str.isalpha, text)) and all(step in (0, 1) for step in steps)


def _sign(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip().casefold())


def _kept(page: Sequence[Line], heads: frozenset[str]) -> Sequence[Line]:
    """The lines of a page without running heads and page numbers: from either edge inwards, until one is neither."""
    first, last = 0, len(page)
    while first < min(_EDGE, last) and _is_head(page[first], heads, len(page)):
        first += 1
    while last > max(first, len(page) - _EDGE) and _is_head(page[last - 1], heads, len(page)):
        last -= 1
    return page[first:last]


def _is_head(line: Line, heads: frozenset[str], lines_of_page: int) -> bool:
    text = line.text.strip()
    return _sign(text) in heads or (lines_of_page > _EDGE and _NUMBER.fullmatch(text) is not None)


def _link(before: str, line: Line, starts_page: bool, full: bool) -> str:
    """What stands between two lines: a line end, or a blank line where a paragraph begins."""
    if starts_page:
        goes_on = not _SENTENCE_END.search(before[-3:]) and (full or line.text[:1].islower())
        return "\n" if goes_on else "\n\n"
    return "\n\n" if line.begins else " " if line.goes_on else "\n"
