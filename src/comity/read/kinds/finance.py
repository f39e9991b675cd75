"""Finance: loans, grants, credit lines, debts and aid from one party to another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.observation import Finding
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.figures.base_periods import is_of_saying
from comity.read.figures.figure import figure_words
from comity.read.figures.roll_heads import leads, rolled
from comity.read.figures.sentence_figures import Figure, Head, figures, told, unit
from comity.read.frames import Instance, behind, instances, verb_status, when
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import BY, FOR, FROM, IN, OF, TO, WITH
from comity.read.lenders import (
    NAMED,
    bank_meant,
    both_signers,
    is_bank,
    is_undecided,
    may_borrow,
    note_bank,
    note_heading,
    owed_to,
    under_heading,
    verbs_of,
)
from comity.read.lent_sums import adds_to_trade, gives_together, is_bracketed, is_of_next
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence
from comity.read.unnamed_sides import may_lack_doer

KIND = "finance"
FIELDS = frozenset(("of", "planned", "explicit", "with"))
#: Statuses under which money may pass or is to pass.
_TOLD = frozenset(("actual", "planned"))
#: How many sentences on parts of a package are told.
_REACH = 2
#: Where a sum stands that a verb passes: "was granted $5 million", "provided Fiji with $5 million".
_SUMS = ("", WITH)
#: In front of what money is for.
_PURPOSES = (FOR, TO, IN)


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The sums lent, given or owed that a sentence tells, how they changed, and the loans with no sum."""
    note_heading(sentence, discourse)
    found = heads(sentence, discourse)
    note_bank(sentence, discourse)
    done: set[Head] = set()
    for figure in figures(sentence, found, discourse):
        done.add(figure.head)
        if (
            figure.head.a
            and (figure.measure == "level" or (figure.measure == "change" and figure.head.verb is None))
            and (not figure.is_base or figure.period)
            and (figure.head.owns or (_is_object(sentence, figure) and _fits(sentence, figure, discourse)))
        ):
            yield _finding(sentence, figure, discourse)
    if not done:
        for head in found:
            yield from _unsummed(head, discourse)


def _is_object(sentence: Sentence, figure: Figure) -> bool:
    """Whether a sum is itself what a verb passes, and no price or worth of something else."""
    verb = figure.head.verb
    if verb is None:
        return True
    group = next((g for g in sentence.nouns if g.head == figure.at), None)
    light = figure_words(sentence.language).light
    if group is not None and group.parent in verb.objects and group.by in verbs_of(sentence.language)["priced"]:
        # "Donated ambulances worth $1 million".
        return group.parent is not None and sentence.head(group.parent).lemma in verbs_of(sentence.language)["kind"]
    while group is not None and group.by == OF and group.parent is not None and sentence.head(group.parent).lemma in light:
        group = group.parent
    if group is None or not (group in verb.objects or any(g is group and p in _SUMS for p, g in verb.obliques) or group.listed):
        return False
    of = next((item for item in group.behind if sentence.head(item[1]).index != figure.at), None)
    known = verbs_of(sentence.language)
    return of is None or of[0] not in known["worth"] or sentence.head(of[1]).tag != "N" or sentence.head(of[1]).lemma in known["money"]


def heads(sentence: Sentence, discourse: Discourse) -> list[Head]:
    """The places of a sentence that name money passing from one party to another."""
    found: list[Head] = []
    before = told(KIND, discourse, _REACH)
    for instance in instances(sentence, KIND):
        latest = found[-1] if found else before.heads[-1] if before is not None and before.heads else None
        head = _head(instance, discourse, latest) if _is_whole(instance) else None
        if head is not None:
            found.append(head)
    # "Granted a loan to": what is passed says more than the verb.
    sure = sorted(found, key=lambda h: h.verb is not None)
    return [*found, *rolled(sentence, leads(sure, before.heads if before is not None else (), "b", discourse.about()), states=False)]


def _is_whole(instance: Instance) -> bool:
    """Whether what must hang on a noun does ("a line of credit")."""
    needed = instance.frame.attrs.get("with")
    return not needed or any(instance.sentence.head(g).lemma == needed for g in instance.slot(OF))


def _head(instance: Instance, discourse: Discourse, before: Head | None) -> Head | None:
    instance = _carried(instance)
    if (instance.status not in _TOLD and not _is_forgiven(instance)) or _is_mixed(instance):
        return None
    sides = _sides(instance, discourse, before)
    if sides is None:
        return None
    attrs = {"of": str(instance.frame.attrs["of"])}
    noun, verb = instance.noun, instance.verb
    if noun is not None:
        return Head(KIND, noun.i, noun.j, noun.head, *sides, attrs, noun, None, instance=instance, under=verb)
    assert verb is not None
    return Head(KIND, verb.i, verb.j, verb.main, *sides, attrs, None, verb, instance=instance)


def _is_mixed(instance: Instance) -> bool:
    """ "$57 billion in loans and investment": nobody knows how much of it is lent."""
    mixed = verbs_of(instance.sentence.language)["mixed"]
    return instance.noun is not None and any(instance.sentence.head(g).lemma in mixed for g in instance.noun.listed)


def _carried(instance: Instance) -> Instance:
    """ "The grant which X made", "a loan extended by X": the verb that describes the money tells of it, whatever stands around it."""
    sentence, verbs = instance.sentence, verbs_of(instance.sentence.language)
    for verb in sentence.verbs:
        about = instance.noun is not None and (verb.missing is instance.noun or (verb.noun is instance.noun and verb.passive))
        if about and verb.lemma in verbs["giving"] | verbs["receiving"]:
            status, tense = verb_status(sentence, verb)
            return replace(instance, verb=verb, status=status, tense=tense)
    if instance.noun is not None and instance.verb is not None and instance.verb.lemma in verbs["financing"]:
        # "Will finance a road with a loan of": the money passes as the deed is done.
        status, tense = verb_status(sentence, instance.verb)
        return replace(instance, status=status, tense=tense)
    offered = instance.verb is not None and instance.noun in instance.verb.objects and instance.verb.lemma in verbs["offering"]
    return replace(instance, status="planned") if offered and instance.status == "wish" else instance


def _is_forgiven(instance: Instance) -> bool:
    """Whether a debt is written off, which is told with the verbs that make nothing of other things."""
    verbs = verbs_of(instance.sentence.language)
    return instance.frame.attrs["of"] == "debt" and instance.verb is not None and instance.verb.lemma in verbs["forgiving"]


def _sides(instance: Instance, discourse: Discourse, before: Head | None) -> tuple[str, str] | None:
    """Who gives and who gets, what is not said taken from what was told before or from the document's pair."""
    givers, takers = _slots(instance, discourse)
    both = both_signers(instance, discourse)
    if both is not None or is_undecided(instance, discourse):
        return both
    owed = owed_to(instance, discourse)
    if owed is not None:
        return owed
    got = _first(_actors(instance, ["subject"], discourse), None, discourse) if takers[:1] == ["subject"] else None
    those = _actors(instance, givers, discourse)
    if gives_together(instance, those):
        return None
    giver = _first(those, got, discourse)
    taker = got or _first(_actors(instance, takers, discourse), giver, discourse)
    if giver and may_borrow(instance, giver, discourse):
        return None
    return _completed(instance, giver, taker, discourse, before)


def _slots(instance: Instance, discourse: Discourse) -> tuple[list[str], list[str]]:
    """The places of the grammar where lender and receiver stand: a verb of getting has the receiver as its subject."""
    verbs, frame = verbs_of(instance.sentence.language), instance.frame
    givers, takers = list(frame.places("lender")), list(frame.places("receiver"))
    if "object" in takers and _is_given_two(instance):
        # "Lent Mali $40 million for a road to Senegal".
        takers = ["object", *(t for t in takers if t != "object")]
    lemma = instance.verb.lemma if instance.verb is not None else ""
    if instance.noun is None:
        return givers, takers
    if _is_forgiven(instance):
        return ["subject"], takers
    signed = lemma in verbs["signing"] and bool(instance.slot(WITH)) and not _is_lender(instance, discourse)
    if lemma in verbs["financing"]:
        # "Is building a port in Chad under a grant".
        return ["owner", FROM, BY, "subject"], [*(t for t in takers if t not in ("subject", WITH)), IN]
    if lemma in verbs["receiving"] or signed:
        return [s for s in givers if s != "subject"] + [WITH], ["subject", *(s for s in takers if s not in ("subject", WITH))]
    if lemma in verbs["giving"] | verbs["offering"] and "subject" in givers:
        # "Granted a loan for purchases by Fiji": who does it is its giver before all that hangs on the money.
        givers = ["subject", *(s for s in givers if s != "subject")]
    if lemma not in verbs["giving"] | verbs["offering"] | verbs["signing"] | verbs["passing"]:
        # "The United States will catalyse $5 billion in financing for …": no deed of giving.
        givers, takers = [s for s in givers if s != "subject"], [s for s in takers if s != "subject"]
    return givers, takers


def _is_given_two(instance: Instance) -> bool:
    """Whether a party is the first of several objects of the verb."""
    verb = instance.verb
    two = verb is not None and not verb.passive and len(verb.objects) > 1
    return verb is not None and two and instance.sentence.head(verb.objects[0]).mark == "party"


def _is_lender(instance: Instance, discourse: Discourse) -> bool:
    """Whether who signs is an organisation, or a fund or bank and the other side none: of it and a state the state borrows."""
    banks = [any(is_bank(instance.sentence, g) for g in instance.slot(slot)) for slot in ("subject", "with")]
    return banks == [True, False] or any(not is_actor(a.party) for a in instance.slot_actors("subject", discourse))


def _actors(instance: Instance, slots: Sequence[str], discourse: Discourse) -> list[Actor]:
    """Who stands in some places; "bilateral aid" names nobody."""
    sentence, found = instance.sentence, list[Actor]()
    for slot in slots:
        groups = _groups(instance, slot)
        if slot == "owner":
            found += [a for a in instance.slot_actors(slot, discourse) if a.sort != "pair" and not _is_ours(instance, a, discourse)]
        for group in groups:
            named = actors(sentence, group, discourse, listed=False)
            ours = sentence.head(group).lower in words(sentence.language).sets["own"]
            # "Kuwait said it would give": who is meant stands in the sentence.
            it = sentence.head(group).lower in words(sentence.language).sets["singular"]
            named = [replace(a, sort="party") if it and a.party in sentence.parties() else a for a in named]
            found += [a for a in named if not ours or a.party == discourse.home()]
            found += actors(sentence, group.possessor, discourse) if group.possessor is not None else []
            if slot in _PURPOSES and not named:
                # "For Kenyan clinics", "to Kenya's farmers".
                found += [a for a in owners(sentence, group, discourse) if a.sort == "adjective"]
            bank = bank_meant(sentence, group, discourse) if not named else None
            found += [Actor(bank, "institution")] if bank else []
    return found


def _groups(instance: Instance, slot: str) -> list[NounGroup]:
    """The noun groups in a place; the doer of "a commitment by the G7 to provide" is the noun's."""
    verb = instance.verb
    if slot == "owner":
        return []
    if slot == BY and instance.noun is not None:
        # "Debt owed by Fiji".
        return [*instance.slot(slot), *(g for v in instance.sentence.verbs if v.noun is instance.noun and v.passive for g in v.subjects)]
    if slot == FOR and verb is not None:
        return [*instance.slot(slot), *_helped(instance, verb)]
    if slot == "object" and instance.noun is not None:
        return [g for g in verb.objects if g is not instance.noun] if verb is not None else []
    if slot == "subject" and verb is not None and verb.sort == "infinitive" and verb.noun is not None:
        by = [g for prep, g in verb.noun.behind if prep in words(instance.sentence.language).sets["agents"]]
        return by or instance.slot(slot)
    return instance.slot(slot)


def _helped(instance: Instance, verb: VerbGroup) -> list[NounGroup]:
    """ "Allocated $3 million to help Malawi": whom money is to help."""
    helping = verbs_of(instance.sentence.language)["helping"]
    below = [v for v in instance.sentence.verbs if v.governor is verb and v.sort == "infinitive" and v.lemma in helping]
    return [m for v in below for g in v.objects for m in (g, *(o for p, o in behind(g) if p in (OF, IN)))]


def _is_ours(instance: Instance, actor: Actor, discourse: Discourse) -> bool:
    """Whether a thing is "ours", and nobody knows whose it is."""
    sentence, noun = instance.sentence, instance.noun
    if actor.sort != "pronoun" or noun is None:
        return False
    own = words(sentence.language).sets["own"]
    return actor.party != discourse.home() and any(t.lower in own for t in sentence.tokens[noun.i : noun.head])


def _first(found: Sequence[Actor], other: str | None, discourse: Discourse) -> str | None:
    """The first party that is not the other side; whom "we", "our" or "they" mean is not taken for sure."""
    sure = [a for a in found if a.sort != "pronoun" or a.party == discourse.home() or discourse.subject[:1] == (a.party,)]
    several = len({a.party for a in found if a.sort == "pronoun"}) > 1
    return next((a.party for a in sure if a.party != other and not (several and a.sort == "pronoun")), None)


def _completed(
    instance: Instance, giver: str | None, taker: str | None, discourse: Discourse, before: Head | None
) -> tuple[str, str] | None:
    """Both sides: what is left out is what was told before, or else the other of the document's two."""
    if giver and taker:
        return giver, taker
    if instance.sentence.is_label() and not giver and not taker:
        return under_heading(instance, discourse)
    if not giver and not may_lack_doer(instance):
        return None
    if before is not None:
        spoken = any(instance.sentence.head(g).lower in words(instance.sentence.language).sets["own"] for g in instance.slot("subject"))
        apart = any(is_actor(p) and p not in (before.a, before.b) for p in instance.sentence.parties())
        told_on = giver or taker or (instance.noun is not None and not spoken and not _may_be_spent_at_home(instance))
        if giver in (before.a, None) and taker in (before.b, None) and told_on and not apart:
            return before.a, before.b
        if taker and taker != before.a and any(instance.sentence.head(g).tag == "U" for g in instance.slot("subject")):
            return before.a, taker
        here = before.instance is not None and before.instance.sentence is instance.sentence
        named = set(instance.sentence.parties()) - ({before.a, before.b} if here else set())
        if giver and not taker and giver != before.b and not instance.slot(TO) and named <= {giver}:
            # Another who gives to the same.
            return giver, before.b
    if instance.frame.attrs["of"] == "debt" or instance.frame.attrs.get("explicit"):
        return None
    if giver and not instance.slot(TO):
        other = _other(instance, giver, discourse)
        return (giver, other) if other else None
    if taker and instance.noun is not None and not instance.sentence.parties()[1:] and not instance.slot("subject"):
        other = _other(instance, taker, discourse)
        return (other, taker) if other else None
    return None


def _may_be_spent_at_home(instance: Instance) -> bool:
    """Whether help with no giver and no receiver may be anybody's: "£50 million of funding for local authorities"."""
    return instance.frame.attrs["of"] == "aid" and (bool(instance.slot(FOR)) or bool(instance.verb is not None and instance.verb.subjects))


def _other(instance: Instance, one: str, discourse: Discourse) -> str | None:
    """The other of the two that the sentence names, or of the document's pair where it names nobody else and says what the money is for."""
    pair = discourse.here or discourse.pair
    if pair is None or one not in pair:
        return None
    other = pair[1] if pair[0] == one else pair[0]
    named = [p for p in instance.sentence.parties() if p != one]
    if named:
        return other if named == [other] else None
    named_money = instance.noun is not None and instance.frame.attrs["of"] != "aid"
    between = _is_between_them(discourse) or (named_money and discourse.of_two)
    told_so = between and (named_money or bool(instance.slot(FOR) or instance.slot(IN)))
    return other if told_so else None


def _is_between_them(discourse: Discourse) -> bool:
    """Whether a document is told to be about its pair: money of which one side is not told may else be spent at home."""
    return set(discourse.pair or ()) <= {*discourse.title, discourse.own}


def _finding(sentence: Sentence, figure: Figure, discourse: Discourse) -> Finding:
    head = figure.head
    taker = (_own_taker(sentence, figure, discourse) if not head.owns else None) or head.b
    return finding(
        sentence, KIND, head.a, taker, dict(head.attrs), _period(sentence, figure, discourse), sentence.place(figure.at, figure.at + 1), _rule(head),
        measure=figure.measure, modality=_modality(sentence, head), value=figure.value,
        unit=unit(sentence, figure.quantity, head.a, head.b), bound=figure.quantity.bound, base=figure.base,
    )  # fmt: skip


def _fits(sentence: Sentence, figure: Figure, discourse: Discourse) -> bool:
    """Whether nobody else is told right behind a sum to be the giver ("€550 million from the EU")."""
    if is_bracketed(sentence, figure.at) or adds_to_trade(sentence, figure) or is_of_next(sentence, figure):
        return False
    group = next((g for g in sentence.nouns if g.head == figure.at), None)
    givers = [a.party for prep, g in group.behind[:1] if prep == FROM for a in actors(sentence, g, discourse)] if group else []
    return not givers or figure.head.a in givers


def _own_taker(sentence: Sentence, figure: Figure, discourse: Discourse) -> str | None:
    """The receiver told right behind a sum ("£5 million to Kenya and £3 million to Uganda")."""
    slots = figure.head.instance.frame.places("receiver") if figure.head.instance is not None else ()
    for group in sentence.nouns:
        if group.head == figure.at:
            for prep, other in group.behind[:1]:
                found = actors(sentence, other, discourse, listed=False) if prep in slots else []
                return next((a.party for a in found if a.party != figure.head.a), None)
    return None


def _period(sentence: Sentence, figure: Figure, discourse: Discourse) -> Period | None:
    """When the money passes: its own date, else that of the deed; none where it is only spoken of ("talks on Monday on a loan")."""
    instance = figure.head.instance
    if not sentence.periods() or instance is None:
        return None
    noun = instance.noun
    if noun is not None and noun.parent is None and noun.role not in ("", "subject", "object") and not _is_in_kind(noun, figure):
        return None
    if len(sentence.periods()) > 1 and figure.period is not None:
        return figure.period
    return None if is_of_saying(sentence, sentence.periods()[0][0]) else when(instance, discourse)


def _is_in_kind(noun: NounGroup, figure: Figure) -> bool:
    """Whether a noun only says in what a sum was given ("gave $3 million in grants")."""
    given = [g.head for g in noun.verb.objects] if noun.verb is not None else []
    instance = figure.head.instance
    return instance is not None and figure.at in given and noun.role in figure_words(instance.sentence.language).within


def _rule(head: Head) -> str:
    return head.instance.frame.name if head.instance is not None else "figure"


def _modality(sentence: Sentence, head: Head) -> str:
    """An offer, a pledge or a promise is planned, whatever its tense."""
    instance, verbs = head.instance, verbs_of(sentence.language)
    if instance is None or instance.status == "planned" or instance.frame.attrs.get("planned"):
        return "planned"
    if instance.verb is not None and verb_status(sentence, instance.verb)[0] == "planned":
        return "planned"
    if instance.noun is not None:
        before = {t.lower for t in sentence.tokens[instance.noun.i : instance.noun.head]}
        if before & verbs["offered"] or (instance.verb is not None and instance.verb.lemma in verbs["offering"]):
            return "planned"
    return "actual"


def _unsummed(head: Head, discourse: Discourse) -> Iterator[Finding]:
    """A loan told with both its sides and no sum; "the loan" is one told before."""
    instance = head.instance
    if instance is None or instance.noun is None or head.attrs["of"] not in NAMED or instance.verb is None:
        return
    sentence, noun, verbs = instance.sentence, instance.noun, verbs_of(instance.sentence.language)
    named, inside = sentence.parties(), sentence.tokens[noun.i : noun.head]
    numbers = [t.value.sort for t in inside if isinstance(t.value, Quantity)]
    known = any(t.lower in words(sentence.language).sets["definite"] for t in inside) and not numbers
    passed = noun in instance.verb.objects and instance.verb.lemma in verbs["giving"] | verbs["receiving"]
    if head.a in named and head.b in named and passed and not known and set(numbers) <= {"ordinal"} and not _has_money(sentence):
        yield finding(
            sentence, KIND, head.a, head.b, dict(head.attrs), when(instance, discourse), instance.place, _rule(head),
            measure="level", modality=_modality(sentence, head), value=None, bound="about",
        )  # fmt: skip


def _has_money(sentence: Sentence) -> bool:
    return any(q.sort == "money" for _, q in sentence.quantities())
