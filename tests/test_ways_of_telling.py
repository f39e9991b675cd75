"""The same deeds told in other ways: not only this, as an answer, as what something led to, behind an aside."""

import datetime

import pytest

from comity.read import Document, read_document


def told(text: str) -> list[tuple[str, str, str, str]]:
    found = [f.observation for f in read_document(Document("page", text, date=datetime.date(2019, 6, 15)))]
    return [(o.kind, o.a, str(o.b), str(o.attrs["action"])) for o in found if o.kind in ("coercion", "mission", "relations")]


@pytest.mark.parametrize(
    "frame",
    [
        "Mali not only {past} but also called off a concert.",
        "Mali's response was to {base}.",
        "The row led Mali to {base} in 2016.",
        "Mali refused to talk and {past}.",
        "Mali, angered by the raid, {past} in 2016.",
        "Mali at once {past}.",
        "What Mali did was to {base}.",
        "Only in 2016 did Mali {base}.",
        "Mali had by then {pp}.",
    ],
)
@pytest.mark.parametrize(
    ("base", "past", "fact"),
    [
        ("ban imports of Togolese beef", "banned imports of Togolese beef", ("coercion", "MLI", "TGO", "ban")),
        ("impose sanctions on Togo", "imposed sanctions on Togo", ("coercion", "MLI", "TGO", "sanctions")),
        ("recall its ambassador from Togo", "recalled its ambassador from Togo", ("mission", "MLI", "TGO", "recalled")),
        ("break off relations with Togo", "broke off relations with Togo", ("relations", "MLI", "TGO", "severed")),
    ],
)
def test_ways_of_telling_a_deed(frame: str, base: str, past: str, fact: tuple[str, str, str, str]) -> None:
    assert told(frame.format(base=base, past=past, pp=past.replace("broke", "broken"))) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "The aim was to ban imports of Togolese beef, Mali said.",
        "Mali has not banned imports of Togolese beef.",
        "The row may lead Mali to ban imports of Togolese beef.",
        "Mali's answer will not be to ban imports of Togolese beef.",
        "Mali would have banned imports of Togolese beef had it not rained.",
        "Without banning imports of Togolese beef, Mali will not be safe.",
    ],
)
def test_what_is_not_done(text: str) -> None:
    assert told(text) == []


def test_what_is_not_true_is_denied() -> None:
    found = [f.observation for f in read_document("It is not true that Mali invaded Togo.")]
    assert [o.modality for o in found] in ([], ["denied"])


@pytest.mark.parametrize(
    "text",
    [
        "Mali and its ally Gabon banned imports of Togolese beef.",
        "Mali, together with Gabon, banned imports of Togolese beef.",
        "Mali, like Gabon, banned imports of Togolese beef.",
        "Mali banned imports of Togolese beef, as did Gabon.",
        "Mali banned imports of Togolese beef, and so did Gabon.",
    ],
)
def test_whoever_is_named_beside_the_subject_did_it_too(text: str) -> None:
    assert sorted(told(text)) == [("coercion", "GAB", "TGO", "ban"), ("coercion", "MLI", "TGO", "ban")]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Mali's answer was a ban on imports of Togolese beef.", ("coercion", "MLI", "TGO", "ban")),
        ("Mali responded with the closure of its border with Togo.", ("coercion", "MLI", "TGO", "border_closed")),
        ("Mali responded with the expulsion of two Togolese diplomats.", ("mission", "TGO", "MLI", "expelled")),
        ("Mali's answer was the severance of diplomatic relations with Togo.", ("relations", "MLI", "TGO", "severed")),
        ("Gabon condemned the closure of the consulate in Togo by Mali.", ("mission", "MLI", "TGO", "closed")),
        ("Two Togolese diplomats were not expelled by Gabon but by Mali.", ("mission", "TGO", "MLI", "expelled")),
    ],
)
def test_deeds_that_nouns_name(text: str, fact: tuple[str, str, str, str]) -> None:
    assert told(text) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "Sanctions on Togo were nearly imposed by Mali.",
        "Gabon called for the seizure of a Togolese trawler by Mali.",
        "Mali is considering the lifting of its sanctions on Togo.",
        "Two Togolese diplomats were almost expelled by Mali.",
    ],
)
def test_what_only_nearly_came_about_or_is_called_for(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Togo is a neighbour of Mali. In 2016 Mali banned imports of beef from that country.", ("coercion", "MLI", "TGO", "ban")),
        ("Togo is a neighbour of Mali. In 2016 Mali opened an embassy in that country.", ("mission", "MLI", "TGO", "opened")),
        ("Togo is a neighbour of Mali. In 2016 Mali invaded that country.", ("coercion", "MLI", "TGO", "military")),
        ("Mali fell out with Togo in 2016 and imposed sanctions on that country.", ("coercion", "MLI", "TGO", "sanctions")),
        ("Mali fell out with Togo in 2016. It recognised that country.", ("relations", "MLI", "TGO", "recognised")),
    ],
)
def test_that_country_is_not_the_one_that_acts(text: str, fact: tuple[str, str, str, str]) -> None:
    assert told(text) == [fact]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("In 2016 Mali closed its skies to airlines from Togo.", ("coercion", "MLI", "TGO", "ban")),
        ("In 2016 Mali cut off trade with Togo.", ("coercion", "MLI", "TGO", "ban")),
        ("Mali reopened its market to Togolese beef in 2016.", ("coercion", "MLI", "TGO", "sanctions_lifted")),
        ("Mali gave its recognition to Kosovo in 2008.", ("relations", "MLI", "XKX", "recognised")),
    ],
)
def test_measures_and_recognition_by_other_words(text: str, fact: tuple[str, str, str, str]) -> None:
    assert told(text) == [fact]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Mali and Togo co-sponsored a UN resolution in 2016.", ("multilateral", "MLI", "TGO")),
        ("Mali and Togo cooperate under the auspices of the UN.", ("multilateral", "MLI", "TGO")),
        ("Mali backs Togo in the UN.", ("multilateral", "MLI", "TGO")),
        ("As a member of the AU, Mali may vote.", ("membership", "MLI", "AU")),
        ("It is now 40 years since Mali and Togo established diplomatic relations.", ("anniversary", "MLI", "TGO")),
    ],
)
def test_bodies_and_years_in_passing(text: str, fact: tuple[str, str, str]) -> None:
    found = [f.observation for f in read_document(Document("page", text, date=datetime.date(2019, 6, 15)))]
    assert fact in [(o.kind, o.a, str(o.b)) for o in found]
