"""Whether a figure is told as a fact, as aimed at or foreseen, or as not so."""

from collections.abc import Sequence

from comity.read.figures.figure import Figure, figure_words
from comity.read.frames import verb_status
from comity.read.grammar import VerbGroup, words
from comity.read.sentence import Sentence


def status(sentence: Sentence, figure: Figure, anchors: Sequence[int]) -> tuple[str | None, str]:
    """Whether a figure is told as a fact, as aimed at or foreseen, or as not so, None if as nothing of these; and the tense.

    Args:
        sentence: where it stands.
        figure: the figure.
        anchors: the tokens of all the sentence's quantities.

    """
    if _is_aim(sentence, figure, anchors):
        return "target", "future"
    verb = _verb(sentence, figure)
    if verb is None:
        return "actual", ""
    if _is_outcome(sentence, verb):
        return "actual", "past"
    told, tense = verb_status(sentence, verb)
    if told == "possible" and _is_estimated(sentence, verb):
        return "actual", tense
    if told == "planned" and _is_out(sentence, figure, verb):
        told, tense = "actual", "past"
    if figure.is_base and (told in ("planned", "wish", "possible") or verb.sort == "infinitive"):
        # "Plan to double trade from $4 billion in 2018".
        return "actual", ""
    if verb.main == figure.at and verb.sort == "infinitive" and not _is_achieved(sentence, verb):
        # "Told their ministers to double trade".
        return "target", "future"
    if _is_moved(sentence, figure, verb) and told != "denied":
        return "actual", ""
    governor = verb.governor
    aims = words(sentence.language).governors.get(verb.lemma) in ("plan", "wish") and figure.head.group in verb.objects
    if aims and not figure.is_base and figure.measure != "share":
        # "Plan to double their trade to $8 billion": the deed itself is a quantity.
        return "target", "future"
    if (_is_foreseen(sentence, figure, verb) or _is_awaited(sentence, verb)) and told == "actual" and not figure.is_base:
        return "target", "future"
    if told == "possible" and verb.perfect:
        return None, tense
    if told in ("planned", "wish", "possible") or tense == "future":
        return "target", "future"
    known = figure_words(sentence.language)
    aimed = verb.noun is not None and sentence.head(verb.noun).tag == "N" and verb.lemma in known.amount | known.moves
    purpose = aimed and not (verb.noun is figure.head.group and governor is not None)
    if verb.sort == "infinitive" and (governor is None or governor.lemma in known.target or purpose):
        return "target", "future"
    if told == "denied":
        return "denied", tense
    return (None, tense) if told in ("fail", "unsaid") else ("actual", tense)


def _is_outcome(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether an infinitive tells where a multiple has led ("trade doubled in ten years to hit $3 million")."""
    before = [at for at, quantity in sentence.quantities(0, verb.i) if quantity.sort == "times"]
    done = bool(before) and before[-1] > 0 and sentence.tokens[before[-1] - 1].tag not in "TMP"
    return done and verb.governor is None and verb.lemma in figure_words(sentence.language).reaching


def _is_estimated(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells an estimate of what is so ("is thought to have reached", "are believed to be")."""
    above, known = verb.governor, figure_words(sentence.language)
    to_come = not verb.perfect and verb.lemma in known.reaching | known.moves
    return above is not None and above.passive and not above.modal and above.lemma in known.estimating and not to_come


def _is_out(sentence: Sentence, figure: Figure, verb: VerbGroup) -> bool:
    """ "Data for February have exports at $3 million": of a flow a month is told in the present when it is over."""
    plain = verb.sort == "finite" and verb.tense == "present" and not verb.modal and verb.governor is None
    return plain and not figure.head.days and verb.lemma in figure_words(sentence.language).amount


def _is_foreseen(sentence: Sentence, figure: Figure, verb: VerbGroup) -> bool:
    """Whether a figure, or what it is of, is what a verb of foreseeing has behind it ("foresees trade of $3 million", "reckons with exports of")."""
    known, group = figure_words(sentence.language), figure.head.group
    while group is not None and group.verb is None and all(g is not group for _, g in verb.obliques):
        group = group.parent
    behind = [(by, g) for by, g in verb.obliques if g is group or (group is None and g.head == figure.at)]
    led = any(f"{verb.lemma}-{by}" in known.foreseeing for by, _ in behind)
    return led or (verb.lemma in known.foreseeing and not (group is not None and group in verb.subjects))


def _is_awaited(sentence: Sentence, verb: VerbGroup) -> bool:
    """ "We anticipate reaching $6 million"."""
    above = verb.governor
    return verb.sort == "ing" and not verb.perfect and above is not None and above.lemma in figure_words(sentence.language).foreseeing


def has_come_about(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is told as what has come about by now ("has invested $5 billion"), and so of no period told before."""
    verb = _verb(sentence, figure)
    return verb is not None and verb.perfect


def _is_achieved(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether what an infinitive tells is done ("managed to double")."""
    return verb.governor is not None and verb.governor.lemma in words(sentence.language).sets["achieving"] - {"be", "have"}


def _is_moved(sentence: Sentence, figure: Figure, verb: VerbGroup) -> bool:
    """Whether a figure is what is to be moved, and not where to: "to cut its deficit of $7 million"."""
    group = figure.head.group
    if group is None or verb.lemma not in figure_words(sentence.language).moves or group not in verb.objects:
        return False
    own = next((g for g in sentence.nouns if g.i <= figure.at < g.j), None)
    return own is group or (own is not None and own.parent is group and own.by in figure_words(sentence.language).measuring)


def _is_aim(sentence: Sentence, figure: Figure, anchors: Sequence[int]) -> bool:
    start = max([a for a in anchors if a < figure.at], default=-1)
    start = max(start, figure.head.at if figure.head.at < figure.at else -1) + 1
    return any(t.tag == "N" and t.lemma in figure_words(sentence.language).target for t in sentence.tokens[start : figure.at])


def _verb(sentence: Sentence, figure: Figure) -> VerbGroup | None:
    """The verb of a figure's clause: the head itself, the last between head and figure, or the head's own."""
    head = figure.head
    own = sentence.verb_at(figure.at)
    if own is not None:
        return own
    if head.verb is not None:
        return head.verb
    able = [v for v in sentence.verbs if head.at < v.main < figure.at and v.lemma not in figure_words(sentence.language).compare]
    able = [v for v in able if not (v.noun is not None and v.passive)]
    if able:
        return able[-1]
    group = head.group
    while group is not None and group.verb is None:
        group = group.parent
    return group.verb if group is not None else None
