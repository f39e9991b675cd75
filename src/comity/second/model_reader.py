"""Reading a document with a language model, held to the text."""

from comity.errors import SecondReaderError
from comity.observation.finding import AND, MODEL
from comity.read import Document, Finding
from comity.second.answers import Answers, place
from comity.second.both import Difference, agreed, differences
from comity.second.client import Client, see_installed
from comity.second.grounding import Rejected, ground
from comity.second.prompt import prompt, question
from comity.second.proposal import proposals
from comity.second.question_parts import Part, parts
from comity.second.settings import Settings
from comity.second.view import View

#: In the name of a model, for what stands between two rules.
_PLUS = "%2B"
_PART = "{}: part {} of {}"


class SecondReader:
    """A language model as a reader.

    Args:
        settings: which model, where and how.

    Attributes:
        rejected: what the latest document's proposals were rejected for.
        failures: the parts of the latest document that have no answer, or a part of one, each with the reason; the others stand.
        differences: where the rules and the model tell the latest document otherwise, if it was read by both.

    Raises:
        SecondReaderError: no server may be asked as the settings say, or the client is not installed.

    >>> from comity.second import Settings
    >>> SecondReader(Settings("small", "https://models.example/v1"))
    Traceback (most recent call last):
    ...
    comity.errors.SecondReaderError: https://models.example/v1: is on another machine; texts go there only with --allow-remote

    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings.checked()
        if not settings.replay:
            see_installed()
        self.rejected: list[Rejected] = []
        self.failures: list[str] = []
        self.differences: list[Difference] = []
        self._answers = Answers(settings.cache, grows=not settings.replay)
        self._client: Client | None = None

    @property
    def is_blind(self) -> bool:
        """Whether the server does not say how many tokens it reads, so that it cannot be seen whether it cuts what is long."""
        return self._client is not None and self._client.is_blind

    @property
    def rule(self) -> str:
        """What each of its findings says of how it was made: reader, model, version of the prompt, sampling and size of the parts."""
        s = self.settings
        how = f"t={s.temperature:g},seed={s.seed},tokens={s.answer},part={s.part}"
        return f"{MODEL}{s.model.replace(AND, _PLUS)}@{prompt(s.order).version},{how}"

    def read(self, document: Document, both: bool = False) -> list[Finding]:
        """What the model finds in a document and the text bears out, in the order of the text.

        Args:
            document: the document.
            both: whether what the rules find stands beside it; what both have is one fact with both named.

        """
        self.rejected, self.failures, self.differences = [], [], []
        view = View(document)
        found: list[Finding] = []
        listed = list(parts(view.text, document.language, self.settings.part))
        for number, part in enumerate(listed, 1):
            try:
                found += self._part(part, view, _PART.format(document.id, number, len(listed)))
            except SecondReaderError as error:
                self.failures.append(f"{_PART.format(document.id, number, len(listed))}: {error}")
        found = agreed([], found)
        if not both:
            return found
        by_rules = view.by_rules()
        self.differences = differences(by_rules, found)
        return agreed(by_rules, found)

    def _part(self, part: Part, view: View, name: str) -> list[Finding]:
        asked, text = prompt(self.settings.order), question(part.text, part.before)
        key = place(self.settings, asked, text)
        answer = self._answers.get(key)
        if answer is None:
            if self.settings.replay:
                raise SecondReaderError("no answer is kept for it, and no server is asked in a replay")
            self._client = self._client or Client(self.settings)
            answer = self._client.ask(asked, text)
            # Only what can be used is kept: a broken answer is asked for again.
            proposals(answer)
            answer = self._answers.put(key, answer)
        proposed, fault = proposals(answer)
        if fault:
            self.failures.append(f"{name}: {fault}")
        held = [ground(proposal, view, self.rule) for proposal in proposed]
        self.rejected += [h for h in held if isinstance(h, Rejected)]
        return [h for h in held if isinstance(h, Finding)]
