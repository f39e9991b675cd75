"""Who says a quotation of several sentences whose speaker is told only behind it ("“They met in May. They signed,” said Ana Cole.")."""

from dataclasses import replace

from comity.observation import Finding
from comity.read.discourse import Discourse
from comity.read.sentence import Sentence
from comity.read.speech.reports import OPENING, QUOTES
from comity.read.speech.speakers import Speakers


class OpenQuotation:
    """What was found in the sentences of a quotation that is still open and whose speaker nobody has told."""

    def __init__(self) -> None:
        self._found: list[tuple[list[Finding], int]] = []
        self._is_open = False

    def note(self, sentence: Sentence, discourse: Discourse, found: list[Finding]) -> None:
        """After a sentence is read: name the speaker of what was kept, in the lists where it stands, or keep what was found.

        Args:
            sentence, discourse: the sentence, and the discourse as it stands before it.
            found: what was found in it.

        """
        speakers = Speakers(sentence, discourse)
        again = self._is_open and sentence.tokens[0].text in QUOTES | OPENING
        goes_on = speakers.is_quoted(0) or again
        said = speakers.at(0) if goes_on and self._found else None
        if said is not None:
            for findings, k in self._found:
                findings[k] = replace(findings[k], observation=replace(findings[k].observation, speaker=said.name))
        if said is not None or not goes_on:
            self._found = []
        self._is_open = speakers.is_quoted(len(sentence.tokens))
        if self._is_open:
            self._found += [(found, k) for k, f in enumerate(found) if f.observation.speaker is None and speakers.quotes(f)]
