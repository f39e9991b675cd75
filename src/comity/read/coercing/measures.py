"""Deeds that nouns name: sanctions, tariffs, bans, attacks.

Such a noun tells a deed under a verb of the table's `effects` ("imposed sanctions on"), behind a verb of suffering ("hit with
sanctions"), or alone where doer and target both hang on it ("Peru's attack on Ghana").
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from comity.language import table
from comity.observation import Finding, Observation
from comity.parties import Mention
from comity.read.actors import actors
from comity.read.coercing.coercion_words import is_armed, is_owned, lists, parts
from comity.read.coercing.deeds import acts, at_verb, deed, is_figurative, is_named
from comity.read.coercing.doers_and_targets import doers, givers, noun_doers, owning, targets, verb_doers
from comity.read.coercing.each_other import whose_turn
from comity.read.coercing.made_known import who_tells
from comity.read.coercing.measures_before import as_before
from comity.read.coercing.near_things import near, near_verb
from comity.read.coercing.not_against import is_on_others
from comity.read.coercing.suffered_force import under_attack, victims
from comity.read.coercing.who_answers import who_answers
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Frame, Instance, behind, resolve, tells_when, verb_behind
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.grammar.links import AT, OF, TO, UNDER, WITH
from comity.read.hanging import ancestors
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: A period stands at most so many tokens behind the phrase of a deed that is only named.
_NEAR = 3
#: Effects of measures that are told by who suffers them too.
_SUFFERED = ("measure", "blockading")
_Hit = Mapping[str, NounGroup | None]


@cache
def effects(language: str, name: str) -> dict[str, str]:
    """For a group of nouns, verb to what it does to the deed."""
    rows = table(language, "kinds/coercion")["effects"][name]
    return {verb: effect for effect, verbs in rows.items() for verb in verbs.split()}


def measure(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """The deeds that a noun names."""
    sentence, noun, frame = instance.sentence, instance.noun, instance.frame
    assert noun is not None
    if (is_armed(frame) and is_figurative(sentence, noun)) or _is_attributive(sentence, noun):
        return
    holder, nominal = held(sentence, noun)
    told = [(verb, effect) for verb in sentence.verbs if (effect := _effect(sentence, frame, verb, noun, holder))]
    found = [list(_made(instance, verb, holder, nominal if nominal == "end" else effect, discourse)) for verb, effect in told]
    yield from (finding for made in found for finding in made)
    before = [finding.observation for made in found for finding in made]
    for (verb, effect), made in zip(told, found, strict=True):
        if before and not made and effect in ("make", "end"):
            yield from _of_same(instance, verb, effect, before, discourse)
    if not told:
        yield from _suffered(instance, holder, discourse) or _standing(instance, discourse)


def _of_same(instance: Instance, verb: VerbGroup, effect: str, before: list[Observation], discourse: Discourse) -> Iterator[Finding]:
    """What one verb does to a measure whose doer and target another tells ("lifted the ban that it had put on Chile", "and tightened them in 2015")."""
    sentence, action = instance.sentence, str(instance.frame.attrs.get("ended" if effect == "end" else "action", ""))
    # "The measures" are those told by the other verb.
    action = action if effect == "end" else action or str(before[0].attrs["action"])
    status, tense = deed(sentence, verb, False)
    if not action or status == "other" or (effect == "end" and any(o.attrs["action"] == action for o in before)):
        return
    who = doers(sentence, verb.subjects, discourse, instance.frame)
    told, period = at_verb(instance, verb, discourse, status, tense)
    period = None if effect == "end" and _is_of_making(instance, verb) else period
    again = period is not None and all((period.first, period.last) != (o.start, o.end) for o in before)
    for o in before if effect == "end" or again else ():
        if o.b and (o.a in who or not verb.subjects):
            yield from acts(told, [o.a], {o.b: None}, period, action)


def _is_attributive(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether a single noun without article or anything before it describes another ("tariff and non-tariff barriers", not "lifts ban on")."""
    head = sentence.head(noun)
    if noun.j < len(sentence.tokens) and sentence.tokens[noun.j].tag == "P":
        return False
    return (
        noun.i == noun.head and noun.possessor is None and head.lower == head.lemma and head.lower in lists(sentence.language)["countable"]
    )


def held(sentence: Sentence, noun: NounGroup) -> tuple[NounGroup, str]:
    """The group that stands for a noun ("a package of sanctions", "the lifting of sanctions"), and whether that makes or ends it."""
    known = parts(sentence.language, "nominal")
    holder, nominal = noun, ""
    while holder.parent is not None and holder.by == OF:
        part = sentence.head(holder.parent)
        partial = part.lemma in lists(sentence.language)["partitive"]
        name = next((n for n, lemmas in known.items() if part.lemma in lemmas), "holds" if partial else "")
        if not name:
            break
        holder, nominal = holder.parent, nominal or ("" if name == "holds" else name)
    return holder, nominal


def effect_of(sentence: Sentence, frame: Frame, verb: VerbGroup, noun: NounGroup) -> str:
    """What a verb does to the deed that a noun names, or what holds it; empty if nothing."""
    return _effect(sentence, frame, verb, noun, held(sentence, noun)[0])


def _effect(sentence: Sentence, frame: Frame, verb: VerbGroup, noun: NounGroup, holder: NounGroup) -> str:
    """What a verb does to the deed that a noun names; empty if nothing."""
    name, known = frame.attrs["effects"], lists(sentence.language)
    if name == "measure" and _is_done_away_with(sentence, verb, (noun, holder)):
        return "end"
    if noun in verb.objects or holder in verb.objects or verb.missing in (noun, holder) or _is_before(verb, (noun, holder)):
        return effects(sentence.language, name).get(verb.lemma, "")
    back = verb.lemma in known["hitting"] and verb.j < len(sentence.tokens) and sentence.tokens[verb.j].lower in known["back"]
    if (back or verb.lemma in known["answering"]) and any(prep == WITH and g in (noun, holder) for prep, g in verb_behind(verb)):
        # "Retaliated with tariffs on wheat".
        return "make"
    if effects(sentence.language, name).get(verb.lemma) == "join" and any(p == WITH and g in (noun, holder) for p, g in verb.obliques):
        # "Aligned itself with the sanctions".
        return "join"
    if verb.noun is not None and verb.passive and verb.lemma not in known["leading"] and noun in ancestors(verb.noun):
        # "Duties on steel and wheat, which were imposed in May": steel is not imposed.
        return effects(sentence.language, name).get(verb.lemma, "")
    if name == "measure" and not verb.passive and (noun in verb.subjects or holder in verb.subjects):
        if verb.lemma in known["lapsing"] and not verb.objects:
            return "lapse"
        behind_it = {t.lower for t in sentence.tokens[verb.j : verb.last]}
        return "effect" if verb.lemma in known["applying"] or (verb.lemma in known["taking"] and behind_it & known["in_force"]) else ""
    return ""


def _is_done_away_with(sentence: Sentence, verb: VerbGroup, groups: tuple[NounGroup, NounGroup]) -> bool:
    """Whether a verb's phrase ends what hangs on it ("put an end to the sanctions", "did away with them")."""
    known, hanging = lists(sentence.language), verb_behind(verb)
    if any(f"{verb.lemma}-{p}" in known["ending_with"] and g in groups for p, g in verb.obliques) or (
        any(g in groups for g in verb.objects)
        and any(f"{verb.lemma}-{t.lower}" in known["ending_with"] for t in sentence.tokens[verb.j : verb.j + _NEAR])
    ):
        # "Took off its sanctions", "took its sanctions off".
        return True
    ended = any(sentence.head(g).lemma in known["endings"] for g in verb.objects) and any(p == TO and g in groups for p, g in hanging)
    after = sentence.tokens[verb.j : verb.j + 1]
    away = bool(after) and after[0].lower in known["away"] and any(p == WITH and g in groups for p, g in hanging)
    return ended or away


def _is_before(verb: VerbGroup, groups: tuple[NounGroup, NounGroup]) -> bool:
    """Whether a relative clause behind what a measure falls on tells who made the measure ("the ban on fish which Peru had ordered")."""
    missing = verb.missing
    return missing is not None and missing in verb.objects and any(g in groups for g in ancestors(missing))


def _made(instance: Instance, verb: VerbGroup, holder: NounGroup, effect: str, discourse: Discourse) -> Iterator[Finding]:
    """The deeds that a verb makes of a noun."""
    sentence, frame, noun = instance.sentence, instance.frame, instance.noun
    assert noun is not None
    status, tense = deed(sentence, verb, is_armed(frame))
    if status == "other":
        return
    own = noun_doers(sentence, noun, discourse, frame) or noun_doers(sentence, holder, discourse, frame)
    who = own if effect in ("effect", "lapse") else verb_doers(sentence, verb, discourse, frame)
    if verb.passive and not verb.subjects:
        who = own or who_tells(sentence, verb, discourse, frame)
    if effect == "end" and verb.sort == "infinitive" and not who:
        # "The decision to lift Chilean sanctions on Peru": whoever laid them.
        who = own
    above = verb.governor
    if effect == "effect" and not who:
        # "A levy on Peruvian rice comes into force in Chile on Monday".
        inside = lists(sentence.language)["inside"]
        who = doers(sentence, [g for prep, g in verb_behind(verb) if prep in inside], discourse, frame)
    if effect == "effect" and not who and above is not None and above.lemma in lists(sentence.language)["announcing"]:
        # "Announced that sanctions on Peru will take effect".
        who = doers(sentence, above.subjects, discourse, frame)
    hit = _suffering(instance, holder, verb, discourse)
    if not hit and verb.lemma in lists(sentence.language)["holding"]:
        return
    before = [t.value.party for t in sentence.tokens[noun.i : noun.head] if isinstance(t.value, Mention) and t.value.sort == "name"]
    if not hit and who and len(before) == 1 and is_actor(before[0]) and before != who and effect != "join" and noun.possessor is None:
        # "The Russia sanctions" are on Russia where somebody else makes them.
        hit = dict.fromkeys(before, noun)
    action = frame.attrs["action"]
    if effect == "join":
        own = own or doers(sentence, [g for prep, g in noun.behind if prep == OF and g not in hit.values()], discourse, frame)
        yield from acts(Instance(frame, sentence, verb, noun), own, hit, None)
    if not hit and (two := whose_turn(sentence)) and verb.lemma in lists(sentence.language)["trading_words"]:
        # "Chile and Fiji exchanged sanctions".
        who, hit = [two[0]], {two[1]: noun}
    if not action and who and hit:
        action = _unsorted(sentence, verb, hit, discourse)
    if not hit or not action:
        who, hit, action = as_before(instance, holder, who, discourse)
    if effect in ("end", "lapse"):
        action = frame.attrs.get("ended", "")
    if not action:
        return
    if action == "tariff" and verb.lemma in lists(sentence.language)["announcing"]:
        status = "planned"
    told, period = at_verb(instance, verb, discourse, status, tense)
    if effect == "end" and _is_of_making(instance, verb):
        period = None
    if effect == "effect" and period is not None and period.first and discourse.today and period.first > discourse.today:
        # "Comes into force on Monday".
        told = replace(told, status="planned")
    yield from acts(told, who, hit, period, "" if action == frame.attrs["action"] else action)


def _is_of_making(instance: Instance, verb: VerbGroup) -> bool:
    """Whether the only dates are those of making what a verb ends ("has lifted the ban that it imposed in May")."""
    sentence, frame, noun = instance.sentence, instance.frame, instance.noun
    assert noun is not None
    makers = [v for v in sentence.verbs if v.i > verb.i and effect_of(sentence, frame, v, noun) == "make"]
    dated = [place for place, _ in sentence.periods()]
    return bool(makers and dated) and min(dated) > makers[0].i


def _unsorted(sentence: Sentence, verb: VerbGroup, hit: _Hit, discourse: Discourse) -> str:
    """What sort "measures" are that somebody lays on another: as the document's title calls them, else sanctions where they are imposed on a state."""
    rows = table(sentence.language, "kinds/coercion")["headed"]
    titled = next((action for action, names in rows.items() if discourse.heading & set(names.split())), "")
    on_state = all(g is not None and isinstance(sentence.head(g).value, Mention) for g in hit.values())
    return titled or ("sanctions" if on_state and verb.lemma in lists(sentence.language)["imposing"] else "")


def _suffering(instance: Instance, holder: NounGroup, verb: VerbGroup | None, discourse: Discourse) -> _Hit:
    """Who a measure is on: by what hangs on its noun, else on what holds it, else on its verb."""
    frame, noun = instance.frame, instance.noun
    assert noun is not None
    sentence = instance.sentence
    describing = [v for v in sentence.verbs if v is not verb and v.noun in (noun, holder) and v.sort in ("ing", "participle", "finite")]
    reduced = [item for v in describing for item in near_verb(sentence, v)]
    for places in (
        near(sentence, noun),
        near(sentence, holder),
        near_verb(sentence, verb, noun, holder) if verb is not None else [],
        reduced,
    ):
        for slot in frame.places("target"):
            struck = [g for prep, g in places if prep == slot and not (is_armed(frame) and _is_another_topic(sentence, g, discourse))]
            if struck and is_armed(frame) and slot in lists(sentence.language)["inside"] and is_on_others(sentence, None, struck):
                continue
            found = _states(targets(sentence, struck, discourse, frame))
            if found:
                return found
    aimed = [
        g for v in describing if v.lemma in lists(sentence.language)["aiming"] for g in [*v.objects, *(x for p, x in v.obliques if p == AT)]
    ]
    if aimed:
        # "Sanctions targeting two Fijian banks".
        return _states(targets(sentence, aimed, discourse, frame))
    others = [g for g in verb.objects if g not in (noun, holder)] if verb is not None and not verb.passive else []
    return targets(instance.sentence, others, discourse, frame) if frame.attrs.get("given") else {}


def _is_another_topic(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether a group stands in a list of all sorts of things behind the first ("Peru's war against Chile, the far north, Fiji and Togo")."""
    return group is not next(iter(group.listed), group) and not all(actors(sentence, g, discourse, listed=False) for g in group.listed)


def _states(found: _Hit) -> _Hit:
    """Of some targets those that are states, or the Union."""
    return {party: group for party, group in found.items() if is_actor(party)}


def _suffered(instance: Instance, holder: NounGroup, discourse: Discourse) -> list[Finding]:
    """A measure told by who suffers it: "hit Fiji with sanctions", "kept Fiji under sanctions", "Fiji faces Chilean sanctions"."""
    sentence, frame, noun = instance.sentence, instance.frame, instance.noun
    assert noun is not None
    if is_armed(frame):
        return under_attack(instance, discourse)
    if frame.attrs["effects"] not in _SUFFERED or not frame.attrs["action"]:
        return []
    known = parts(sentence.language, "suffering")
    for verb in sentence.verbs:
        role = next((prep for prep, g in verb_behind(verb) if g in (noun, holder)), "")
        if verb.lemma in known.get(role, ()) and role not in ("be", "subject"):
            who = doers(sentence, verb.subjects, discourse, frame) or owning(sentence, noun, discourse, frame)
            hit = targets(sentence, verb.objects, discourse, frame)
        elif ((noun in verb.objects or holder in verb.objects) and verb.lemma in known["subject"]) or (
            (role == UNDER and verb.lemma in known["be"]) or (role in known["bearing_behind"] and verb.lemma in known["bearing"])
        ):
            who, hit = noun_doers(sentence, noun, discourse, frame), targets(sentence, verb.subjects, discourse, frame)
        elif role == TO and verb.lemma in known["be"] and any(sentence.head(g).lemma in known["to"] for g in verb.objects):
            # "Is subject to Chilean sanctions".
            who, hit = noun_doers(sentence, noun, discourse, frame), targets(sentence, verb.subjects, discourse, frame)
        elif verb.lemma in known["striking"] and (noun in verb.subjects or holder in verb.subjects):
            # "Fiji has been hit by Chilean sanctions".
            who, hit = noun_doers(sentence, noun, discourse, frame), targets(sentence, verb.objects, discourse, frame)
        else:
            continue
        status, tense = deed(sentence, verb, False)
        if status != "other":
            told, period = at_verb(instance, verb, discourse, status, tense)
            return list(acts(told, who, hit, period))
    return []


def _standing(instance: Instance, discourse: Discourse) -> list[Finding]:
    """A deed that is only named, doer and target on its noun."""
    sentence, frame, noun = instance.sentence, instance.frame, instance.noun
    assert noun is not None
    holder, nominal = held(sentence, noun)
    ending = nominal == "end"
    if (
        "suffered" in frame.attrs
        or not frame.attrs["action"]
        or not is_named(sentence, holder, is_armed(frame) or ending)
        or (ending and not frame.attrs.get("ended"))
    ):
        return []
    who = noun_doers(sentence, holder, discourse, frame) or noun_doers(sentence, noun, discourse, frame)
    hit = _suffering(instance, noun, None, discourse) or victims(instance, holder, discourse)
    who = who or _of_whom(instance, noun, hit, discourse) or who_answers(sentence, holder, discourse, frame)
    who = _the_others(sentence, noun, hit, discourse) if set(who) <= set(hit) and not is_armed(frame) else who
    if not sentence.verbs and len(discourse.title) == 1 and not set(discourse.title) & {*who, *hit} and not is_armed(frame):
        # "Arms embargo by Chile since 2011", under "Measures against Peru".
        who, hit = (who, dict.fromkeys(discourse.title, noun)) if who else (list(discourse.title), hit)
    told = Instance(frame, sentence, instance.verb, noun)
    period, verb = beside(instance, discourse), instance.verb
    if (
        period is None
        and is_armed(frame)
        and verb is not None
        and verb.lemma in lists(sentence.language)["dying"]
        and noun in verb.subjects
    ):
        # "Shelling by Peru killed two people on 3 May".
        told, period = at_verb(instance, verb, discourse, "actual", "past")
    return list(acts(told, who, hit, period, str(frame.attrs["ended"]) if ending else ""))


def _the_others(sentence: Sentence, noun: NounGroup, hit: _Hit, discourse: Discourse) -> list[str]:
    """Whose a deed is that falls on who speaks of it ("asked Peru about its ban on Chilean fish": Peru's), or that a line says to be in force somewhere."""
    if not sentence.verbs:
        inside = lists(sentence.language)["inside"]
        return [a.party for p, g in behind(noun) if p in inside for a in actors(sentence, g, discourse, listed=False) if a.sort == "party"]
    others = [p for p in sentence.parties() if is_actor(p) and p not in hit]
    own = is_owned(sentence, noun)
    return others if own and len(hit) == len(others) == 1 else []


def _of_whom(instance: Instance, noun: NounGroup, hit: _Hit, discourse: Discourse) -> list[str]:
    """Who does a deed that is "of" them, where what it falls on stands behind another preposition ("the sanctions of Chile on Peru").

    Of force only the forces do it ("the incursion of Chilean troops into Peru"); who gives aid is who stops it.
    """
    frame, known = instance.frame, lists(instance.sentence.language)
    of = [g for prep, g in noun.behind if prep in known["made"] and g not in hit.values()]
    if is_armed(frame):
        of, frame = (of if hit else []), replace(frame, attrs={**frame.attrs, "forces": "only"})
    elif known["made"] & set(frame.places("target")):
        return givers(instance.sentence, [g for g in hit.values() if g is not None], discourse, frame)
    return doers(instance.sentence, of, discourse, frame)


def beside(instance: Instance, discourse: Discourse) -> Period | None:
    """The period in a noun's own phrase or right behind it."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    reduced = [v.last for v in sentence.verbs if v.noun is noun and v.sort == "participle"]
    end = max([noun.j + _NEAR, *(g.j + _NEAR for _, g in behind(noun)), *reduced])
    found = [p for place, p in sentence.periods(noun.i, end) if tells_when(sentence, place, p, noun.i)]
    # "2014: a ban by Peru on Chilean fish".
    found = found or [p for place, p in sentence.periods(0, 1) if place == 0 and not sentence.verbs]
    return resolve(found[0] if found else None, "past", "actual", discourse)
