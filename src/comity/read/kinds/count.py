"""Counts: students, tourists, migrants, companies, flights, agreements and so on between two parties."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.observation import Finding
from comity.read.counted import agreed, bearers, deeds_of, heads, is_numbered, ranked, sending
from comity.read.counted.basics import parties_in, words_of
from comity.read.counted.joint_counts import is_labelled
from comity.read.dates_of_others import of_others
from comity.read.discourse import Discourse
from comity.read.facts import finding
from comity.read.figures.base_periods import is_of_saying
from comity.read.figures.figure import FLOWS, days, figure_words
from comity.read.figures.sentence_figures import Figure, figures, unit
from comity.read.figures.since_clauses import since_told
from comity.read.figures.year_to_date import at_close
from comity.read.frames import Instance, verb_status, when
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import FROM, OF
from comity.read.marks.periods import Period
from comity.read.occasions import of_occasion
from comity.read.sentence import Sentence
from comity.read.unasserted import is_left_undone

KIND = "count"
#: Thousands with a point before the hundreds, as much of the continent writes them.
_GROUPED, _THOUSAND = re.compile(r"\d{1,3}\.\d{3}"), 1000
FIELDS = frozenset(("of", "way", "settled", "listed", "moving", "sent"))
#: What is announced to come is planned; a number of people hoped for is a target.
_PLANNED = frozenset(("agreements", "projects", "visits", "flights", "missions", "enterprises"))


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The counts that a sentence tells, and the ranks of those told of."""
    found = heads(sentence, discourse)
    for figure in _alike([since_told(sentence, _whole(sentence, f)) for f in figures(sentence, found, discourse)]):
        undone = any(v.i < figure.at <= v.last and is_left_undone(sentence, v) for v in sentence.verbs)
        if figure.head.a and figure.head.b and figure.modality != "denied" and not undone and _is_own(sentence, figure, discourse):
            yield _finding(sentence, figure, discourse)
    for head in agreed(sentence, found):
        instance = head.instance
        assert instance is not None
        if is_labelled(instance):
            # "Number of agreements: 4".
            continue
        period = when(instance, discourse) or of_occasion(instance, discourse)
        yield finding(
            sentence, KIND, head.a, head.b, dict(head.attrs), period, instance.place, "vague",
            measure="level", modality=_of_deeds(instance), value=None, unit="count", bound="about",
        )  # fmt: skip
    for head, place, period in ranked(sentence, discourse):
        yield finding(
            sentence, KIND, head.a, head.b, dict(head.attrs), period, sentence.place(head.at, head.at + 1), "rank",
            measure="rank", value=float(place), unit="rank",
        )  # fmt: skip


def _alike(found: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, those of a list with the modality of its first ("will take 25 students from Chile, 20 from Peru")."""
    first: dict[int, str] = {}
    for figure in found:
        told_of = figure.head.instance.noun if figure.head.instance is not None else None
        modality = first.setdefault(id(told_of), figure.modality) if told_of is not None else figure.modality
        going_on = figure.head.group is not told_of and figure.modality == "actual" and figure.measure == "level"
        yield replace(figure, modality=modality) if going_on else figure


def _whole(sentence: Sentence, figure: Figure) -> Figure:
    """A number of people or things is whole: "10.432 visitors" are ten thousand and more."""
    value, number = figure.value, figure.quantity
    if figure.measure != "level" or number.sort != "number" or value is None:
        return figure
    grouped = _GROUPED.fullmatch(sentence.text[number.number_start : number.number_end].strip())
    return replace(figure, value=value * _THOUSAND) if grouped else figure


def _is_own(sentence: Sentence, figure: Figure, discourse: Discourse) -> bool:
    """Whether a number is not that of another noun ("refugees for six years"), and no part of those told ("100 of which")."""
    group = next((g for g in sentence.nouns if g.i <= figure.at < g.j), None)
    if figure.head.owns:
        return True
    if figure.measure != "level" and _is_anothers(sentence, figure):
        return False
    inside, instance, told_of = group is figure.head.group, figure.head.instance, figure.head.group
    if inside:
        return True
    owner = group.parent if group is not None and group.by == OF else None
    if (
        owner is not None
        and figure.quantity.sort in figure.head.takes
        and sentence.head(owner).lemma in figure_words(sentence.language).neutral
    ):
        # "Chile, a nation of 18 million".
        return False
    if group is not None and figure.measure == "share" and _is_of_others(sentence, figure, group, discourse):
        return False
    if instance is not None and instance.frame.attrs["way"] != "people" and not is_numbered(instance):
        return figure.measure == "change" and _is_compared(sentence, figure)
    holder = told_of.parent if told_of is not None and instance is not None and told_of.by == OF else None
    if told_of is not None and group is not None and group.parent is told_of and figure.quantity.sort in figure.head.takes:
        # "The work of the Danish community in Chile, of some 9,000 people".
        holder = None
    if holder is not None and instance is not None and sentence.head(holder).mark != "quantity" and holder not in bearers(instance):
        # "Remittances of Egyptians in Jordan rose by …".
        return False
    if figure.quantity.sort not in figure.head.takes:
        return True
    if group is not None and sentence.head(group).lemma in words_of(sentence.language).verbs["lasting"]:
        # "May stay seven months".
        return False
    told_of_it = [g for prep, g in group.behind if prep == OF and sentence.head(g).tag in "RU"] if group is not None else []
    # "1,900 of whom", but not "some 1,900, most of them in the capital".
    part = group is not None and any(all(t.lower != "," for t in sentence.tokens[group.j : g.i]) for g in told_of_it)
    light = figure_words(sentence.language).light
    return figure.at > figure.head.at and not part and (group is None or group.head == figure.at or sentence.head(group).lemma in light)


def _is_anothers(sentence: Sentence, figure: Figure) -> bool:
    """Whether a percentage stands right behind another state's name ("… the biggest rise, followed by Peru at 66 percent")."""
    before = sentence.tokens[max(0, figure.at - 2) : figure.at]
    led = len(before) > 1 and before[1].tag == "P" and before[0].mark == "party"
    return led and getattr(before[0].value, "party", "") not in (figure.head.a, figure.head.b)


def _is_compared(sentence: Sentence, figure: Figure) -> bool:
    """ "1,500 firms, which is 18 percent more than a year earlier": a change told of the number itself."""
    after, known = sentence.tokens[figure.at + 1 : figure.at + 3], figure_words(sentence.language)
    verb = next((v for v in reversed(sentence.verbs) if v.main < figure.at), None)
    relative = verb is not None and verb.i > 0 and sentence.tokens[verb.i - 1].tag == "R"
    return relative and len(after) > 1 and after[0].lower in known.changes and after[1].lower in known.base


def _is_of_others(sentence: Sentence, figure: Figure, group: NounGroup, discourse: Discourse) -> bool:
    """Whether the verb that a share hangs on is told of other states than the head's ("…, while Danes accounted for 5 percent")."""
    verb = group.verb
    if verb is None or verb.lemma not in figure_words(sentence.language).share_verbs:
        return False
    those = {p for g in verb.subjects for p in parties_in(sentence, g, discourse)}
    return bool(those) and figure.head.a not in those and figure.head.b not in those


def _finding(sentence: Sentence, figure: Figure, discourse: Discourse) -> Finding:
    head = figure.head
    # A share is of the host's total.
    a, b = (head.b, head.a) if figure.measure == "share" else (head.a, head.b)
    return finding(
        sentence, KIND, a, b, dict(head.attrs), _period(figure, discourse), sentence.place(figure.at, figure.at + 1), head.frame_name("listed"),
        measure=figure.measure, modality=_modality(sentence, figure), value=figure.value, unit=unit(sentence, figure.quantity),
        bound=figure.quantity.bound, base=figure.base,
    )  # fmt: skip


def _period(figure: Figure, discourse: Discourse) -> Period | None:
    """When a count is told to be: that of its figure; of things done, that of the deed."""
    instance = figure.head.instance
    labelled = instance is not None and instance.sentence.is_label()
    if instance is None or labelled or (instance.frame.attrs["way"] == "people" and figure.period is not None):
        found = figure.period
    else:
        periods = instance.sentence.periods()
        told = bool(periods) and not (len(periods) == 1 and is_of_saying(instance.sentence, periods[0][0]))
        but = of_others(instance) if instance.frame.attrs["way"] == "people" else ()
        found = when(instance, discourse, but) if told and not _is_beside(instance) else None
        if found is None and figure.head.attrs["of"] == "agreements":
            found = of_occasion(instance, discourse)
        if found is not None and figure.base is not None and days(found) == days(figure.base):
            # "Increased by 5 percent compared to 2017": what it is compared with is not when it was.
            found = figure.period
    if found is not None and instance is not None and found.first == found.last and _is_beside(instance):
        found = None
    today = found is not None and found.first == found.last == discourse.today and not found.lead
    if figure.head.attrs["of"] not in FLOWS:
        found = at_close(found)
    if found is not None and instance is not None and found.lead in words_of(instance.sentence.language).verbs["onward"]:
        # "Will be raised to 40 from 2020": so it goes on.
        found = found._replace(last=None) if figure.modality == "target" else found
    # "Six are enrolled today": a state that goes on, and no day's.
    return None if today and instance is not None and instance.tense == "present" else found


def _is_beside(instance: Instance) -> bool:
    """ "Peru, with 500 Danish residents, protested on Monday": people of whom nothing is told are of no day of another's deed."""
    return instance.frame.attrs["way"] == "people" and not deeds_of(instance)


def _of_deeds(instance: Instance) -> str:
    """The status of what is counted: planned where it is what is to be done with it."""
    deeds = [verb_status(instance.sentence, v)[0] for v in deeds_of(instance) if any(g in v.objects for g in bearers(instance))]
    return "planned" if "planned" in deeds else instance.status


def _modality(sentence: Sentence, figure: Figure) -> str:
    """What is decided to come is planned, a number of people hoped for a target."""
    instance = figure.head.instance
    if figure.head.attrs["of"] in _PLANNED and instance is not None:
        moved = [v for v in (*deeds_of(instance), instance.verb) if v is not None and v.lemma in figure_words(sentence.language).moves]
        planned = _of_deeds(instance) == "planned" or any(verb_status(sentence, v)[0] == "planned" for v in moved)
        front = sentence.tokens[figure.at - 1].lower if moved and figure.at else ""
        # "Will rise from 21 to 28": what they rise from is what there is.
        return "planned" if planned and words(sentence.language).links.get(front) != FROM else "actual"
    if instance is not None and figure.modality == "target" and _is_decided(instance):
        return "planned"
    return "actual" if instance is not None and figure.modality == "target" and _are_there_already(figure, instance) else figure.modality


def _are_there_already(figure: Figure, instance: Instance) -> bool:
    """Whether what is to be done is done to people who are there ("will protect the 8,000 Danes living in Chile")."""
    noun, known = instance.noun, words_of(instance.sentence.language)
    verb = noun.verb if noun is not None and noun.i <= figure.at < noun.j else None
    moving = frozenset[str]().union(
        *known.by_verb.values(), *(known.verbs[n] for n in ("hosting", "sending", "granting", "getting", "exchanging"))
    )
    figures_ = figure_words(instance.sentence.language)
    done = verb is not None and noun in verb.objects and verb.lemma not in moving | figures_.moves | figures_.amount
    return done and any(v.noun is noun and v.sort == "ing" for v in instance.sentence.verbs)


def _is_decided(instance: Instance) -> bool:
    """Whether people are sent, or their number is moved by those who can ("will raise the number of students")."""
    sent, moved = sending(instance.sentence.language), figure_words(instance.sentence.language).moves
    own, getting = bearers(instance), words_of(instance.sentence.language).verbs["getting"]
    if any(v.lemma in getting and any(g in v.objects for g in own) for v in deeds_of(instance)):
        # "Will receive 14 scholarships".
        return True
    return any(v.lemma in sent or (v.lemma in moved and any(g in v.objects for g in own)) for v in deeds_of(instance))
