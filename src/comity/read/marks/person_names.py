"""The names of people among the words of a sentence, and the titles before them."""

from comity.read.marks.words_and_parties import Token, Tokens

#: A name has no more words than this.
_LONGEST = 8
#: Titles before a name have no more words and stops than this.
_TITLES = 12
_QUOTES = ('"', "'")


def after_titles(s: Tokens, position: int) -> tuple[int, str]:
    """Where the titles that begin at a position end ("H.E. Dr."), and the level of one that is an office ("His Majesty")."""
    sets, level = s.titles.sets, ""
    i = position
    while i < min(len(s), position + _TITLES):
        token = s[i]
        word = token.low.rstrip(".")
        opened = s[i + 1].low.rstrip(".") in sets["honorifics.opened"]
        if token.low in sets["honorifics.openers"] and opened and not token.parties:
            i += 1
            word = s[i].low.rstrip(".")
        elif not ((token.capital or _is_of_dead(s, i)) and (word in sets["honorifics.words"] or token.low in sets["honorifics.words"])):
            break
        level = level or s.titles.honorific_office.get(word, "")
        i += 1
        if s[i].low == "." and s[i].start == s[i - 1].end:
            i += 1
    return i, level


def _is_of_dead(s: Tokens, position: int) -> bool:
    """Whether a word between an office and a name tells that somebody is dead ("King late Birendra")."""
    office = position > 0 and s[position - 1].low in s.titles.lasts
    return office and s.is_in(position, "names.dead") and _is_name_word(s, position + 1, 0)


def before_titles(s: Tokens, position: int, floor: int) -> int:
    """Where the titles that end before a position begin."""
    sets = s.titles.sets
    i = position
    while i > max(floor, position - _TITLES):
        at = i - 2 if s[i - 1].low == "." else i - 1
        token = s[at]
        word = token.low.rstrip(".")
        if at >= floor and token.capital and (word in sets["honorifics.words"] or word in sets["honorifics.opened"]):
            i = at
        elif token.low in sets["honorifics.openers"] and i < position and s[i].low.rstrip(".") in sets["honorifics.opened"]:
            i -= 1
        else:
            break
    return i


def name_from(s: Tokens, position: int, first: int = 0) -> int:
    """Where the name that begins at a position ends; the position itself if there is none.

    Args:
        s: the sentence.
        position: where the name would begin.
        first: how many words of the name stand before.

    """
    i, words = position, first
    while i - position < _LONGEST:
        if _is_name_word(s, i, words):
            words += 1
            i += 1
        elif (words and _is_particle(s, i) and _after_particles(s, i)) or (
            not words and s.is_in(i, "names.particles") and _after_particles(s, i)
        ):
            i = _after_particles(s, i)
        elif words and _is_apostrophe(s, i) and (_is_name_word(s, i + 1, words) or _after_particles(s, i + 1)):
            i += 1
        elif words and _is_nickname(s, i):
            i += 3
        else:
            break
    return _with_suffix(s, i) if words > first else position


def _is_nickname(s: Tokens, position: int) -> bool:
    """Whether one word in quotes is a part of a name ("Ada 'Lola' Cole", "Ada Cole 'Lola'")."""
    first, word, last = s[position], s[position + 1], s[position + 2]
    return first.text in _QUOTES and last.text == first.text and word.capital and first.end == word.start and word.end == last.start


def name_until(s: Tokens, position: int, floor: int) -> int:
    """Where the name that ends before a position begins; the position itself if there is none."""
    i = position
    while i > floor and position - i < _LONGEST:
        if (
            _is_name_word(s, i - 1, position - i)
            or (i < position and _is_particle(s, i - 1))
            or (i == position and s.is_in(i - 1, "names.suffixes"))
            or (i == position - 1 and _is_city_forename(s, i - 1) and not s.is_in(i - 2, "words.places"))
        ):
            i -= 1
        else:
            break
    while i < position and not s[i].text[:1].isupper():
        i += 1
    return i


def _is_name_word(s: Tokens, position: int, words: int) -> bool:
    token = s[position]
    low = token.low
    if token.parties:
        return _is_forename(s, position) if words == 0 else _is_city_surname(s, position)
    if not low:
        return False
    if not token.capital:
        # "al-Sisi" begins small.
        first, _, rest = token.text.partition("-")
        return first.lower() in s.titles.sets["names.particles"] and rest[:1].isupper()
    if low.endswith("."):
        return True
    if len(token.text) == 1:
        return words > 0 or low not in s.titles.closed
    if low in s.titles.sets["names.never"] or low in s.titles.sets["names.times"]:
        return False
    if words and low in s.titles.sets["names.suffixes"]:
        return False
    if low in s.titles.closed:
        return words > 0 and low in s.titles.sets["names.common"] and not s.headline
    if s.headline and (low in s.titles.forms if words else token.text.isupper() and s.titles.is_rather_verb(low)):
        return False
    office = s.office(position)
    return office is None or _is_surname(s, position, words)


def _is_forename(s: Tokens, position: int) -> bool:
    """Whether a city's or state's name is a forename: it stands between an office and a surname ("President Santiago Cruz")."""
    if not (s[position - 1].capital and s[position - 1].low in s.titles.lasts):
        return False
    return _is_city_forename(s, position) or (s[position].sort == "name" and _is_before_surname(s, position))


def _is_city_surname(s: Tokens, position: int) -> bool:
    """Whether a city's name is a surname: it stands right behind a forename ("Minister Rosa Lagos") and ends the name."""
    return s[position].sort == "capital" and not s.headline and not s[position + 1].capital and s[position - 1].capital


def _is_city_forename(s: Tokens, position: int) -> bool:
    return s[position].sort == "capital" and _is_before_surname(s, position)


def _is_before_surname(s: Tokens, position: int) -> bool:
    token, after = s[position], s[position + 1]
    if " " in token.text or not after.capital or after.start != token.end + 1 or after.low in s.titles.forms:
        return False
    return not s.is_in(position + 1, "field.words") and _is_name_word(s, position + 1, 1)


def _is_apostrophe(s: Tokens, position: int) -> bool:
    """Whether an apostrophe is a word's last letter ("Shia' al-Sudani") and not a plural's possessive."""
    before = s[position - 1]
    return s[position].text == "'" and s[position].start == before.end and not before.low.endswith(("s", "x", "z"))


def _is_surname(s: Tokens, position: int, words: int) -> bool:
    """Whether a word that is an office too ("King") ends a name here: no name follows it."""
    after = s[position + 1]
    return words > 0 and len(s[position].text) < 5 and not after.capital and not s.headline and not s[position - 1].low.endswith(".")


def _is_particle(s: Tokens, position: int) -> bool:
    return s.is_in(position, "names.particles")


def _after_particles(s: Tokens, position: int) -> int:
    """Where the particles at a position end if a name's word follows, else 0."""
    i = position
    while i - position < 3 and _is_particle(s, i) and not (s[i].low in s.titles.closed and s[i].capital):
        i += 1
    token: Token = s[i]
    follows = i > position and token.capital and token.low not in s.titles.sets["names.never"] and token.low not in s.titles.closed
    return i if follows and s.office(i) is None else 0


def _with_suffix(s: Tokens, end: int) -> int:
    i = end + 1 if s[end].low == "," else end
    if s.is_in(i, "names.suffixes"):
        end = i + 2 if s[i + 1].low == "." and s[i + 1].start == s[i].end and i + 2 < len(s) else i + 1
    return end


def after_honours(s: Tokens, end: int) -> int:
    """Where the letters that follow a name end: "Ann Lee, OBE, MP"."""
    i = end
    while True:
        at = i + 1 if s[i].low == "," else i
        letters = s[at].text.replace(".", "")
        if not (letters.isupper() and letters.lower() in s.titles.sets["names.honours"]) or (
            s.office(at) and s[at + 1].low not in (",", "-")
        ):
            return i
        i = at + 1
