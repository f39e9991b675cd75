"""Facts of which a side stands in the title or the sentences before: passages under a title, what they tell, and what must not be read."""

import pytest

from comity.read import Document, read_document
from comity.read.tables import EXAMPLE_DAY, holds, short


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Norway and Malawi sign accord",
            "The first part of the package, a grant of $4 million, was approved by Norway in March.",
            ["finance NOR MWI [2019-03-01..2019-03-31] value=4000000 of=grant"],
        ),
        (
            "Norwegian help for Malawi",
            "Norway transferred two million dollars in May for pumps and pipes.",
            ["finance NOR MWI [2019-05-01..2019-05-31] value=2000000 of=aid"],
        ),
        ("Norwegian help for Malawi", "Norway transferred two million dollars in May for its own pumps.", []),
        (
            "Norway, Malawi talk money",
            "At the end of April $4 million was owed to Norway, $9 million to Chad and $3 million to the IMF, the Malawian ministry said.",
            [
                "finance NOR MWI [2019-04-30..2019-04-30] value=4000000 of=debt",
                "finance TCD MWI [2019-04-30..2019-04-30] value=9000000 of=debt",
                "finance IMF MWI value=3000000 of=debt",
            ],
        ),
        (
            "",
            "The Asian Development Bank approved a loan of $60 million for the Suva Water Project. Fiji will meet the rest.",
            ["finance ADB FJI value=60000000 of=loan"],
        ),
        ("", "The Asian Development Bank approved a loan of $60 million. Fiji and Tonga met.", []),
        (
            "Nepal and Bahrain",
            "Some 2,900 Nepalis work in the Kingdom, the minister said.",
            ["count NPL BHR value=2900 of=migrants"],
        ),
        ("Nepal and Chile", "Some 2,900 Nepalis work in the kingdom of Bavaria.", []),
    ],
)
def test_a_side_that_is_left_out(title: str, text: str, expected: list[str]) -> None:
    found = [f.observation for f in read_document(Document("passage", text, title=title, date=EXAMPLE_DAY))]
    for wanted in expected:
        match = next((o for o in found if holds(o, wanted)), None)
        assert match is not None, (wanted, [short(o) for o in found])
        found.remove(match)
    assert [short(o) for o in found if o.kind in ("finance", "count", "investment", "project")] == []
