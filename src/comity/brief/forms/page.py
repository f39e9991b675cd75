"""A brief as a page."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from comity import packaged
from comity.brief.forms.in_few_words import about, anchor, figure, reported_by, told_by
from comity.brief.parts import Brief, Fact
from comity.safe import in_page, web_address
from comity.wording import counted, day

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("comity.brief"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=in_page,
    )
    made.filters |= filters()
    return made


def filters() -> dict[str, Callable[..., Any]]:
    """What the templates of a brief call."""
    return {
        "day": day,
        "about": about,
        "anchor": anchor,
        "told_by": told_by,
        "reported_by": reported_by,
        "figure": figure,
        "web_address": web_address,
        "counted": counted,
    }


def citations(brief: Brief) -> Callable[[Fact], list[tuple[int, str]]]:
    """From a fact of a brief to the numbers of its sources and their places in the page."""
    numbers = {source.id: number for number, source in enumerate(brief.sources, 1)}
    return lambda fact: sorted({(numbers[q.source.id], anchor(q.source)) for q in fact.quotes})


def as_html(brief: Brief, full: bool = False) -> str:
    """A page that needs nothing else: no script, no network, readable on paper and phone, light and dark.

    Args:
        full: whether all of it is printed; else the front page, the timeline and the sources are.

    """
    style = packaged.text("comity.brief", "templates/style.css")
    template = _environment().get_template("brief.html")
    return template.render(brief=brief, style=style, full=full, citations=citations(brief), document_page=None)
