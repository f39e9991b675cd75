"""Projects that a noun tells by itself: one that bears two names, goes between two, is a programme within which much is done, or is paid for."""

from collections.abc import Iterator

from comity.observation import Attribute, Finding
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse
from comity.read.facts import MODALITIES, finding
from comity.read.frames import behind, noun_status, resolve, verb_status
from comity.read.grammar import NounGroup
from comity.read.grammar.links import OF
from comity.read.marks.periods import Period
from comity.read.projects.payers import makers, paid_by
from comity.read.projects.programmes_and_facilities import (
    TERRITORY,
    TITLE,
    Thing,
    bearing_of,
    ends_of,
    is_definite,
    is_figurative,
    is_of_relations,
    is_of_something_there,
    is_titled,
    kind_of,
    lexicon,
    name_of,
    sector_of,
    states_of,
)
from comity.read.projects.project_parties import has_place, named_in, pair_told
from comity.read.projects.purposes import is_one, is_supported, paying_for
from comity.read.projects.running_since import running_since
from comity.read.sentence import Sentence

KIND = "project"
#: Under this key the discourse keeps the names of projects.
_KEY = "projects"


def by_noun(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A project that a noun tells by itself: it bears the names of two, goes between them, is within a programme, or is paid for."""
    known = lexicon(sentence.language)
    for found in (_owned_by_two, _between, _joint, _made_there, _venture, _within, _paid, _agreed, _of_the_two):
        told = next(found(sentence, group, discourse), None)
        if (
            told is not None
            and not is_of_relations(sentence, group)
            and not is_figurative(sentence, group)
            and sentence.head(group).lemma not in known.exercise
        ):
            told_before(discourse).add(str(told.observation.attrs["name"]))
            yield told
            return


def told_before(discourse: Discourse) -> set[str]:
    """The names of the projects that a text has told so far."""
    found = discourse.last.setdefault(_KEY, set())
    assert isinstance(found, set)
    return found


def _between(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """What goes or is to go between two states ("the project for the power interconnection between Greece and Egypt")."""
    known = lexicon(sentence.language)
    head = kind_of(sentence, group)
    planned = group.parent is not None and sentence.head(group.parent).lemma in known.plans
    runs = head in known.transit and head not in known.carried
    if head not in known.facility or not (planned or runs) or not is_definite(sentence, group):
        return
    thing = Thing(group, name_of(sentence, group), False)
    pair = ends_of(sentence, thing, discourse)
    status = noun_status(sentence, group)[0]
    if len(pair) == 2 and status in MODALITIES:
        yield _told(sentence, thing, pair, "planned" if planned or status == "planned" else "running")


def _joint(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A named facility or field that two use or work on together ("the joint use of the Paranal observatory")."""
    known = lexicon(sentence.language)
    holder = group.parent
    if kind_of(sentence, group) not in known.facility or holder is None or sentence.head(holder).lemma not in known.uses:
        return
    if not known.together & {t.lower for t in sentence.tokens[holder.i : holder.head]}:
        return
    if not (is_titled(sentence, group) or _is_named_before(sentence, group)):
        return
    pair, status = pair_told(sentence, group, discourse), noun_status(sentence, holder)[0]
    if len(pair) == 2 and status in ("actual", "planned"):
        yield _told(sentence, Thing(group, name_of(sentence, group), True), pair, "planned" if status == "planned" else "running")


def _made_there(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A facility that one has built or paid for in another's land ("the Chilean-built Nadi dam in Fiji")."""
    known = lexicon(sentence.language)
    if kind_of(sentence, group) not in known.facility or noun_status(sentence, group)[0] != "actual":
        return
    thing = Thing(group, name_of(sentence, group), is_titled(sentence, group))
    doers = makers(sentence, thing, discourse) or _whose_abroad(sentence, thing, discourse)
    hosts = [a.party for prep, g in behind(group) if prep in known.at for a in actors(sentence, g, discourse) if a.sort in TERRITORY]
    hosts += [a.party for a in owners(sentence, group, discourse) if a.sort == "party"]
    pair = states_of([Actor(p, "party") for p in [*doers, *hosts[:1]]])
    if len(doers) == 1 and len(pair) == TITLE:
        yield _told(sentence, thing, pair, "running")


def _whose_abroad(sentence: Sentence, thing: Thing, discourse: Discourse) -> list[str]:
    """Whose institution a thing is that stands in another's land, by its name ("the Chilean School in Suva")."""
    group, known = thing.group, lexicon(sentence.language)
    head = sentence.head(group)
    if head.lemma not in known.institutions or not head.text[0].isupper() or head.lower != head.lemma:
        return []
    # "The University of St. Thomas in Houston" is called for somebody rather than of a town.
    of = [a for prep, g in group.behind if prep == OF for a in actors(sentence, g, discourse) if a.sort == "party"]
    return states_of([*(a for a in owners(sentence, group, discourse) if a.sort == "adjective"), *of])


def _venture(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """What is told to be a joint venture or project of two ("the Nadi gas project, a joint venture of Chile and Fiji")."""
    if not group.apposed:
        return
    known = lexicon(sentence.language)
    named = is_titled(sentence, group) or _is_named_before(sentence, group)
    by_its_noun = kind_of(sentence, group) in known.facility | known.named
    if not named or not (by_its_noun or any(sentence.head(g).lemma in known.schemes for g in group.apposed)):
        return
    for told in group.apposed:
        if not (known.together & {t.lower for t in sentence.tokens[told.i : told.head]} or sentence.head(told).lemma in known.schemes):
            continue
        pair = states_of([a for prep, g in behind(told) if prep in known.among for a in actors(sentence, g, discourse)])
        if len(pair) == TITLE and noun_status(sentence, group)[0] == "actual":
            yield _told(sentence, Thing(group, name_of(sentence, group), True), pair, "running")


def _is_named_before(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a name stands before a facility's noun ("Paranal observatory")."""
    return any(t.tag in ("N", "A", "J") and t.text[0].isupper() and t.index for t in sentence.tokens[group.i : group.head])


def _agreed(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A named facility that a contract or agreement of two is to bring about ("a deal to build a pipeline from Arica to Suva")."""
    known = lexicon(sentence.language)
    if kind_of(sentence, group) not in known.facility:
        return
    paper = _paper_of(sentence, group)
    thing = Thing(group, name_of(sentence, group), is_titled(sentence, group))
    if paper is None or not (thing.titled or has_place(sentence, thing) or len(ends_of(sentence, thing, discourse)) == 2):
        return
    pair, status = pair_told(sentence, group, discourse), noun_status(sentence, paper)[0]
    if len(pair) == 2 and status in ("actual", "planned"):
        yield _told(sentence, thing, pair, "planned")


def _paper_of(sentence: Sentence, group: NounGroup) -> NounGroup | None:
    """The agreement or contract whose purpose a facility is: by "for the construction of it", or "to build it"."""
    known = lexicon(sentence.language)
    holder = group
    while holder.parent is not None and sentence.head(holder.parent).lemma in known.works | known.plans:
        holder = holder.parent
    aim = holder is not group or (group.by or "") in known.paying
    if holder.parent is not None and sentence.head(holder.parent).mark == "quantity":
        # "A contract worth 300 million marks for a mill".
        holder = holder.parent
    if aim and holder.parent is not None and sentence.head(holder.parent).lemma in known.papers:
        return holder.parent
    verb = holder.verb
    if verb is not None and holder.role == "object" and verb.noun is not None and verb.sort in ("infinitive", "ing"):
        return verb.noun if sentence.head(verb.noun).lemma in known.papers else None
    # "Signed a contract with a firm for the construction of the dam".
    papers = [g for g in verb.objects if sentence.head(g).lemma in known.papers] if verb is not None else []
    return papers[0] if papers and (holder.role in known.paying or (holder.by or "") in known.paying) else None


def _within(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A programme of one for the other, within which something is given or done ("offers 130 places under the ITEC Programme")."""
    known = lexicon(sentence.language)
    holder = sentence.head(group.parent).lemma if group.parent is not None else ""
    inside = group.role in known.within or (group.by or "") in known.within or holder in known.shares
    # "As part of the programme".
    inside = inside or bool(known.shares & {t.lower for t in sentence.tokens[max(0, group.i - 2) : group.i]})
    if sentence.head(group).lemma not in known.schemes or not inside or not _has_name(sentence, group):
        return
    pair = pair_told(sentence, group, discourse)
    verb = group.verb or (group.parent.verb if group.parent is not None else None)
    tense = "" if verb is None else verb_status(sentence, verb)[0]
    if len(pair) == 2 and tense in ("", "actual", "planned"):
        yield _told(sentence, Thing(group, name_of(sentence, group), True), pair, "running")


def _of_the_two(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A project with a name of its own that a text about two tells of ("The Blue Lagoon project has to go on")."""
    head = sentence.head(group)
    if head.lemma not in lexicon(sentence.language).scheme or head.lower != head.lemma:
        return
    if head.mark or not (is_titled(sentence, group) or _is_named_before(sentence, group)):
        return
    name = name_of(sentence, group)
    if not is_definite(sentence, group) or name in told_before(discourse):
        return
    if not discourse.is_titled() and len(named_in(sentence)) != TITLE:
        # What a text about one of them tells by the way.
        return
    pair, status = pair_told(sentence, group, discourse), noun_status(sentence, group)[0]
    if len(pair) == 2 and status in ("actual", "planned"):
        action = "planned" if status == "planned" else "running"
        yield _told(sentence, Thing(group, name, True), pair, action)


def _paid(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """What one of the two pays for in the other's land ("a loan for the Suva Harbour Project"): it is to come."""
    known = lexicon(sentence.language)
    kind = kind_of(sentence, group)
    if kind not in known.facility and kind not in known.paid:
        return
    thing = Thing(group, name_of(sentence, group), True)
    named = _has_name(sentence, group) or has_place(sentence, thing)
    giving = paid_by(sentence, thing, discourse) if named else ()
    if not giving and (named or is_one(sentence, thing)):
        giving = paying_for(sentence, thing, discourse) or ()
    if is_told_before(thing.name, discourse):
        return
    if len(set(giving)) == TITLE:
        yield _told(sentence, thing, list(giving), "planned")
        return
    common = sentence.head(group).lemma in known.paid and not sentence.head(group).text[0].isupper()
    if not named or (common and not is_of_something_there(sentence, group)):
        return
    money = any(sentence.head(g).lemma in known.money for g in sentence.nouns if g is not group)
    behind_it = (
        is_supported(sentence, group)
        or group.role in known.paying
        or (group.by or "") in known.paying
        or (group.role == "object" and _is_paying(sentence, group))
    )
    pair = pair_told(sentence, group, discourse) if money and behind_it else []
    paying = group.verb is not None and group.role == "object"
    # "The loan will support the project": what a loan does is no stand that somebody takes.
    status = verb_status(sentence, group.verb)[0] if paying and group.verb is not None else noun_status(sentence, group)[0]
    if len(pair) != 2 or status not in ("actual", "planned"):
        return
    period = _date_behind(sentence, group, discourse)
    goes_on = bool(known.ongoing & {t.lower for t in sentence.tokens[group.i : group.head]})
    yield _told(sentence, thing, pair, "running" if goes_on else "planned" if period is None else "started", period)


def is_told_before(name: str, discourse: Discourse) -> bool:
    """Whether a text has told of a project by the same name, or by one that ends like it."""
    return any(_is_same_name(name, other) for other in told_before(discourse))


def _is_same_name(name: str, other: str) -> bool:
    """Whether two names end in the same two words ("the old Nadi Market", "the rebuilding of Nadi Market")."""
    return name.split()[-TITLE:] == other.split()[-TITLE:] and len(name.split()) >= TITLE


def _date_behind(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Period | None:
    """When one of several was begun: told right behind it in the past ("loans were given for the Nadi Port Project in 1988")."""
    past = group.verb is not None and group.verb.tense == "past"
    behind_it = sentence.tokens[group.j : group.j + 2]
    value = behind_it[1].value if past and len(behind_it) > 1 and behind_it[0].tag == "P" else None
    return resolve(value, "past", "actual", discourse) if isinstance(value, Period) else None


def _is_paying(sentence: Sentence, group: NounGroup) -> bool:
    """Whether what a verb does for a thing is done by money ("the funding will support the project")."""
    money = lexicon(sentence.language).money
    return group.verb is not None and any(sentence.head(g).lemma in money for g in group.verb.subjects)


def _has_name(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a thing has a name of its own, or one word of capitals ("the ITEC Programme"), and is no body that acts."""
    head = sentence.head(group)
    before = sentence.tokens[group.i : group.head]
    short = head.text[0].isupper() and any(t.text.isupper() and len(t.text) > TITLE for t in before)
    return (is_titled(sentence, group) or short) and head.mark == ""


def _told(sentence: Sentence, thing: Thing, pair: list[str], action: str, period: Period | None = None) -> Finding:
    attrs: dict[str, Attribute] = {"name": thing.name, "sector": sector_of(sentence, thing), "action": action}
    modality = "planned" if action == "planned" else "actual"
    period = period or (running_since(sentence, thing.group) if action == "running" else None)
    return finding(sentence, KIND, pair[0], pair[1], attrs, period, sentence.place(thing.group.i, thing.group.j), "noun", modality=modality)


def _owned_by_two(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A project that bears the names of two ("the Uruguay-Japan Regional School"): it runs, or is said to be planned."""
    known = lexicon(sentence.language)
    head = sentence.head(group)
    # "The Chilean and Fijian central banks" are one of each.
    shared = head.lemma in known.shared and head.lower == head.lemma and len(bearing_of(sentence, group)) == TITLE
    known_as_one = kind_of(sentence, group) in known.facility | known.named and is_titled(sentence, group)
    if not (shared or known_as_one) or group.possessor is not None:
        return
    if is_of_relations(sentence, group) or any(t.lower in known.seated for t in sentence.tokens[group.i : group.head]):
        return
    pair = states_of([a for a in owners(sentence, group, discourse) if a.sort == "adjective"])
    status, _ = noun_status(sentence, group)
    if len(pair) != 2 or status not in ("actual", "planned") or not is_definite(sentence, group):
        return
    thing = Thing(group, name_of(sentence, group), True)
    action = "planned" if status == "planned" else "running"
    attrs: dict[str, Attribute] = {"name": thing.name, "sector": sector_of(sentence, thing), "action": action}
    yield finding(sentence, KIND, pair[0], pair[1], attrs, None, sentence.place(group.i, group.j), "owned", modality=status)
