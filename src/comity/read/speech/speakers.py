"""Who is reported as saying a fact: the person, office or institution by whose report it stands, as the text names them."""

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property

from comity.observation import Finding
from comity.read.discourse import Discourse, Teller
from comity.read.grammar import words
from comity.read.marks.people import Person
from comity.read.sentence import Sentence
from comity.read.speech.reports import CLOSING, OPENING, QUOTES, Report, reports
from comity.read.speech.speaker_names import teller

#: How many sentences back whoever said something may be meant by "he", or by a quotation that goes on.
_REACH = 3


class Speakers:
    """Who says what in one sentence, as the discourse stands before it."""

    def __init__(self, sentence: Sentence, discourse: Discourse) -> None:
        self._sentence, self._discourse = sentence, discourse

    def named(self, finding: Finding) -> Finding:
        """A finding with who is reported as saying it, by where in the sentence it is told; with nobody where that is not sure."""
        at = self._token_of(finding)
        said = self.at(at) if at is not None else None
        return replace(finding, observation=replace(finding.observation, speaker=said.name if said is not None else None))

    def _token_of(self, finding: Finding) -> int | None:
        """The number of the token by which something was found; None where it is not of this sentence."""
        place = finding.marks[0][0] if finding.marks else self._sentence.start
        tokens = self._sentence.tokens
        at = bisect_right(tokens, place, key=lambda t: t.start) - 1
        return at if at >= 0 and place < tokens[at].end else None

    def is_quoted(self, at: int) -> bool:
        """Whether a quotation is open in front of a token, or at the sentence's end."""
        return self._quoted[at]

    def quotes(self, finding: Finding) -> bool:
        """Whether something is told inside a quotation."""
        at = self._token_of(finding)
        return at is not None and self._quoted[at]

    def at(self, at: int) -> Teller | None:
        """Who says what the token at a place tells: by the narrowest report around it, else by what was begun before the sentence."""
        around = [(first, last, r) for r in self._reports for first, last in r.said if first <= at < last]
        # "According to the minister, …, the agency says": the agency tells what the minister says.
        sources = [r.group.i for _, _, r in around if r.sourced]
        around = [x for x in around if x[2].sourced or not any(x[0] <= i < x[1] for i in sources)] or around
        if around:
            return teller(self._sentence, min(around, key=lambda x: x[1] - x[0])[2].group, self._discourse)
        return self._before(at)

    def _before(self, at: int) -> Teller | None:
        """Who has the word since an earlier sentence: in a quotation that goes on, in a list, in a turn."""
        discourse, intro = self._discourse, self._discourse.intro
        if discourse.teller is not None and self._quoted[at]:
            return discourse.teller
        if self._sentence.is_item and isinstance(intro, Sentence):
            return Speakers(intro, replace(discourse, intro=None)).at(len(intro.tokens) - 1)
        called = discourse.turn.called if discourse.turn is not None else self._author()
        return Teller(called, "person", discourse.index) if called else None

    def _author(self) -> str:
        """Whose words the document gives: all of them that were spoken, of those written what somebody tells of himself."""
        author, own = self._discourse.author, words(self._sentence.language).sets["own_one"]
        told = author is not None and (self._discourse.spoken or any(t.lower in own for t in self._sentence.tokens))
        return author.name if author is not None and told else ""

    @cached_property
    def _reports(self) -> list[Report]:
        return list(reports(self._sentence))

    @cached_property
    def _quoted(self) -> list[bool]:
        """Of each token and the sentence's end, whether a quotation is open in front of it."""
        opened = self._discourse.quoting == self._discourse.paragraph
        found = [opened]
        for token in self._sentence.tokens:
            if token.text in OPENING or (token.text in QUOTES and token.index == 0):
                opened = True
            elif token.text in QUOTES:
                opened = not opened and token.text not in CLOSING
            found.append(opened)
        return found

    def note(self) -> None:
        """After the sentence is read: keep who was the last to say something, for "he added" and for a quotation that goes on."""
        discourse, last = self._discourse, self._discourse.teller
        found = [said for r in self._reports if (said := teller(self._sentence, r.group, discourse)) is not None]
        discourse.quoting = discourse.paragraph if self._quoted[-1] else None
        if found:
            discourse.teller = replace(found[-1], index=discourse.index)
        elif last is not None and (discourse.index - last.index > _REACH or (discourse.quoting is None and self._is_of_others(last))):
            discourse.teller = None

    def _is_of_others(self, last: Teller) -> bool:
        """Whether somebody else does something in the sentence, so that "he" is no longer sure."""
        heads = (self._sentence.head(g).value for v in self._sentence.verbs for g in v.subjects)
        return any(isinstance(p, Person) and p.name != last.name for p in heads)
