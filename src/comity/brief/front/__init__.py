"""The front page of a brief: what a reader asks first, one module a question, in the order of their `PLACE`."""

import importlib
import pkgutil
from typing import Protocol, cast

from comity.brief.front.material import Material
from comity.brief.parts import Fact, Section

__all__ = ["Material", "front", "questions"]


class Question(Protocol):
    """What each module of a question has."""

    PLACE: int
    TITLE: str

    def answer(self, material: Material) -> list[Fact]:
        """The lines that answer it, those that tell most first; none where nothing is known."""


def questions() -> dict[str, Question]:
    """The questions by id, in order."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if m.name != "material"]
    modules = {name: cast(Question, importlib.import_module(f"{__name__}.{name}")) for name in names}
    return dict(sorted(modules.items(), key=lambda item: item[1].PLACE))


def front(material: Material) -> tuple[Section, ...]:
    """The answers, in order; questions that nothing answers are left out."""
    answered = ((name, question.TITLE, tuple(question.answer(material))) for name, question in questions().items())
    return tuple(Section(name, title, facts) for name, title, facts in answered if facts)
