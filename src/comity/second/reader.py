"""Reading a document with a language model, held to the text."""

from collections.abc import Iterable
from dataclasses import replace

from comity.errors import SecondReaderError
from comity.observation.same import same_fact
from comity.read import Document, Finding, Reading
from comity.second.answers import Answers, place
from comity.second.client import Client
from comity.second.grounding import Rejected, ground
from comity.second.parts import Part, parts
from comity.second.prompt import prompt, question
from comity.second.proposal import proposals
from comity.second.settings import Settings
from comity.second.view import View

#: A part that has no answer that can be used is told; the others are read all the same.
_NO_ANSWER = "part {} of {}: {}"


class SecondReader:
    """A language model as a reader.

    Args:
        settings: which model, where and how.

    Attributes:
        rejected: what the latest document's proposals were rejected for.
        failures: the parts of the latest document that have no answer, each with the reason.

    Raises:
        SecondReaderError: no server may be asked as the settings say.

    >>> from comity.second import Settings
    >>> SecondReader(Settings("small", "https://models.example/v1"))
    Traceback (most recent call last):
    ...
    comity.errors.SecondReaderError: https://models.example/v1: is on another machine; texts go there only with --allow-remote

    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings.checked()
        self.rejected: list[Rejected] = []
        self.failures: list[str] = []
        self._answers = Answers(settings.cache)
        self._client: Client | None = None

    @property
    def rule(self) -> str:
        """What each of its findings says of how it was made: reader, model, version of the prompt, sampling."""
        s = self.settings
        return f"second.{s.model}@{prompt().version},t={s.temperature:g},seed={s.seed}"

    def read(self, document: Document) -> list[Finding]:
        """What the model finds in a document and the text bears out, in the order of the text."""
        self.rejected, self.failures = [], []
        view = View(document)
        found: list[Finding] = []
        listed = list(parts(view.text, document.language, self.settings.part))
        for number, part in enumerate(listed, 1):
            try:
                found += self._part(part, view)
            except SecondReaderError as error:
                self.failures.append(f"{document.id}: " + _NO_ANSWER.format(number, len(listed), error))
        return agreed([], sorted(found, key=_place))

    def over(self, readings: Iterable[Reading], both: bool) -> Iterable[Reading]:
        """Readings of the rules, with what this reader finds beside it, or in its place if not `both`."""
        for reading in readings:
            if reading.document is None or reading.error:
                yield reading
                continue
            found = self.read(reading.document)
            kept = agreed(list(reading.findings), found) if both else found
            yield replace(reading, findings=tuple(kept))

    def _part(self, part: Part, view: View) -> list[Finding]:
        asked, text = prompt(), question(part.text, part.before)
        key = place(self.settings, asked, text)
        answer = self._answers.get(key)
        fresh = answer is None
        if answer is None:
            if self.settings.replay:
                raise SecondReaderError("no answer is kept for it, and no server is asked in a replay")
            self._client = self._client or Client(self.settings)
            answer = self._client.ask(asked, text)
        proposed = proposals(answer)
        if fresh:
            # Only what can be used is kept: a broken answer is asked for again.
            self._answers.put(key, answer)
        found = []
        for proposal in proposed:
            held = ground(proposal, view, self.rule)
            if isinstance(held, Rejected):
                self.rejected.append(held)
            else:
                found.append(held)
        return found


def agreed(rules: list[Finding], second: list[Finding]) -> list[Finding]:
    """What either reader found, each fact once: where both have it, the rules' finding with both named."""
    kept = list(rules)
    for finding in second:
        k = next((k for k, known in enumerate(kept) if same_fact(known.observation, finding.observation)), None)
        if k is None:
            kept.append(finding)
        elif kept[k].rule != finding.rule:
            kept[k] = replace(kept[k], rule=f"{kept[k].rule}+{finding.rule}")
    return sorted(kept, key=_place)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.observation.spans[0]
