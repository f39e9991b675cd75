"""Where people are counted, and from where they are, by what was told before or stands in front: a list's host, a source market, who tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from comity.parties import Mention
from comity.read.actors import owners
from comity.read.counted.basics import KIND, named_by, parties_in, words_of
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.sentence_figures import Head, told
from comity.read.frames import Instance, behind
from comity.read.grammar import VerbGroup, words
from comity.read.grammar.links import FOR, IN, OF, TO
from comity.read.sentence import Sentence
from comity.read.status import verb_of

#: Under this the discourse keeps the host of a list of origins, for so many sentences.
HOST = "count host"
HOST_REACH = 20
#: So many tokens stand between those counted and themselves told again; and signs in front of that.
_NEARBY, _SIGNS = 4, ("-", "–", "—", "(")


@dataclass(frozen=True)
class Host:
    """Where those are of whom a list tells where they come from."""

    of: str
    party: str
    index: int


def source_host(instance: Instance, discourse: Discourse) -> str | None:
    """ "China was the largest source market for the Maldives, with 280,000 visitors"."""
    return next((p for v in instance.sentence.verbs if (p := source(instance.sentence, v, discourse))), None)


def kept_host(sentence: Sentence, of: str, origin: str | None, discourse: Discourse) -> str | None:
    """Where those counted before are, in the sentences just before or of a list."""
    before = told(KIND, discourse)
    for head in reversed(before.heads if before is not None else ()):
        if head.attrs["of"] == of and head.b and head.b != origin:
            return head.b
    host = discourse.last.get(HOST)
    if isinstance(host, Host) and host.of == of and discourse.index - host.index <= HOST_REACH and host.party != origin:
        return host.party
    # "Arrivals from Germany rose": those who publish it, whom the title names, or where it is told, count who comes to them.
    title = discourse.title[0] if len(discourse.title) == 1 else None
    near = (discourse.own, *tellers(sentence, discourse), title, discourse.place, discourse.measured_by()) if of == "tourists" else ()
    return next((p for p in near if p and p != origin), None)


def tellers(sentence: Sentence, discourse: Discourse) -> list[str]:
    """Whose office is said to tell it ("the Fijian Bureau of Statistics said")."""
    saying = words(sentence.language).sets["saying"]
    return [p for v in sentence.verbs if v.lemma in saying for g in v.subjects for p in parties_in(sentence, g, discourse)]


def party_before(instance: Instance, host: str | None, found: Sequence[Head], discourse: Discourse) -> str | None:
    """ "Germany leads with 11,906 arrivals": in a list whose host is known, the state named before is where they come from."""
    noun = instance.noun
    if host is None or noun is None or any(True for _, g in noun.behind):
        return None
    if noun.parent is not None and noun.by in words(instance.sentence.language).sets["with"]:
        # "They were followed by Danes with 900,000 arrivals".
        told = instance.sentence.head(noun.parent).value
        if isinstance(told, Mention) and told.sort == "national" and told.party != host:
            return told.party
    floor = max((h.at for h in found if h.a), default=-1)
    last = next((t for t in reversed(instance.sentence.tokens[floor + 1 : noun.i]) if (p := named_by(t)) and p != host), None)
    group = next((g for g in instance.sentence.nouns if last is not None and g.i <= last.index < g.j), None)
    if (
        last is None
        and noun.by in words(instance.sentence.language).sets["with"]
        and (verb := verb_of(noun)) is not None
        and verb.main > noun.i
    ):
        # "With 94,927 arrivals, India is second".
        those = {p for g in verb.subjects for p in parties_in(instance.sentence, g, discourse)} - {host}
        return those.pop() if len(those) == 1 else None
    if last is None and found and _goes_on(instance, found[-1]):
        # "Is first by the number of visitors – 512,000 visitors".
        return found[-1].a
    # "Five countries – Fiji, Peru and Chad – accounted for 47 percent of the visitors": all of them did.
    return named_by(last) if last is not None and not (group is not None and group.listed) else None


def _goes_on(instance: Instance, last: Head) -> bool:
    """Whether those counted are told once more right behind a sign, with nothing said of them between."""
    noun, tokens = instance.noun, instance.sentence.tokens
    between = tokens[last.at + 1 : noun.i] if noun is not None else []
    joined = bool(between) and (between[-1].tag == "C" or between[-1].lower in _SIGNS)
    return bool(last.a) and joined and len(between) <= _NEARBY and not any(t.tag in "VEBHIM" for t in between)


def source(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> str | None:
    """Whose source of tourists the subject of a verb is, if it speaks of one."""
    known = words_of(sentence.language).verbs
    if not any(t.lemma in known["tourism"] for t in sentence.tokens):
        return None
    tables = [g for _, g in verb.obliques if sentence.head(g).lemma in known["tables"]]
    for group in [*verb.objects, *(g for t in tables for prep, g in t.behind if prep == OF)]:
        if sentence.head(group).lemma in known["sources"]:
            whose = [a.party for a in owners(sentence, group, discourse) if a.sort != "pair"]
            whose += [p for prep, g in behind(group) if prep in (FOR, OF, TO, IN) for p in parties_in(sentence, g, discourse)]
            return next((p for p in whose if is_actor(p)), None)
    return None
