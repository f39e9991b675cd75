"""The front page of a brief: what a reader asks first, one module a question, in the order of their `PLACE`."""

import importlib
import pkgutil
from typing import Protocol, cast

from comity.brief.front.material import Material
from comity.brief.parts import Fact, Section

__all__ = ["Material", "front"]


class Question(Protocol):
    """What each module of a question has."""

    PLACE: int
    TITLE: str

    def answer(self, material: Material) -> list[Fact]:
        """The lines that answer it, those that tell most first; none where nothing is known."""


def front(material: Material) -> tuple[Section, ...]:
    """The answers, in order; questions that nothing answers are left out."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if m.name != "material"]
    modules = {name: cast(Question, importlib.import_module(f"{__name__}.{name}")) for name in names}
    ordered = sorted(modules.items(), key=lambda item: item[1].PLACE)
    answered = ((name, module.TITLE, tuple(module.answer(material))) for name, module in ordered)
    return tuple(Section(name, title, facts) for name, title, facts in answered if facts)
