"""What is told of which group of a chain: relative clauses (by what their verb agrees with), infinitives, and by whom something was done."""

from collections.abc import Sequence

from comity.read.grammar.clause_pass import ClausePass
from comity.read.grammar.groups import NounGroup, VerbGroup
from comity.read.grammar.links import TO
from comity.read.grammar.sentence_row import is_comma, is_tag
from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words

_NAMES = "LJF"
_COUNTED = "UKD"


def described(now: ClausePass, k: int) -> NounGroup | None:
    """The group that the relative at `k` of the row is about; "who" is about people ("members with strong views who voted")."""
    found = _agreeing(now, k)
    if found is None or not _asks_for_person(now, k) or _is_person(now, found):
        return found
    chain = _chain(now.last)
    able = (g for g in (found, *chain) if _may_be_person(now, g))
    return next((g for g in chain if _is_person(now, g)), next(able, found))


def _agreeing(now: ClausePass, k: int) -> NounGroup | None:
    """The group that the relative clause at `k` narrows and its verb agrees with.

    A name without article is narrowed by no clause that lacks a comma ("the only state in South America that keeps an embassy"), and
    who there is agrees with the verb ("one of the states that keep").
    """
    top = now.top(now.last)
    chain = _chain(now.last)
    if not is_comma(now.row.before(k)) and top is not None and _is_name(now, top):
        top = next((g for g in chain if not _is_name(now, g)), top)
    plural = _number(now, k)
    if top is None or plural is None or _is_plural(now, top) == plural or now.head(top).tag in _COUNTED:
        # "One of the states that keep an embassy": it is said of that one too.
        return top
    return next((g for g in chain if not _is_name(now, g) and _is_plural(now, g) == plural), top)


def _asks_for_person(now: ClausePass, k: int) -> bool:
    item = now.row.at(k)
    return isinstance(item, Token) and item.lower in now.known.sets["relative_of_people"]


def _is_person(now: ClausePass, group: NounGroup) -> bool:
    """Whether a group is a person or people: marked so, a pronoun, or a noun that ends like those of people or stands in the table."""
    head = now.head(group)
    if head.tag in "FU" or (head.tag == "L" and is_adjective(head)):
        return True
    return head.tag == "N" and (head.lemma in now.known.sets["people"] or head.lemma.endswith(now.known.people_endings))


def _may_be_person(now: ClausePass, group: NounGroup) -> bool:
    head = now.head(group)
    return _is_person(now, group) or head.tag == "L" or (head.tag == "N" and head.text[0].isupper())


def _chain(group: NounGroup | None) -> list[NounGroup]:
    chain: list[NounGroup] = []
    while group is not None:
        chain.append(group)
        group = group.parent
    return chain


def _is_name(now: ClausePass, group: NounGroup) -> bool:
    head = now.head(group)
    named = head.tag in _NAMES or (head.tag == "N" and head.text[0].isupper())
    # "The Partnership and Cooperation Agreement that …": one article for both.
    return named and not any(now.has_article(g) for g in group.listed or [group])


def _is_plural(now: ClausePass, group: NounGroup) -> bool:
    head = now.head(group)
    several = head.tag == "N" and head.lemma != head.lower and head.lower.endswith(now.known.plural_ending)
    return several or bool(group.listed)


def _number(now: ClausePass, k: int) -> bool | None:
    """Whether the verb of the clause is that of several; None if its form does not tell, or another subject stands before it."""
    verb = next((item for item in now.row.behind(k) if not is_tag(item, "X")), None)
    if not isinstance(verb, VerbGroup) or verb.modal:
        return None
    first = now.tokens[verb.i]
    if first.lower in now.known.sets["several"]:
        return True
    if first.lower in now.known.sets["one"] or first.form == "s":
        return False
    return True if first.form == "base" and first.tag == "V" else None


def answerers(tokens: Sequence[Token], verb: VerbGroup, known: Words) -> list[NounGroup]:
    """Whose answer a verb tells to have been what stands behind it ("Peru's answer was the closure of its consulate", "… was to ban them")."""
    if verb.lemma != "be" or verb.tense != "past" or verb.negated:
        return []
    return [g.possessor for g in verb.subjects if g.possessor is not None and tokens[g.head].lemma in known.sets["answers"]]


def is_told_whom(now: ClausePass, governor: VerbGroup | None, group: NounGroup) -> bool:
    """Whether a preposition names who is to do something ("called on Peru to sign", "time for Chile to act")."""
    if now.tokens[group.i].tag not in "DQ" and now.head(group).tag not in "LFU":
        return False
    if group.by == TO and group.parent is not None and now.head(group.parent).lemma in now.known.sets["asking_nouns"]:
        # "An invitation to the president to visit".
        return True
    asked = governor is not None and f"{governor.lemma}-{group.by}" in now.known.sets["commanding"]
    return asked or group.by in now.known.sets["doer_of_infinitive"]


def of_decision(now: ClausePass, verb: VerbGroup) -> None:
    """Whose decision it is to do something does it: "Chile's decision to expel", "the decision by the Council of Chile on 3 May to expel"."""
    noun = verb.noun or _in_front_of_date(now, verb)
    if noun is None or verb.passive:
        return
    holder, whose = noun, None
    while now.head(holder).lemma not in now.known.noun_governors and holder.parent is not None and _is_by_whom(now, holder):
        holder, whose = holder.parent, holder
    if now.head(holder).lemma not in now.known.noun_governors:
        return
    if whose is not None:
        verb.noun, verb.subjects = holder, [whose]
    elif holder.possessor is not None:
        verb.noun, verb.subjects = holder, [holder.possessor]


def _is_by_whom(now: ClausePass, group: NounGroup) -> bool:
    return group.by == now.known.agent or group.by in now.known.sets["partitive"]


def _in_front_of_date(now: ClausePass, verb: VerbGroup) -> NounGroup | None:
    """The group from which only a date divides an infinitive ("the decision of the Council on 3 May to open")."""
    between = now.tokens[now.last.j : verb.i - 1] if now.last is not None and verb.sort == "infinitive" else []
    return now.last if between and all(t.tag in "PW" for t in between) and between[-1].tag == "W" else None


def what_was_done(now: ClausePass, place: NounGroup, prep: str) -> NounGroup:
    """What was done where it is told by whom ("the construction of a dam in Peru by Chilean firms"): a land is by nobody."""
    if prep != now.known.agent or now.head(place).mark not in ("party", "place") or is_adjective(now.head(place)):
        return place
    things = [g for g in _chain(place) if now.head(g).tag == "N"]
    return next((g for g in things if now.head(g).lemma.endswith(now.known.deed_endings)), things[0] if things else place)
