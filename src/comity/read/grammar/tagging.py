"""Parts of speech by closed-class words, forms of verbs, and what stands beside a word."""

from comity.read.grammar.tokens import Token
from comity.read.grammar.words import Form, Words, singular, words

#: Tags: N noun, A adjective or participle before a noun, D determiner, Q possessive pronoun, V finite verb, E a past form
#: without auxiliary (finite or participle), G -ing form, I infinitive, P preposition, C conjunction, S subordinator,
#: R relative pronoun, U pronoun, X adverb, M modal, B be, H have, O do, T "to" of an infinitive, Y sign, Z possessive sign,
#: K quantity, W period, L party, F person, J place.
_MARKS = {"party": "L", "person": "F", "place": "J", "quantity": "K", "period": "W", "sign": "Y", "possessive": "Z"}
_CLOSED = {
    "determiner": "D",
    "preposition": "P",
    "conjunction": "C",
    "subordinator": "S",
    "relative": "R",
    "modal": "M",
    "adverb": "X",
    "pronoun": "U",
    "be": "B",
    "have": "H",
    "do": "O",
    "get": "B",
}
_DASHES = frozenset("-‐‑–—/")
_NOMINAL = "NLFJUKW"
#: Below this share of uses as a noun, a form in -s in a title is a verb.
_TITLE_NOUN = 0.4
#: From this share of uses as a noun on, a bare form is a noun unless something says otherwise.
_MOSTLY_NOUN = 0.6
_SELDOM_NOUN = 0.25
_BEFORE_BASE = frozenset(("modal", "do"))
_AUXILIARY = frozenset(("be", "have", "do", "modal", "get", "adverb"))


def is_adjective(token: Token) -> bool:
    """Whether a party is named by its adjective ("Chilean"), or by part of a compound."""
    return token.mark == "party" and getattr(token.value, "sort", "") in ("adjective", "prefix")


def tag(tokens: list[Token], language: str) -> None:
    """Give each token its tag, its lemma, and a verb its form."""
    known = words(language)
    _phrases(tokens, known)
    for token in tokens:
        if token.tag:
            continue
        if (
            token.mark == "quantity"
            and token.lower in known.verbs
            and token.index
            and known.closed.get(tokens[token.index - 1].lower) in _BEFORE_BASE
        ):
            # "Will double duties": a word of quantity that is a verb here.
            token.mark, token.value = "", None
        if token.mark:
            token.tag = _MARKS[token.mark]
            continue
        closed = known.closed.get(token.lower)
        token.tag = _CLOSED[closed] if closed else ""
        if closed == "determiner" and token.lower in known.sets["possessives"]:
            token.tag = "Q"
    for i, token in enumerate(tokens):
        following = _after(tokens, i)
        if token.lower in known.sets["adverb_or_subordinator"] and following is not None and following.tag in ("L", "D", "U", "F"):
            token.tag = "S"
        elif token.lower in known.sets["adverb_or_adjective"] and (following is None or following.mark == "sign" or following.tag == "P"):
            token.tag = "X"
        if token.tag in ("", "S", "R", "P", "D") and not token.lemma:
            _resolve(tokens, i, known, language)
    for token, following in zip(tokens, tokens[1:], strict=False):
        # "South Lebanon", "the autonomous Azerbaijani republic": a word that describes, before a party.
        if token.tag == "N" and following.tag == "L" and not token.mark:
            ends = is_adjective(following) and token.lower.endswith(known.adjective_endings)
            token.tag = "A" if token.lower in known.sets["directions"] or ends else "N"
        elif token.tag == "X" and i and tokens[i - 1].tag in ("M", "T") and not token.lemma:
            _adverb_as_verb(tokens, i, known)
    for token in tokens:
        if token.tag in ("N", "A") and not token.lemma:
            token.lemma = singular(token.lower, language)
        elif not token.lemma:
            token.lemma = token.lower


def _adverb_as_verb(tokens: list[Token], i: int, known: Words) -> None:
    """ "Would back the plan": an adverb that is a verb, behind a modal, if no verb follows."""
    forms = [f for f in known.verbs.get(tokens[i].lower, ()) if f.form == "base"]
    after = _after(tokens, i)
    if forms and after is not None and not _can_be_base(known.verbs.get(after.lower)) and _starts_group(after, known):
        tokens[i].tag, tokens[i].lemma, tokens[i].form = "I", forms[0].lemma, "base"


def _phrases(tokens: list[Token], known: Words) -> None:
    """Prepositions of several words: the first token takes the reading, the others become adverbs that say nothing."""
    for i, token in enumerate(tokens):
        if token.tag or token.mark:
            continue
        for parts, reading in known.phrases.get(token.lower, ()):
            if tuple(t.lower for t in tokens[i : i + len(parts)]) == parts and not _before_verb(tokens, i + len(parts), parts, known):
                token.lemma = reading
                token.tag = _CLOSED.get(known.closed.get(reading, "preposition"), "P")
                for other in tokens[i + 1 : i + len(parts)]:
                    other.tag, other.lemma = "X", "-"
                break


def _before_verb(tokens: list[Token], i: int, parts: tuple[str, ...], known: Words) -> bool:
    """Whether a phrase that ends like an infinitive stands before a verb ("due to visit")."""
    if parts[-1] != known.infinitive or i >= len(tokens) or tokens[i].mark:
        return False
    return _can_be_base(known.verbs.get(tokens[i].lower)) and known.closed.get(tokens[i].lower) is None


def _before(tokens: list[Token], i: int) -> Token | None:
    """The token before, adverbs left out; an auxiliary, where only a period stands between ("will, from Monday, begin")."""
    while i > 0:
        i -= 1
        if tokens[i].tag != "X":
            break
    else:
        return None
    j = i
    while j > 0 and (tokens[j].tag == "W" or tokens[j].lower == "," or (tokens[j].tag == "P" and tokens[j + 1].tag == "W")):
        j -= 1
    return tokens[j] if j < i - 1 and tokens[j].tag in "MHB" else tokens[i]


def _after(tokens: list[Token], i: int) -> Token | None:
    return tokens[i + 1] if i + 1 < len(tokens) else None


def _resolve(tokens: list[Token], i: int, known: Words, language: str) -> None:
    token = tokens[i]
    before = _before(tokens, i)
    if token.tag in ("S", "R", "P", "D"):
        _closed_word(tokens, i, known)
        return
    prefixed = _prefixed(token.lower, known)
    if "-" in token.lower and token.lower not in known.verbs and not prefixed:
        head = token.lower.rsplit("-", 1)[1]
        token.tag, token.lemma = "N", singular(head, language) if head.isalpha() else token.lower
        if token.lower.partition("-")[0] in known.sets["verb_prefixes"]:
            token.lemma = singular(token.lower, language)
        return
    if token.lower in known.sets["attributive"]:
        token.tag, token.lemma = "A", token.lower
        return
    if before is not None and before.tag == "M" and token.lower.endswith(known.adverb_ending) and token.lower not in known.verbs:
        # "Will likely impose".
        token.tag = "X"
        return
    forms = known.verbs.get(token.lower) or prefixed
    if not forms:
        forms = _guessed(token)
    if not forms:
        adverb = token.lower.endswith(known.adverb_ending) and len(token.lower) > 4 and token.lower not in known.sets["adjectives"]
        token.tag = "X" if adverb else "N"
        return
    form = _chosen(forms, before)
    token.tag = _verb_or_noun(tokens, i, form, before, known)
    if token.tag in ("V", "E", "G", "I"):
        token.lemma, token.form = form.lemma, form.form
    elif token.tag == "A" or (token.tag == "N" and form.form in ("ing", "ed", "en")):
        token.lemma = token.lower


def _closed_word(tokens: list[Token], i: int, known: Words) -> None:
    """ "To" before a verb, "that" as relative or determiner, "following" and "including" as they are."""
    token, after = tokens[i], _after(tokens, i)
    if (
        token.lower in known.sets["floating"]
        and i
        and tokens[i - 1].tag in "NLFU"
        and after is not None
        and _can_be_plural_verb(after, known)
    ):
        # "Chile and Peru each recalled their envoys", but "at the UN both states agree".
        token.tag = "X"
    elif token.lower == known.infinitive and token.tag == "P" and token.lemma != "to-" and after is not None:
        forms = known.verbs.get(after.lower)
        j = i + 1
        while forms is None and j + 1 < len(tokens) and _is_adverb(tokens[j], known):
            j += 1
            forms = known.verbs.get(tokens[j].lower)
        if not tokens[j].mark and (known.closed.get(tokens[j].lower) in ("be", "have", "do", "get") or _can_be_base(forms)):
            token.tag = "T"
    elif token.tag == "P" and _describes(tokens, i, known):
        token.tag = "A"
    elif (
        token.tag == "P"
        and i
        and f"{tokens[i - 1].lemma}-{token.lower}" in known.sets["phrasal"]
        and after is not None
        and after.mark not in ("place", "period")
    ) or (token.tag == "P" and i and tokens[i - 1].tag == "H" and after is not None and after.lower in known.verbs):
        token.tag = "X"
    elif token.lower in known.sets["that"]:
        before = _before(tokens, i)
        if before is not None and before.tag in "NFLKYW" and token.tag == "R":
            verbal = after is not None and (known.closed.get(after.lower) in _AUXILIARY or after.lower in known.verbs)
            token.tag = "R" if verbal else "S"
        elif after is not None and not after.mark and after.lower not in known.closed and after.lower not in known.verbs:
            token.tag = "D" if token.tag != "R" or before is None or before.tag in ("P", "Y") else "S"
        else:
            token.tag = "S"


def _can_be_plural_verb(token: Token, known: Words) -> bool:
    return known.closed.get(token.lower) in _AUXILIARY or any(f.form in ("past", "ed") for f in known.verbs.get(token.lower, ()))


def _prefixed(word: str, known: Words) -> tuple[Form, ...]:
    """The forms of a verb written with a prefix and a hyphen ("re-established")."""
    prefix, hyphen, rest = word.partition("-")
    if not hyphen or prefix not in known.sets["verb_prefixes"]:
        return ()
    return tuple(Form(f"{prefix}-{f.lemma}", f.form, f.noun) for f in known.verbs.get(rest, ()))


def _is_adverb(token: Token, known: Words) -> bool:
    """Whether a plain word is an adverb, by the table or by its ending."""
    return not token.mark and (known.closed.get(token.lower) == "adverb" or token.lower.endswith(known.adverb_ending))


def _can_be_base(forms: tuple[Form, ...] | None) -> bool:
    return any(f.form == "base" for f in forms or ()) and not all(f.noun > 0.95 for f in forms or ())


def _guessed(token: Token) -> tuple[Form, ...]:
    """A word that no table has: by its ending it may be a past form or an -ing form."""
    word = token.lower
    if len(word) > 4 and word.isalpha() and not token.text[0].isupper():
        if word.endswith("ed") and word[-3] not in "e":
            return (Form(word[:-2] if word[-3] not in "aeiou" else word[:-1], "ed", 0.3),)
        if word.endswith("ing"):
            return (Form(word[:-3], "ing", 0.5),)
    return ()


def _chosen(forms: tuple[Form, ...], before: Token | None) -> Form:
    """Of the forms that a word can be ("set", "put"), the one that fits behind the token before."""
    if len(forms) > 1:
        after_modal = before is not None and before.tag in ("M", "T", "O")
        fitting = [f for f in forms if (f.form == "base") == after_modal]
        forms = tuple(fitting) or forms
    return min(forms, key=lambda f: f.noun)


def _verb_or_noun(tokens: list[Token], i: int, form: Form, before: Token | None, known: Words) -> str:
    token, after = tokens[i], _after(tokens, i)
    tag = before.tag if before is not None else ""
    capital = token.text[0].isupper() and i > 0
    if tag in ("M", "T", "O") and form.form in ("base", "past"):
        return "I"
    if capital and form.form == "s" and tag == "L" and form.noun < _TITLE_NOUN and _is_title(tokens, known):
        return "V"
    if capital and form.form in ("base", "s", "ing") and tag != "T":
        return "N"
    if tag in ("B", "H") and before is not None:
        if form.form in ("ed", "en", "past", "ing"):
            return "V"
        return "N" if form.noun > 0.05 or tag == "B" else "V"
    if form.form in ("ed", "en", "past"):
        return _past(tokens, i, form, before, after, known)
    if form.form == "ing":
        inner = tag in ("N", "A") and after is not None and after.tag == "" and not after.mark
        # "A bilateral meeting with": one word stands between the article and it.
        inner = inner or (tag in ("N", "A") and before is not None and before.index > 0 and tokens[before.index - 1].tag in ("D", "Q", "Z"))
        return "N" if (tag == "P" or inner) and token.lower in known.sets["ing_nouns"] else _ing(tokens, tag, before, after, known)
    return _bare(tokens, i, form, before, after, known)


def _is_title(tokens: list[Token], known: Words) -> bool:
    """Whether all words that say something are written with capitals ("Chile Opens Embassy in Fiji"): capitals make no names there."""
    return all(t.text[0].isupper() or not t.text[0].isalpha() for t in tokens if not t.mark and t.lower not in known.closed)


def _describes(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a preposition in -ing stands behind an article, before a noun ("the following documents")."""
    is_ing = any(f.form == "ing" for f in known.verbs.get(tokens[i].lower, ()))
    return is_ing and i > 0 and tokens[i - 1].tag == "D" and any(t.tag == "" and not t.mark for t in tokens[i + 1 : i + 2])


def _starts_group(after: Token | None, known: Words) -> bool:
    """Whether a noun group or a mark begins behind."""
    if after is not None and after.tag == "" and any(f.form in ("past", "ed") for f in known.verbs.get(after.lower, ())):
        return False
    return after is not None and after.tag in ("", "D", "Q", "L", "F", "J", "K", "U") and after.mark not in ("sign", "possessive")


def _past(tokens: list[Token], i: int, form: Form, before: Token | None, after: Token | None, known: Words) -> str:
    tag = before.tag if before is not None else ""
    # "The first set of tariffs": a form that the base has too, between what stands before nouns and "of".
    bare = any(f.form == "base" for f in known.verbs.get(tokens[i].lower, ()))
    if bare and tag in ("D", "Q", "A", "K", "Z") and after is not None and after.lower in known.sets["partitive"]:
        return "N"
    if form.form == "past" and form.noun > _MOSTLY_NOUN and tag in ("D", "Q", "A"):
        return "N"
    attributive = tag in ("D", "Q", "Z", "A", "K") or (before is not None and is_adjective(before)) or (tag == "P" and after is not None)
    plain = (
        after is not None and (after.tag == "" or is_adjective(after)) and after.mark != "sign" and known.closed.get(after.lower) is None
    )
    if attributive and (plain or tag in ("D", "Q", "Z")) and form.form != "past":
        return "A"
    # "Strikes revised deal": behind a verb of its own, before a noun.
    if (tag == "P" or (tag == "V" and form.form == "ed")) and plain:
        return "A"
    # "As of 31 October, accumulated Dutch investment came to …": at a clause's beginning, before a noun, with no verb to go on from.
    opening = before is None or (before.mark == "sign" and tokens[0].tag in ("P", "W", "X") and not _has_subject(tokens, i))
    if opening and plain and form.form != "past" and not any(t.tag in ("V", "E") for t in tokens[:i]):
        return "A"
    return "E"


def _has_subject(tokens: list[Token], i: int) -> bool:
    """Whether somebody stands in front of a form who can be its subject: a person or pronoun behind no preposition."""
    return any(t.tag in ("F", "U") and (k == 0 or tokens[k - 1].tag != "P") for k, t in enumerate(tokens[:i]))


def _ing(tokens: list[Token], tag: str, before: Token | None, after: Token | None, known: Words) -> str:
    if tag == "P" and (after is None or after.mark == "sign" or known.closed.get(after.lower) == "conjunction"):
        return "N"
    if tag in ("D", "Q", "Z", "A", "K") or (before is not None and is_adjective(before)):
        return "N"
    # "The EU meeting": between an article's party and the clause's end.
    if tag == "L" and before is not None and before.index and (after is None or after.mark == "sign"):
        return "N" if tokens[before.index - 1].tag in ("D", "Q") else "G"
    if (
        tag == "N"
        and before is not None
        and before.lower.endswith(known.adjective_endings)
        and (after is None or after.mark == "sign" or after.tag == "P")
    ):
        # "A partial reopening of …".
        return "N"
    # "The border crossing was shut": a noun behind a name or noun, before an auxiliary.
    if tag in ("N", "L", "J") and after is not None and known.closed.get(after.lower) in ("be", "have", "modal"):
        return "N"
    if (
        before is not None
        and after is not None
        and after.tag == "P"
        and (before.tag == "W" or (before.tag == "N" and before.text[0].islower()))
    ):
        return "N" if after.lower == "of" else "G"
    return "G"


def _bare(tokens: list[Token], i: int, form: Form, before: Token | None, after: Token | None, known: Words) -> str:
    """A base form or an -s form: a verb behind its subject, else a noun."""
    tag = before.tag if before is not None else ""
    following = tokens[i + 2] if i + 2 < len(tokens) else None
    # "Chile plans to impose …", not "Chile's plans to impose".
    planning = tag in ("L", "F", "U") and form.lemma in known.governors and after is not None and after.lower == known.infinitive
    if planning and following is not None and not following.mark and _can_be_base(known.verbs.get(following.lower)):
        return "N" if before is None or is_adjective(before) else "V"
    if before is None or tag not in (*_NOMINAL, "R", "C", "Y", "Z"):
        return "N"
    if before is not None and (is_adjective(before) or tag == "Z"):
        return "N"
    if tag == "R":
        # "Of which exports made up …": behind a preposition the relative is no subject.
        in_front = tokens[before.index - 1].tag if before.index else ""
        # "Said on Saturday that exports had reached": no noun stands there that the clause can describe.
        return "N" if in_front == "P" or (form.noun > _SELDOM_NOUN and in_front in ("V", "E", "W")) else "V"
    if tag == "C" and i > 1 and tokens[i - 2].tag in ("V", "I") and tokens[i - 2].form == form.form:
        # "They live and work in …".
        return tokens[i - 2].tag
    if tag in ("C", "Y"):
        like_before = any(t.tag in ("V", "I") and t.form == form.form for t in tokens[:i])
        verb_before = like_before or (form.noun < _SELDOM_NOUN and any(t.tag in ("V", "I", "E") for t in tokens[:i]))
        return "V" if verb_before and _starts_group(after, known) else "N"
    if (
        tag == "N"
        and i > 1
        and tokens[i - 2].tag == "P"
        and (after is None or after.mark == "sign")
        and any(t.tag in "VEB" for t in tokens[:i])
    ):
        # "… for cyclone repairs.": the end of what hangs on a clause that has its verb.
        return "N"
    if tag == "L" and _in_compound(tokens, i):
        return "N"
    if _leads_to_quantity(tokens, i, known):
        return "V"
    if (
        tag == "L"
        and form.form == "base"
        and _is_one(tokens, before)
        and not (form.noun < _SELDOM_NOUN and _hangs_on_several(tokens, i - 1))
    ):
        return "N"
    if form.noun < _SELDOM_NOUN:
        return "V"
    acting = tag == "N" and before is not None and before.lower in known.sets["plural_actors"] and form.form == "base"
    if acting and after is not None and (after.tag in ("X", "P", "D", "Q", "T") or after.lower.endswith(known.adverb_ending)):
        return "V"
    if form.noun >= 0.95:
        return "N"
    if tag == "W" and form.form == "s" and after is not None and after.tag in ("D", "Q"):
        # "This year marks the anniversary": a period as the subject.
        return "V"
    # "Turkey exports textiles to Iraq", not "Turkey exports to Iraq rose".
    later = any(t.tag in ("V", "M", "B", "H") or (t.tag == "" and not t.mark) for t in tokens[i + 2 : i + 3])
    if tag in ("L", "F", "U") and form.form in ("s", "base") and (_starts_group(after, known) or form.noun < _MOSTLY_NOUN):
        return "V" if not later or _starts_group(after, known) else "N"
    return "N"


def _leads_to_quantity(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a quantity follows, as behind a verb, and the clause has none: "trade rises 5 percent", "exports decline to $3 million"."""
    for token in reversed(tokens[:i]):
        if token.tag in ("V", "E", "I", "M", "B", "H"):
            return False
        if token.tag == "S" or token.lower in ";":
            break
    after = tokens[i + 1 : i + 3]
    if after and after[0].lower in known.sets["to_quantity"]:
        after = after[1:]
    return bool(after) and after[0].mark == "quantity" and getattr(after[0].value, "sort", "") in ("money", "percent", "times", "fraction")


def _hangs_on_several(tokens: list[Token], i: int) -> bool:
    """Whether a name hangs on a plural that can be a verb's subject: "exports to Chile include"."""
    return (
        i > 1
        and tokens[i - 1].tag == "P"
        and tokens[i - 2].tag == "N"
        and tokens[i - 2].lower.endswith("s")
        and tokens[i - 2].lower != tokens[i - 2].lemma
    )


def _is_one(tokens: list[Token], party: Token | None) -> bool:
    """Whether a party stands alone and is no people, so that a verb behind it ends in -s ("the U.S. trade sanctions")."""
    if party is None or getattr(party.value, "sort", "") in ("national", "plural"):
        return False
    return party.index == 0 or tokens[party.index - 1].tag not in ("C", "M", "O", "H")


def _in_compound(tokens: list[Token], i: int) -> bool:
    """Whether two parties joined by a hyphen stand in front ("Chile-Peru trade")."""
    return i >= 3 and tokens[i - 2].lower in _DASHES and tokens[i - 3].tag == "L"
