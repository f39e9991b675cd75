"""From what a sentence tells to a finding: period, modality, spans, all in one place."""

import datetime

from comity.observation import Attribute, Finding, Observation, normalized
from comity.observation.vocabulary import vocabulary
from comity.read.frames import Instance
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: Statuses of an instance that are a modality of the vocabulary; all others are no fact.
MODALITIES = frozenset(("actual", "planned", "denied", "target"))


def dates(period: Period | None) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of a period; for "until" and "before" only the last, for "since" only the first."""
    if period is None:
        return None, None
    return period.first, period.last


def fact(
    instance: Instance,
    a: str,
    b: str | None,
    attrs: dict[str, Attribute],
    period: Period | None = None,
    *,
    modality: str | None = None,
    value: float | None = None,
    unit: str | None = None,
    bound: str = "exact",
    rule: str = "",
) -> Finding:
    """The finding that an instance of a frame makes.

    Args:
        instance: where it stands; its frame gives the kind.
        a, b: the parties; sorted here if the kind is undirected.
        attrs: the kind's attributes.
        period: when, resolved.
        modality: as in the vocabulary; by default the instance's status, and planned where the day lies ahead of the document's.
        value, unit, bound: of a kind that counts something.
        rule: what found it; by default the frame's name.

    """
    return finding(instance.sentence, instance.frame.kind, a, b, attrs, period, instance.place, rule or instance.frame.name,
                   modality=modality or instance.status, value=value, unit=unit, bound=bound)  # fmt: skip


def finding(
    sentence: Sentence,
    kind: str,
    a: str,
    b: str | None,
    attrs: dict[str, Attribute],
    period: Period | None,
    place: tuple[int, int],
    rule: str,
    *,
    measure: str | None = None,
    modality: str = "actual",
    value: float | None = None,
    unit: str | None = None,
    bound: str = "exact",
    base: Period | None = None,
    span: tuple[int, int] | None = None,
) -> Finding:
    """A finding of any kind; arguments as of `fact` and `comity.observation.Observation`.

    Args:
        place: offsets of the words that carry it.
        span: what it rests on; the sentence if not given.

    """
    if modality == "planned" and vocabulary().kinds[kind].lies_ahead and _is_over(period, sentence):
        # "Announced on Friday that it will": that is when it was announced.
        period = None
    first, last = dates(period)
    base_first, base_last = dates(base)
    if vocabulary().kinds[kind].lies_ahead and modality == "actual" and _is_ahead(period, sentence):
        modality = "planned"
    observation = Observation(
        kind=kind,
        a=a,
        b=b,
        measure=measure,
        value=value,
        unit=unit,
        bound=bound,
        start=first,
        end=last,
        base_start=base_first,
        base_end=base_last,
        modality=modality,
        attrs=attrs,
        spans=(span or (sentence.start, sentence.end),),
    )
    return Finding(normalized(observation), f"{kind}.{rule}", (place,))


def _is_ahead(period: Period | None, sentence: Sentence) -> bool:
    """Whether a period begins after the document's day, or would after any day ("tomorrow" in a document without a date)."""
    if period is None or sentence.today is None:
        return period is not None and period.sort == "relative" and period.ahead
    return period.first is not None and period.first > sentence.today


def _is_over(period: Period | None, sentence: Sentence) -> bool:
    """Whether a period has passed on the document's day, as none of what is still to come can have."""
    last = None if period is None else period.last or (period.first if period.opens == "last" else None)
    return last is not None and sentence.today is not None and last < sentence.today
