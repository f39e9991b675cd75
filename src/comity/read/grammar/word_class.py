"""Whether a word that can be a form of a verb is one, or a noun or adjective: by what stands beside it.

A linear model of what is seen around the word (`evidence`) decides; its weights stand in ``language/<code>/word_class.csv``, learned
from tagged texts by ``tools/word_class.py``. Of the tokens in front the tags are known, of those behind only what they can be.
"""

from collections.abc import Iterator

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Form, Words

#: How many tokens back the clause's last verb is looked for, and how many ahead a sure verb.
_BACK, _AHEAD = 25, 8
#: So many tokens apart are a verb and a word that stand close.
_NEAR = 4
#: The share of uses as a noun is told in fifths; from the second on a form behind the word is no sure verb.
_FIFTHS, _OFTEN_NOUN, _SELDOM_NOUN = 5, 0.4, 0.2
_ENDING = 3
_VERBAL = frozenset("VEIGMBHO")
_CLAUSE = frozenset("SR")
_STOPS = frozenset(";:")
#: The dashes that set something apart.
_ASIDE = frozenset("-–—") | {"--"}
#: A conjunction and the word that it joins.
_TWO = 2


def token_after(tokens: list[Token], i: int) -> Token | None:
    """The token behind, None at the end."""
    return tokens[i + 1] if i + 1 < len(tokens) else None


def can_be_base(forms: tuple[Form, ...] | None) -> bool:
    """Whether a word can be the base form of a verb, and not almost always a noun."""
    return any(f.form == "base" for f in forms or ()) and not all(f.noun > 0.95 for f in forms or ())


def starts_group(after: Token | None, known: Words) -> bool:
    """Whether a noun group or a mark begins behind."""
    if after is not None and after.tag == "" and any(f.form in ("past", "ed") for f in known.verbs.get(after.lower, ())):
        return False
    return after is not None and after.tag in ("", "D", "Q", "L", "F", "J", "K", "U") and after.mark not in ("sign", "possessive")


def verb_or_noun(tokens: list[Token], i: int, form: Form, forms: tuple[Form, ...], before: Token | None, known: Words) -> str:
    """The tag of a word that can be `forms` of verbs, `form` the likeliest, behind the token `before`."""
    tag = before.tag if before is not None else ""
    if tag in ("M", "T", "O") and form.form in ("base", "past"):
        # "Had to do battle": the verb itself, no auxiliary.
        return "I" if tag != "O" or i < 2 or tokens[i - 2].tag not in ("M", "T") else "N"
    if tokens[i].lower in known.sets["never_noun"] | known.sets["never_verb"]:
        return "V" if tokens[i].lower in known.sets["never_noun"] else "A"
    if tag == "P" and tokens[i].lower in known.sets["doing_no_more"]:
        return "N"
    around = _without_aside(tokens, i)
    if around:
        # "Georgia – to the surprise of many – exported goods": as if nothing stood between.
        return verb_or_noun(around, len(around) - len(tokens) + i, form, forms, around[len(around) - len(tokens) + i - 1], known)
    after = token_after(tokens, i)
    if (
        form.lemma in known.sets["parting"]
        and form.form == "base"
        and after is not None
        and after.mark == "party"
        and not is_adjective(after)
    ):
        # "73 kilometres of border separate Peru from Chile".
        return "V"
    if form.form == "ing" and tag == "B" and tokens[i - 1].tag == "X":
        # "Is now declining".
        return "V"
    if form.form == "ing" and _is_aside(tokens, i):
        return "G"
    if form.form in ("ed", "past") and (
        _resumes(tokens, i)
        or _resumes_behind_agent(tokens, i, known)
        or _is_behind_aside(tokens, i)
        or _is_joined_to_verb(tokens, i)
        or _is_behind_adverbs(tokens, i)
        or _is_behind_opening_name(tokens, i, known)
    ):
        return "E"
    if form.form == "base" and tag == "C" and form.lemma in known.sets["facing"] and any(t.tag == "I" for t in tokens[: i - 1]):
        # "Must withdraw or face sanctions".
        return "I"
    if form.form == "ing" and tag in ("V", "E", "I") and tokens[i - 1].lemma in known.sets["ceasing"] and _has_object(tokens, i, known):
        # "Stopped issuing permits".
        return "G"
    if form.form == "ing" and i > 1 and (tag in "PX" and _is_step(tokens, i, known)) and _has_object(tokens, i, known):
        return "G"
    if (
        form.form == "base"
        and i > 1
        and tag in ("L", "F", "U")
        and known.closed.get(tokens[i - 2].lower) == "do"
        and forms[0].form != "ing"
    ):
        # "Only in 2016 did Peru ban imports".
        return "I"
    if form.form == "ing" and tag == "N" and _tells_of_paper(tokens, i, form, known):
        return "G"
    if form.form in ("ed", "en") and tag in ("I", "V", "E") and tokens[i - 1].lemma in known.sets["staying"]:
        # "Will remain closed".
        return "E"
    if form.form in ("ed", "past", "en") and (
        _goes_on(tokens, i) or _answers(tokens, i, form, known) or _has_particle(tokens, i, form, known)
    ):
        return "E"
    if (
        form.form in ("base", "s")
        and form.noun > _SELDOM_NOUN
        and (_is_behind_described(tokens, i, known) or _heads_entry(tokens, i, known))
    ):
        return "N"
    if form.form == "s" and form.noun > _SELDOM_NOUN and _is_gapped(tokens, i):
        return "N"
    # "After their talks": nothing finite stands right behind a possessive pronoun.
    if form.form in ("ed", "en") and _is_between(tokens, i, known):
        return "A"
    # "According to trade figures": nor does it behind a preposition of several words.
    led = i > 0 and tag == "P" and tokens[i - 1].tag == "X" and tokens[i - 1].lemma == "-"
    owned = i > 0 and (tokens[i - 1].tag == "Q" or led) and form.form in ("base", "s")
    if owned or not (_is_of_people(tokens, i, form, known) or is_verb(tokens, i, forms, known)):
        bare = any(f.form == "base" for f in forms)
        return "N" if bare or form.form in ("base", "s", "ing") else "A"
    if tag in ("B", "H"):
        return "V"
    return {"ing": "G", "ed": "E", "en": "E", "past": "E"}.get(form.form, "V")


def _tells_of_paper(tokens: list[Token], i: int, form: Form, known: Words) -> bool:
    """Whether a form in -ing tells what a paper does ("a note protesting against the law", "a treaty covering air services")."""
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    paper = tokens[i - 1].lower.removesuffix("s") in known.sets["papers"]
    return after in known.sets["opposing"] or (paper and form.lemma in known.sets["regulating"])


def _without_aside(tokens: list[Token], i: int) -> list[Token]:
    """The tokens but for what stands between two dashes, of which the second is right in front of a place; none where no such thing stands."""
    if i <= _NEAR or tokens[i - 1].text not in _ASIDE or tokens[i - 1].mark != "sign":
        return []
    opened = next((t.index for t in reversed(tokens[max(1, i - _BACK) : i - 1]) if t.lower in _STOPS | _ASIDE), 0)
    return tokens[:opened] + tokens[i:] if opened and tokens[opened].text in _ASIDE and tokens[opened].mark == "sign" else []


def _is_step(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a doing stands behind "the step of" or "ended up"."""
    before = tokens[i - 2]
    step = tokens[i - 1].lower in known.sets["partitive"] and before.lemma in known.sets["steps"]
    return step or (tokens[i - 1].lower in known.sets["particles"] and before.lemma in known.sets["ending_up"])


def _has_object(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a noun of several, or one behind an article or number, stands right behind a word."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and (after.tag in "DKQ" or after.lower.endswith(known.plural_ending)) and after.mark in ("", "quantity")


def _is_between(tokens: list[Token], i: int, known: Words) -> bool:
    """ "With total registered capital of": a past form behind a word that describes, and before a noun."""
    after = token_after(tokens, i)
    if i < 2 or tokens[i - 1].tag not in "NA" or tokens[i - 1].lower not in known.sets["descriptive"] or tokens[i - 2].tag not in "PDQZ":
        return False
    return after is not None and not after.mark and after.lower not in known.closed and after.lower not in known.verbs


def _is_aside(tokens: list[Token], i: int) -> bool:
    """Whether a form in -ing behind a comma tells more of people who stand in front ("the two ministers, meeting in Lima on Monday, agreed")."""
    after = tokens[i + 1 : i + 2]
    return (
        i > 1 and tokens[i - 1].lower == "," and tokens[i - 2].mark == "person" and any(t.tag == "P" or t.mark == "period" for t in after)
    )


def _resumes(tokens: list[Token], i: int) -> bool:
    """Whether a past form stands behind the comma that closes who the subject is, before any verb ("the minister, Ada Cole, held talks")."""
    if i < 2 or tokens[i - 1].lower != "," or tokens[i - 2].mark != "person":
        return False
    return not any(t.tag in _VERBAL | _CLAUSE for t in tokens[:i])


def _resumes_behind_agent(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a past form stands behind the comma that closes who leads the subject ("a team led by Ada Cole, chair of the board, held talks")."""
    if i < _NEAR or tokens[i - 1].lower != ",":
        return False
    verbs = [t.index for t in tokens[:i] if t.tag in _VERBAL | _CLAUSE]
    return len(verbs) == 1 and tokens[verbs[0]].tag == "E" and tokens[verbs[0] + 1].lower == known.agent


def _is_behind_aside(tokens: list[Token], i: int) -> bool:
    """Whether a past form stands behind the comma that closes what is said of a party in front ("Peru, angered by the raid, banned imports")."""
    if i < _NEAR or tokens[i - 1].lower != "," or any(t.tag in ("V", "B", "H", "M") for t in tokens[:i]):
        return False
    first = next((t for t in tokens[: i - 1] if t.lower == ","), None)
    opened = first is not None and first.index and tokens[first.index - 1].mark == "party" and tokens[first.index + 1].tag == "E"
    return bool(opened) and not any(t.tag == "E" for t in tokens[: first.index if first is not None else 0])


def _is_joined_to_verb(tokens: list[Token], i: int) -> bool:
    """Whether a past form stands behind "and" right behind a verb or its date ("refused to talk and banned", "fell out in 2016 and banned")."""
    if i <= _TWO or tokens[i - 1].tag != "C":
        return False
    dated = tokens[i - 2].tag == "W" and any(t.tag in ("V", "E") for t in tokens[: i - 2])
    return dated or (tokens[i - 2].tag == "I" and tokens[i - 3].tag == "T")


def _is_behind_opening_name(tokens: list[Token], i: int, known: Words) -> bool:
    """ "Trade fell; Peru exported goods worth …": a past form behind a name that begins a clause."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    named = i > 1 and tokens[i - 1].mark == "party" and not is_adjective(tokens[i - 1]) and tokens[i - 2].lower in _STOPS
    return named and after is not None and after.lower.endswith(known.plural_ending) and after.tag in ("", "N")


def _is_behind_adverbs(tokens: list[Token], i: int) -> bool:
    """Whether a past form stands behind a party that begins its clause and several small words ("Peru not only banned", "Peru at once banned")."""
    j = i - 1
    while j > 0 and tokens[j].tag == "X":
        j -= 1
    begins = j >= 0 and tokens[j].mark == "party" and not is_adjective(tokens[j]) and (j == 0 or tokens[j - 1].tag in "YCSD")
    return begins and i - j > _TWO


def _has_particle(tokens: list[Token], i: int, form: Form, known: Words) -> bool:
    """Whether the particle of a verb's phrase stands behind its past form ("the session wound up in Lima")."""
    return i > 0 and i + 1 < len(tokens) and tokens[i - 1].tag in "NLF" and f"{form.lemma}-{tokens[i + 1].lower}" in known.sets["phrasal"]


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Whether a past form between "and" and a preposition or date goes on with a verb ("was opened in 1964, but closed due to cuts")."""
    if i < 2 or tokens[i - 1].tag != "C" or i + 1 >= len(tokens) or not (tokens[i + 1].tag == "P" or tokens[i + 1].mark == "period"):
        return False
    return any(t.tag in ("V", "E") for t in tokens[: i - 1])


def _answers(tokens: list[Token], i: int, form: Form, known: Words) -> bool:
    """Whether a past form behind "and" does the other way what an earlier one did ("exported goods … and imported goods …")."""
    if i < 2 or tokens[i - 1].tag != "C":
        return False
    return any(t.tag in ("V", "E") and f"{t.lemma}-{form.lemma}" in known.sets["answering"] for t in tokens[: i - 1])


def _is_behind_described(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a word stands behind an article and a past form that describes ("several failed attempts")."""
    return i > 1 and tokens[i - 1].tag == "A" and tokens[i - 1].lower in known.verbs and tokens[i - 2].tag in "DQK"


def _heads_entry(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a word begins what stands behind a date in a chronicle, and tells whose it is ("1972: Visit of President X to Peru")."""
    # "1983 – State visit of President X".
    near = tokens[i + 1 : i + 3] if i + 1 < len(tokens) and tokens[i + 1].lower in known.verbs else tokens[i + 1 : i + 2]
    whose = any(t.lower in known.sets["partitive"] | known.sets["agents"] for t in near)
    return whose and i > 0 and all(t.mark == "period" or t.tag == "Y" for t in tokens[:i]) and any(t.mark == "period" for t in tokens[:i])


def _is_gapped(tokens: list[Token], i: int) -> bool:
    """ "Exports came to 3 million and imports 2 million": behind a verb of the past, or of several, no other in -s is joined on before a quantity."""
    if i < 2 or not (tokens[i - 1].tag == "C" or tokens[i - 1].lower in ",;"):
        return False
    after = next((t for t in tokens[i + 1 : i + 1 + _NEAR] if t.mark), None)
    verb = next((t for t in reversed(tokens[max(0, i - _BACK) : i]) if t.tag in _VERBAL), None)
    if after is None or after.mark != "quantity":
        return False
    if verb is None:
        # "Exports $3 million (+5%), imports $2 million".
        return tokens[i - 3 if tokens[i - 2].lower == ")" else i - 2].mark == "quantity"
    if verb.tag == "B" and tokens[i - 1].tag != "C":
        return True
    return verb.tag == "E" or (verb.tag == "V" and verb.form == "base")


def _is_of_people(tokens: list[Token], i: int, form: Form, known: Words) -> bool:
    """ "421 Japanese residing in", "some 900 ethnic Chinese live in": behind several people named by their state no noun in the singular stands."""
    after = tokens[i + 1 : i + 3]
    # "Danes work and live in Peru".
    joined = len(after) == _TWO and after[0].tag == "C" and any(f.form == form.form for f in possible_forms(after[1], known))
    if form.form not in ("base", "ing") or i < 1 or (after and after[0].tag not in ("P", "X") and not joined):
        return False
    if getattr(tokens[i - 1].value, "sort", "") == "national" and form.form == "base" and tokens[i - 1].lower.endswith(known.plural_ending):
        # "Danes account for".
        return True
    several = getattr(tokens[i - 1].value, "sort", "") == "national" and joined
    if i < 2 or not (is_adjective(tokens[i - 1]) or several):
        return False
    counted = [t for t in tokens[max(0, i - 3) : i - 1] if getattr(t.value, "sort", "") in ("number", "scaled")]
    return any((t.value.value or 0) > 1 for t in counted)  # type: ignore[attr-defined]


def possible_forms(token: Token, known: Words) -> tuple[Form, ...]:
    """The forms of verbs that a word can be: by the table, behind a prefix with a hyphen, or by its ending where no table has it."""
    guessed = _guessed(token) if token.lower not in known.sets["descriptive"] else ()
    return known.verbs.get(token.lower) or _prefixed(token.lower, known) or guessed


def _prefixed(word: str, known: Words) -> tuple[Form, ...]:
    """The forms of a verb written with a prefix and a hyphen ("re-established")."""
    prefix, hyphen, rest = word.partition("-")
    if not hyphen or prefix not in known.sets["verb_prefixes"]:
        return ()
    return tuple(Form(f"{prefix}-{f.lemma}", f.form, f.noun) for f in known.verbs.get(rest, ()))


def _guessed(token: Token) -> tuple[Form, ...]:
    """A word that no table has: by its ending it may be a past form or an -ing form."""
    word = token.lower
    if len(word) > 4 and word.isalpha() and not token.text[0].isupper():
        if word.endswith("ied"):
            return (Form(word[:-3] + "y", "ed", 0.3),)
        if word.endswith("ed") and word[-3] not in "e":
            return (Form(word[:-2] if word[-3] not in "aeiou" else word[:-1], "ed", 0.3),)
        if word.endswith("ing"):
            return (Form(word[:-3], "ing", 0.5),)
    return ()


def is_verb(tokens: list[Token], i: int, forms: tuple[Form, ...], known: Words) -> bool:
    """Whether what stands around a word speaks for a verb, all weights of the evidence together."""
    return sum(known.word_class.get(sign, 0) for sign in evidence(tokens, i, forms, known)) > 0


def evidence(tokens: list[Token], i: int, forms: tuple[Form, ...], known: Words) -> Iterator[str]:
    """What is seen of a word that can be `forms` of verbs and around it, as the table of weights names it."""
    token = tokens[i]
    written = "^" if token.text[0].isupper() and i else ""
    be = "/".join(sorted({f.form for f in forms})) + written
    noun = int(min((f.noun for f in forms), default=_OFTEN_NOUN) * _FIFTHS)
    a, b = _left(tokens, i - 1, known), _left(tokens, i - 2, known)
    before, earlier = _word(tokens, i - 1, a), _word(tokens, i - 2, b)
    c, d = _right(tokens, i + 1, known), _right(tokens, i + 2, known)
    verb, ahead = _verb_before(tokens, i), _verb_ahead(tokens, i, known)
    word = f"{token.lower}{written}"
    yield be
    yield word
    yield f"{word} < {a}"
    yield f"{word} > {c}"
    yield f"{be} noun {noun}"
    yield f"{be} < {a}"
    yield f"{be} < {before}"
    yield f"{be} > {c}"
    yield f"{be} > {_word(tokens, i + 1, c)}"
    yield f"{be} < {a} > {c}"
    yield f"{be} < {b} {a}"
    yield f"{be} < {earlier} {before}"
    yield f"{be} < {b} {a} > {c}"
    yield f"{be} > {c} {d}"
    yield f"{be} < {b} > {c} {d}"
    yield f"{be} verb {verb}"
    yield f"{be} verb {verb} < {a}"
    yield f"{be} verb {verb} < {a} > {c}"
    yield f"{be} ahead {ahead}"
    yield f"{be} ahead {ahead} verb {verb} < {a}"
    yield f"{be} noun {noun} < {a}"
    yield f"{be} noun {noun} < {a} > {c}"
    yield f"{be} noun {noun} verb {verb} < {a} > {c}"
    yield f"{be} -{token.lower[-_ENDING:]} < {a}"


def _word(tokens: list[Token], i: int, else_: str) -> str:
    """A token's word, or what it is marked as."""
    return tokens[i].lower if 0 <= i < len(tokens) and not tokens[i].mark else else_


def _left(tokens: list[Token], i: int, known: Words) -> str:
    """What a token in front is: its tag, with what tells more."""
    if i < 0:
        return "^"
    token = tokens[i]
    if token.mark == "sign":
        return token.lower
    if token.mark == "party":
        return "La" if is_adjective(token) else "L"
    if token.tag == "N" and token.lower.endswith("s") and not token.lower.endswith("ss") and token.lower not in known.sets["one_in_s"]:
        return "Ns"
    return token.tag + token.form[:1] if token.tag in ("V", "E") else token.tag


def _right(tokens: list[Token], i: int, known: Words) -> str:
    """What a token behind can be."""
    if i >= len(tokens):
        return "$"
    token = tokens[i]
    if token.mark == "sign":
        return token.lower
    if token.mark:
        return ("La" if is_adjective(token) else "L") if token.mark == "party" else token.mark
    if token.lower in known.closed:
        return known.closed[token.lower]
    forms = known.verbs.get(token.lower)
    if forms:
        return "/".join(sorted({f.form for f in forms})) + ("~" if min(f.noun for f in forms) > _OFTEN_NOUN else "")
    if token.lower.endswith(known.adverb_ending):
        return "adverb"
    if token.lower.endswith(known.adjective_endings):
        return "adjective"
    return "nouns" if token.lower.endswith(known.plural_ending) else "noun"


def _verb_before(tokens: list[Token], i: int) -> str:
    """The clause's last verb in front and how far it is; what begins the clause where none stands in it."""
    for token in reversed(tokens[max(0, i - _BACK) : i]):
        if token.tag in _VERBAL:
            return f"{token.tag}{min((i - token.index - 1) // _NEAR, 2)}"
        if token.tag in _CLAUSE or token.lower in _STOPS:
            return token.tag if token.tag in _CLAUSE else ";"
    return "none"


def _verb_ahead(tokens: list[Token], i: int, known: Words) -> str:
    """The first sure sign of a verb behind, within the clause."""
    for token in tokens[i + 1 : i + 1 + _AHEAD]:
        if token.mark == "sign":
            return ","
        closed = known.closed.get(token.lower)
        if closed in ("modal", "be", "have", "do"):
            return "auxiliary"
        if closed in ("relative", "subordinator"):
            return "clause"
        forms = known.verbs.get(token.lower)
        if forms and all(f.form in ("past", "ed") for f in forms):
            return "past"
    return "none"
