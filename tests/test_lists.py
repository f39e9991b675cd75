"""What is listed with what, what stands beside what, and what hangs on a noun, construction by construction."""

import datetime

import pytest

from comity import parties
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence, SentenceMaker

_DAY = datetime.date(2019, 6, 15)

#: A sentence, the head of a group in it, and the heads of the groups that it is listed with, itself among them.
LISTS = [
    # Over brackets.
    ("Relations between Ivory Coast (Côte d'Ivoire) and Fiji were cut.", "Fiji", ["Ivory Coast", "Fiji"]),
    ("Exports to Kenya (tea, wool and rice) and Fiji (cement) rose.", "Fiji", ["Kenya", "Fiji"]),
    ("Exports to Chile (3 million), Peru (2 million) and Fiji rose.", "Chile", ["Chile", "Peru", "Fiji"]),
    # Over what stands beside a name.
    ("Chile, a neighbour of Peru, and Fiji signed a pact.", "Fiji", ["Chile", "Fiji"]),
    ("Chile - an ally of Peru - and Fiji closed their borders.", "Fiji", ["Chile", "Fiji"]),
    ("Italy and its neighbour, Austria, signed a pact.", "Italy", ["Italy", "Austria"]),
    # Over asides behind "and".
    ("She visited Samoa, Tonga and, for the first time, Fiji.", "Fiji", ["Samoa", "Tonga", "Fiji"]),
    ("Norway and – a year later – Chile opened embassies.", "Chile", ["Norway", "Chile"]),
    # Without "and"; with the preposition told again.
    ("Norway, Chile, Peru, Ghana have closed their embassies.", "Ghana", ["Norway", "Chile", "Peru", "Ghana"]),
    ("Angola is a member of SADC and of OPEC.", "OPEC", ["SADC", "OPEC"]),
    ("Chile has an embassy in Suva, and in Nadi a consulate.", "consulate", []),
    # With what is most like it.
    ("He told of the extension of the code and the appointment of judges.", "appointment", ["extension", "appointment"]),
    ("A link between the number of ships in Fiji and the number of ports was found.", "number", ["number", "number"]),
    ("The Ministry of Trade, Labour and Food of Fiji closed.", "Food", ["Trade", "Labour", "Food"]),
    ("He won by skill and an iron fist.", "fist", ["skill", "fist"]),
    ("They fought the spread of terrorism and fundamentalism in Fiji.", "fundamentalism", ["terrorism", "fundamentalism"]),
    (
        "He told of the war in Peru, the aid to people in need, elections in Fiji, and the pact.",
        "elections",
        ["war", "aid", "elections", "pact"],
    ),
    ("The poisoning of Ada Cole and her daughter in Lima was told.", "daughter", ["Cole", "daughter"]),
    ("It sells goods for Chile and Novaria.", "Novaria", ["Chile", "Novaria"]),
    # In front of the verb, behind what opens the sentence.
    ("In Geneva, Chile, Peru and Fiji signed a pact.", "Chile", ["Chile", "Peru", "Fiji"]),
    ("To help them, Chile, Peru, and Fiji signed a pact.", "Fiji", ["Chile", "Peru", "Fiji"]),
    ("Analysts said the worth of the sale and the right would not rise.", "right", ["sale", "right"]),
    # Bodies that are no party.
    ("A loan from the Novarian Fund and Japan was agreed.", "Japan", ["Fund", "Japan"]),
    # No list.
    ("Chile closed the road to millions of Peruvians, but they signed.", "they", []),
    ("An agreement was signed with Chile, a member of the club.", "member", []),
]

#: A sentence, the head of a group in it, and the heads of the groups that are set beside it.
BESIDE = [
    ("The owner of the house, Theseus, wed her.", "owner", ["Theseus"]),
    ("Chile, the biggest buyer of tea, signed.", "Chile", ["buyer"]),
    ("After the war, the army left.", "war", []),
    ("Japan, a buyer of 23 million tonnes a year, has asked.", "Japan", ["buyer"]),
    ("Bolivia, Peru's most delinquent debtor, has paid.", "Bolivia", ["debtor"]),
]

#: A sentence, the head of a group in it, and what hangs on that.
HANGING = [
    ("Trade and investment with Chile rose.", "Trade", [("with", "Chile")]),
    ("A loan and a pact with Chile were signed.", "loan", []),
    ("Chile is a member (since 1990) of the club.", "member", [("of", "club")]),
]


def _sentence(text: str) -> Sentence:
    marks = parties.find(text, _DAY.isoformat())
    return SentenceMaker(text, marks, _DAY, _DAY.isoformat(), "en").make(0, 0, len(text))


def _group(sentence: Sentence, head: str) -> NounGroup:
    return next(g for g in sentence.nouns if sentence.tokens[g.head].text == head)


def _heads(sentence: Sentence, groups: list[NounGroup]) -> list[str]:
    return [sentence.tokens[g.head].text for g in groups]


@pytest.mark.parametrize(("text", "head", "listed"), LISTS)
def test_what_is_listed_together(text: str, head: str, listed: list[str]) -> None:
    sentence = _sentence(text)
    assert _heads(sentence, _group(sentence, head).listed) == listed


@pytest.mark.parametrize(("text", "head", "beside"), BESIDE)
def test_what_is_set_beside(text: str, head: str, beside: list[str]) -> None:
    sentence = _sentence(text)
    assert _heads(sentence, _group(sentence, head).apposed) == beside


@pytest.mark.parametrize(("text", "head", "behind"), HANGING)
def test_what_hangs_on_a_noun(text: str, head: str, behind: list[tuple[str, str]]) -> None:
    sentence = _sentence(text)
    assert [(prep, sentence.tokens[g.head].text) for prep, g in _group(sentence, head).behind] == behind
