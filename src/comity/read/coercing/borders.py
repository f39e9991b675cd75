"""Borders and crossings closed and opened, airspace and ports closed to another."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.actors import actors
from comity.read.coercing.deeds import acts, at_verb, deed, is_definite
from comity.read.coercing.doers_and_targets import ancestors, doers, lists, near, near_verb, targets, theirs, verb_doers
from comity.read.coercing.measures import effects
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.parties_between import joined_before
from comity.read.sentence import Sentence


def border(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A border or crossing that is closed or opened, by a verb ("closed its border") or a noun ("announced the closure of its border")."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    if instance.noun is not None:
        verb = _making(sentence, instance.noun)
    if verb is None:
        return
    status, tense = deed(sentence, verb, False)
    action = ""
    if status == "other" and "unless" in frame.attrs and verb.negated and instance.noun is None:
        # "Has not reopened its border": it is still closed.
        status, tense, action = "actual", verb.tense, str(frame.attrs["unless"])
    if status == "other":
        return
    thing = _of_noun(sentence, instance.noun) if instance.noun is not None else _of_verb(sentence, verb)
    if thing is None:
        if "barring" in frame.attrs and instance.noun is None:
            yield from _waters(instance, status, tense, discourse)
        return
    if verb.lemma in frame.attrs.get("first", ()) and instance.noun is None and _is_new(sentence, thing):
        return
    if instance.noun is not None and effects(sentence.language, "measure").get(verb.lemma) == "end":
        action = str(frame.attrs.get("ended", ""))
        if not action:
            return
    told, period = at_verb(instance, verb, discourse, status, tense)
    for doer, target in _sides(instance, verb, thing, discourse):
        yield from acts(told, [doer], {target: thing}, None if action and instance.noun is None else period, action)


def _making(sentence: Sentence, noun: NounGroup) -> VerbGroup | None:
    """The verb that makes a closure true, or ends it."""
    making = effects(sentence.language, "measure")
    return next((v for v in sentence.verbs if noun in v.objects and making.get(v.lemma) in ("make", "end")), None)


def _of_verb(sentence: Sentence, verb: VerbGroup) -> NounGroup | None:
    """The border that a verb acts on; "it" is the one told just before."""
    known = lists(sentence.language)["border"]
    found = next((g for g in verb.objects if sentence.head(g).lemma in known or _is_post(sentence, g)), None)
    if found is None and verb.noun is not None and verb.passive:
        # "Its border with Peru, closed in May": what the participle is of stands further up.
        found = next((g for g in ancestors(verb.noun) if sentence.head(g).lemma in known), None)
    if found is None and any(sentence.head(g).tag == "U" for g in verb.objects):
        earlier = [g for v in sentence.verbs if v.i < verb.i for g in v.objects if sentence.head(g).lemma in known]
        found = earlier[-1] if earlier else None
    return found


def _is_post(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names a post on a border ("the Gatuna border post")."""
    known = lists(sentence.language)
    before = {t.lower for t in sentence.tokens[group.i : group.head]}
    return sentence.head(group).lemma in known["posts"] and bool(before & known["border"])


def _of_noun(sentence: Sentence, noun: NounGroup) -> NounGroup | None:
    """The border that a closure is of ("the closure of its border", "the border closure")."""
    known = lists(sentence.language)
    found = next((g for prep, g in noun.behind if prep in known["made"] and sentence.head(g).lemma in known["border"]), None)
    inside = any(t.lemma in known["border"] for t in sentence.tokens[noun.i : noun.head])
    # "A reopening — for goods — of its border": what stands between dashes parts them.
    apart = next((g for g in sentence.nouns if g.i > noun.j and g.by in known["made"] and sentence.head(g).lemma in known["border"]), None)
    return found or (noun if inside else apart)


def _sides(instance: Instance, verb: VerbGroup, thing: NounGroup, discourse: Discourse) -> list[tuple[str, str]]:
    """Who closes or opens a border, and whose the other side is; the two sorted where nobody is named."""
    sentence, frame, known = instance.sentence, instance.frame, lists(instance.sentence.language)
    # "Closed its border because of fighting between Chile and Peru": what hangs on another noun is no side.
    hanging = [g for prep, g in [*near(sentence, thing), *near_verb(sentence, verb, thing)] if prep in frame.places("target")]
    beside = [p for p in targets(sentence, hanging, discourse, frame) if is_actor(p)]
    who = [p for p in verb_doers(sentence, verb, discourse, frame) if is_actor(p)]
    # "Its border with Peru, closed in May": whose it is tells who closed it, where nobody else is named.
    whose = [a.party for a in theirs(sentence, thing, discourse, frozenset(), not who) if is_actor(a.party)]
    both = _the_two(sentence, hanging, discourse) or joined_before(sentence, thing) or list(dict.fromkeys([*whose, *beside]))
    if not who:
        pair = {a.party for g in verb.subjects for a in actors(sentence, g, discourse) if a.sort == "pair"}
        if len(pair) == 2:
            return [(min(pair), max(pair))]
        return [(min(both), max(both))] if verb.passive and not verb.subjects and len(both) == 2 else []
    if len(who) == 2 and {*whose, *beside} <= set(who):
        # Their own border: no side of the two is the doer.
        return [(min(who), max(who))]
    found: list[tuple[str, str]] = []
    for doer in who:
        left = [p for p in [*beside, *whose, *joined_before(sentence, thing)] if p != doer]
        other = discourse.other(doer)
        one = sentence.head(thing).lower == sentence.head(thing).lemma and (other in discourse.title or discourse.of_two)
        one = one or other in {p for p in sentence.parties() if is_actor(p)}
        if not left and not any(g.by in known["opened_to"] for g in hanging) and one:
            # "Its border" has one other side, "its borders" have many.
            left = [p for p in (other,) if p]
        found += [(doer, p) for p in left]
    return found


def _the_two(sentence: Sentence, hanging: list[NounGroup], discourse: Discourse) -> list[str]:
    """Whom "between the two" means."""
    known = lists(sentence.language)
    between = [g for g in hanging if g.by in known["amid"]]
    if any(sentence.head(g).lower in known["both"] for g in between):
        return list(discourse.two() or ())
    return list(dict.fromkeys(a.party for g in between for a in actors(sentence, g, discourse) if a.sort == "pair"))


def _waters(instance: Instance, status: str, tense: str, discourse: Discourse) -> Iterator[Finding]:
    """Airspace or ports closed to another's ships and aircraft: a ban."""
    sentence, verb, frame = instance.sentence, instance.verb, instance.frame
    assert verb is not None
    thing = next((g for g in verb.objects if sentence.head(g).lemma in lists(sentence.language)["airspace"]), None)
    if thing is not None:
        who = doers(sentence, verb.subjects, discourse, frame)
        hit = targets(sentence, [g for prep, g in [*behind(thing), *verb_behind(verb)] if prep in frame.places("barred")], discourse, frame)
        told, period = at_verb(instance, verb, discourse, status, tense)
        yield from acts(told, who, dict.fromkeys(hit), period, str(frame.attrs["barring"]))


def _is_new(sentence: Sentence, thing: NounGroup) -> bool:
    """Whether a crossing is told of for the first time, or is a work that is built: it is not reopened."""
    known = lists(sentence.language)
    built = sentence.head(thing).lemma in known["built"]
    return built or not is_definite(sentence, thing) or any(t.lower in known["new"] for t in sentence.tokens[thing.i : thing.head])
