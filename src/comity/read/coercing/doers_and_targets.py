"""Whose an act of coercion is, and whom it hits. The doer must be told by the text as a state, its government or its forces."""

from collections.abc import Iterable, Iterator

from comity.parties import Mention
from comity.read.actors import Actor, actors, owners
from comity.read.coercing.coercion_words import HYPHENS, fulfilled, is_armed, is_irregular, is_owned, is_tied, lists, whole
from comity.read.coercing.each_other import only_whose_turn, other_one
from comity.read.coercing.not_against import is_civil, is_with_consent
from comity.read.coercing.whose_things import receivers, ruled, theirs
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Frame, behind
from comity.read.grammar import NounGroup, Token, VerbGroup, is_adjective, words
from comity.read.marks.people import Person
from comity.read.organisation_names import is_organisation
from comity.read.posts_told_otherwise import nation_of_envoys
from comity.read.sentence import Sentence
from comity.read.speech.reports import can_speak

#: How a text can name who does something; who does it by force of arms.
_DOERS = frozenset(("party", "person", "institution", "forces", "pronoun", "single"))
_ARMED = frozenset(("party", "institution", "forces", "person"))
#: How it can name who is hit by a measure, and by force.
_TARGETS = frozenset(("party", "person", "institution", "forces", "company", "place", "single"))
#: Under this the discourse keeps the sentence before: its number and the party of its subject.
SUBJECT = "coercion.subject"
#: Under this it keeps the number of the sentence that told an act last.
TOLD = "coercion.told"
#: Under this it keeps what the sentence has told so far.
NOW = "coercion.now"
#: In so many first sentences a government that is only called so is that of the document's place.
_HOME_REACH = 6
#: Levels of those who speak for a state; sorts of names that are cities'; so many tokens lead in front of a subject.
_OF_STATE = frozenset(("head_of_state", "head_of_government", "foreign_minister", "minister"))
_CITIES = frozenset(("capital", "city"))
_FRONT = 3
#: What a frame says of its doers under `forces`.
_BY_FORCES = {"only": frozenset(("forces",)), "or party": frozenset(("forces", "party", "institution"))}
_HIT = frozenset(("party", "forces", "place"))


def doers(sentence: Sentence, groups: Iterable[NounGroup], discourse: Discourse, frame: Frame) -> list[str]:
    """The parties that some groups name as doers of what a frame tells, each once."""
    found: dict[str, None] = {}
    for member in groups:
        group = _company_of(sentence, member) if is_armed(frame) else member
        named = _of_subject(sentence, group, discourse, frame) or list(_doer(sentence, whole(sentence, group), discourse, frame))
        named = named or _examples(sentence, group, discourse, frame)
        named = named or _by_title(sentence, group, discourse, frame) or _by_paper(sentence, group, discourse, frame)
        named = named or _home(sentence, group, discourse, frame)
        found |= dict.fromkeys(named or _at_home(sentence, group, discourse, frame))
    return only_whose_turn(sentence, list(found))


def _company_of(sentence: Sentence, group: NounGroup) -> NounGroup:
    """The forces whose members act ("members of the Peruvian coast guard")."""
    inner = next((g for prep, g in group.behind if prep in lists(sentence.language)["made"]), None)
    return inner if inner is not None and sentence.head(group).lemma in lists(sentence.language)["members"] else group


def _examples(sentence: Sentence, group: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Who is named as one of several that a word stands for ("allies such as Peru")."""
    head, known = sentence.head(group), lists(sentence.language)
    if is_armed(frame) or head.tag != "N" or head.lower == head.lemma or head.lemma not in known["allied"]:
        return []
    such = [g for prep, g in behind(group, 2) if prep in known["such_as"]]
    return [p for g in such for p in _doer(sentence, g, discourse, frame)]


def _by_title(sentence: Sentence, group: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Whose an office is that names its state last ("the Committee for State Security of Chile")."""
    head = sentence.head(group)
    if is_armed(frame) or head.mark or not head.text[:1].isupper() or not can_speak(sentence, group):
        return []
    deep = [
        g for prep, g in behind(group, 3) if prep in lists(sentence.language)["made"] and g.parent is not None and g.parent is not group
    ]
    titled = [g for g in deep if sentence.head(g.parent or g).text[:1].isupper()]
    return [a.party for g in titled for a in actors(sentence, g, discourse, listed=False) if a.sort == "party"][:1]


def _by_paper(sentence: Sentence, group: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Whose a statement or a station is that says something ("a statement from Chile's government", "Chilean radio")."""
    known = lists(sentence.language)
    if is_armed(frame) or "forces" in frame.attrs or sentence.head(group).lemma not in known["statements"] | known["stations"]:
        return []
    of = [g for prep, g in group.behind[:1] if prep in known["stated_by"]]
    named = [a.party for g in of for a in actors(sentence, g, discourse, listed=False) if a.sort in _DOERS]
    return named or [a.party for a in owners(sentence, group, discourse) if a.sort != "pair"][:1]


def _of_subject(sentence: Sentence, group: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Whose "the government" is in a clause behind what its state did ("closed the border when the government accused Peru")."""
    head, known = sentence.head(group), lists(sentence.language)
    alone = group.head == group.i + 1 and sentence.tokens[group.i].lower in words(sentence.language).sets["definite"] and not group.behind
    if is_armed(frame) or head.lemma not in known["governing"] or not alone:
        return []
    before = next((v for v in reversed(sentence.verbs) if v.j <= group.i and v.subjects), None)
    if before is None or before.passive or before.lemma in words(sentence.language).sets["saying"]:
        return []
    found = [a for g in before.subjects for a in actors(sentence, g, discourse) if a.sort in ("party", "institution")]
    return [found[0].party] if len(found) == 1 else []


def _home(sentence: Sentence, group: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Whose a ministry or government is that is only called so, in a state's own document or one dated from it; of force it is not sure."""
    head, known = sentence.head(group), lists(sentence.language)
    if is_armed(frame) or head.lemma not in known["governing"] or group.possessor is not None or discourse.index - _HOME_REACH > 0:
        return []
    definite = sentence.tokens[group.i].lower in words(sentence.language).sets["definite"]
    other = any(t.mark in ("party", "place") for t in sentence.tokens[group.i : group.head])
    others = [g for _, g in group.behind if actors(sentence, g, discourse)]
    home = discourse.own or discourse.place
    return [home] if home and definite and not other and not others else []


def _at_home(sentence: Sentence, group: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Whose a head of state or minister is that no state is told of: of the city in front ("In Lima the premier, Ana Ruiz, …") or of the dateline."""
    person = sentence.head(group).value
    if not isinstance(person, Person) or person.party or person.parties or is_armed(frame) or "forces" in frame.attrs:
        return []
    if person.level not in _OF_STATE or person.possessor or person.counterpart or person.former:
        return []
    before = sentence.tokens[group.i - 1].value if group.i and group.i <= _FRONT else None
    city = before.party if isinstance(before, Mention) and before.sort in _CITIES else None
    home = city or discourse.own or discourse.place
    # Of the two that a text tells of: a guest may speak where a report is dated; "the premier, Ana Ruiz" in a city is that of its state.
    the = sentence.text[person.start : person.end].split()[0].lower() in words(sentence.language).sets["definite"]
    known = home in discourse.pair if discourse.pair is not None else city is not None and the
    return [home] if home and known and is_actor(home) else []


def _doer(sentence: Sentence, group: NounGroup, discourse: Discourse, frame: Frame) -> Iterator[str]:
    head = sentence.head(group)
    known = lists(sentence.language)
    led = _led_by(sentence, group, discourse)
    flown = any(t.lower in known["flown"] for t in sentence.tokens[group.i : group.head])
    if is_irregular(sentence, group) or (head.lemma in known["unofficial"] and not led and not flown) or _is_cut(sentence, group):
        return
    armed = is_armed(frame)
    if (frame.attrs.get("forces") and head.lemma in known["police"]) or (head.lemma in known["judging"] and not frame.attrs.get("organs")):
        # Judges do nothing for a state against another.
        return
    if armed and is_civil(sentence, group):
        return
    if armed and head.lemma in known["fire"] | known["units"]:
        yield from (a.party for a in owners(sentence, group, discourse))
        return
    if led:
        yield from led
        return
    for actor in actors(sentence, group, discourse, listed=False):
        if head.lemma in known["allied"] and head.lower != head.lemma and is_organisation(actor.party):
            # "CIS member states" are not the organisation.
            continue
        confessed = armed and actor.sort == "pronoun" and _is_confessed(sentence, group, actor, discourse)
        if (actor.sort not in (_ARMED if armed else _DOERS) and not confessed) or (actor.sort == "party" and is_crowd(sentence, group)):
            continue
        if actor.person is not None and actor.person.plural and not actor.person.party and not actor.person.parties:
            # "The leaders" of whoever met.
            continue
        if "forces" in frame.attrs and actor.sort not in _BY_FORCES[frame.attrs["forces"]]:
            continue
        if frame.attrs.get("words") and actor.sort in ("person", "institution") and head.lemma not in known["physical"]:
            # "The minister fired at Peru", but "the Peruvian side opened fire".
            continue
        if actor.sort == "pronoun" and not _is_sure(sentence, head, actor, discourse):
            continue
        yield actor.party


def _is_confessed(sentence: Sentence, group: NounGroup, actor: Actor, discourse: Discourse) -> bool:
    """Whether "it" is who says that it has used force ("Chile confirmed that it had shot down a drone")."""
    verb, known = group.verb, lists(sentence.language)
    above = verb.governor if verb is not None else None
    if (
        above is None
        or above.lemma not in known["making_known"] | known["denying"]
        or above.negated
        or sentence.head(group).lower not in words(sentence.language).sets["singular"]
    ):
        return False
    told = {a.party for g in above.subjects for a in actors(sentence, g, discourse, listed=False)}
    return told == {actor.party} and {t.value.party for t in sentence.tokens[: group.i] if isinstance(t.value, Mention)} <= told


def _is_sure(sentence: Sentence, head: Token, actor: Actor, discourse: Discourse) -> bool:
    """Whether it is sure whom a pronoun means: a subject before it in the sentence, or that of the sentence right before."""
    sets = words(sentence.language).sets
    if head.lower in sets["plural"]:
        # "Peru and Chile said that they …".
        before = next((v.subjects for v in sentence.verbs if v.i < head.index and len(v.subjects) > 1), [])
        return any(a.party == actor.party for g in before for a in actors(sentence, g, discourse, listed=False) if a.sort == "party")
    if head.lower in sets["own"] or any(v.i < head.index and v.subjects and v.subjects[0].j <= head.index for v in sentence.verbs):
        return True
    if head.lower in sets["person"] and discourse.person is not None and discourse.person.party == actor.party:
        return True
    return discourse.last.get(SUBJECT) == (discourse.index - 1, actor.party)


def subject_of(sentence: Sentence, discourse: Discourse) -> str | None:
    """The one party that the first subject of a sentence is; None if it is something else, or more than one.

    What a clause in front is about does not count ("As Chile has done much, the decree lifts …").
    """
    for verb in (v for v in sentence.verbs if not sentence.is_aside(v)):
        groups = verb.objects if verb.passive and not verb.subjects else verb.subjects
        if groups:
            named = {a.party for g in groups for a in actors(sentence, g, discourse, listed=False)}
            return named.pop() if len(named) == 1 else None
    return None


def _is_cut(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a hyphen ties the group to a word beside it ("U.S.-backed forces")."""
    before = sentence.tokens[group.i - 1] if group.i else None
    after = sentence.tokens[group.j] if group.j < len(sentence.tokens) else None
    tied_before = before is not None and before.text in HYPHENS and before.end == sentence.tokens[group.i].start
    tied_after = after is not None and after.text in HYPHENS and after.start == sentence.tokens[group.j - 1].end
    return (tied_before and not _is_led(sentence, group)) or tied_after


def _led_by(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """Who leads, in "Peruvian-led forces", "the Peruvian-led coalition", "a group of states led by Peru"."""
    tokens, led = sentence.tokens, lists(sentence.language)["led"]
    held = (group, *(g for prep, g in group.behind if prep in lists(sentence.language)["made"]))
    leading = next((v for v in sentence.verbs if v.noun in held and v.lemma in lists(sentence.language)["leading"] and v.passive), None)
    named = [a.party for g in leading.subjects for a in actors(sentence, g, discourse) if a.sort == "party"] if leading is not None else []
    if named and not is_irregular(sentence, group):
        return named
    for i in range(max(group.i, 2), group.head):
        value = tokens[i - 2].value
        if tokens[i].lower in led and tokens[i - 1].text in HYPHENS and isinstance(value, Mention):
            return [value.party]
    return []


def _is_led(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a word of being led stands in a group behind a hyphen."""
    tokens, led = sentence.tokens, lists(sentence.language)["led"]
    return any(tokens[i].lower in led and tokens[i - 1].text in HYPHENS for i in range(max(group.i, 1), group.head))


def is_crowd(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names some of a state's people ("twenty Turks"); "the Turks" can be the state."""
    head = sentence.head(group)
    if getattr(head.value, "sort", "") not in ("national", "plural"):
        return False
    before = sentence.tokens[head.index - 1].lower if head.index else ""
    return before not in words(sentence.language).sets["definite"]


def _issuers(sentence: Sentence, verb: VerbGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Who issues the order or law that does what a verb tells ("signed a decree that bans", "closed by order of Peru")."""
    known = lists(sentence.language)
    papers = [g for g in verb.subjects if sentence.head(g).lemma in known["orders"]]
    if not papers or is_armed(frame) or "forces" in frame.attrs:
        return []
    issuing = [v for v in sentence.verbs if v is not verb and papers[0] in v.objects and v.lemma in known["issuing"] and not v.negated]
    named = owning(sentence, papers[0], discourse, frame)
    named = named or doers(sentence, [g for prep, g in behind(papers[0], 1) if prep in known["made"]], discourse, frame)
    return named or (doers(sentence, issuing[0].subjects, discourse, frame) if issuing else [])


def verb_doers(sentence: Sentence, verb: VerbGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Who does what a verb tells: its subjects; whose the move or decision is that it is the content of ("a Peruvian move to slap duties on")."""
    known = lists(sentence.language)
    if verb.sort == "infinitive" and (done := fulfilled(sentence, verb.noun)) is not None:
        return doers(sentence, done.subjects, discourse, frame)
    if verb.sort == "infinitive" and verb.noun is not None and sentence.head(verb.noun).lemma in known["decisions"]:
        own = is_owned(sentence, verb.noun)
        named = [] if own else noun_doers(sentence, verb.noun, discourse, frame)
        # "Announced its decision to": the subject's; "protested over its decision to": whose is not sure.
        return named or (doers(sentence, verb.subjects, discourse, frame) if verb.noun.role == "object" else [])
    if verb.sort == "infinitive" and verb.noun is not None and verb.noun.verb is not None and verb.noun.verb.lemma in known["becoming"]:
        return doers(sentence, verb.noun.verb.subjects, discourse, frame)
    above = verb.governor if verb.sort == "infinitive" else None
    used = above is not None and above.passive and above.lemma in known["using"]
    if above is not None and (used or (is_armed(frame) and above.lemma in known["dispatching"] and not above.passive)):
        # "Peruvian drones were used by rebels to attack Ghana", "Peru sent jets to attack": whoever uses them does it.
        return doers(sentence, above.subjects, discourse, frame)
    if verb.sort == "infinitive" and verb.governor is not None and verb.governor.lemma in known["causing"]:
        return doers(sentence, verb.governor.objects, discourse, frame)
    named = doers(sentence, verb.subjects, discourse, frame) or _issuers(sentence, verb, discourse, frame)
    if not named and verb.passive and not verb.subjects and not is_armed(frame):
        # "Was shut on Peru's orders".
        ordered = [g for _, g in verb.obliques if sentence.head(g).lemma in known["orders"]]
        named = [p for g in ordered for p in owning(sentence, g, discourse, frame)]
    if not named and verb.passive and not verb.subjects and verb.governor is not None and verb.governor.lemma in known["deciding"]:
        # "Decided that the crossing would be closed".
        named = doers(sentence, verb.governor.subjects, discourse, frame)
    return named


def noun_doers(sentence: Sentence, noun: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Who does what a noun names, by what hangs on it: "by Peru" behind it, else "Peru's" or "Peruvian" before it."""
    by = [g for prep, g in behind(noun) if prep in frame.places("doer")]
    if by:
        return doers(sentence, by, discourse, frame)
    return owning(sentence, noun, discourse, frame)


def owning(sentence: Sentence, noun: NounGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """Whose deed a noun names by what stands before it."""
    armed = is_armed(frame)
    if is_irregular(sentence, noun):
        return []
    if noun.possessor is not None:
        return doers(sentence, [noun.possessor], discourse, frame)
    found: list[str] = []
    for token in sentence.tokens[noun.i : noun.head]:
        if token.tag == "Q":
            its = armed and token.lower not in words(sentence.language).sets["person"]
            found += _only_before(sentence, noun) if its else [a.party for a in owners(sentence, noun, discourse) if a.sort == "pronoun"]
        elif isinstance(token.value, Mention) and not is_tied(sentence, token):
            found.append(token.value.party)
    return list(dict.fromkeys(found))


def _only_before(sentence: Sentence, noun: NounGroup) -> list[str]:
    """Who "its" means for sure: the only state that the sentence names before, if it does not judge the deed ("after its invasion of Peru")."""
    sets = words(sentence.language).sets
    named = {t.value.party for t in sentence.tokens[: noun.i] if isinstance(t.value, Mention) and is_actor(t.value.party)}
    judged = noun.verb is not None and noun.verb.lemma in sets["judged"]
    many = sentence.tokens[noun.i].lower in sets["possessive_many"]
    return list(named) if len(named) == 1 and not judged and not many else []


def targets(sentence: Sentence, groups: Iterable[NounGroup], discourse: Discourse, frame: Frame, bare: bool = True) -> dict[str, NounGroup]:
    """The parties that some groups name as hit, each with the group that names it."""
    found: dict[str, NounGroup] = {}
    for group in groups:
        for party in _hit(sentence, whole(sentence, group), discourse, frame, bare):
            if not is_armed(frame) or not is_with_consent(sentence, party, discourse):
                found.setdefault(party, group)
    return found


def _hit(sentence: Sentence, group: NounGroup, discourse: Discourse, frame: Frame, bare: bool) -> list[str]:
    if each := other_one(sentence, group, frame):
        return each
    group = _meant(sentence, group)
    head = sentence.head(group)
    known = lists(sentence.language)
    armed = is_armed(frame)
    if frame.attrs.get("nationals") and nation_of_envoys(sentence, group, discourse):
        return []
    if _is_cut(sentence, group) or (frame.attrs.get("given") and head.lemma in known["unofficial"] | known["deported"]):
        return []
    if not armed and (ruling := ruled(sentence, group, discourse)):
        return ruling
    if is_irregular(sentence, group) and (armed or head.lemma not in known["deported"]):
        # "A rebel camp inside Peru": who crosses into a state to hit others hits it.
        inside = [g for prep, g in group.behind if prep in known["inside"] and armed and head.lemma in known["grounds"]]
        inside = inside if any(t.lower in known["over_border"] for t in sentence.tokens) else []
        whose = [*(a for g in inside for a in actors(sentence, g, discourse)), *(a for g in inside for a in owners(sentence, g, discourse))]
        return [a.party for a in whose if a.sort in ("party", "place", "adjective")]
    for beside in group.apposed:
        # "A fellow ally, Peru".
        named = [a.party for a in actors(sentence, beside, discourse, listed=False) if a.sort in ("party", "place")]
        if named and bare and not isinstance(head.value, Mention):
            return named
    # "Invaded that country".
    pointed = sentence.tokens[group.i].lower in words(sentence.language).sets["that"]
    sorts = _TARGETS if not armed else _HIT | {"single"} if pointed else _HIT
    direct = [a for a in actors(sentence, group, discourse, listed=False) if a.sort in sorts]
    if frame.attrs.get("official") and any(a.sort == "institution" for a in direct):
        # A department in London need not be Britain's.
        direct = [] if not owners(sentence, group, discourse) and not any(prep in known["made"] for prep, _ in group.behind) else direct
    if armed and any(a.sort == "forces" for a in direct) and head.lemma in known["police"] and frame.attrs.get("forces"):
        return []
    things = frame.attrs.get("thing", ["any"])
    last = sentence.tokens[group.j - 1]
    if (
        not direct
        and isinstance(last.value, Mention)
        and is_adjective(last)
        and group.i < last.index
        and head.mark in ("party", "quantity")
    ):
        # "Nine Sudanese", "40,000 Senegalese".
        direct, head = [Actor(last.value.party, "party")], last
    if (
        frame.attrs.get("nationals")
        and not (is_adjective(head) and direct)
        and getattr(head.value, "sort", "") not in ("national", "plural")
    ):
        direct = []
    if direct and bare:
        return [a.party for a in direct]
    receiving = [a.party for g in receivers(sentence, group) for a in actors(sentence, g, discourse) if a.sort in _TARGETS]
    if receiving and not armed and any(name in ("aid", "supplied") for name in things):
        return receiving
    if not any(head.lemma not in known["unbanned"] if name == "any" else head.lemma in known[name] for name in things):
        return []
    return [a.party for a in theirs(sentence, group, discourse, known["places" if armed else "whose"])]


def _meant(sentence: Sentence, group: NounGroup) -> NounGroup:
    """What "it" stands for as an object: the party that the verb before, of the same subject, acts on ("invaded Peru and held it")."""
    if sentence.head(group).lower not in words(sentence.language).sets["singular"] or group.role != "object":
        return group
    before = next((v for v in reversed(sentence.verbs) if v.j <= group.i and v is not group.verb), None)
    same = before is not None and group.verb is not None and before.subjects == group.verb.subjects and not before.passive
    named = [g for g in before.objects if isinstance(sentence.head(g).value, Mention)] if same and before is not None else []
    return named[0] if len(named) == 1 else group


def givers(sentence: Sentence, groups: Iterable[NounGroup], discourse: Discourse, frame: Frame) -> list[str]:
    """Whose aid or supplies are stopped, where nobody is said to stop them."""
    return list(dict.fromkeys(p for g in groups if receivers(sentence, g) for p in owning(sentence, g, discourse, frame)))
