"""Projects of two parties: named ones, and facilities that both build or that the one builds in the other's land."""

from collections.abc import Iterator, Sequence

from comity.observation import Attribute, Finding
from comity.read.agreements.sorts import sort_of
from comity.read.discourse import Discourse
from comity.read.encounters.joint_bodies import is_body
from comity.read.facts import MODALITIES, finding
from comity.read.frames import Instance, behind, instances, when
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.grammar.links import IN, OF
from comity.read.parties_between import joined_before
from comity.read.projects.later_acts import act_on, dated_ahead, is_about, is_behind, meant, remember
from comity.read.projects.listed_projects import beside, listed
from comity.read.projects.nouns import by_noun, is_told_before, told_before
from comity.read.projects.programmes_and_facilities import (
    TITLE,
    Thing,
    bearing_of,
    is_bare_plural,
    is_definite,
    is_figurative,
    is_joint_venture,
    is_of_a_facility,
    is_of_relations,
    is_of_something_there,
    is_stretch,
    is_titled,
    kind_of,
    lexicon,
    name_of,
    sector_of,
)
from comity.read.projects.project_parties import LATEST, has_place, is_for_itself, is_named, pair_of
from comity.read.projects.tied_parties import tied_to
from comity.read.sentence import Sentence

KIND = "project"
FIELDS = frozenset(
    (
        "action",
        "done",
        "abroad",
        "funded",
        "given",
        "links",
        "drills",
        "exercise",
        "troops",
        "intended",
        "makes",
        "flows",
        "sure",
        "thanks",
        "lends",
    )
)
_CONTRACT = "contract"
#: Marks of frames that tell of armed forces.
_FORCES = frozenset(("exercise", "troops"))
#: Marks of frames that tell nothing that becomes of a project.
_NO_ACTS = _FORCES | {"links"}
#: Marks of frames whose infinitive tells an aim ("a loan to build a dam").
_AIMS = frozenset(("done", "funded"))


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The projects that a sentence tells."""
    told: dict[int, tuple[Instance, Thing, list[str]]] = {}
    deeds: list[tuple[Instance, list[Thing]]] = []
    alone: dict[int, list[str]] = {}
    for instance in instances(sentence, KIND, every=True):
        if instance.status not in MODALITIES or instance.status == "denied" or is_for_itself(instance):
            continue
        things = _things(instance)
        deeds.append((instance, things))
        for thing in things:
            if "lends" in instance.frame.attrs and is_told_before(thing.name, discourse):
                # What money is for that is told again.
                continue
            pair = pair_of(instance, thing, discourse)
            if len(pair) != TITLE:
                pair = _by_several(instance, thing, alone, discourse)
            before = told.get(thing.group.i)
            if len(pair) == 2 and (before is None or _describes(before[0], thing) or not _describes(instance, thing)):
                told[thing.group.i] = (instance, thing, pair)
    for instance, thing, pair in list(told.values()):
        for more in beside(instance, thing) if instance.verb is not None and instance.noun is None else ():
            told.setdefault(more.group.i, (instance, more, pair))
    told = {i: (_main_deed(instance, thing, deeds), thing, pair) for i, (instance, thing, pair) in told.items()}
    in_list = {} if told else dict(listed(sentence, discourse))
    told_before(discourse).update(thing.name for _, thing, _ in told.values())
    for _, _, pair in told.values():
        discourse.last[LATEST] = (tuple(pair), discourse.index)
    yield from in_list.values()
    found: list[tuple[Finding, NounGroup, Instance | None]] = [
        (_project(instance, thing, pair, discourse), thing.group, instance) for instance, thing, pair in told.values()
    ]
    found += [
        (f, group, None) for group in sentence.nouns if group.i not in told and not in_list for f in by_noun(sentence, group, discourse)
    ]
    yield from (f for f, _, _ in found)
    yield from _later(deeds, found, discourse)
    remember([(f, sentence.head(group).lemma) for f, group, _ in found], discourse)


def _by_several(instance: Instance, thing: Thing, alone: dict[int, list[str]], discourse: Discourse) -> list[str]:
    """The two of whom one has done this to a thing and the other that ("was built by Chile and is run by Fiji")."""
    known = alone.setdefault(thing.group.i, [])
    known += [p for p in tied_to(instance, thing, discourse).doers if p not in known]
    near = thing.titled or is_named(instance.sentence, thing) or has_place(instance.sentence, thing)
    return known if len(known) == TITLE and near else []


def _later(
    deeds: Sequence[tuple[Instance, list[Thing]]], found: Sequence[tuple[Finding, NounGroup, Instance | None]], discourse: Discourse
) -> Iterator[Finding]:
    """What becomes of a project, told behind it in its sentence or in one that follows."""
    told = set[tuple[int, int]]()
    for instance, things in deeds:
        if instance.frame.attrs.keys() & _NO_ACTS or instance.place in told:
            continue
        told.add(instance.place)
        own = [
            (f, by)
            for f, group, by in found
            if is_behind(instance, group) and (any(t.group is group for t in things) or is_about(instance, group))
        ]
        if own:
            yield from (act for f, by in own if _is_later(instance, by) for act in act_on(instance, f, _action(instance), discourse))
        elif not found and (before := meant(instance, discourse)) is not None:
            yield from act_on(instance, before, _action(instance), discourse)


def _is_later(instance: Instance, by: Instance | None) -> bool:
    """Whether a verb stands behind that by which a project was told first, if a verb told it."""
    verb = instance.verb
    if verb is not None and verb.sort == "finite" and verb.missing is not None and not verb.passive:
        # "Work was stopped on the mill that Chile had been building": whose it is, and not what became of it.
        return False
    return by is None or (by is not instance and (by.verb is None or verb is None or by.verb.i < verb.i))


def _main_deed(instance: Instance, thing: Thing, deeds: Sequence[tuple[Instance, list[Thing]]]) -> Instance:
    """The deed that a sentence tells of a thing, rather than the clause that only says whose it is ("work was stopped on the mill that Chile built")."""
    if not _describes(instance, thing):
        return instance
    others = (i for i, things in deeds if i is not instance and any(t.group is thing.group for t in things))
    return next((i for i in others if not _describes(i, thing) and not i.frame.attrs.keys() & _NO_ACTS), instance)


def _describes(instance: Instance, thing: Thing) -> bool:
    """Whether a verb only describes a thing of which more is told ("the bridge linking both was opened")."""
    verb = instance.verb
    if instance.noun is not None or verb is None:
        return False
    told = [m for g in (*verb.objects, *(g for _, g in verb.obliques)) for m in (g, *(h for _, h in behind(g)))]
    relative = not verb.passive and thing.group in told and thing.group.j <= verb.i
    return verb.noun is thing.group or relative


def _project(instance: Instance, thing: Thing, pair: list[str], discourse: Discourse) -> Finding:
    attrs: dict[str, Attribute] = {"name": thing.name, "sector": sector_of(instance.sentence, thing), "action": _action(instance)}
    if instance.frame.attrs.keys() & _FORCES:
        attrs["sector"] = "defence"
    modality = "planned" if attrs["action"] == "planned" else "actual"
    verb = instance.verb
    aim = verb is not None and verb.sort == "infinitive" and attrs["action"] == "planned"
    # "Are to open in June".
    aim = aim and not (verb is not None and verb.governor is not None and verb.governor.lemma == "be" and verb.noun is None)
    # The day a loan was signed is not that of what it is for.
    period = None if aim else when(instance, discourse)
    return dated_ahead(
        finding(instance.sentence, KIND, pair[0], pair[1], attrs, period, instance.place, instance.frame.name, modality=modality)
    )


def _aspect(verb: VerbGroup | None, language: str) -> str:
    """What the verb over a deed makes of it ("have begun building", "has stopped work"); empty if nothing."""
    known, governor = lexicon(language), verb.governor if verb is not None else None
    if governor is None or verb is None or verb.sort not in ("ing", "infinitive"):
        return ""
    told = (("started", known.beginning), ("completed", known.ending), ("suspended", known.stopping))
    return next((action for action, lemmas in told if governor.lemma in lemmas), "")


def _action(instance: Instance) -> str:
    """What is told to be done: a plan, or what the frame tells; what was built is complete, what is being built is running."""
    attrs = instance.frame.attrs
    if instance.status == "planned":
        return "planned"
    verb = instance.verb
    if instance.noun is None and (aspect := _aspect(verb, instance.sentence.language)):
        return aspect
    governor = verb.governor if verb is not None else None
    if governor is not None and governor.lemma in lexicon(instance.sentence.language).helpful:
        # "Chile is helping Fiji to build a port".
        if governor.tense == "future" or governor.modal or governor.sort == "infinitive":
            return "planned"
        return str(attrs["done"]) if "done" in attrs and governor.tense == "past" else str(attrs["action"])
    if verb is not None and ((verb.sort == "infinitive" and (verb.noun is not None or attrs.keys() & _AIMS)) or _is_aim(instance)):
        # "Signed a deal to build a pipeline": what is aimed at is to come.
        return "planned"
    goes_on = verb is not None and (verb.tense == "present" or instance.sentence.tokens[verb.main].form == "ing")
    return str(attrs["done"]) if "done" in attrs and not goes_on else str(attrs["action"])


def _is_aim(instance: Instance) -> bool:
    """Whether money is told to be for a deed ("a loan for financing the dam", "to help in building the road")."""
    verb, sentence = instance.verb, instance.sentence
    before = sentence.tokens[max(0, verb.i - 2) : verb.i] if verb is not None else []
    if verb is None or verb.sort != "ing" or not before or not instance.frame.attrs.keys() & _AIMS:
        return False
    known = lexicon(sentence.language)
    if verb.governor is not None and verb.governor.lemma in known.thanking:
        return False
    return before[-1].lower in known.paying and (before[-1].lower != IN or before[0].lemma in known.helpful)


def _things(instance: Instance) -> list[Thing]:
    """What an instance is about, from the first place that names a project or facility."""
    if "lends" in instance.frame.attrs and not _gives_money(instance):
        return []
    for slot in instance.frame.places("thing"):
        if (slot == "subject" and not _can_be_subject(instance)) or (slot == OF and instance.noun is None and not _is_begun_by(instance)):
            continue
        groups = [g for g in instance.slot(slot) if not (_is_topic(instance.sentence, g) or _is_hit(instance, g))]
        found = [t for group in groups for t in _things_of(instance, group)]
        if found:
            return found
    return []


def _is_hit(instance: Instance, group: NounGroup) -> bool:
    """Whether a group hangs on what is done to it by force ("launched an attack on the village")."""
    acts = lexicon(instance.sentence.language).hitting
    return group.parent is not None and instance.sentence.head(group.parent).lemma in acts


def _gives_money(instance: Instance) -> bool:
    """Whether what a verb gives is money or help, and no other present."""
    known, sentence = lexicon(instance.sentence.language), instance.sentence
    heads = [sentence.head(g) for g in instance.slot("object")]
    return any(h.mark == "quantity" or h.lemma in known.money | known.help for h in heads)


def _is_begun_by(instance: Instance) -> bool:
    """Whether a verb's own noun is its object, and the thing hangs on that ("cut the ribbon of a library", "laid the first stone of a dam")."""
    verb, own = instance.verb, _own_words(instance)
    return verb is not None and any(instance.sentence.head(g).lemma in own for g in verb.objects)


def _own_words(instance: Instance) -> set[str]:
    """The words that belong to a deed's verb ("cut the ribbon", "opened its doors")."""
    return {word for phrase in instance.frame.verbs for word in phrase[1:]}


def _is_topic(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is what a treaty or a body is on ("the text of a treaty on air services", "a commission on mines")."""
    above = group.parent
    while above is not None:
        sort = sort_of(sentence, above)
        if (sort is not None and sort.type != _CONTRACT) or is_body(sentence, above):
            return True
        above = above.parent
    return False


def _can_be_subject(instance: Instance) -> bool:
    """Whether what is acted on can be a verb's subject: not where it acts on an object ("The port opened a school")."""
    verb = instance.verb
    if instance.noun is not None or verb is None:
        return False
    own = _own_words(instance)
    # "Opened its doors": the object is a word of the verb.
    return bool(instance.frame.attrs.keys() & {"links", "makes"}) or all(
        own & {t.lemma or t.lower for t in instance.sentence.tokens[g.i : g.j]} for g in verb.objects
    )


def _things_of(instance: Instance, group: NounGroup) -> list[Thing]:
    """What a group names: a project or facility, or those that works and parts are of ("the rebuilding of the market")."""
    sentence = instance.sentence
    known = lexicon(sentence.language)
    # "Shelved plans for a cable", "planned the construction of a dam".
    works = known.works | known.plans if "intended" in instance.frame.attrs else known.works
    if sentence.head(group).lemma in works and not _is_a_works(sentence, group) and group.behind:
        below = group.behind[0][1]
        found = [t for member in below.listed or [below] for t in _things_of(instance, member)]
        if not found and (is_titled(sentence, group) or sentence.head(group).lemma in known.paid):
            found = _thing(instance, group)
        name = name_of(sentence, group)
        return [Thing(t.group, name if len(found) == 1 and t.name in name else t.name, t.titled) for t in found]
    if sentence.head(group).lemma in works and not group.behind and instance.verb is not None:
        # "The hospital at Nadi, on which work will begin in May".
        found = [t for _, g in instance.verb.obliques if g.j <= group.i for t in _thing(instance, g)]
        if found:
            return found
    if group.behind and (is_stretch(sentence, group.behind[0][1]) or _is_one_of(sentence, group)):
        # "Laying 400 km of track", "the third of three laboratories".
        return _thing(instance, group.behind[0][1])
    return _thing(instance, group) or _told_beside(instance, group)


def _is_one_of(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is a number of those that stand behind it ("the third of three laboratories")."""
    return sentence.head(group).tag == "K" and group.behind[0][0] == OF


def _told_beside(instance: Instance, group: NounGroup) -> list[Thing]:
    """What a name is of, as is told right behind it ("Andesur 2, the second power cable between Chile and Peru, …")."""
    sentence = instance.sentence
    beside = sentence.explained(group)
    return [Thing(t.group, sentence.phrase(group), True) for t in _thing(instance, beside)] if beside is not None else []


def _is_a_works(sentence: Sentence, group: NounGroup) -> bool:
    """Whether works are a factory ("the cement works")."""
    head = sentence.head(group)
    return kind_of(sentence, group) == head.lower != head.lemma


def _is_crossing(instance: Instance, group: NounGroup) -> bool:
    """Whether what is opened is a border post that lets people pass, rather than one that is built ("reopened the border post")."""
    sentence, known = instance.sentence, lexicon(instance.sentence.language)
    named = any(t.lemma in known.crossing for t in sentence.tokens[group.i : group.head])
    return (
        named
        and str(instance.frame.attrs["action"]) == "completed"
        and not known.together & {t.lower for t in sentence.tokens[group.i : group.j]}
    )


def _thing(instance: Instance, group: NounGroup) -> list[Thing]:
    sentence, attrs = instance.sentence, instance.frame.attrs
    known = lexicon(sentence.language)
    head = sentence.head(group)
    if any(sentence.head(g).lemma in known.money for prep, g in group.behind if prep in known.made_of):
        # "A line of credit".
        return []
    wanted = known.facility | known.named | (known.shared if len(bearing_of(sentence, group)) == TITLE else frozenset())
    only = {"exercise": known.exercise, "troops": known.troops, "makes": known.venture, "flows": known.conduits, "thanks": known.facility}
    wanted = next((nouns for mark, nouns in only.items() if mark in attrs), wanted)
    if "drills" in attrs:
        wanted |= known.exercise
    titled = is_titled(sentence, group)
    apposed = any(
        is_joint_venture(sentence, g) or ("exercise" in attrs and sentence.head(g).lemma in known.exercise) for g in group.apposed
    )
    # "The exercise Blue Wave": its name stands behind its noun.
    called = attrs.keys() & {"exercise", "drills"} and any(t.lemma in known.exercise for t in sentence.tokens[group.i : group.head])
    if (kind_of(sentence, group) not in wanted and not called and not (apposed and titled)) or is_of_relations(sentence, group):
        return []
    if head.lemma in known.carried and head.lower != head.lemma and head.text[0].isupper():
        # "A medal For Services to the Nation".
        return []
    if is_figurative(sentence, group) or _is_crossing(instance, group):
        return []
    if is_bare_plural(sentence, group) and kind_of(sentence, group) not in known.exercise:
        return []
    of_two = len(joined_before(sentence, group)) == TITLE
    local = head.lemma in known.paid and is_of_something_there(sentence, group)
    its_own = is_definite(sentence, group) and is_named(sentence, Thing(group, "", titled))
    backed = any(t.lower in known.made or t.lemma in known.made for t in sentence.tokens[group.i : group.head])
    told = titled or of_two or local or its_own or backed or is_of_a_facility(sentence, group) or is_joint_venture(sentence, group)
    if head.lemma in known.named and (not told or _is_of_a_state(sentence, group, titled)):
        return []
    return [Thing(group, name_of(sentence, group), titled or apposed)]


def _is_of_a_state(sentence: Sentence, group: NounGroup, titled: bool) -> bool:
    """Whether a bank is a state's own, or a partnership is that of which two speak ("the Chile-Fiji partnership that we have built")."""
    known, head = lexicon(sentence.language), sentence.head(group)
    if head.lemma in known.tie:
        return not titled and head.text[0].islower()
    return head.lemma in known.venture and any(t.lower in known.states_own for t in sentence.tokens[group.i : group.head])
