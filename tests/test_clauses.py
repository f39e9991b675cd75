"""Who does what in a sentence: subjects, objects and what hangs on its verbs, construction by construction."""

import datetime

import pytest

from comity import parties
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence, SentenceMaker

_DAY = datetime.date(2019, 6, 15)

#: A sentence, the dictionary form of a verb in it, its subjects and its objects (heads, as written).
CLAUSES = [
    # A clause "by which" or "of which" something is done ends where its noun's own verb stands.
    ("A pact by which Peru and Chile cut duties has been in force since 2019.", "be", ["pact"], []),
    ("A treaty with Peru, the text of which officials agreed in June, is to be signed.", "sign", [], ["treaty"]),
    ("A treaty with Peru, the text of which officials agreed in June, is to be signed.", "agree", ["officials"], ["text"]),
    # A clause in a bracket has a subject of its own.
    ("Fiji sells tea to Samoa (India also buys sugar), with sales of $2 million.", "buy", ["India"], ["sugar"]),
    ("Fiji sells tea to Samoa (India also buys sugar), with sales of $2 million.", "sell", ["Fiji"], ["tea"]),
    # A thing, and then who does something.
    ("Before his departure President Juan Rojas of Peru signed a pact.", "sign", ["President Juan Rojas of Peru"], ["pact"]),
    # An object behind its date, and what there is done behind its verb.
    ("Peru and Chile signed in Lima, on 3 May, a protocol.", "sign", ["Peru", "Chile"], ["protocol"]),
    ("There was signed on Monday an accord on fish.", "sign", [], ["accord"]),
    # Which of the times it was.
    ("The commission last met in Lima.", "meet", ["commission"], []),
    # Short auxiliaries are words of their own.
    ("We've opened an embassy and they're building a port.", "open", ["We"], ["embassy"]),
    ("We've opened an embassy and they're building a port.", "build", ["they"], ["port"]),
    ("He'd like to see a treaty.", "see", ["He"], ["treaty"]),
    # What is meant for something, said to be done by some time, or being done has its own verb.
    ("Six memoranda of understanding meant to widen trade were signed.", "sign", [], ["memoranda"]),
    ("The premiers saw how nine accords on trade were signed.", "sign", [], ["accords"]),
    ("By the end of the talks three accords had been signed.", "sign", [], ["accords"]),
    ("Both became friends, the consulate in Lima being raised to an embassy.", "raise", [], ["consulate"]),
    # "Whom" is whoever stands in front, not the place behind them; it is what the verb does something to.
    ("It was Ada Cole, a secretary at the Embassy, whom Peru had declared unwelcome.", "declare", ["Peru"], ["secretary", "unwelcome"]),
    # Who is thanked or blamed for a deed has done it.
    ("Kenya thanked Oman for sending troops.", "send", ["Oman"], ["troops"]),
    # Set phrases are adverbs.
    ("Fiji has so far signed five treaties.", "sign", ["Fiji"], ["treaties"]),
    ("As a result, relations were broken off.", "break", [], ["relations"]),
    ("Peru could at least recall its envoy.", "recall", ["Peru"], ["its envoy"]),
    ("The navy had to do battle.", "do", ["navy"], ["battle"]),
    ("The trade is now declining.", "decline", ["trade"], []),
    # Whoever is made or asked to do something does it.
    ("Kenya forced Norway to close its office.", "close", ["Norway"], ["office"]),
    ("The envoy called on Peru to withdraw its troops.", "withdraw", ["Peru"], ["troops"]),
    ("It is time for Chile to sign the accord.", "sign", ["Chile"], ["accord"]),
    ("Chile took steps to reduce the debt.", "reduce", ["Chile"], ["debt"]),
    # What is inside a subject has none of its verb.
    ("The costs of building the dam rose.", "rise", ["costs"], []),
    ("The group that represents traders in Lima welcomes the tariff.", "welcome", ["group"], ["tariff"]),
    ("The team, which at that time had lost two ships, turned back.", "lose", ["team"], ["ships"]),
    # "Who" is about people, and a comma ends what stands in front of several subjects.
    ("The forum has many members with strong views who oppose the levy.", "oppose", ["members"], ["levy"]),
    ("A large number of Peruvians who work in Chile send money.", "work", ["Peruvians"], []),
    ("In a recent talk, Zora and Milan described the plan.", "describe", ["Zora", "Milan"], ["plan"]),
    ("By that time, drought and a string of bad harvests had ruined the farms.", "ruin", ["drought", "string"], ["farms"]),
    ("The king himself opened the fair.", "open", ["king"], ["fair"]),
    ("Chile would either sign the accord or leave.", "sign", ["Chile"], ["accord"]),
    # What stands between commas in front of the verb is not its subject.
    ("Farmers, mostly Kenyans (put at 300), were trained by Fiji.", "train", ["Fiji"], ["Farmers"]),
    ("The king, unable to hold the town, withdrew to Lima.", "withdraw", ["king"], []),
    ("The deal, first reported by a daily, would give Peru a port.", "give", ["deal"], ["Peru", "port"]),
    ("Peru, without informing Chile, broke the rules laid down in the pact.", "break", ["Peru"], ["rules"]),
    # How long after or before is no subject.
    ("Two days after Chile, in reply, shut the harbour, Peru left.", "shut", ["Chile"], ["harbour"]),
    ("Two weeks before Chile shut the harbour, Peru left the talks.", "leave", ["Peru"], ["talks"]),
    # A relative clause may begin with a preposition and whose it is; a date may part a verb from what somebody is.
    ("Chile, on whose maps the isle still stands, left the talks.", "leave", ["Chile"], ["talks"]),
    ("Chile had become, on 3 May 2010, a member of the club.", "become", ["Chile"], ["member"]),
    ("There was unrest, for Chile is accused by Peru of the raid.", "accuse", ["Peru"], ["Chile"]),
    ("Chile will besides stop the trade.", "stop", ["Chile"], ["trade"]),
    ("Chile accused Peru, along with Fiji, of smuggling.", "accuse", ["Chile"], ["Peru", "Fiji"]),
    # What a thing is made of is no more of the subject.
    ("The exports to Peru, mostly tea and wool, were lost.", "lose", [], ["exports"]),
    ("The exports to Peru, tea and wool in the main, came to nothing.", "come", ["exports"], []),
    ("Peru, Chile and Fiji met.", "meet", ["Peru", "Chile", "Fiji"], []),
    # Who speaks stands behind.
    ('"The pact will help both sides," said Ana Melo, head of the bank.', "say", ["Melo"], []),
    ("The harbour, said an official on Monday, has admitted both ships.", "admit", ["harbour"], ["ships"]),
]


def _sentence(text: str) -> Sentence:
    marks = parties.find(text, _DAY.isoformat())
    return SentenceMaker(text, marks, _DAY, _DAY.isoformat(), "en").make(0, 0, len(text))


def _heads(sentence: Sentence, groups: list[NounGroup]) -> list[str]:
    return [sentence.tokens[g.head].text for g in groups]


def _verb(sentence: Sentence, lemma: str) -> VerbGroup:
    return next(v for v in sentence.verbs if v.lemma == lemma)


@pytest.mark.parametrize(("text", "lemma", "subjects", "objects"), CLAUSES)
def test_subjects_and_objects(text: str, lemma: str, subjects: list[str], objects: list[str]) -> None:
    sentence = _sentence(text)
    verb = _verb(sentence, lemma)
    assert (_heads(sentence, verb.subjects), _heads(sentence, verb.objects)) == (subjects, objects)
