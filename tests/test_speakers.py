"""Who is reported as saying a fact: who says that very fact, by name, and nobody where that is not sure."""

import datetime

import pytest

from comity.documents import Document
from comity.read import read_document

DAY = datetime.date(2019, 6, 15)


def told(text: str, kind: str) -> list[str | None]:
    found = sorted(read_document(Document("d", text, date=DAY)), key=lambda f: f.marks)
    return [f.observation.speaker for f in found if f.observation.kind == kind]


BEHIND = {
    "Minister Ana Cole reminded the press of the fact that Samoa opened an embassy in Fiji in 2010.": "Ana Cole",
    "Samoa said on Monday that it will open an embassy in Fiji.": "Samoa",
    "The trade ministry said exports of Samoa to Fiji rose 5% in 2017.": "trade ministry",
    "Minister Ana Cole told the radio: \"Samoa opened an embassy in Fiji in 2010.\"": "Ana Cole",
    "In his speech the minister made known that Samoa will open an embassy in Fiji.": "the minister",
    "Visiting farms, Mr Cole praised the growers, pointing out that exports of Samoa to Fiji rose 5% in 2017.": "Cole",
    "Recalling that Samoa opened an embassy in Fiji in 2010, Mr Cole said that ties were good.": "Cole",
    "Figures of the Bank of Samoa show that exports of Samoa to Fiji rose 5% in 2017.": "Bank of Samoa",
}  # fmt: skip
SET_OFF = {
    "Exports of Samoa to Fiji rose 5% in 2017, according to broadcaster RTF.": "broadcaster RTF",
    "Samoa opened an embassy in Fiji in 2010, the ministry said on Monday.": "ministry",
    "Exports of Samoa to Fiji, Mr Cole noted, rose 5% in 2017.": "Cole",
    "\"Samoa opened an embassy in Fiji in 2010,\" said Ana Cole, the minister of Samoa.": "Ana Cole",
    "Exports of Samoa to Fiji rose 5% in 2017, reports Radio Apia.": "Radio Apia",
    "As confirmed by the Foreign Ministry, Samoa opened an embassy in Fiji in 2010.": "Foreign Ministry",
    "Samoa opened an embassy in Fiji in 2010, as the minister Ana Cole told reporters.": "Ana Cole",
    "Exports of Samoa to Fiji rose 5% in 2017, the agency learned from the Bureau of Statistics.": "Bureau of Statistics",
    "Exports of Samoa to Fiji rose 5% in 2017, the agency reported, citing the minister Ana Cole.": "Ana Cole",
}  # fmt: skip
SOURCES = {
    "According to data of the Office of Planning, exports of Samoa to Fiji rose 5% in 2017.": "Office of Planning",
    "Exports of Samoa to Fiji rose 5% in 2017, according to a statement by the ministry.": "ministry",
    "Exports of Samoa to Fiji rose 5% in 2017, according to figures which the Bureau of Statistics released.": "Bureau of Statistics",
    "Exports of Samoa to Fiji rose 5% in 2017, figures issued by the Bureau of Statistics.": "Bureau of Statistics",
    "Going by the figures put out by the Bureau of Statistics, exports of Samoa to Fiji rose 5% in 2017.": "Bureau of Statistics",
    "In 2017, said the statement, exports of Samoa to Fiji rose 5%.": "statement",
    "The bureau's director of trade, Efua Mensah, says that exports of Samoa to Fiji rose 5% in 2017.": "Efua Mensah",
    "Trade negotiator Efua Mensah says that exports of Samoa to Fiji rose 5% in 2017.": "Efua Mensah",
    "Exports of Samoa to Fiji rose 5% in 2017, traders and port workers said.": "traders and port workers",
    "The Home Office says that exports of Samoa to Fiji rose 5% in 2017.": "Home Office",
    "Efua Mensah, director of the bureau and chairman of the bank, says that exports of Samoa to Fiji rose 5% in 2017.": "Efua Mensah",
}  # fmt: skip
NOBODY = (
    "Samoa recalled its ambassador from Fiji on Monday.",
    "Samoa declared Fiji its friend and opened an embassy in Fiji in 2010.",
    "Samoa opened an embassy in Fiji in 2010 and said that more will follow.",
    "Samoa, which opened an embassy in Fiji in 2010, said that its staff was small.",
    "The minister spoke long; Samoa opened an embassy in Fiji in 2010.",
    "Old ties, the minister said, last; Samoa opened an embassy in Fiji in 2010.",
    "The two ministers noted that exports of Samoa to Fiji rose 5% in 2017.",
    "Exports of Samoa to Fiji rose 5% in 2017, as the minister vowed to see to.",
    "The minister did not say that exports of Samoa to Fiji rose 5% in 2017.",
    "The two sides noted that exports of Samoa to Fiji rose 5% in 2017.",
    "Each side noted that exports of Samoa to Fiji rose 5% in 2017.",
    "The minister was told that exports of Samoa to Fiji rose 5% in 2017.",
    "These ties show that exports of Samoa to Fiji rose 5% in 2017.",
    "Exports of Samoa to Fiji rose 5% in 2017, which tells how close the two are.",
    "Exports of Samoa to Fiji rose 5% in 2017, according to the latest figures.",
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), [*BEHIND.items(), *SET_OFF.items(), *SOURCES.items()])
def test_who_says_a_fact_is_its_speaker(text: str, speaker: str) -> None:
    assert set(told(text, "mission" if "embassy" in text else "trade")) == {speaker}


@pytest.mark.parametrize("text", NOBODY)
def test_what_nobody_is_reported_to_say_has_no_speaker(text: str) -> None:
    assert set(told(text, "trade" if "xports" in text else "mission")) == {None}


def test_each_fact_of_a_sentence_has_its_own_speaker() -> None:
    text = "During a visit to Fiji in May 2018 President Ana Cole of Samoa said that Samoa will open an embassy in Fiji."
    assert (told(text, "visit"), told(text, "mission")) == ([None], ["Ana Cole"])
    text = (
        "Samoa opened an embassy in Fiji in 2010, the minister said, and Samoa's exports to Fiji, according to the bank, rose 5% in 2017."
    )
    assert (told(text, "mission"), told(text, "trade")) == (["the minister"], ["bank"])


def test_a_report_within_a_report_speaks_for_what_it_reports() -> None:
    text = "The ministry said that trade between Samoa and Fiji reached $3 million in 2018, while the embassy added that Samoa's exports to Fiji were $2 million."
    assert told(text, "trade") == ["ministry", "embassy"]


def test_only_a_person_or_office_speaks_by_accusing() -> None:
    assert told("President Ana Cole of Samoa accused Fiji of arming rebels in May 2018.", "coercion") == ["Ana Cole"]
    assert told("Samoa accused Fiji of arming rebels in May 2018.", "coercion") == [None]


def test_pronouns_mean_who_has_spoken_before() -> None:
    fact = "added that exports of Samoa to Fiji rose 5% in 2017."
    assert told(f"President Ana Cole of Samoa said ties were good. She met President Juan Vidal of Fiji. She {fact}", "trade") == [
        "Ana Cole"
    ]
    assert told(f"The ministry said ties were good. It {fact}", "trade") == ["ministry"]
    assert told(f"Traders said ties were good. They {fact}", "trade") == ["Traders"]
    assert told(f"Minister Ana Cole said ties were good. The official {fact}", "trade") == ["Ana Cole"]
    assert told(f"Traders said ties were good. It {fact}", "trade") == [None]
    assert told(f"Foreign Minister Ana Cole said ties were good. The foreign minister {fact}", "trade") == ["Ana Cole"]
    assert told(f"Vice President Ana Cole said ties were good. The President {fact}", "trade") == ["The President"]


def test_a_quotation_goes_on_to_its_end() -> None:
    text = 'Ana Cole, the minister of Samoa, said: "Ties are good. Samoa opened an embassy in Fiji in 2010." Exports of Samoa to Fiji rose 5% in 2017.'
    assert (told(text, "mission"), told(text, "trade")) == (["Ana Cole"], [None])


def test_a_list_has_the_speaker_who_leads_to_it() -> None:
    text = "Minister Ana Cole announced that the following was decided:\n\n- Samoa will open an embassy in Fiji.\n"
    assert told(text, "mission") == ["Ana Cole"]


def test_who_says_a_quotation_may_be_told_behind_it() -> None:
    text = '"Ties are good. Samoa opened an embassy in Fiji in 2010. We are glad," said Ana Cole. Exports of Samoa to Fiji rose 5% in 2017.'
    assert (told(text, "mission"), told(text, "trade")) == (["Ana Cole"], [None])


@pytest.mark.parametrize(
    ("title", "text", "speaker"),
    [
        ("Remarks by President Ana Cole of Samoa on Fiji", "Samoa has lent Fiji $3 million.", "Ana Cole"),
        ("Statement by President Ana Cole of Samoa on Fiji", "I am proud that Samoa has lent Fiji $3 million.", "Ana Cole"),
        ("Statement by President Ana Cole of Samoa on Fiji", "Samoa has lent Fiji $3 million.", None),
    ],
)
def test_spoken_words_are_whose_the_title_says(title: str, text: str, speaker: str | None) -> None:
    found = read_document(Document("d", text, title=title, date=DAY))
    assert [f.observation.speaker for f in found if f.observation.kind == "finance"] == [speaker]
