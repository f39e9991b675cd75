"""Finance: loans, grants, credit lines, debts and aid from one party to another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from comity.observation import Finding
from comity.read.actors import actors
from comity.read.dates_of_others import of_others
from comity.read.discourse import Discourse
from comity.read.facts import finding
from comity.read.figures.base_periods import is_of_saying
from comity.read.figures.figure import Owned, figure_words
from comity.read.figures.roll_heads import Lead, leads, rolled
from comity.read.figures.sentence_figures import Figure, Head, again, figures, told, unit
from comity.read.figures.since_clauses import since_told
from comity.read.figures.year_to_date import at_close, up_to_now
from comity.read.frames import Instance, frames, instances, resolve, verb_status, when
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import AT, FOR, FROM, IN, OF, TO, WITH
from comity.read.lender_ranks import money_ranks
from comity.read.lenders import NAMED, is_forgiven, is_in_takers_coin, note_bank, note_heading, verbs_of
from comity.read.lent_sums import adds_to_trade, comes_from, gapped, is_bracketed, is_change, is_of_next, is_only_of_use, when_agreed
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.money_sides import half_told, money_as, money_sides
from comity.read.money_told_on import is_spent, line_of
from comity.read.parts_of_sums import as_told, parts
from comity.read.sentence import Sentence
from comity.read.status import verb_of

KIND = "finance"
FIELDS = frozenset(("of", "planned", "explicit", "with", "again", "called"))
#: Statuses under which money may pass or is to pass.
_TOLD = frozenset(("actual", "planned"))
#: What goes on for more days than that goes on for years.
_YEAR = 366
#: How many sentences on parts of a package are told.
_REACH = 2
#: Under this the discourse keeps money of which one side alone was told, and in which sentence.
_HALF = "finance half"
#: Where a sum stands that a verb passes: "was granted $5 million", "provided Fiji with $5 million".
_SUMS = ("", WITH)


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The sums lent, given or owed that a sentence tells, how they changed, the loans with no sum, and who gives most."""
    yield from money_ranks(sentence, discourse)
    note_heading(sentence, discourse)
    found = heads(sentence, discourse)
    note_bank(sentence, discourse)
    done: set[Head] = set()
    told_so: list[tuple[int, Finding]] = []
    for figure in figures(sentence, found, discourse):
        done.add(figure.head)
        if (
            figure.head.a
            and (figure.measure == "level" or is_change(figure, [f for _, f in told_so]))
            and (not figure.is_base or figure.period)
            and not comes_from(sentence, figure, discourse)
            and (
                figure.head.owns
                or figure.measure == "change"
                or (_is_object(sentence, figure, discourse) and _fits(sentence, figure, discourse))
            )
        ):
            told_so.append((figure.at, _finding(sentence, figure, discourse)))
    of_whole = dict(parts(sentence, told_so, discourse))
    yield from (f for at, f in told_so if at not in of_whole)
    yield from of_whole.values()
    if not done:
        for head in found:
            yield from _unsummed(head, discourse)


def _is_object(sentence: Sentence, figure: Figure, discourse: Discourse) -> bool:
    """Whether a sum is itself what a verb passes, and no price or worth of something else."""
    verb = figure.head.verb
    if verb is None:
        return True
    group = sentence.headed_by(figure.at)
    light = figure_words(sentence.language).light
    if group is not None and group.parent in verb.objects and group.by in verbs_of(sentence.language)["priced"]:
        # "Donated ambulances worth $1 million".
        return group.parent is not None and sentence.head(group.parent).lemma in verbs_of(sentence.language)["kind"]
    while group is not None and group.by == OF and group.parent is not None and sentence.head(group.parent).lemma in light:
        group = group.parent
    again = figure.head.instance is not None and "again" in figure.head.instance.frame.attrs
    if group is not None and ((again and group in verb.subjects) or gapped(sentence, group, verb) is not None):
        return True
    if group is None or not (group in verb.objects or any(g is group and p in _SUMS for p, g in verb.obliques) or group.listed):
        return False
    of = next((item for item in group.behind if sentence.head(item[1]).index != figure.at), None)
    known = verbs_of(sentence.language)
    paid = figure.head.instance is not None and "explicit" in figure.head.instance.frame.attrs
    if paid and of is not None and of[0] == FOR and not sentence.head(of[1]).mark and sentence.head(of[1]).text[0].isupper():
        # "Paid €82 million for Lek": the price of a firm.
        return False
    if verb.lemma in known["spending"] and any(g.possessor is not None and not sentence.head(g).mark for g in verb.subjects):
        return False
    if of is None or of[0] not in known["worth"] or sentence.head(of[1]).tag != "N" or sentence.head(of[1]).lemma in known["money"]:
        return True
    if sentence.head(of[1]).lemma in words(sentence.language).sets["durations"]:
        # "Will give $3 million in five years".
        return True
    # "Deposited $3 million in the central bank of Fiji", "gave Fiji $3 million in medicines".
    return of[0] == IN and (sentence.head(of[1]).lemma in known["kind"] or bool(actors(sentence, of[1], discourse)))


def heads(sentence: Sentence, discourse: Discourse) -> list[Head]:
    """The places of a sentence that name money passing from one party to another."""
    found: list[Head] = []
    before = told(KIND, discourse, _REACH)
    for instance in instances(sentence, KIND):
        latest = found[-1] if found else before.heads[-1] if before is not None and before.heads else None
        head = _head(instance, discourse, latest) if _is_whole(instance) else None
        if head is not None:
            found.append(head)
    if not found and (same := again(sentence, KIND, discourse)) is not None and same.b:
        found.append(same)
    # "Granted a loan to": what is passed says more than the verb.
    sure = sorted(found, key=lambda h: h.verb is not None)
    earlier = before.heads if before is not None else ()
    halves = list(_halves(sentence, found, discourse))
    half = _told_half(halves, discourse)
    # A list that goes through givers, of which one has been told, goes on through them.
    going_on = (
        bool(half) and not (sure or halves) and all(getattr(h, "b" if half[0].side == "a" else "a") == half[0].fixed for h in earlier)
    )
    able = half if going_on else leads([*sure, *halves], earlier, "b", discourse.measured_by()) or half
    return [*found, *rolled(sentence, able, states=False)]


def _told_half(halves: Sequence[Head], discourse: Discourse) -> list[Lead]:
    """Money of which the sentences just before told one side only ("Chad received $9 million in aid. Peru gave $3 million, Chile $2 million")."""
    kept = discourse.last.get(_HALF)
    if halves:
        discourse.last[_HALF] = replace(halves[-1], goes_on=True), discourse.index
    head, index = kept if isinstance(kept, tuple) else (None, 0)
    return [Lead(head, "b" if head.a else "a", before=True)] if head is not None and discourse.goes_on(index, _REACH) else []


def _halves(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """Money of which one side only is told, for a list behind it to tell the others ("loans to Chad were as follows: Peru, $3 million; …")."""
    for instance in map(_carried, instances(sentence, KIND)):
        noun, attrs = instance.noun, instance.frame.attrs
        if noun is None or "again" in attrs or instance.status not in _TOLD or any(h.instance is instance for h in found):
            continue
        giver, taker = half_told(instance, discourse)
        if bool(giver) != bool(taker) and not any(h.group is noun for h in found):
            yield Head(KIND, noun.i, noun.j, noun.head, giver, taker, {"of": _of(instance)}, noun, None, instance=instance)


def _of_first(instance: Instance) -> Instance:
    """ "Peru pledged $3 million and Chile $2 million in aid": money told at the end of several sums is what the verb in front of them gives."""
    verbs = verbs_of(instance.sentence.language)
    noun, giving = instance.noun, verbs["giving"] | verbs["offering"]
    if noun is None or instance.verb is not None or noun.parent is None or instance.sentence.head(noun.parent).mark != "quantity":
        return instance
    verb = next((v for v in reversed(instance.sentence.verbs) if v.main < noun.head and v.lemma in giving and not v.passive), None)
    if verb is None:
        return instance
    status, tense = verb_status(instance.sentence, verb)
    return replace(instance, verb=verb, status=status, tense=tense)


def _is_whole(instance: Instance) -> bool:
    """Whether what must hang on a noun does, or a sum in its place ("a line of credit", "a line of $5 million")."""
    sentence, needed = instance.sentence, instance.frame.attrs.get("with")
    within = [t for g in instance.slot(OF) for t in sentence.tokens[g.i : g.j]] if needed else []
    return not needed or any(t.lemma == needed or getattr(t.value, "sort", "") == "money" for t in within)


@cache
def _wholes(language: str) -> dict[tuple[str, str], str]:
    """What nouns are of which something is told to hang on them ("a line of credit"), by the two nouns."""
    return {(n[-1], f.attrs["with"]): f.attrs["of"] for f in frames(KIND, language) if "with" in f.attrs for n in f.nouns}


def _of(instance: Instance) -> str:
    """What the money is: of "a line of credit" the line, wherever its sum hangs."""
    above = instance.noun.parent if instance.noun is not None and instance.noun.by == OF else None
    own = str(instance.frame.attrs["of"])
    if instance.noun is None:
        return _form(instance, own)
    if above is None:
        return own
    return _wholes(instance.sentence.language).get((instance.sentence.head(above).lemma, instance.lemma), own)


def _form(instance: Instance, own: str) -> str:
    """As what a verb tells that a sum is given: at interest it is lent; "in the form of a loan"."""
    sentence = instance.sentence
    behind_it = [g for _, g in instance.verb.obliques] if instance.verb is not None else []
    lent = any(sentence.head(g).lemma in verbs_of(sentence.language)["interest"] or _is_rate(sentence, g) for g in behind_it)
    return "loan" if lent and own == "aid" else as_told(sentence, behind_it, own)


def _is_rate(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group tells at what interest ("at 2 percent")."""
    return group.by == AT and getattr(sentence.head(group).value, "sort", "") == "percent"


def _head(instance: Instance, discourse: Discourse, before: Head | None) -> Head | None:
    if instance.frame.attrs.get("again"):
        return _again(instance, before)
    instance = _of_line(_carried(instance))
    if (instance.status not in _TOLD and not is_forgiven(instance)) or _is_mixed(instance):
        return None
    sides = money_sides(instance, discourse, before)
    if sides is None:
        return _again(instance, before) if _is_of_the_same(instance) else None
    if is_in_takers_coin(instance, sides, discourse):
        sides = sides[::-1]
    attrs = {"of": money_as(instance, sides[0], _of(instance), discourse)}
    noun, verb = instance.noun, instance.verb
    if noun is not None:
        return Head(KIND, noun.i, noun.j, noun.head, *sides, attrs, noun, None, instance=instance, under=verb)
    assert verb is not None
    return Head(KIND, verb.i, verb.j, verb.main, *sides, attrs, None, verb, instance=instance, owns=_left_out(verb, instance.sentence))


def _left_out(verb: VerbGroup, sentence: Sentence) -> tuple[Owned, ...]:
    """The sum in front of a clause that tells who passes it ("the $5 million that Chad owes to Peru", "$5 million owed by Chad")."""
    of = verb.missing or (verb.noun if verb.passive else None)
    at = of.head if of is not None and of in verb.objects else -1
    return (Owned(at, "level"),) if at >= 0 and getattr(sentence.tokens[at].value, "sort", "") == "money" else ()


def _of_line(instance: Instance) -> Instance:
    """ "Chad: A loan of $5 million to support farming": in a line of a list what the money is for makes it no less real."""
    fragment = instance.status == "other" and not any(v.sort == "finite" for v in instance.sentence.verbs)
    return replace(instance, status="planned") if fragment and instance.noun is not None and line_of(instance.sentence) else instance


def _again(instance: Instance, before: Head | None) -> Head | None:
    """ "A further $5 million will follow", "for this year $5 million is foreseen": money of those between whom the sentence before has told some."""
    verb, named = instance.verb, set(instance.sentence.parties())
    if verb is None or before is None or not before.b or instance.status not in _TOLD or not named <= {before.a, before.b}:
        return None
    sums = [g for g in (*verb.subjects, *verb.objects) if instance.sentence.head(g).mark == "quantity"]
    if not sums or len(sums) < len({*map(id, verb.subjects), *map(id, verb.objects)}):
        return None
    return replace(before, i=verb.i, j=verb.j, at=verb.main, group=None, verb=verb, instance=instance, under=None, owns=())


def _is_of_the_same(instance: Instance) -> bool:
    """Whether a sum is told to be given with nobody beside it ("A further $5 million was promised")."""
    verb, verbs = instance.verb, verbs_of(instance.sentence.language)
    if verb is None or instance.noun is not None or not verb.passive or verb.subjects or verb.noun is not None:
        return False
    return verb.lemma in verbs["giving"] | verbs["offering"] and not any(instance.slot(slot) for slot in (TO, FROM))


def _is_mixed(instance: Instance) -> bool:
    """ "$57 billion in loans and investment": nobody knows how much of it is lent."""
    mixed = verbs_of(instance.sentence.language)["mixed"]
    return instance.noun is not None and any(instance.sentence.head(g).lemma in mixed for g in instance.noun.listed)


def _carried(instance: Instance) -> Instance:
    """ "The grant which X made", "a loan extended by X": the verb that describes the money tells of it, whatever stands around it."""
    instance = _of_first(_beside(instance))
    sentence, verbs = instance.sentence, verbs_of(instance.sentence.language)
    for verb in sentence.verbs:
        noun = instance.noun
        sums = [g for g in verb.objects if g.parent is noun and g.by == OF and g.j <= verb.i]
        about = noun is not None and (verb.missing is noun or bool(sums) or (verb.noun is noun and verb.passive))
        passing = verbs["giving"] | verbs["receiving"] | verbs["offering"]
        owes = instance.frame.attrs["of"] == "debt" and verb.lemma in verbs["repaying"] and not verb.passive
        if about and (owes or verb.lemma in passing):
            status, tense = verb_status(sentence, verb)
            return replace(instance, verb=verb, status=status, tense=tense)
    if instance.noun is not None and instance.verb is not None and instance.verb.lemma in verbs["financing"]:
        # "Will finance a road with a loan of": the money passes as the deed is done.
        status, tense = verb_status(sentence, instance.verb)
        return replace(instance, status=status, tense=tense)
    offered = instance.verb is not None and instance.noun in instance.verb.objects and instance.verb.lemma in verbs["offering"]
    offered = offered or _is_willing(instance)
    return replace(instance, status="planned") if offered and instance.status == "wish" else instance


def _is_willing(instance: Instance) -> bool:
    """Whether who gives is told to be willing to ("stated its readiness to give a credit")."""
    verb, sentence = instance.verb, instance.sentence
    holder = verb.noun if verb is not None and verb.sort == "infinitive" else None
    return holder is not None and sentence.head(holder).lemma in verbs_of(sentence.language)["willing"]


def _beside(instance: Instance) -> Instance:
    """ "The first part, a grant of $5 million, was approved": what is set beside something has its verb."""
    noun = instance.noun
    verb = verb_of(noun.beside) if noun is not None and noun.beside is not None and instance.verb is None else None
    if verb is None:
        return instance
    status, tense = verb_status(instance.sentence, verb)
    return replace(instance, verb=verb, status=status, tense=tense)


def _finding(sentence: Sentence, figure: Figure, discourse: Discourse) -> Finding:
    head = figure.head
    giver = _told_behind("lender", sentence, figure, discourse)
    taker = _told_behind("receiver", sentence, figure, discourse) if giver is None else None
    return finding(
        sentence, KIND, giver or head.a, taker or head.b, dict(head.attrs), at_close(_period(sentence, figure, discourse)), sentence.place(figure.at, figure.at + 1), head.frame_name(),
        measure=figure.measure, modality=_modality(sentence, head), value=figure.value,
        unit=unit(sentence, figure.quantity, head.a, head.b), bound=figure.quantity.bound, base=figure.base,
    )  # fmt: skip


def _fits(sentence: Sentence, figure: Figure, discourse: Discourse) -> bool:
    """Whether nobody else is told right behind a sum to be the giver ("€550 million from the EU")."""
    if is_bracketed(sentence, figure.at) or adds_to_trade(sentence, figure) or is_of_next(sentence, figure):
        return False
    group = sentence.headed_by(figure.at)
    givers = [a.party for prep, g in group.behind[:1] if prep == FROM for a in actors(sentence, g, discourse)] if group else []
    verb = figure.head.verb
    getting = verb is not None and verb.lemma in verbs_of(sentence.language)["receiving"]
    return not givers or figure.head.a in givers or getting


def _told_behind(role: str, sentence: Sentence, figure: Figure, discourse: Discourse) -> str | None:
    """The receiver told right behind a sum, or the lender of a debt ("£5 million to Kenya and £3 million to Uganda")."""
    slots = figure.head.instance.frame.places(role) if figure.head.instance is not None and not figure.head.owns else ()
    if role == "lender" and figure.head.attrs["of"] != "debt":
        slots = tuple(s for s in slots if s == FROM)
    for group in sentence.nouns:
        if group.head == figure.at:
            verb = figure.head.verb
            gap = gapped(sentence, group, verb) if verb is not None and role == "receiver" else None
            if gap is not None:
                return next((a.party for a in actors(sentence, gap, discourse, listed=False)), None)
            for prep, other in group.behind[:1]:
                found = actors(sentence, other, discourse, listed=False) if prep in slots else []
                side = figure.head.a if role == "receiver" else figure.head.b
                return next((a.party for a in found if a.party != side), None)
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
        return since_told(sentence, figure).period
    found = None if is_of_saying(sentence, sentence.periods()[0][0]) else when(instance, discourse, of_others(instance))
    spread = figure.period if figure.period is not None and _is_spread(sentence, figure, figure.period) else None
    agreed = when_agreed(instance) if found is None and spread is None and instance.status == "actual" else None
    dated = replace(figure, period=found or spread or resolve(agreed, "past", "actual", discourse))
    return up_to_now(sentence, since_told(sentence, dated)).period


def _is_spread(sentence: Sentence, figure: Figure, period: Period) -> bool:
    """Whether a period right behind a sum is the years over which it is given ("$3 million for 2014-2018", "over the next four years")."""
    place = next((i for i, p in sentence.periods() if p.start == period.start), -1)
    between = sentence.tokens[figure.at + 1 : place]
    years = period.first is not None and period.last is not None and (period.last - period.first).days > _YEAR
    # "For the years 2017–2020 Chile has set aside …".
    lasting = place > figure.at or period.lead in words(sentence.language).sets["lasting"]
    # "Is foreseen for 2017–2020".
    apart = "SRN" if period.lead in words(sentence.language).sets["lasting"] else "VEIGSR"
    return place > 0 and years and lasting and not any(t.tag in apart for t in between)


def _is_in_kind(noun: NounGroup, figure: Figure) -> bool:
    """Whether a noun only says in what a sum was given ("gave $3 million in grants")."""
    given = [g.head for g in noun.verb.objects] if noun.verb is not None else []
    instance = figure.head.instance
    return instance is not None and figure.at in given and noun.role in figure_words(instance.sentence.language).within


def _modality(sentence: Sentence, head: Head) -> str:
    """An offer, a pledge or a promise is planned, whatever its tense."""
    instance, verbs = head.instance, verbs_of(sentence.language)
    repaid = instance is not None and instance.verb is not None and instance.verb.lemma in verbs["repaying"]
    if repaid and instance is not None and instance.noun is not None and head.attrs["of"] == "debt":
        # "Will repay a debt of $5 million": it is owed now.
        return "actual"
    if instance is not None and is_spent(instance):
        return "actual"
    if instance is None or instance.status == "planned" or instance.frame.attrs.get("planned") or is_only_of_use(instance):
        return "planned"
    if instance.verb is not None and verb_status(instance.sentence, instance.verb)[0] == "planned":
        return "planned"
    if instance.noun is not None:
        before = {t.lower for t in instance.sentence.tokens[instance.noun.i : instance.noun.head]}
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
            sentence, KIND, head.a, head.b, dict(head.attrs), when(instance, discourse), instance.place, head.frame_name(),
            measure="level", modality=_modality(sentence, head), value=None, bound="about",
        )  # fmt: skip


def _has_money(sentence: Sentence) -> bool:
    return any(q.sort == "money" for _, q in sentence.quantities())
