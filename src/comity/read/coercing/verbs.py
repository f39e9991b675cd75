"""Deeds that verbs name: sanctioned, banned, seized, invaded; borders closed and opened; fighting of two with no aggressor."""

from collections.abc import Iterator
from dataclasses import replace

from comity.observation import Finding
from comity.read.actors import actors, owners
from comity.read.coercing.coercion_words import is_armed, is_irregular, is_owned, lists, whole
from comity.read.coercing.deeds import acts, at_verb, deed, is_definite, is_said_undone
from comity.read.coercing.doers_and_targets import NOW, doers, givers, noun_doers, targets, verb_doers
from comity.read.coercing.made_known import who_tells
from comity.read.coercing.near_things import near_verb
from comity.read.coercing.not_against import is_on_others, is_stray
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Frame, Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

_Hit = dict[str, NounGroup]
_TWO = 2


def act(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """A deed of a verb's subject on its object, or on what hangs on it by the frame's prepositions."""
    sentence, verb, frame = instance.sentence, instance.verb, instance.frame
    assert verb is not None
    status, tense = _status(instance)
    if status == "other" or (frame.attrs.get("done") and status != "actual"):
        return
    if frame.attrs.get("main") and verb.sort == "ing" and verb.governor is not None:
        # "Expelled two envoys, retaliating against Peru": that is how.
        return
    if frame.attrs.get("nationals") and any(_is_thing_held(sentence, g) for g in verb.objects):
        return
    if not carries(instance) or not _is_shot(instance) or _is_harmless(instance) or not _is_as_told(instance, discourse):
        return
    who = _bodies(instance, discourse) if frame.attrs.get("organs") else verb_doers(sentence, verb, discourse, frame)
    if not who and verb.sort == "ing" and verb.noun is not None:
        # "Reports of Peruvian boats having rammed": who stands right before the verb.
        who = doers(sentence, [g for _, g in behind(verb.noun) if g.j == verb.i], discourse, frame)
    if not who and verb.sort == "ing" and not is_armed(frame):
        # "The Peruvian navy's action of detaining a boat".
        who = [p for g in sentence.nouns if g.j == verb.i - 1 for p in noun_doers(sentence, g, discourse, frame)]
    ordered = any(sentence.head(g).lemma in lists(sentence.language)["orders"] for g in verb.subjects)
    if not who and (verb.passive or ordered) and frame.attrs.get("placed"):
        # "Is banned by law in Peru", "in Peruvian ports".
        inside = [g for prep, g in verb.obliques if prep in lists(sentence.language)["inside"]]
        who = doers(sentence, inside, discourse, frame)
        who = who or [a.party for g in inside if _are_of(sentence, [g], ("airspace", "soil")) for a in owners(sentence, g, discourse)]
    if not who and verb.passive and not verb.subjects and not is_armed(frame):
        who = givers(sentence, verb.objects, discourse, frame)
    who = who or _whose_moved(instance, discourse)
    who = who or who_tells(sentence, verb, discourse, frame) or _who_began(instance, discourse)
    if not who:
        return
    doing = _doing(sentence, verb, str(frame.attrs.get("doing", "")))
    if doing is not None:
        # "Stopped buying beef from Fiji": what is stopped tells whom it hits.
        hanging = [*doing.objects, *(g for prep, g in verb_behind(doing) if prep in lists(sentence.language)["stop_from"])]
        told, period = at_verb(instance, verb, discourse, status, tense)
        names = frame.attrs.get("by_thing", {})
        action = names.get("visas") if _are_of(sentence, doing.objects, ("visas",)) else None
        yield from acts(told, who, targets(sentence, hanging, discourse, _anything(frame)), period, str(action or frame.attrs["action"]))
        return
    claiming = _claiming(sentence, verb, discourse, frame) - set(who) if is_armed(frame) else set()
    for slot in frame.places("target"):
        if slot != "object" and any(is_irregular(sentence, g) for g in verb.objects):
            continue
        groups = acted_on(sentence, verb) if slot == "object" else _at(sentence, verb, slot)
        if slot != "object" and verb.passive and _is_left_behind(sentence, verb, slot):
            # "Were fired upon by a patrol boat".
            groups = verb.objects
        if is_armed(frame) and slot in lists(sentence.language)["inside"] and is_on_others(sentence, verb, groups):
            continue
        hit = targets(sentence, groups, discourse, frame, bool(frame.attrs.get("bare")))
        if not hit and slot == "object":
            hit = _hanging(instance, groups, discourse)
        if claiming and set(hit) <= set(who):
            # "Chile said that Peru's troops had shelled its villages": Chile's.
            hit = {p: g for g in groups if is_owned(sentence, g) for p in sorted(claiming)}
        if not hit and is_armed(frame):
            hit = _own_soil(sentence, verb, groups, who)
        if hit:
            told, period = at_verb(instance, verb, discourse, status, tense)
            what = _ordered(sentence, verb) if frame.attrs.get("organs") else ""
            hit = {p: g for p, g in hit.items() if p not in who}
            if claiming & set(hit):
                # "Chile said that Peru had attacked it": that is a charge.
                yield from acts(told, sorted(claiming & set(hit)), dict.fromkeys(who), None, "accusation")
            else:
                yield from acts(told, who, hit, period, what=what)
            return
    if claiming and _is_only_of(sentence, {*claiming, *who}):
        # "Chile said that Peru's troops had crossed the line": its own, or what would it complain of?
        told, _ = at_verb(instance, verb, discourse, status, tense)
        yield from acts(told, sorted(claiming), dict.fromkeys(who), None, "accusation")


def _whose_moved(instance: Instance, discourse: Discourse) -> list[str]:
    """Whose forces are moved by nobody named ("Peruvian troops were massed on the border"); from whose land people are sent ("were deported from Peru")."""
    sentence, verb, frame = instance.sentence, instance.verb, instance.frame
    if verb is None or not verb.passive or verb.subjects:
        return []
    moved = [whole(sentence, g) for g in verb.objects] if frame.attrs.get("carries") else []
    left = [g for prep, g in near_verb(sentence, verb) if prep in frame.places("left") and sentence.head(g).mark == "party"]
    return doers(sentence, [*moved, *left], discourse, frame)


def _is_only_of(sentence: Sentence, parties: set[str]) -> bool:
    """Whether a sentence names two states and nobody else, no rebels either."""
    named = {p for p in sentence.parties() if is_actor(p)}
    return len(parties) == _TWO and named == parties and not any(is_irregular(sentence, g) for g in sentence.nouns)


def _who_began(instance: Instance, discourse: Discourse) -> list[str]:
    """Who laid the sanctions that are lifted by nobody named ("blacklisted by Chile in 2016, the bank was taken off the list in 2018")."""
    sentence, verb, frame = instance.sentence, instance.verb, instance.frame
    if verb is None or not verb.passive or verb.subjects or frame.attrs["action"] != "sanctions_lifted":
        return []
    told = [o for key in (NOW, frame.kind) if isinstance(kept := discourse.last.get(key), list) for o in kept]
    hit = targets(sentence, acted_on(sentence, verb), discourse, frame)
    return list(dict.fromkeys(o.a for o in told if o.attrs["action"] == "sanctions" and o.b in hit))


def _status(instance: Instance) -> tuple[str, str]:
    """Whether a verb tells the deed that its frame is of, and its tense: what is not done, what is done again, what is said not to have been done."""
    sentence, verb, frame = instance.sentence, instance.verb, instance.frame
    assert verb is not None
    if frame.attrs.get("denied"):
        longer = "lapsed" not in frame.attrs or any(
            t.lower in lists(sentence.language)["longer"] for t in sentence.tokens[max(0, verb.i - 2) :]
        )
        return _denied(verb) if longer else ("other", "")
    start = max((g.j for g in verb.subjects if g.j <= verb.i), default=verb.i)
    if frame.attrs.get("anew") and not any(t.lower in lists(sentence.language)["anew"] for t in sentence.tokens[start:]):
        return "other", ""
    status, tense = deed(sentence, verb, is_armed(frame))
    return ("denied", tense) if status == "other" and is_armed(frame) and is_said_undone(sentence, verb) else (status, tense)


def _is_thing_held(sentence: Sentence, group: NounGroup) -> bool:
    """Whether it is no person that is said to be held ("hold the funding hostage")."""
    return any(t.lemma in lists(sentence.language)["no_captive"] for t in sentence.tokens[group.i : group.j])


def _at(sentence: Sentence, verb: VerbGroup, slot: str) -> list[NounGroup]:
    """What hangs on a verb by a preposition; a side or soil that a deed is done on is where it is done in."""
    known, hanging = lists(sentence.language), near_verb(sentence, verb)
    on_soil = slot in known["inside"]
    return [g for prep, g in hanging if prep == slot or (on_soil and prep in known["places"] and sentence.head(g).lemma in known["soil"])]


def _is_left_behind(sentence: Sentence, verb: VerbGroup, prep: str) -> bool:
    """Whether a preposition stands behind its verb with nothing of its own."""
    after = sentence.tokens[verb.j] if verb.j < len(sentence.tokens) else None
    following = sentence.tokens[verb.j + 1] if verb.j + 1 < len(sentence.tokens) else None
    return after is not None and after.lower == prep and (following is None or following.tag in "PYWXC")


def _own_soil(sentence: Sentence, verb: VerbGroup, groups: list[NounGroup], who: list[str]) -> _Hit:
    """Whose "its territory" is that forces cross into: of the other state, where just one more is named; what is only claimed is no deed."""
    start = min([verb.first, *(g.i for g in verb.subjects)])
    if any(t.lower in words(sentence.language).sets["that"] for t in sentence.tokens[max(0, start - 1) : verb.i]):
        return {}
    soil = [g for g in groups if is_owned(sentence, g) and sentence.head(g).lemma in lists(sentence.language)["sovereign"]]
    others = {p for p in sentence.parties() if is_actor(p)} - set(who)
    return dict.fromkeys(others, soil[0]) if soil and len(who) == len(others) == 1 else {}


def _claiming(sentence: Sentence, verb: VerbGroup, discourse: Discourse, frame: Frame) -> set[str]:
    """Who says what a verb tells, in front of it."""
    above, known = verb.governor, lists(sentence.language)
    if above is None and verb.noun is not None and verb.noun.verb is not None and verb.noun in verb.noun.verb.objects:
        # "Said it was Peru's side which opened fire".
        above = verb.noun.verb.governor if verb.noun.verb.lemma == "be" else None
    while above is not None and above.lemma in known["going_on"]:
        # "Says it continues to occupy …".
        above = above.governor
    if above is None or above.lemma not in known["claiming"]:
        return set()
    named = set(doers(sentence, above.subjects, discourse, replace(frame, attrs={})))
    if not named and any(sentence.head(g).lemma in known["governing"] for g in above.subjects):
        # "The ministry said": of the two it is the one that is hit.
        return set(discourse.pair or ())
    return named


def kept(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """Somebody or something of a state that is kept from a place or from entering it: by the subject, else by whose the place is."""
    sentence, verb, frame = instance.sentence, instance.verb, instance.frame
    assert verb is not None
    status, tense = deed(sentence, verb, False) if not frame.attrs.get("denied") else _denied(verb)
    entering = _doing(sentence, verb, "entering")
    # "Barred the post to lorries from Peru": where they are from is no place that they are kept from.
    kept_from = [g for prep, g in near_verb(sentence, verb) if prep in frame.places("place")]
    where = _entered(sentence, entering) if entering is not None else kept_from
    places = [
        a.party
        for g in where
        for a in (*actors(sentence, g, discourse), *owners(sentence, g, discourse))
        if is_actor(a.party) and a.sort != "company"
    ]
    may_not = _barring(sentence) | lists(sentence.language)["forbidding"]
    if status != "other" and not places and verb.subjects and verb.lemma in may_not:
        yield from _forbidden(instance, entering, status, tense, discourse)
        return
    # "Barred from Peru" keeps out; "kept from Peru" may hide.
    onto = verb.lemma in _barring(sentence) or "denied" in frame.attrs
    named = verb.passive and not verb.subjects and any(sentence.head(g).mark == "party" for g in where) and onto
    if status == "other" or not places or (entering is None and not named and not _are_of(sentence, where, ("airspace", "entry"))):
        return
    who = doers(sentence, verb.subjects, discourse, frame) if verb.subjects else places[:1]
    hit = targets(sentence, acted_on(sentence, verb), discourse, frame)
    told, period = at_verb(instance, verb, discourse, status, tense)
    others = {p: g for p, g in hit.items() if p not in who}
    own = hit or any(is_owned(sentence, g) for g in verb.objects)
    if own and not others and entering is not None and verb.subjects:
        # "Peru barred its citizens from entering Chile": whose land they are kept from.
        others = {p: where[0] for p in places if p not in who}
    yield from acts(told, who, others, period)


def _denied(verb: VerbGroup) -> tuple[str, str]:
    """Whether a verb of allowing tells that something is not allowed, and in which tense."""
    if not verb.negated or verb.sort == "infinitive" or (verb.modal and verb.tense != "future"):
        return "other", ""
    return ("planned", "future") if verb.tense == "future" else ("actual", verb.tense)


def _forbidden(instance: Instance, entering: VerbGroup | None, status: str, tense: str, discourse: Discourse) -> Iterator[Finding]:
    """From where nobody may come ("forbade tourists to come in from Peru"), or with whom its own people may not trade ("to sell maize to Peru")."""
    sentence, verb, frame = instance.sentence, instance.verb, instance.frame
    assert verb is not None
    known = lists(sentence.language)
    trading = _doing(sentence, verb, "trading")
    doing = entering or trading
    who = doers(sentence, verb.subjects, discourse, frame)
    if doing is None or not who:
        return
    hit = targets(sentence, acted_on(sentence, verb), discourse, frame)
    groups = [g for prep, g in verb_behind(doing) if prep in known["source" if doing is entering else "stop_from"]]
    groups += doing.objects if doing is trading else []
    others = {p: g for p, g in targets(sentence, groups, discourse, _anything(frame)).items() if p not in who}
    if not set(hit) - set(who):
        told, period = at_verb(instance, verb, discourse, status, tense)
        yield from acts(told, who, others, period)


def _entered(sentence: Sentence, verb: VerbGroup) -> list[NounGroup]:
    """What is entered or travelled to."""
    return verb.objects or [g for prep, g in verb_behind(verb) if prep in lists(sentence.language)["onto_land"]]


def _barring(sentence: Sentence) -> frozenset[str]:
    return lists(sentence.language)["barring"]


def _are_of(sentence: Sentence, groups: list[NounGroup], names: tuple[str, ...]) -> bool:
    known = lists(sentence.language)
    return any(sentence.head(g).lemma in known[name] for g in groups for name in names)


def _ordered(sentence: Sentence, verb: VerbGroup) -> str:
    """What a court or organ orders, in the text's words; the verb itself where it tells all ("fine")."""
    below = next((v for v in sentence.verbs if v.governor is verb and v.sort == "infinitive"), None)
    if below is None:
        return verb.lemma
    return sentence.words(below.main, max([below.j, *(g.j for g in below.objects if g.i > below.i)]))


def _doing(sentence: Sentence, verb: VerbGroup, name: str) -> VerbGroup | None:
    """The deed that is stopped, of some verbs."""
    known = lists(sentence.language)[name] if name else frozenset()
    sorts = ("ing", "infinitive") if verb.lemma in lists(sentence.language)["forbidding"] else ("ing",)
    return next((v for v in sentence.verbs if v.governor is verb and v.sort in sorts and v.lemma in known), None)


def _anything(frame: Frame) -> Frame:
    """A frame whose target may be whose a thing of any sort is."""
    return replace(frame, attrs={**frame.attrs, "thing": ["any"]})


def acted_on(sentence: Sentence, verb: VerbGroup) -> list[NounGroup]:
    """What a verb acts on; behind a particle ("cut off supplies") the grammar takes it for a group with a preposition."""
    known = lists(sentence.language)
    found = verb.objects or [g for prep, g in verb.obliques if prep in known["particles"]]
    return [whole(sentence, g) for g in found]


def carries(instance: Instance) -> bool:
    """Whether what is sent or poured in is the doer's own force."""
    return instance.verb is None or _has_asked(instance, "carries", instance.verb.objects)


def _is_shot(instance: Instance) -> bool:
    """Whether what comes down is what somebody has shot, where a frame asks for it."""
    return instance.verb is None or _has_asked(instance, "shot", instance.verb.subjects)


def _has_asked(instance: Instance, asked: str, groups: list[NounGroup]) -> bool:
    """Whether one of some groups is of the list that the frame asks for under a key; a frame that asks for none is content."""
    name = instance.frame.attrs.get(asked)
    known = lists(instance.sentence.language)[str(name)] if name else frozenset()
    return not name or any(instance.sentence.head(whole(instance.sentence, g)).lemma in known for g in groups)


def _is_harmless(instance: Instance) -> bool:
    """Whether troops come as guests or for show, or an attack is one of words ("attacked Ghana over its policy")."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    known = lists(sentence.language)
    if "shot" in frame.attrs and is_stray(sentence, verb):
        return True
    if "craft" in frame.attrs and any(_is_civil(sentence, g, frame.attrs["craft"]) for g in verb.subjects):
        # A ship that enters a state's waters is no force by itself.
        return True
    if frame.attrs.get("unagreed") and verb.governor is not None and verb.governor.lemma in known["agreeing"]:
        # What a state has agreed to is no act against the other.
        return True
    if any(t.lower in known[name] for name in frame.attrs.get("uninvited", ()) for t in sentence.tokens):
        return True
    return bool(frame.attrs.get("words")) and any(prep in known["wordy"] for prep, _ in verb_behind(verb))


def _is_civil(sentence: Sentence, group: NounGroup, name: str) -> bool:
    """Whether a group names craft, and no word before says that they are armed."""
    known = lists(sentence.language)
    return sentence.head(group).lemma in known[name] and not any(t.lower in known["naval"] for t in sentence.tokens[group.i : group.head])


def _is_as_told(instance: Instance, discourse: Discourse) -> bool:
    """Whether what a frame asks of its verb is there: a list that it puts on, a rate, trade that it cuts, what it orders to do."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    known = lists(sentence.language)
    if "onto" in frame.attrs:
        onto = [g for prep, g in verb_behind(verb) if prep in frame.attrs["onto"] and sentence.head(g).lemma in known["lists"]]
        known_list = any(is_definite(sentence, g) for g in onto) and bool(_who_began(instance, discourse))
        return known_list or any(
            known["listing"] & {t.lower, t.lemma} for g in onto for t in sentence.tokens[g.i : max([g.j, *(h.j for _, h in behind(g))])]
        )
    if frame.attrs.get("alone") and any(g not in verb.objects[0].listed for g in verb.objects[1:]):
        # "Designated Chile an ally".
        return False
    apart = frame.attrs.get("without", ())
    if any(prep in apart for prep, _ in verb_behind(verb)) or (
        apart and any(v.governor is verb and v.sort == "infinitive" for v in sentence.verbs)
    ):
        return False
    if frame.attrs.get("rate"):
        rates = (sentence.head(g).value for g in verb.objects)
        return any(isinstance(value, Quantity) and value.sort == "percent" for value in rates)
    if "of_sort" in frame.attrs:
        return any(t.lower in known[frame.attrs["of_sort"]] for g in verb.objects for t in sentence.tokens[g.i : g.head])
    if "to_do" in frame.attrs:
        return any(v.governor is verb and v.sort == "infinitive" and v.lemma in known[frame.attrs["to_do"]] for v in sentence.verbs)
    return True


def _hanging(instance: Instance, groups: list[NounGroup], discourse: Discourse) -> _Hit:
    """Who is hit by what a verb does to a thing where it is the verb that tells it ("suspended in May all flights to Fiji")."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    known = lists(sentence.language)
    names = [n for n in frame.attrs.get("thing", ()) if n != "any"]
    if is_armed(frame) or not any(sentence.head(g).lemma in known[n] for g in groups for n in names):
        return {}
    for prep, group in verb_behind(verb):
        if prep in known["whose"]:
            found = targets(sentence, [group], discourse, frame)
            if found:
                return dict.fromkeys(found, groups[0])
    return {}


def _bodies(instance: Instance, discourse: Discourse) -> list[str]:
    """The organisations whose courts or organs order, fine or tell."""
    sentence, verb = instance.sentence, instance.verb
    assert verb is not None
    organs = lists(sentence.language)["organs"]
    found: list[str] = []
    if verb.lemma in lists(sentence.language)["ordering"] and not any(
        v.governor is verb and v.sort == "infinitive" for v in sentence.verbs
    ):
        # "Told the council that …" is no order.
        return found
    for group in verb.subjects:
        head = sentence.head(group)
        if head.lemma in organs or head.mark == "party" or head.tag == "U":
            found += [p for p in doers(sentence, [group], discourse, instance.frame) if _is_organisation(p)]
        if head.lemma in organs and not found and is_definite(sentence, group):
            # "The court also told …": the one that ordered last.
            before = discourse.last.get(instance.frame.kind)
            found += [o.a for o in before if _is_organisation(o.a)][:1] if isinstance(before, list) else []
    return found


def _is_organisation(party: str) -> bool:
    return not is_actor(party) or party == "EU"
