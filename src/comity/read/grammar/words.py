"""What the tables of a language say of its words: closed classes, forms of verbs, classes of governing verbs."""

from functools import cache, lru_cache
from typing import NamedTuple

from comity.language import rows, table

#: Nouns whose dictionary form is kept: those in use, and not every word of an archive.
_KEPT = 20_000


class Form(NamedTuple):
    """A form of a verb: ``base``, ``s``, ``past``, ``en`` (past participle), ``ed`` (either of these two) or ``ing``."""

    lemma: str
    form: str
    noun: float


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
        word_class: how much each sign speaks for a verb (above 0) or a noun, in hundredths.

    """

    closed: dict[str, str]
    verbs: dict[str, tuple[Form, ...]]
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
    return Words(closed, _verbs(language), longest_first, governors, noun_governors, sets, links, grammar["infinitive"], grammar["get_lemma"], grammar["agent"], grammar["adverb_ending"], grammar["plural_ending"],
                 tuple(grammar["adjective_endings"].split()), tuple(grammar["people_endings"].split()), {row["sign"]: int(row["weight"]) for row in rows(language, "word_class")})  # fmt: skip


def _verbs(language: str) -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for row in rows(language, "verbs"):
        lemma, noun = row["lemma"], float(row["noun"])
        past, participle = row["past"].split("|"), row["participle"].split("|")
        forms = [(lemma, "base"), (row["s"], "s"), *((w, "ing") for w in row["ing"].split("|"))]
        forms += [(w, "ed" if w in participle else "past") for w in past]
        forms += [(w, "en") for w in participle if w not in past]
        for word, form in forms:
            found.setdefault(word, []).append(Form(lemma, form, noun))
    return {word: tuple(forms) for word, forms in found.items()}


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
