"""What stands over the rows of a list or table: the heading or lead, the sentences before it, the names of columns, the year of a part."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from comity.language import table
from comity.read.discourse import Discourse, is_actor
from comity.read.grammar import Token, is_adjective, words
from comity.read.grids.cells import BAR
from comity.read.headed.list_rows import GAP as WIDE
from comity.read.headed.list_rows import cells, parted_by, row
from comity.read.marks.periods import Period
from comity.read.marks.places import is_city
from comity.read.memory import has_clause
from comity.read.organisation_names import is_organisation
from comity.read.rosters import bare_years, column_names, names_columns
from comity.read.sentence import Sentence

_KEY = "head of rows"
#: So many lines may stand between a head and its first row, and between two rows.
GAP = 5
#: So many sentences before a lead may tell what it leaves out.
_BEFORE = 4
#: A verb for what is done once more begins with this.
_AGAIN = "re-"
_STOPS = frozenset((".", "!", "?", ";"))
_DAYS = range(360, 367)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over rows.

    Attributes:
        labels: the heading or lead, and the headings and sentences before it, the nearest first.
        columns: the tokens of each cell of the line that names the columns; empty where none does.
        parting: what parts the cells of its rows; empty where nothing tells.
        year: the year that stands over a part of the rows; None if none does.
        latest: the number of the latest line of all this.
        rows: how many of its rows have been read.

    """

    labels: tuple[Sentence, ...] = ()
    columns: tuple[tuple[Token, ...], ...] = ()
    parting: str = ""
    year: Period | None = None
    latest: int = -1
    rows: int = 0

    @property
    def over(self) -> Sentence | None:
        """The heading or lead itself."""
        return self.labels[0] if self.labels and is_over(self.labels[0]) else None


@cache
def sets(language: str) -> dict[str, frozenset[str]]:
    """The named sets of words of heads."""
    return {name: frozenset(text.split()) for name, text in table(language, "headed")["sets"].items()}


def head(discourse: Discourse) -> Head:
    """What stands over the present line; an empty one where nothing near does."""
    kept = discourse.last.get(_KEY)
    return kept if isinstance(kept, Head) and discourse.index - kept.latest <= GAP else Head()


def counted(discourse: Discourse) -> None:
    """The present line is a row of what stands over it."""
    kept = head(discourse)
    discourse.last[_KEY] = replace(kept, latest=discourse.index, rows=kept.rows + 1)


def note(sentence: Sentence, discourse: Discourse) -> None:
    """After a line that is no row: keep it as what stands over the rows below."""
    kept = head(discourse)
    if is_prose(sentence):
        _note_prose(sentence, kept, discourse)
        return
    years = [*bare_years(sentence), *sentence.periods()]
    if len(years) == 1 and all(t.index == years[0][0] or t.mark == "sign" for t in sentence.tokens):
        discourse.last[_KEY] = replace(kept, year=years[0][1], latest=discourse.index)
        return
    parting = parted_by(sentence) if kept.labels and not _has_numbers(sentence) and not sentence.parties() else ""
    if parting and (parting in (BAR, WIDE) or _names_columns(sentence)):
        columns = tuple(tuple(sentence.tokens[i:j]) for i, j in cells(sentence, parting))
        discourse.last[_KEY] = replace(kept, columns=columns, parting=parting, latest=discourse.index, rows=0)
        return
    first = sentence.tokens[0].lemma in column_names(sentence.language) and not sentence.parties()
    if kept.labels and (names_columns(sentence) or (first and not sentence.verbs)):
        discourse.last[_KEY] = replace(kept, columns=(tuple(sentence.tokens),), parting="", latest=discourse.index, rows=0)
        return
    if row(sentence) is not None or not (sentence.nouns or sentence.verbs) or len(cells(sentence)) > 1:
        return
    if not is_over(sentence):
        _note_prose(sentence, kept, discourse)
        return
    if kept.rows and _is_place(sentence):
        discourse.last[_KEY] = replace(kept, latest=discourse.index)
        return
    discourse.last[_KEY] = Head((sentence, *kept.labels[: _BEFORE - 1]), (), "", _own_year(sentence), discourse.index)


def _note_prose(sentence: Sentence, kept: Head, discourse: Discourse) -> None:
    """Keep what a row remarks on, or a sentence that may tell what a lead leaves out."""
    before = kept.labels if kept.rows else (*kept.labels[:1], sentence, *kept.labels[1:])[:_BEFORE]
    discourse.last[_KEY] = replace(kept, labels=before, latest=kept.latest if kept.rows else discourse.index)


def is_prose(sentence: Sentence) -> bool:
    """Whether a line is a sentence that stands over nothing: a clause to its stop, in no cells."""
    return has_clause(sentence) and not is_over(sentence) and len(cells(sentence)) == 1


def _names_columns(sentence: Sentence) -> bool:
    """Whether words of a line are such as name columns."""
    known = sets(sentence.language)
    return bool({t.lemma for t in sentence.tokens} & (column_names(sentence.language) | known["sums"] | known["projects"]))


def is_over(sentence: Sentence) -> bool:
    """Whether a line can stand over rows: a heading, one that leads on, or one without a stop at its end."""
    if sentence.is_heading or sentence.tokens[-1].lower not in _STOPS or sentence.leads_on():
        return True
    following = words(sentence.language).sets["following"]
    return any(t.lower in following for t in sentence.tokens)


def _own_year(sentence: Sentence) -> Period | None:
    """The one year that a heading tells."""
    told = [p for _, p in [*bare_years(sentence), *sentence.periods()]]
    days = [(p.last - p.first).days if p.first and p.last else 0 for p in told]
    return told[0] if len(told) == 1 and days[0] + 1 in _DAYS else None


def lemmas(tokens: Iterable[Token], language: str) -> frozenset[str]:
    """The dictionary forms of words, as nouns or verbs: a head has no grammar that tells which they are."""
    known, again = words(language).verbs, _AGAIN
    plain = frozenset(x for t in tokens for x in (t.lemma or t.lower, t.lower, *(form.lemma for form in known.get(t.lower))))
    anew = (t.lower.removeprefix(again) for t in tokens if t.lower.startswith(again))
    return plain | {again + form.lemma for word in anew for form in known.get(word)}


def _has_numbers(sentence: Sentence) -> bool:
    return bool(sentence.periods() or bare_years(sentence)) or any(q.sort not in ("ordinal", "") for _, q in sentence.quantities())


def _is_place(sentence: Sentence) -> bool:
    """Whether a line only names a part of the world, or one of the alphabet ("Africa", "A")."""
    known = words(sentence.language).verbs
    return len(sentence.tokens) <= 2 and all(t.text[0].isupper() and not t.mark and not known.get(t.lower) for t in sentence.tokens)


def named(label: Sentence, every: bool = False) -> list[tuple[str, str]]:
    """The states, or all parties, that a head names, each with the word in front of it; a name that describes has "adjective"."""
    found: list[tuple[str, str]] = []
    for token in label.tokens:
        party = getattr(token.value, "party", None)
        if (
            not isinstance(party, str)
            or token.mark not in ("party", "place")
            or not (is_actor(party) or (every and is_organisation(party)))
        ):
            continue
        if is_adjective(token):
            found.append((party, "adjective"))
            continue
        before = next((t for t in reversed(label.tokens[: token.index]) if t.tag not in "DJ"), None)
        if not (is_city(token.value) and before is not None and getattr(before.value, "party", None) == party):
            found.append((party, before.lower if before is not None and before.tag in "PC" else ""))
    return found
