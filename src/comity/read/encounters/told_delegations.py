"""Which delegation a sentence tells of, for those behind that only say "the delegation"."""

from collections.abc import Iterable

from comity.read.discourse import Discourse
from comity.read.encounters.occasion_words import sets
from comity.read.encounters.participants import DELEGATION, Side, by_delegation, is_delegation, sides
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence


def note_delegation(sentence: Sentence, discourse: Discourse) -> None:
    """Keep the delegation that a sentence names, by whose it is or by who leads it ("he will lead a delegation to Peru")."""
    for group in sentence.nouns:
        if not is_delegation(sentence, group):
            continue
        found = [s for s in sides(sentence, group, discourse) if s.party] or _led(sentence, group, discourse)
        if found:
            discourse.last[DELEGATION] = discourse.index, _noun(sentence, group), found[0]._replace(sort="delegation")
            return


def _led(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Side]:
    """Who leads a delegation of which nothing else is told."""
    leading = [v for v in sentence.verbs if v.lemma in sets(sentence.language)["chairing"] and group in (v.noun, *v.objects)]
    return [s for v in leading for g in v.subjects for s in sides(sentence, g, discourse) if s.person is not None and s.party]


def _noun(sentence: Sentence, group: NounGroup) -> str:
    """The noun for a delegation, of one with its state or parliament in front the last word."""
    head = sentence.head(group)
    return head.lemma.split()[-1] if head.mark != "person" else sentence.words(group.i, group.head + 1).lower().split()[-1]


def sent_delegations(sentence: Sentence, groups: Iterable[NounGroup]) -> list[Side]:
    """The delegations among what is sent somewhere, whosever; not those of firms or clubs."""
    private = sets(sentence.language)["private"]
    of_state = [g for g in groups if not any(t.lower in private for t in sentence.tokens[g.i : g.head])]
    found = [s for g in of_state if _noun(sentence, g) == "delegation" for s in by_delegation(sentence, g)]
    return [s for s in found if s.person is None]
