"""Agreements that are only spoken of: as ones that there are, by the day of their signature or since when they are in force."""

from typing import NamedTuple

from comity.observation.same import content
from comity.read.actors import actors
from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.papers import Paper
from comity.read.agreements.parties import is_at_hand, owned
from comity.read.agreements.told import Told, remember
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, noun_status
from comity.read.grammar import VerbGroup, is_adjective, words
from comity.read.marks.periods import Period
from comity.read.marks.places import is_city
from comity.read.sentence import Sentence
from comity.read.told_of_each import right_behind

MENTIONED = "mentioned"
SIGNED = "signed"
IN_FORCE = "in_force"
_PROGRAMME = "programme"
_BOTH = 2
#: A longer stretch is no date of a signature ("the Partnership (2021-2025)").
_YEAR = 366
#: So near behind a name stands what tells of it without a verb.
_NEAR = 5
_ASIDE = (",", "(")


class Mention(NamedTuple):
    """An agreement spoken of.

    Attributes:
        action: ``signed``, ``in_force`` or ``mentioned``.
        period: when it was signed, or since when it is in force.
        parties: whose it is.

    """

    action: str
    period: Period | None
    parties: list[str]


def mention(sentence: Sentence, paper: Paper, discourse: Discourse) -> Mention | None:
    """An agreement that is spoken of as one that exists: by a name that tells whose it is, or by the day of its signature."""
    dated = date_behind(sentence, paper)
    force = _in_force(sentence, paper)
    dated = dated or (_year_before(sentence, paper) if force is None else None)
    told_when = dated is not None or force is not None
    titled = sentence.tokens[paper.group.head].text[0].isupper()
    if (
        (paper.weak and (dated is None or not titled))
        or (is_private(sentence, paper) and (dated is None or len(owned(sentence, paper, discourse)) < _BOTH))
        or paper.many
        or is_multilateral(sentence, paper)
        or _is_unreal(sentence, paper)
        or _is_with_strangers(sentence, paper, discourse)
    ):
        return None
    pair = owned(sentence, paper, discourse)
    ground = not paper.bare and _is_ground(sentence, paper)
    if len(pair) < 2 and ground and titled:
        pair = next((p for v in sentence.verbs if len(p := _doing(sentence, v, discourse)) == 2 and set(pair) <= set(p)), pair)
    if len(pair) < 2 and (dated or force) is not None and discourse.pair and is_at_hand(sentence, list(discourse.pair), False, discourse):
        pair = list(discourse.pair)
    if len(pair) == 1 and titled and paper.definite and discourse.pair and pair[0] in discourse.pair:
        # "The commitment to the Strategic Framework Agreement with Iraq", in a text about Iraq and another.
        pair = list(discourse.pair) if is_at_hand(sentence, list(discourse.pair), True, discourse) else pair
    named = bool(content(paper.name, pair[0], pair[1])) if len(pair) > 1 else False
    if len(pair) < 2 or not (told_when or ((paper.definite or ground) and named)):
        return None
    # A commitment to a treaty that has a title is to one that exists.
    real = ("actual", "planned") if titled and paper.definite and not paper.bare else ("actual",)
    if not ground and noun_status(sentence, paper.group)[0] not in real:
        # The anniversary of a treaty, a call for a treaty: it is not told, but "the treaty" may go on from it.
        remember(Told(paper.name, paper.type, tuple(pair), discourse.index), discourse)
        return None
    return Mention(SIGNED if dated is not None else MENTIONED if force is None else IN_FORCE, dated or force, pair)


def date_behind(sentence: Sentence, paper: Paper) -> Period | None:
    """The date that an agreement is told by: "the treaty of 25 May 1992", "the Tourism Agreement (1996)"."""
    return next((p for at in dict.fromkeys((paper.end, paper.group.j)) if (p := _date_at(sentence, paper, at)) is not None), None)


def told_behind(instance: Instance, paper: Paper, discourse: Discourse) -> Period | None:
    """When one of several agreements was signed: in its own brackets, or right behind it ("a memorandum in 2019 and an arrangement in 2020")."""
    beside = date_behind(instance.sentence, paper) if paper.one_of_many else None
    return beside or right_behind(instance, paper.end, discourse)


def _date_at(sentence: Sentence, paper: Paper, at: int) -> Period | None:
    """The date that stands at a token behind "of" or "dated", or in brackets."""
    tokens = sentence.tokens
    if at + 1 >= len(tokens):
        return None
    told = tokens[at].lower in lexicon(sentence.language).dating
    bracket = (
        tokens[at].lower == "("
        and (paper.one_of_many or tokens[paper.group.head].text[0].isupper())
        and at + 2 < len(tokens)
        and tokens[at + 2].lower == ")"
    )
    period = tokens[at + 1].value if told or bracket else None
    if not isinstance(period, Period) or period.first is None or period.last is None or (period.last - period.first).days > _YEAR:
        return None
    return period


def _in_force(sentence: Sentence, paper: Paper) -> Period | None:
    """Since when an agreement is told to be in force without a verb: "the agreement in effect since 1979"."""
    behind_it = sentence.tokens[paper.end : paper.end + _NEAR + 1]
    # "The agreement, in force since 1979, helps".
    behind_it = behind_it[1:] if behind_it and behind_it[0].lower in _ASIDE else behind_it[:_NEAR]
    for signs, action in lexicon(sentence.language).acts:
        if action == IN_FORCE and tuple(t.lower for t in behind_it[: len(signs)]) == signs:
            return next((t.value for t in behind_it[len(signs) :] if isinstance(t.value, Period) and t.value.first is not None), None)
    return _does_since(sentence, paper)


def _does_since(sentence: Sentence, paper: Paper) -> Period | None:
    """Since when an agreement does what it is told to do: "a treaty between both has freed travel since 1996"."""
    verb = paper.group.verb
    if verb is None or paper.group not in verb.subjects or verb.negated or paper.many:
        return None
    end = next((v.i for v in sentence.verbs if v.i > verb.i and v.sort == "finite"), len(sentence.tokens))
    return next((p for i, p in sentence.periods(verb.j, end) if p.opens == "last" and p.first is not None), None)


def signature_of(sentence: Sentence, paper: Paper) -> Period | None:
    """When an agreement was signed, as its name tells it ("the treaty of 25 May 1992", "the 1998 memorandum")."""
    return date_behind(sentence, paper) or _year_before(sentence, paper)


def _year_before(sentence: Sentence, paper: Paper) -> Period | None:
    """The year that an agreement is told by ("a 1998 agreement"), as its date."""
    before = sentence.tokens[paper.group.i : paper.group.head]
    found = next((p for t in before if (p := sentence.date_at(t)) is not None), None)
    if found is None or found.first is None or found.last is None or (found.last - found.first).days >= _YEAR:
        return None
    # "The 2030 Agenda", "the 2019 exchange programme" are for those years.
    to_come = sentence.today is not None and found.first > sentence.today
    return None if to_come or paper.type == _PROGRAMME else found


def _is_unreal(sentence: Sentence, paper: Paper) -> bool:
    """Whether an agreement is one that is still to come."""
    known = words(sentence.language).sets
    before = {t.lower for t in sentence.tokens[paper.group.i : paper.group.head]}
    return bool(before & (known["planned_adjectives"] | known["unreal_adjectives"]))


def _is_with_strangers(sentence: Sentence, paper: Paper, discourse: Discourse) -> bool:
    """Whether an agreement is between one who is named and somebody who is no party ("between the government of Peru and those who oppose it")."""
    among, tokens = words(sentence.language).sets["among"], sentence.tokens
    sides = [g for prep, g in paper.group.behind if prep in among]
    # "The accord of 3 May, between Peru and those …".
    first = next((g for g in sentence.nouns if g.by in among and 0 <= g.i - paper.end <= _NEAR), None) if not sides else None
    if first is not None:
        sides = [first, *(g for g in sentence.nouns if g.i > first.i and tokens[g.i - 1].tag == "C" and not g.by)][:_BOTH]
    named = [bool(actors(sentence, g, discourse, listed=False) or any(actors(sentence, h, discourse) for _, h in g.behind)) for g in sides]
    return len(named) > 1 and any(named) and not all(named)


def _is_ground(sentence: Sentence, paper: Paper) -> bool:
    """Whether an agreement is one that there is, because something rests on it ("on the basis of") or it is called so ("the existing")."""
    group, grounds = paper.group, lexicon(sentence.language).grounds
    above = sentence.head(group.parent).lemma if group.parent is not None else ""
    return bool({group.by, above, *(t.lower for t in sentence.tokens[group.i : group.head])} & grounds)


def _doing(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> list[str]:
    """The parties that are a verb's subject."""
    found = dict.fromkeys(a.party for g in verb.subjects for a in actors(sentence, g, discourse))
    return [p for p in found if is_actor(p)]


def is_private(sentence: Sentence, paper: Paper) -> bool:
    """Whether an agreement is of a sort that one side makes alone or companies make: a contract, a truce, a memorandum of or on nothing."""
    lexical = lexicon(sentence.language)
    behind = sentence.tokens[paper.group.j].tag if paper.group.j < len(sentence.tokens) else ""
    before = {t.lemma for t in sentence.tokens[paper.start : paper.group.head + 1]}
    return bool(before & lexical.mediated) or paper.noun in lexical.private or (paper.noun in lexical.alone and behind != "P")


def is_multilateral(sentence: Sentence, paper: Paper) -> bool:
    """Whether an agreement is one of many parties, by its name ("the Paris Agreement") or its sort ("the Cusco Convention")."""
    lexical = lexicon(sentence.language)
    tokens = sentence.tokens[paper.start : paper.group.head + 1]
    titled = len(tokens) > 1 and all(t.text[0].isupper() for t in (tokens[0], tokens[-1])) and tokens[-1].lower in lexical.of_many
    own = titled and not any(t.mark == "party" and not is_city(t.value) for t in tokens)
    return own or is_known_of_many(sentence, paper)


def is_of_each(sentence: Sentence, paper: Paper) -> bool:
    """Whether several agreements are called for two with each of whom one may be ("the Chile and Peru trade deals")."""
    first, tokens = paper.group.i, sentence.tokens
    joined = first > 1 and tokens[first - 1].tag == "C" and tokens[first - 2].mark == "party" and tokens[first].mark == "party"
    return paper.many and joined and not any(is_adjective(tokens[i]) for i in (first, first - 2))


def is_known_of_many(sentence: Sentence, paper: Paper) -> bool:
    """Whether an agreement is one that every reader knows as that of many parties ("the Paris Agreement")."""
    name = f"{paper.name} ".lower()
    return any(words in name for words in lexicon(sentence.language).multilateral)
