"""What the tables of a language say of its words: closed classes, forms of verbs, classes of governing verbs."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from comity.language import table
from comity.language.folder import lines

#: Nouns whose dictionary form is kept: those in use, and not every word of an archive.
_KEPT = 20_000


class Form(NamedTuple):
    """A form of a verb: ``base``, ``s``, ``past``, ``en`` (past participle), ``ed`` (either of these two) or ``ing``."""

    lemma: str
    form: str
    noun: float


class Verbs:
    """The verb forms that each word can be, made when it is first asked for."""

    def __init__(self, language: str) -> None:
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._rows: dict[str, list[tuple[str, ...]]] = {}
        for row in lines(language, "verbs"):
            for word in {w for cell in row[:-1] for w in cell.split("|")}:
                self._rows.setdefault(word, []).append(row)

    @property
    def lemmas(self) -> set[str]:
        """The dictionary forms of all verbs."""
        return {row[0] for rows in self._rows.values() for row in rows}

    def __contains__(self, word: str) -> bool:
        return word in self._rows

    def get(self, word: str, default: tuple[Form, ...] = ()) -> tuple[Form, ...]:
        """The forms that a word can be, in the order of the table."""
        forms = self._forms.get(word)
        if forms is None and word in self._rows:
            forms = self._forms[word] = tuple(form for row in self._rows[word] for form in _forms(word, *row))
        return forms or default


class Words(NamedTuple):
    """A language's words for the grammar.

    Attributes:
        closed: word to its class (determiner, preposition, …); the auxiliaries' classes too.
        verbs: word to the verb forms that it can be.
        phrases: first word to the phrases of several words that begin with it, and what each is read as.
        governors: lemma to what it does to a deed under it (plan, wish, fail, deny, report, aspect, do, other).
        noun_governors: the same for nouns.
        sets: named sets of words (negation, own, plural, …).
        links: preposition to the engine's name for how it hangs a group on another (see `links`), of those that have one.
        infinitive: the word that makes an infinitive.
        get_lemma: the dictionary form of the verbs of becoming.
        agent: the preposition that names the doer in the passive.
        adverb_ending: how most adverbs end.
        plural_ending: how most nouns of several end.
        adjective_endings: how adjectives end.
        people_endings: how many nouns for people end.
        deed_endings: how nouns for what was done end.
        word_class: how much each sign speaks for a verb (above 0) or a noun, in hundredths.

    """

    closed: dict[str, str]
    verbs: Verbs
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    governors: dict[str, str]
    noun_governors: dict[str, str]
    sets: dict[str, frozenset[str]]
    links: dict[str, str]
    infinitive: str
    get_lemma: str
    agent: str
    adverb_ending: str
    plural_ending: str
    adjective_endings: tuple[str, ...]
    people_endings: tuple[str, ...]
    deed_endings: tuple[str, ...]
    word_class: dict[str, int]


@cache
def words(language: str) -> Words:
    """The words of a language, read once."""
    grammar = table(language, "grammar")
    closed = {word: name for name, text in grammar["closed"].items() for word in text.split()}
    closed |= {word: name for name, text in grammar["aux"].items() if isinstance(text, str) for word in text.split()}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, reading in grammar["phrases"].items():
        parts = tuple(phrase.split())
        phrases.setdefault(parts[0], []).append((parts, reading))
    governors = {lemma: sort for sort, text in grammar["governors"].items() for lemma in text.split()}
    noun_governors = {lemma: sort for sort, text in grammar["noun_governors"].items() for lemma in text.split()}
    sets = {name: frozenset(text.split()) for name, text in grammar["sets"].items()}
    links = {word: name for name, text in grammar["links"].items() for word in text.split()}
    longest_first = {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()}
    return Words(closed, Verbs(language), longest_first, governors, noun_governors, sets, links, grammar["infinitive"], grammar["get_lemma"], grammar["agent"], grammar["adverb_ending"], grammar["plural_ending"],
                 tuple(grammar["adjective_endings"].split()), tuple(grammar["people_endings"].split()), tuple(grammar["deed_endings"].split()), {sign: int(weight) for sign, weight in lines(language, "word_class")})  # fmt: skip


def _forms(word: str, lemma: str, pasts: str, participles: str, ing: str, s: str, noun: str) -> Iterator[Form]:
    """What a word is of a verb, by the verb's row."""
    past, participle = pasts.split("|"), participles.split("|")
    known = [(lemma, "base"), (s, "s"), *((w, "ing") for w in ing.split("|"))]
    known += [(w, "ed" if w in participle else "past") for w in past]
    known += [(w, "en") for w in participle if w not in past]
    return (Form(lemma, form, float(noun)) for written, form in known if written == word)


@cache
def nouns(language: str) -> dict[str, str]:
    """Irregular plurals to singulars."""
    return dict(table(language, "nouns").get("irregular", {}))


@lru_cache(maxsize=_KEPT)
def singular(word: str, language: str) -> str:
    """The dictionary form of a noun in lower case ("exports" → "export", "duties" → "duty")."""
    irregular = nouns(language).get(word)
    if irregular:
        return irregular
    for ending, replacement in table(language, "nouns")["plural"]:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return f"{word[: -len(ending)]}{replacement}"
    return word
