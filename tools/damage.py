"""Damage to documents and files: bytes that are turned, cut, doubled, moved; texts whose words are."""

import io
import json
import random
import zipfile
from typing import Any

#: No damaged file is longer, in bytes; the ledger that is damaged has 3 million.
LONGEST = 8_000_000
PIECES = (b"\x00", b"\xff\xfe", b"<", b">", b"&", b'"', b"\n", b"\r\n", b"\t", b",", b";", b"{", b"}", b"[", b"(", b")", b"%", b"$", b"1",
          b"999999999999999999999", b"-", b"\xe2\x80\xae", b"\xcc\x81" * 40, b"<!--", b"]]>", b"PK\x03\x04", b"%PDF-1.7", b"\x1f\x8b",
          b"Chile and Peru ", b"on 31 February 2019 ", b"President ")  # fmt: skip


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few changes: turned, cut, doubled, moved, or with a piece put in."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(made) + 1)
        long = dice.choice((1, 4, 30, 400))
        how = dice.randrange(6)
        if how == 0 and made:
            made[min(at, len(made) - 1)] ^= 1 << dice.randrange(8)
        elif how == 1:
            del made[at : at + long]
        elif how == 2:
            made[at:at] = made[at : at + long] * dice.choice((1, 2, 50))
        elif how == 3:
            made[at:at] = dice.choice(PIECES) * dice.choice((1, 1, 1, 200))
        elif how == 4:
            other = dice.randrange(len(made) + 1)
            made[at:at] = made[other : other + long]
        elif dice.random() < 0.2:
            del made[at:]
    return bytes(made[:LONGEST])


def reworded(text: str, other: str, dice: random.Random) -> str:
    """The text with runs of its words lost, moved, said again, or exchanged with those of another."""
    words, others = text.split(" "), other.split(" ")
    for _ in range(dice.randint(1, 12)):
        at, long = dice.randrange(len(words) + 1), dice.choice((1, 1, 3, 15))
        how = dice.randrange(5)
        if how == 0:
            del words[at : at + long]
        elif how == 1:
            words[at:at] = words[at : at + long] * dice.choice((1, 3, 40))
        elif how == 2:
            run = words[at : at + long]
            del words[at : at + long]
            dice.shuffle(run)
            place = dice.randrange(len(words) + 1)
            words[place:place] = run
        elif how == 3:
            begin = dice.randrange(len(others))
            words[at : at + long] = others[begin : begin + long]
        else:
            words[at:at] = [dice.choice(PIECES).decode("utf-8", "replace")]
    return " ".join(words)[:500_000]


def damaged_within(data: bytes, suffix: str, other: str, dice: random.Random) -> bytes:
    """A document whose container is whole and whose texts are damaged; its bytes are damaged where it is no container that we write."""

    def turned(value: Any) -> Any:
        if isinstance(value, str):
            return reworded(value, other, dice) if dice.random() < 0.7 else value
        if isinstance(value, list):
            return [turned(v) for v in value]
        return {k: turned(v) for k, v in value.items()} if isinstance(value, dict) else value

    if suffix == ".json":
        return json.dumps(turned(json.loads(data))).encode()
    if suffix == ".jsonl":
        return "\n".join(json.dumps(turned(json.loads(row))) for row in data.splitlines() if row.strip()).encode()
    if suffix in (".docx", ".zip"):
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in whole.namelist():
                content = whole.read(member)
                archive.writestr(member, damaged(content, dice) if dice.random() < 0.5 else content)
        return made.getvalue()
    if suffix in (".txt", ".md", ".html", ".csv"):
        return reworded(data.decode("utf-8", "replace"), other, dice).encode()
    return damaged(data, dice)


#: What the cells of a damaged table hold.
CELLS = ("", " ", "-1", "0", "1e999", "9" * 400, "nan", "NULL", "x", "31/02/2019", "2019-13-45", "-9", "\x1b[31m", "=1+1", "\u202e", "true",
         "[]", '"', "a" * 100_000, "1,5", "1.5.2", "0001-01-01", "9999-12-31", "USA", "CHL", "2", "710", "\ud7ff")  # fmt: skip


def damaged_table(data: bytes, dice: random.Random) -> bytes:
    """A table of text with a few cells, columns or rows that are others; half of the time bytes are damaged as in `damaged`."""
    if dice.random() < 0.5:
        return damaged(data, dice)
    rows = data.decode("utf-8", "replace").split("\n")
    mark = max((",", ";", "\t"), key=rows[0].count)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(rows))
        cells = rows[at].split(mark)
        column = dice.randrange(len(cells))
        how = dice.randrange(5)
        if how <= 1:
            cells[column] = dice.choice(CELLS)
            rows[at] = mark.join(cells)
        elif how == 2:
            rows[at] = mark.join([*cells[:column], *cells[column + 1 :]])
        elif how == 3:
            rows[at:at] = [dice.choice(rows)] * dice.choice((1, 2, 40))
        else:
            value = dice.choice(CELLS)[:40]  # of a whole column, so short
            rows[1:] = [mark.join([value if i == column else c for i, c in enumerate(row.split(mark))]) for row in rows[1:]]
    return "\n".join(rows).encode()[:LONGEST]
