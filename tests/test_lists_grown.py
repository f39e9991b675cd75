"""Lists of partners in every layout, form of item and place of the unit: each figure is read, of its partner, with its unit and year."""

import datetime
import itertools

import pytest

from comity.read import Document, read_document

PARTNERS = (("Slovenia", "SVN", 88.4), ("Kenya", "KEN", 41.7), ("the Netherlands", "NLD", 12.5))
MONEY = {
    "Peru's main export markets in 2016 were": ("trade", "flow", "exports", "PER"),
    "The main countries of origin of Peru's imports in 2016 were": ("trade", "flow", "imports", "PER"),
    "The leading trade partners of Peru in 2016 were": ("trade", "flow", "turnover", "PER"),
    "The biggest sources of FDI inflows to Peru in 2016 were": ("investment", "of", "flow", "PER"),
}
PEOPLE = {
    "Most visitors to Peru in 2016 came from": ("count", "of", "tourists", "PER"),
    "The largest groups of foreign students in Peru in 2016 came from": ("count", "of", "students", "PER"),
    "The largest groups of foreign residents in Peru in 2016 came from": ("count", "of", "migrants", "PER"),
}
ITEMS = {
    "blank": "{name} {figure}",
    "colon": "{name}: {figure}",
    "dash": "{name} – {figure}",
    "bracket": "{name} ({figure})",
    "comma": "{name}, {figure}",
    "with": "{name} with {figure}",
    "front": "{figure} from {name}",
    "bar": "| {name} | {figure} |",
    "tab": "{name}\t{figure}",
    "gap": "{name}          {figure}",
}
#: The layouts that an item's form is found in.
LAYOUTS = {
    "lines": ("blank", "colon", "dash", "bracket", "front", "bar", "tab", "gap"),
    "bullets": ("blank", "colon", "dash", "bracket", "front"),
    "numbers": ("blank", "colon", "dash", "bracket", "front"),
    "semicolons": ("blank", "colon", "dash", "bracket", "comma", "with", "front"),
    "prose": ("bracket", "with", "comma", "front"),
}
CASES = [(layout, form) for layout, forms in LAYOUTS.items() for form in forms]


def told(lead: str, layout: str, form: str, figures: list[str]) -> str:
    """A list as a text."""
    bare = layout in ("lines", "bullets", "numbers")
    names = [name.removeprefix("the ") if bare else name for name, _, _ in PARTNERS]
    items = [ITEMS[form].format(name=n, figure=f) for n, f in zip(names, figures, strict=True)]
    if layout == "prose":
        return f"{lead} {', '.join(items[:-1])} and {items[-1]}."
    if layout == "semicolons":
        return f"{lead}: {'; '.join(items)}."
    mark = {"lines": "", "bullets": "- ", "numbers": "{}. "}[layout]
    return f"{lead}:\n" + "\n".join(mark.format(k) + item for k, item in enumerate(items, 1))


def found(text: str) -> set[tuple[object, ...]]:
    """The levels that are read of a text."""
    read = [f.observation for f in read_document(Document("grown", text, date=datetime.date(2017, 5, 9)))]
    return {
        (o.kind, frozenset((o.a, o.b)), o.attrs.get("flow") or o.attrs.get("of"), o.value, o.unit, str(o.start), str(o.end))
        for o in read
        if o.measure == "level"
    }


@pytest.mark.parametrize(("layout", "form"), CASES)
def test_every_list_of_sums_is_read(layout: str, form: str) -> None:
    for (lead, (kind, _, what, host)), unit in itertools.product(MONEY.items(), ("each", "first", "head")):
        figures = [f"EUR {v} million" if unit == "each" or (unit == "first" and k == 0) else str(v) for k, (_, _, v) in enumerate(PARTNERS)]
        text = told(lead + (" (in millions of euros)" if unit == "head" else ""), layout, form, figures)
        expected = {(kind, frozenset((host, code)), what, round(v * 1e6, 1), "EUR", "2016-01-01", "2016-12-31") for _, code, v in PARTNERS}
        assert found(text) == expected, text


@pytest.mark.parametrize(("layout", "form"), CASES)
def test_every_list_of_people_is_read(layout: str, form: str) -> None:
    for lead, (kind, _, what, host) in PEOPLE.items():
        text = told(lead, layout, form, [f"{round(v * 1000):,}" for _, _, v in PARTNERS])
        expected = {(kind, frozenset((host, code)), what, round(v * 1000), "count") for _, code, v in PARTNERS}
        assert {row[:5] for row in found(text)} == expected, text


def test_what_rises_or_is_in_deficit_is_no_list_of_levels() -> None:
    assert not found("In 2016 Peru's exports rose by 4% to Slovenia and 9% to Kenya.")
    assert {row[3] for row in found("Peru ran a trade deficit of $3 million with Slovenia and $1 million with Kenya in 2016.")} == {
        -3e6,
        -1e6,
    }


def test_a_row_with_another_currency_is_not_scaled_by_the_first() -> None:
    text = "Peru's main export markets in 2016 were:\nSlovenia $88.4 million\nKenya €41.7 million\n"
    assert {(row[3], row[4]) for row in found(text)} == {(88.4e6, "USD"), (41.7e6, "EUR")}
