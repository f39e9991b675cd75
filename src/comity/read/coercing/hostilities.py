"""Fighting of two with no aggressor: wars, clashes, shots exchanged."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.actors import Actor, actors, owners
from comity.read.coercing.coercion_words import is_irregular, lists
from comity.read.coercing.deeds import acts, deed, is_figurative, is_named, is_told_in_fiction
from comity.read.coercing.doers_and_targets import NOW, is_crowd
from comity.read.coercing.measures import measure
from comity.read.coercing.near_things import near, near_verb
from comity.read.coercing.verbs import carries
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind, when
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import WITH
from comity.read.sentence import Sentence

#: Under this the discourse keeps the two whom a text is about if they have fought each other.
_FIGHTING = "coercion.fighting"


def hostility(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """Fighting of two with no aggressor: the parties are sorted."""
    sentence, frame, verb, noun = instance.sentence, instance.frame, instance.verb, instance.noun
    if not frame.attrs.get("surely") and not _in_arms(instance) and not _is_over_land(instance):
        return
    if noun is not None:
        if is_figurative(sentence, noun) or not is_named_war(instance) or _is_dispute(instance):
            return
        both = _fighting_noun(instance, noun, discourse)
        fought = verb if verb is not None and noun in verb.objects and verb.tense == "past" else None
        # "The war that Peru and Chile fought".
        told_of = [v for v in sentence.verbs if v.missing is noun and v.tense == "past" and v.lemma in lists(sentence.language)["waging"]]
        fought = fought or (told_of[0] if told_of else None)
        both = both or [p for v in told_of[:1] for p in _states(sentence, v.subjects, discourse)]
        told = Instance(frame, sentence, fought, noun, "actual", "past" if fought is not None else "")
    else:
        assert verb is not None
        status, tense = deed(sentence, verb, True)
        if status == "other" or verb.sort == "ing" or not carries(instance):
            return
        both = _fighting_verb(instance, verb, discourse)
        told = Instance(frame, sentence, verb, None, status, tense)
    if len(both) == 2:
        first, second = sorted(both)
        yield from acts(told, [first], {second: noun}, when(told, discourse))
    elif noun is not None and frame.places("target"):
        yield from measure(instance, discourse)


def _is_over_land(instance: Instance) -> bool:
    """Whether two are told to have fought over some land ("fought over the strip in 1985")."""
    known, verb = lists(instance.sentence.language), instance.verb
    if verb is None or instance.noun is not None:
        return False
    return verb.lemma in known["alongside"] and any(
        prep in known["over_what"] and instance.sentence.head(g).lemma in known["fought_over"] for prep, g in verb.obliques
    )


def is_named_war(instance: Instance) -> bool:
    """Whether a war or clash that a noun names is told as one that was, whoever speaks of it."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    if instance.status not in ("actual", "other") or is_told_in_fiction(instance.sentence, noun):
        return False
    verb = instance.verb
    thought_of = noun.by in words(sentence.language).sets["topic"]
    happened = not thought_of and verb is not None and verb.tense == "past" and verb.lemma not in lists(sentence.language)["unreal_verbs"]
    return is_named(sentence, noun, True) or (happened and instance.status == "actual")


def _is_dispute(instance: Instance) -> bool:
    """Whether a conflict is told only as what is settled or mediated: that may be one of words."""
    verb, noun, known = instance.verb, instance.noun, lists(instance.sentence.language)
    acted_on = verb is not None and noun is not None and noun in verb.objects and verb.lemma in known["settling"]
    return acted_on and instance.lemma in known["disputes"]


def _in_arms(instance: Instance) -> bool:
    """Whether a sentence shows arms; the land that two quarrel over shows none, and of a mere conflict no land does ("the border conflict")."""
    known, sentence = lists(instance.sentence.language), instance.sentence
    if instance.noun is not None and instance.lemma in known["quarrels"]:
        return any(t.lower in known["armed"] - known["no_arms"] for t in sentence.tokens)
    topics = [g for g in sentence.nouns if (g.by or g.role) in known["quarrelled_over"]]
    quarrelled = {k for g in topics for k in range(g.i, g.j)}
    return any(t.lower in known["armed"] and (t.index not in quarrelled or t.lower not in known["no_arms"]) for t in sentence.tokens)


def _states(sentence: Sentence, groups: list[NounGroup], discourse: Discourse) -> list[str]:
    """The states that fight, named by their forces, government or name."""
    found: dict[str, None] = {}
    for group in groups:
        if not is_irregular(sentence, group):
            said = actors(sentence, group, discourse, listed=False)
            named = [a.party for a in said if a.sort in ("party", "forces", "institution") or _is_both(a, discourse)]
            found |= dict.fromkeys(p for p in named if is_actor(p))
    return list(found)


def _is_both(actor: Actor, discourse: Discourse) -> bool:
    """Whether "the two countries" or "they" fight: surely the two that the document's title names, if they were spoken of last."""
    pair = set(discourse.pair or ())
    if actor.sort not in ("pair", "pronoun") or not discourse.is_titled() or set(discourse.two() or ()) != pair:
        return False
    return actor.sort == "pair" or set(discourse.subject) == pair


def _fighting_noun(instance: Instance, noun: NounGroup, discourse: Discourse) -> list[str]:
    sentence = instance.sentence
    hanging = near(sentence, noun)
    if instance.verb is not None and noun.role in ("subject", "object"):
        hanging += near_verb(sentence, instance.verb, noun)
    between = _states(sentence, [g for prep, g in hanging if prep in lists(sentence.language)["amid"]], discourse)
    if between:
        return between
    if verb_is_silent(instance) and (frontier := _at_frontier(sentence, noun, hanging, discourse)):
        return frontier
    whose = [a.party for a in owners(sentence, noun, discourse) if is_actor(a.party) and a.sort not in ("pair", "pronoun")]
    if len(whose) == 2:
        return whose
    verb, known = instance.verb, lists(sentence.language)
    if verb is not None and verb.lemma in known["dying"] and noun.role in known["dying_in"]:
        # "Three Peruvian soldiers were killed in a clash with Chilean troops".
        hanging += verb_behind(verb)
        whose += _states(sentence, [g for g in (verb.objects if verb.passive else verb.subjects) if not is_crowd(sentence, g)], discourse)
    beside = _states(sentence, [g for prep, g in hanging if prep == WITH], discourse)
    subjects = (
        _states(sentence, verb.subjects, discourse) if verb is not None and noun in verb.objects and verb.lemma in known["waging"] else []
    )
    return list(dict.fromkeys([*(subjects or whose), *beside]))


def note_truce(sentence: Sentence, discourse: Discourse) -> None:
    """Remembers that the two whom a text is about have fought: their truce is told, or that they fought."""
    now = discourse.last.get(NOW)
    fought = {frozenset((o.a, o.b)) for o in now if o.attrs["action"] == "military"} if isinstance(now, list) else set()
    pair = frozenset(discourse.pair or ())
    truce = any(t.lower in lists(sentence.language)["truce"] for t in sentence.tokens)
    if pair and (pair in fought or (truce and {p for p in sentence.parties() if is_actor(p)} == pair)):
        discourse.last[_FIGHTING] = pair


def are_fighting(pair: tuple[str, str], discourse: Discourse) -> bool:
    """Whether a text has told that two fought each other."""
    return discourse.last.get(_FIGHTING) == frozenset(pair)


def verb_is_silent(instance: Instance) -> bool:
    """Whether no verb tells who fights: the noun stands behind a preposition or as the subject, or is only reported or there."""
    noun, verb = instance.noun, instance.verb
    told = verb is not None and (verb.lemma in lists(instance.sentence.language)["making_known"] or verb.lemma == "be")
    return noun is not None and (noun.role != "object" or told)


def _at_frontier(sentence: Sentence, noun: NounGroup, hanging: list[tuple[str, NounGroup]], discourse: Discourse) -> list[str]:
    """Whose border fighting is at ("shooting on the Chile-Peru border"); the document's two in a "border clash" or one of "the two armies"."""
    if whose := _of_frontier(sentence, [*behind(noun), *hanging], discourse):
        return whose
    frontier, irregular = lists(sentence.language)["frontier"], lists(sentence.language)["irregular"]
    named = [p for p in sentence.parties() if is_actor(p)]
    places = (noun, *(g for prep, g in hanging if prep in lists(sentence.language)["places"]))
    bordering = any(t.lemma in frontier for g in places for t in sentence.tokens[g.i : g.head + (g is not noun)])
    pair = discourse.pair
    if pair is None or not set(named) <= set(pair) or not (bordering or _two_armies(sentence) or are_fighting(pair, discourse)):
        return []
    return [] if any(t.lower in irregular or t.lemma in irregular for t in sentence.tokens) else list(pair)


def _of_frontier(sentence: Sentence, hanging: list[tuple[str, NounGroup]], discourse: Discourse) -> list[str]:
    """The two whose border stands behind what is fought ("clashed on the Chilean-Peruvian border")."""
    for _, group in hanging:
        if sentence.head(group).lemma in lists(sentence.language)["frontier"]:
            whose = [a.party for a in owners(sentence, group, discourse) if is_actor(a.party) and a.sort != "pronoun"]
            if len(whose) == 2:
                return whose
    return []


def _two_armies(sentence: Sentence) -> bool:
    """Whether a sentence speaks of the forces of both ("the two armies")."""
    known = lists(sentence.language)
    for group in sentence.nouns:
        if sentence.head(group).lemma in known["armies"] and any(t.lower in known["both"] for t in sentence.tokens[group.i : group.head]):
            return True
    return False


def _fighting_verb(instance: Instance, verb: VerbGroup, discourse: Discourse) -> list[str]:
    sentence = instance.sentence
    known = lists(sentence.language)
    # Who fights with somebody may fight beside them.
    facing = known["opposite"] if verb.lemma in known["alongside"] else known["opposite"] | known["beside"]
    sides = [g for prep, g in verb_behind(verb) if prep in facing]
    if verb.passive:
        between = [g for prep, g in verb_behind(verb) if prep in lists(sentence.language)["amid"]]
        return _states(sentence, between, discourse)
    subjects = _states(sentence, verb.subjects, discourse)
    # "Exchanged fire": what is shot is no side.
    foes = [g for g in verb.objects if sentence.head(g).lemma not in known["fire"]]
    against = _states(sentence, [*foes, *sides], discourse)
    with_others = any(prep in known["alongside_of"] for prep, _ in verb_behind(verb))
    if (sides or foes or with_others) and not against:
        # "Both fought the rebels", "fought alongside us".
        return []
    met = list(dict.fromkeys([*subjects, *against]))
    # "The two armies clashed on the Chilean-Peruvian border".
    return met if met or not _two_armies(sentence) else _of_frontier(sentence, verb_behind(verb), discourse)
