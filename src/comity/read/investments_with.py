"""Investment that is told by "with" beside who is ranked or named an investor: "with investments totalling $3 million"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.figure import Owned
from comity.read.figures.sentence_figures import Head
from comity.read.frames import Instance
from comity.read.grammar import words
from comity.read.grammar.links import IN
from comity.read.investment_sorts import sort_of
from comity.read.investor_ranks import KIND, investing_in, investment_words


def told_with(unread: Sequence[Instance], found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """ "Austria, with investments totalling $3 million, is the largest investor in Chad": investment told of who is then ranked."""
    for instance in unread:
        noun = instance.noun
        if (put := _put_there(instance, found)) is not None:
            yield put
        how = instance.frame.attrs["how"]
        if noun is None or noun.by not in words(instance.sentence.language).sets["with"] or how not in ("measured", "project"):
            continue
        holder = noun.parent
        whose = {a.party for a in actors(instance.sentence, holder, discourse)} if holder is not None else set()
        head = next((h for h in found if h.at > noun.head and h.a in whose and h.b), None)
        if how == "project":
            # "Germany is among the largest investors in Chad, with 12 projects worth $3 million", "ranks 18th among those investing in Chad, with …".
            head = _ranked_with(instance, found, discourse)
        if head is not None:
            yield replace(head, i=noun.i, j=noun.j, at=noun.head, attrs={"of": sort_of(instance)}, group=noun, instance=instance)


def _ranked_with(instance: Instance, found: Sequence[Head], discourse: Discourse) -> Head | None:
    """Who is ranked or told to be an investor, and where, in a sentence that tells its projects behind it by "with"."""
    sentence, noun, known = instance.sentence, instance.noun, investment_words(instance.sentence.language)
    told_so = [h for h in found if h.a and h.b and noun is not None and h.at < noun.i]
    if told_so:
        return told_so[-1]
    for verb in (v for v in sentence.verbs if not v.negated and not v.passive and noun is not None and v.main < noun.i):
        whose = {a.party for g in verb.subjects for a in actors(sentence, g, discourse, listed=False) if is_actor(a.party)}
        investor = whose.pop() if len(whose) == 1 else None
        called = any(sentence.head(g).lemma in known["investors"] for g in [*verb.objects, *(o for v in verb.objects for _, o in v.behind)])
        host = investing_in(sentence, investor, discourse) if investor and (verb.lemma in known["ranking"] or called) else None
        if investor and host and noun is not None:
            return Head(KIND, noun.i, noun.j, noun.head, investor, host, {"of": "unspecified"}, noun)
    return None


def _put_there(instance: Instance, found: Sequence[Head]) -> Head | None:
    """ "Austria is the largest investor in Chad, with $3 million invested": the sum that whoever is ranked is told to have invested."""
    verb, sentence = instance.verb, instance.sentence
    ranked = [h for h in found if h.b and h.instance is not None and h.instance.frame.attrs["how"] == "investor"]
    if instance.noun is not None or verb is None or verb.noun is None or not verb.passive or not ranked or instance.slot(IN):
        return None
    at = verb.noun.head
    if instance.frame.attrs["how"] != "deed" or getattr(sentence.tokens[at].value, "sort", "") != "money":
        return None
    owns = (Owned(at, "level"),)
    return replace(
        ranked[-1], i=verb.i, j=verb.j, at=verb.main, attrs={"of": sort_of(instance)}, group=None, verb=verb, instance=instance, owns=owns
    )
