"""Borders and crossings closed and opened, airspace and ports closed to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.observation import Finding
from comity.parties import Mention
from comity.read.actors import actors, owners
from comity.read.coercing import crossings
from comity.read.coercing.coercion_words import lists
from comity.read.coercing.crossings import is_border
from comity.read.coercing.deeds import acts, at_verb, deed, is_definite, is_named
from comity.read.coercing.doers_and_targets import doers, noun_doers, targets, verb_doers
from comity.read.coercing.made_known import who_tells
from comity.read.coercing.measures import beside, effects
from comity.read.coercing.near_things import near, near_verb
from comity.read.coercing.who_answers import who_answers
from comity.read.coercing.whose_things import theirs
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, not_until, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.hanging import ancestors
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.parties_between import joined_before
from comity.read.sentence import Sentence
from comity.read.told_of_each import of_each


def border(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A border or crossing that is closed or opened, by a verb ("closed its border") or a noun ("announced the closure of its border")."""
    if instance.noun is None:
        yield from _by_verb(instance, discourse)
    elif (making := _making(instance.sentence, instance.noun)) is not None:
        yield from _by_noun(instance, instance.noun, making, discourse)
    else:
        yield from _named(instance, discourse)


def _by_verb(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A border that a verb closes or opens; airspace, ports or markets that it closes to somebody."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    keeping = _keeping(sentence, verb, discourse)
    status, tense = deed(sentence, keeping or verb, False)
    action = ""
    at_last = not_until(instance, discourse) if status == "other" and verb.negated and verb.tense == "past" else None
    if at_last is not None:
        # "Did not reopen its border until May": then it did.
        status, tense = "actual", verb.tense
    elif status == "other" and "unless" in frame.attrs and verb.negated:
        # "Has not reopened its border": it is still closed.
        status, tense, action = "actual", verb.tense, str(frame.attrs["unless"])
    again = _told_again(sentence, verb, discourse) if status != "other" else []
    thing = _of_verb(sentence, verb, keeping, discourse) if status != "other" else None
    thing = thing or (_standing(sentence, verb)[0] if again else None)
    if thing is None:
        # What is opened need not have been closed ("opened its market to investors").
        if status != "other" and "barring" in frame.attrs and verb.lemma not in frame.attrs.get("first", ()):
            yield from _waters(instance, status, tense, discourse)
        return
    if not again and verb.lemma in frame.attrs.get("first", ()) and _is_new(sentence, thing):
        return
    above = verb.governor
    if above is not None and above.lemma in lists(sentence.language)["staying"]:
        # "Will remain closed until June": it is so now.
        status, tense = "actual", above.tense
    told, period = at_verb(instance, verb, discourse, status, tense)
    period = at_last or period
    if period is not None and _is_kept_so(sentence, verb, thing):
        period = period._replace(last=None)
    lasting = _is_lasting(sentence, verb)
    if action or (lasting and period is not None and period.lead not in lists(sentence.language)["since"]):
        # "Remains closed, Peru said on Monday".
        period = None
    sides = [
        two for two in again or _sides(instance, verb, thing, keeping, discourse) if not (lasting and crossings.is_told(*two, discourse))
    ]
    done = action or str(frame.attrs["action"])
    if not again and not verb.subjects:
        # "Peru has closed its border with Chile. The border was closed yesterday": by Peru.
        sides = [crossings.as_told(two, done, period, discourse) for two in sides]
    days = {} if period is None else of_each(instance, [target for _, target in sides], discourse)
    for doer, target in sides:
        crossings.keep(doer, target, discourse, done, period)
        yield from acts(told, [doer], {target: thing}, days.get(target, period), action)


def _by_noun(instance: Instance, noun: NounGroup, verb: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """A closure that a verb makes true, or ends."""
    sentence, frame = instance.sentence, instance.frame
    status, tense = deed(sentence, verb, False)
    thing = _of_noun(sentence, noun)
    ends = effects(sentence.language, "measure").get(verb.lemma) == "end"
    action = str(frame.attrs.get("ended", "")) if ends else ""
    if status == "other" or thing is None or (ends and not action):
        return
    told, period = at_verb(instance, verb, discourse, status, tense)
    sides = list(_sides(instance, verb, thing, None, discourse))
    days = of_each(instance, [target for _, target in sides], discourse)
    for doer, target in sides:
        crossings.keep(doer, target, discourse, action or str(frame.attrs["action"]), period)
        yield from acts(told, [doer], {target: thing}, days.get(target, period), action)


def _is_lasting(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells only that a border is still as it was ("remains closed", "was still shut")."""
    known, above = lists(sentence.language), verb.governor
    still = any(t.lower in known["still"] for t in sentence.tokens[verb.i : verb.main])
    return still or (above is not None and above.lemma in known["staying"] and above.tense == "present")


def _is_kept_so(sentence: Sentence, verb: VerbGroup, thing: NounGroup) -> bool:
    """Whether a border is kept as it was made ("keeps closed the border that it sealed in May")."""
    keeping = [v for v in sentence.verbs if v.lemma in lists(sentence.language)["keeping"] and v.tense == "present" and not v.negated]
    return any(thing in v.objects or v.j == verb.i for v in keeping)


def _named(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A closure or opening that is only named, with whose border it is, as something that was done."""
    sentence, noun, frame = instance.sentence, instance.noun, instance.frame
    assert noun is not None
    thing = _of_noun(sentence, noun)
    told = Instance(frame, sentence, instance.verb, noun)
    if thing is None and "barring" in frame.attrs and instance.status in ("actual", "other") and is_named(sentence, noun, False):
        behind_it = [g for g in sentence.nouns if g.i > noun.j and g.by in lists(sentence.language)["made"]]
        yield from _barred(instance, behind_it, [], told, beside(instance, discourse), discourse)
    if thing is None or instance.status not in ("actual", "other") or not is_named(sentence, noun, False):
        return
    who = [p for p in noun_doers(sentence, noun, discourse, frame) if is_actor(p)]
    by = [g for prep, g in behind(thing) if prep in lists(sentence.language)["by"]]
    who = who or who_answers(sentence, noun, discourse, frame) or [p for p in doers(sentence, by, discourse, frame) if is_actor(p)]
    for doer, target in _pairs(sentence, who, _sides_of(instance, near(sentence, thing), thing, bool(who), discourse), discourse):
        crossings.keep(doer, target, discourse, str(frame.attrs["action"]), beside(instance, discourse))
        yield from acts(told, [doer], {target: thing}, beside(instance, discourse))


def _making(sentence: Sentence, noun: NounGroup) -> VerbGroup | None:
    """The verb that makes a closure true, or ends it."""
    making = effects(sentence.language, "measure")
    return next((v for v in sentence.verbs if noun in v.objects and making.get(v.lemma) in ("make", "end")), None)


def _keeping(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> VerbGroup | None:
    """The verb that tells who keeps a border as another says it is ("kept the border with Peru closed", "was kept closed by Peru")."""
    if verb.sort != "participle" or verb.i == 0:
        return None
    keeping = [v for v in sentence.verbs if v.j <= verb.i and v.lemma in lists(sentence.language)["keeping"]]
    last = keeping[-1] if keeping else None
    if last is None or not any(is_border(sentence, g, discourse) for g in last.objects):
        return None
    held = max([last.j, *(g.j for g in last.objects), *(g.j for _, g in verb_behind(last))])
    return last if verb.i in (last.j, held) else None


def _of_verb(sentence: Sentence, verb: VerbGroup, keeping: VerbGroup | None, discourse: Discourse) -> NounGroup | None:
    """The border that a verb acts on; "it" is the one told just before."""
    groups = keeping.objects if keeping is not None else verb.objects
    if not groups and not verb.passive and verb.lemma in lists(sentence.language)["by_itself"]:
        # "The crossing reopened".
        groups = verb.subjects
    found = next((g for g in groups if is_border(sentence, g, discourse)), None) or _with_side(sentence, groups, discourse)
    if found is None and verb.noun is not None and verb.passive:
        # "Its border with Peru, closed in May": what the participle is of stands further up.
        found = next((g for g in ancestors(verb.noun) if is_border(sentence, g, discourse)), None)
    if found is None and verb.missing is not None and verb.missing in verb.objects:
        # "A protest over the border, which Peru has shut".
        # "Its border with Peru, which it had shut in May".
        near_it = [*(g for _, g in behind(verb.missing)), *ancestors(verb.missing)]
        found = next((g for g in near_it if is_border(sentence, g, discourse)), None)
    if found is None and any(sentence.head(g).tag == "U" for g in verb.objects):
        earlier = [g for v in sentence.verbs if v.i < verb.i for g in v.objects if is_border(sentence, g, discourse)]
        found = earlier[-1] if earlier else None
    return found


def _with_side(sentence: Sentence, groups: Sequence[NounGroup], discourse: Discourse) -> NounGroup | None:
    """The border of which only somebody's side is told ("reopened its side of the border")."""
    soil, made = (lists(sentence.language)[name] for name in ("soil", "made"))
    sides = [g for g in groups if sentence.head(g).lemma in soil]
    return next((h for g in sides for prep, h in g.behind if prep in made and is_border(sentence, h, discourse)), None)


def _standing(sentence: Sentence, verb: VerbGroup) -> list[NounGroup]:
    """The pronouns that stand for what a verb with no doer closes or opens."""
    by_itself = not verb.objects and not verb.passive and verb.lemma in lists(sentence.language)["by_itself"]
    groups = verb.subjects if by_itself else verb.objects if verb.passive and not verb.subjects else []
    return [g for g in groups if sentence.head(g).tag == "U"]


def _told_again(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> list[tuple[str, str]]:
    """Whose the border is that "it" stands for, in the order in which it was told; first whose side of it a deed is done on."""
    pair = crossings.told_last(discourse) if _standing(sentence, verb) else None
    if pair is None:
        return []
    soil = [
        g
        for prep, g in verb.obliques
        if prep in lists(sentence.language)["places"] and sentence.head(g).lemma in lists(sentence.language)["soil"]
    ]
    own = [a.party for g in soil for a in owners(sentence, g, discourse)]
    return [(pair[1], pair[0]) if pair[1] in own else (pair[0], pair[1])]


def _of_noun(sentence: Sentence, noun: NounGroup) -> NounGroup | None:
    """The border that a closure is of ("the closure of its border", "the border closure")."""
    known = lists(sentence.language)
    found = next((g for prep, g in noun.behind if prep in known["made"] and sentence.head(g).lemma in known["border"]), None)
    inside = any(t.lemma in known["border"] for t in sentence.tokens[noun.i : noun.head])
    # "A reopening — for goods — of its border": what stands between dashes parts them.
    apart = next((g for g in sentence.nouns if g.i > noun.j and g.by in known["made"] and sentence.head(g).lemma in known["border"]), None)
    return found or (noun if inside else apart)


def _sides(instance: Instance, verb: VerbGroup, thing: NounGroup, keeping: VerbGroup | None, discourse: Discourse) -> list[tuple[str, str]]:
    """Who closes or opens a border, and whose the other side is; the two sorted where nobody is named."""
    sentence, frame = instance.sentence, instance.frame
    if keeping is not None:
        by = [g for prep, g in verb_behind(verb) if prep in lists(sentence.language)["by"]]
        who = doers(sentence, by, discourse, frame) if keeping.passive else verb_doers(sentence, keeping, discourse, frame)
        hanging = near_verb(sentence, keeping, thing)
    else:
        by_itself = not verb.passive and thing in verb.subjects
        who = [] if by_itself else verb_doers(sentence, verb, discourse, frame)
        hanging = near_verb(sentence, verb, thing)
    who = [p for p in who if is_actor(p)] or ([] if keeping is not None else who_tells(sentence, verb, discourse, frame))
    sides = _sides_of(instance, [*near(sentence, thing), *hanging], thing, bool(who), discourse)
    if not who and len(sides.whose) == 1 and any(_is_nobodys(sentence, g) for g in verb.subjects):
        # "Peru's border with Chile was opened by President Kato": by Peru's.
        who = sides.whose
    if not who:
        pair = {a.party for g in verb.subjects for a in actors(sentence, g, discourse) if a.sort == "pair"}
        if len(pair) == 2:
            return [(min(pair), max(pair))]
        if not (verb.passive or keeping is not None or thing in verb.subjects) or (verb.subjects and thing not in verb.subjects):
            return []
    return _pairs(sentence, who, sides, discourse)


@dataclass(frozen=True)
class _Sides:
    """Whose a border is: the two of it, those behind it, whose it is called; whether it has just one other side."""

    both: list[str]
    beside: list[str]
    whose: list[str]
    one: NounGroup | None


def _sides_of(instance: Instance, behind_it: list[tuple[str, NounGroup]], thing: NounGroup, has_doer: bool, discourse: Discourse) -> _Sides:
    """Whose a border is, by what hangs on it or on its verb, by what stands before it, or as it was told before."""
    sentence, frame, known = instance.sentence, instance.frame, lists(instance.sentence.language)
    about = [thing, *thing.apposed, *(g for prep, g in thing.behind if prep in known["places"])]
    # "Its side of the border".
    soil = [thing.parent] if thing.parent is not None and sentence.head(thing.parent).lemma in known["soil"] else []
    behind_it = [
        *behind_it,
        *(item for g in about[1:] for item in [*near(sentence, g), *(i for h in g.apposed for i in near(sentence, h))]),
    ]
    # "Closed its border because of fighting between Chile and Peru": what hangs on another noun is no side.
    hanging = [g for prep, g in behind_it if prep in frame.places("target")]
    beside_it = [p for p in targets(sentence, hanging, discourse, frame) if is_actor(p)]
    # "The post of Mara, on the Peruvian border".
    on_it = [g for _, g in behind_it if sentence.head(g).lemma in known["border"]]
    beside_it += [a.party for g in on_it for a in owners(sentence, g, discourse) if is_actor(a.party) and a.sort not in ("pair", "pronoun")]
    # "Its border with Peru, closed in May": whose it is tells who closed it, where nobody else is named.
    whose = [
        a.party for g in [*soil, *about[: 1 + len(thing.apposed)]] for a in theirs(sentence, g, discourse, known["made"], not has_doer)
    ]
    whose = list(dict.fromkeys(p for p in whose if is_actor(p)))
    both = _the_two(sentence, hanging, discourse) or joined_before(sentence, thing) or list(dict.fromkeys([*whose, *beside_it]))
    if not both:
        both = list(next((pair for g in about if (pair := crossings.sides_before(sentence, g, discourse))), ()))
    if not both and not has_doer:
        both = list(_known_sides(sentence, thing, discourse))
    opened = any(g.by in known["opened_to"] for g in hanging) and not _is_the(sentence, thing)
    return _Sides(both, beside_it, whose, None if opened else thing)


def _is_nobodys(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is a person whose state is not told."""
    person = sentence.head(group).value
    return isinstance(person, Person) and not person.party and not person.parties


def _known_sides(sentence: Sentence, thing: NounGroup, discourse: Discourse) -> Sequence[str]:
    """Whose a border is of which nothing more is said ("the border", "the Mara crossing"): of the two that the sentence or the text is about."""
    if _is_the(sentence, thing) and discourse.here and sentence.head(thing).lemma not in lists(sentence.language)["built"]:
        return discourse.here
    pair, named = discourse.pair, {p for p in sentence.parties() if is_actor(p)}
    called = any(isinstance(t.value, Mention) for t in sentence.tokens[thing.i : thing.j]) or thing.possessor is not None
    known, head = lists(sentence.language), sentence.head(thing)
    inside = [t for t in sentence.tokens[thing.i : thing.head] if t.tag not in "DQ"]
    # A bridge or crossing with no name may be anywhere; "as borders were closed" may be anybody's.
    surely = head.lemma in known["frontier"] or any(t.lemma in known["frontier"] or t.text[0].isupper() for t in inside)
    surely = surely and (is_definite(sentence, thing) or head.lemma in known["posts"])
    return pair if pair and surely and discourse.is_told() and named <= set(pair) and not called else ()


def _is_the(sentence: Sentence, thing: NounGroup) -> bool:
    """Whether a group is "the border" and nothing more: the one of the two that a text is about."""
    return sentence.tokens[thing.i].lower in words(sentence.language).sets["definite"] and thing.head <= thing.i + 1 and not thing.behind


def _pairs(sentence: Sentence, who: list[str], sides: _Sides, discourse: Discourse) -> list[tuple[str, str]]:
    """Each who acts with the other side of the border; the two of it sorted where nobody is named, or where it is their own."""
    if not who:
        return [(min(sides.both), max(sides.both))] if len(sides.both) == 2 else []
    if len(who) == 2 and {*sides.whose, *sides.beside} <= set(who):
        # Their own border: no side of the two is the doer.
        return [(min(who), max(who))]
    found: list[tuple[str, str]] = []
    # "The border between Peru and Chile, shut on Peru's orders": one of the two beside it.
    for doer in (p for p in who if p not in sides.beside or len(sides.beside) > 1):
        left = [p for p in dict.fromkeys([*sides.beside, *sides.whose, *sides.both]) if p != doer]
        other, thing = discourse.other(doer), sides.one
        one = thing is not None and sentence.head(thing).lower == sentence.head(thing).lemma
        named = thing is not None and any(prep in lists(sentence.language)["places"] for prep, _ in thing.behind)
        crossing = thing is not None and named and sentence.head(thing).lemma not in lists(sentence.language)["frontier"]
        # "The crossings at Mara and Tine" of the two that a text is of.
        one = (one and (other in discourse.title or discourse.of_two)) or (crossing and discourse.is_told())
        one = one or other in {p for p in sentence.parties() if is_actor(p)}
        if not left and thing is not None and one:
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
    told, period = at_verb(instance, verb, discourse, status, tense)
    ordering = [
        v
        for v in sentence.verbs
        if v is not verb and v.lemma in lists(sentence.language)["deciding"] and set(map(id, v.objects)) & set(map(id, verb.objects))
    ]
    # "Ordered its ports closed to Chilean ships".
    who = doers(sentence, [*verb.subjects, *(g for v in ordering for g in v.subjects)], discourse, frame)
    yield from _barred(instance, verb.objects, verb_behind(verb), told, period, discourse, who)


def _barred(
    instance: Instance,
    groups: list[NounGroup],
    hanging: list[tuple[str, NounGroup]],
    told: Instance,
    period: Period | None,
    discourse: Discourse,
    who: Sequence[str] = (),
) -> Iterator[Finding]:
    """Whose airspace, ports or market are closed to whom; whose they are closes them where nobody else is named."""
    sentence, frame, known = instance.sentence, instance.frame, lists(instance.sentence.language)
    for thing in (g for g in groups if sentence.head(g).lemma in known["airspace"]):
        behind_it = [g for prep, g in [*behind(thing), *hanging] if prep in frame.places("barred")]
        hit = targets(sentence, behind_it, discourse, frame)
        of = [a.party for a in theirs(sentence, thing, discourse, known["made"]) if is_actor(a.party)]
        by = who or of or who_tells(sentence, told.verb, discourse, frame) if told.verb is not None else who or of
        yield from acts(told, by, {p: thing for p in hit if is_actor(p)}, period, str(frame.attrs["barring"]))
        return


def _is_new(sentence: Sentence, thing: NounGroup) -> bool:
    """Whether a crossing is told of for the first time, or is a work that is built: it is not reopened."""
    known = lists(sentence.language)
    built = sentence.head(thing).lemma in known["built"]
    return built or not is_definite(sentence, thing) or any(t.lower in known["new"] for t in sentence.tokens[thing.i : thing.head])
