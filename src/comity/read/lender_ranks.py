"""The places of who gives, lends or gets money among others: "Japan is Kenya's second largest donor", "Kenya is the largest recipient of Japan's aid"."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse
from comity.read.facts import finding
from comity.read.figures.base_periods import compares
from comity.read.figures.sentence_figures import rank
from comity.read.frames import resolve, verb_status
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import AS, BY, FOR, FROM, IN, OF, TO
from comity.read.lenders import verbs_of
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: Prepositions in front of who gets the money of a giver.
_RECEIVING = (TO, OF, FOR, IN)
_PARTY = "party"
#: How a state or organisation itself is named: what is of its banks and funds is not of it.
_ITSELF = (_PARTY, "single", "pronoun", "pair", "adjective")


def money_ranks(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The places that a sentence tells, each with who gives and who gets."""
    known = verbs_of(sentence.language)
    for group in sentence.nouns:
        lemma = sentence.head(group).lemma
        gives, gets = lemma in known["givers"], lemma in known["takers"]
        number = rank(sentence, group) if gives or gets else None
        if not number or not _is_of_money(sentence, group) or _is_of_some(sentence, group, discourse):
            continue
        who = _first(_called(sentence, group, discourse), ())
        other = _first(_partners(sentence, group, gives, discourse), who)
        if not who or not other:
            continue
        a, b = (who, other) if gives else (other, who)
        of = "debt" if lemma in known["owed_to"] else "loan" if lemma in known["of_loans"] else "aid"
        yield finding(
            sentence, "finance", a[0], b[0], {"of": of}, _period(sentence, discourse), sentence.place(group.i, group.j), "rank",
            measure="rank", value=float(number), unit="rank",
        )  # fmt: skip


def _first(found: list[Actor], but: tuple[str, ...]) -> tuple[str, ...]:
    """The one party that is meant, if it is one and not the other."""
    parties = {a.party for a in found if a.sort in _ITSELF} - set(but)
    return (parties.pop(),) if len(parties) == 1 else ()


def _is_of_money(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun tells of money by itself ("donor"), or by what stands beside it ("recipient of aid", "aid provider")."""
    known = verbs_of(sentence.language)
    if sentence.head(group).lemma in known["by_themselves"]:
        return True
    beside = [*sentence.tokens[group.i : group.head], *(t for p, g in group.behind if p == OF for t in sentence.tokens[g.i : g.j])]
    return any(t.lemma in known["aid"] or t.lower in known["aid"] for t in beside)


def _is_of_some(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether a place is only one among some ("the largest recipient in Africa", "the largest Asian donor")."""
    known = verbs_of(sentence.language)
    if any(t.lower in known["regional"] for t in sentence.tokens[group.i : group.head]):
        return True
    hanging = [x for _, g in group.behind for x in ((_, g), *g.behind)]
    among = words(sentence.language).sets["among"]
    places = [g for p, g in hanging if p == IN or p in among]
    return any(not actors(sentence, g, discourse) and sentence.head(g).lemma not in known["everywhere"] for g in places)


def _called(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Who is said to have the place: the subject, what is set beside it, or what is made so."""
    verb, groups = group.verb, list[NounGroup]()
    if verb is not None and (verb.negated or verb_status(sentence, verb)[0] != "actual"):
        return []
    if verb is not None and group in verb.objects:
        groups = [g for g in verb.objects if g.i < group.i] or verb.subjects
        if sentence.tokens[verb.main].tag != "B" and verb.lemma not in verbs_of(sentence.language)["said_to_be"]:
            groups = []
    elif verb is not None and group in verb.subjects and sentence.tokens[verb.main].tag == "B":
        groups = verb.objects
    elif verb is not None and group.role == AS:
        groups = verb.objects if verb.passive else verb.objects or verb.subjects
    beside = [g for g in (*sentence.nouns, *group.apposed) if group in g.apposed or g in group.apposed]
    return [a for g in (groups or beside) for a in actors(sentence, g, discourse)]


def _partners(sentence: Sentence, group: NounGroup, gives: bool, discourse: Discourse) -> list[Actor]:
    """Who gets the money of a giver, or whose money a taker gets."""
    money = [g for p, g in group.behind if p == OF and sentence.head(g).mark != _PARTY]
    whose = [a for g in (group, *(money if not gives else ())) for a in owners(sentence, g, discourse)]
    able = _RECEIVING if gives else (FROM, BY, OF)
    hanging = [g for over in (group, *money) for p, g in over.behind if p in able]
    if gives and group.verb is not None:
        hanging += [g for p, g in group.verb.obliques if p in (TO, IN) and g.i > group.head]
    return whose or [a for g in hanging for a in actors(sentence, g, discourse)]


def _period(sentence: Sentence, discourse: Discourse) -> Period | None:
    every = [p for at, p in sentence.periods() if not p.is_day and not compares(sentence, at, p)]
    return resolve(every[0], "past", "actual", discourse) if len(every) == 1 else None
