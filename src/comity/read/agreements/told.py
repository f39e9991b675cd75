"""The agreements that a document has told, and which of them "the agreement", "it" and "both documents" mean."""

from dataclasses import dataclass, replace

from comity.read.actors import is_of_both
from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.papers import Paper
from comity.read.discourse import Discourse
from comity.read.grammar import NounGroup, words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence
from comity.read.the_two import says_pair

KEY = "agreement"
#: How many sentences back "the agreement" and "it" reach.
_REACH = 14
_PRONOUN_REACH = 1
#: Types of what only says something: "the agreement" is none of them.
_SAYINGS = ("statement", "declaration")
#: How many are remembered.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Told:
    """An agreement that was told: its name, type and parties, the number of the sentence, and when it was signed, if that is told."""

    name: str
    type: str
    parties: tuple[str, ...]
    index: int
    signed: Period | None = None


def remember(told: Told, discourse: Discourse) -> None:
    """Keeps an agreement as the one told last."""
    before = next((t for t in known(discourse) if (t.name, t.parties) == (told.name, told.parties)), None)
    kept = [t for t in known(discourse) if t is not before]
    if told.signed is None and before is not None:
        told = replace(told, signed=before.signed)
    discourse.last[KEY] = [*kept[-_MOST:], told]


def known(discourse: Discourse) -> list[Told]:
    """What was told so far, the last one last."""
    found = discourse.last.get(KEY)
    return found if isinstance(found, list) else []


def meant(sentence: Sentence, paper: Paper, discourse: Discourse) -> list[Told]:
    """The agreements told before that a definite name without content means; none where nothing fits."""
    if not paper.bare or not (paper.definite or paper.number):
        return []
    recent = [t for t in known(discourse) if discourse.index - t.index <= _REACH]
    if is_of_both(sentence, paper.group) and (two := discourse.two()) is not None and says_pair(sentence):
        # "The bilateral agreement" of the two is none of one of them with a third.
        recent = [t for t in recent if set(two) <= set(t.parties)]
    lexical = lexicon(sentence.language)
    if paper.noun not in lexical.nouns:
        recent = [t for t in recent if t.type == paper.type]
    elif paper.type != "other":
        recent = [t for t in recent if t.type not in _SAYINGS]
    if not paper.many:
        return recent[-1:]
    if paper.number is not None:
        return recent[-paper.number :] if len(recent) >= paper.number else []
    last = recent[-1].index if recent else -1
    together = [t for t in recent if t.index == last]
    return together if len(together) > 1 else []


def by_pronoun(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Told]:
    """The agreement that "it" means: the one told last, in this sentence or the one before."""
    if sentence.head(group).lower not in words(sentence.language).sets["singular"]:
        return []
    return [t for t in known(discourse)[-1:] if discourse.index - t.index <= _PRONOUN_REACH]
