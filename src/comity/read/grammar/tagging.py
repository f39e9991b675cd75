"""Parts of speech by closed-class words, forms of verbs, and what stands beside a word."""

from comity.read.grammar.acting_bodies import give_verb, is_done_by_body
from comity.read.grammar.adjectives import is_set_behind
from comity.read.grammar.said_in_brackets import without_abbreviations
from comity.read.grammar.tokens import Token, colon_behind_date, is_adjective
from comity.read.grammar.word_class import can_be_base, possible_forms, starts_group, token_after, verb_or_noun
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
_BEFORE_BASE = frozenset(("modal", "do"))
#: Below this share of uses as a noun a base form is a verb.
_SELDOM_NOUN = 0.05
#: The form of a verb that may be a plural.
_THIRD = "s"
#: Between a verb of helping and what it helps to do stand so many tokens at the most.
_HELPED = 5
_AUXILIARY = frozenset(("be", "have", "do", "modal", "get", "adverb"))


#: The dashes, and their dictionary form.
_DASHES, _DASH = frozenset("–—"), "-"


def tag(tokens: list[Token], language: str) -> None:
    """Give each token its tag, its lemma, and a verb its form."""
    known = words(language)
    _phrases(tokens, known)
    without_abbreviations(tokens)
    colon_behind_date(tokens)
    for token in tokens:
        if token.tag:
            continue
        if token.mark == "quantity" and _multiplies(tokens, token, known):
            continue
        if token.mark == "possessive" and token.index and _is_contracted(tokens[token.index - 1], known):
            token.mark = ""
        if token.mark:
            token.tag = _MARKS[token.mark]
            continue
        closed = known.closed.get(token.lower)
        token.tag = _CLOSED[closed] if closed else ""
        if closed == "determiner" and token.lower in known.sets["possessives"]:
            token.tag = "Q"
    for i, token in enumerate(tokens):
        following = token_after(tokens, i)
        if token.lower in known.sets["adverb_or_subordinator"] and following is not None and following.tag in ("L", "D", "U", "F"):
            token.tag = "S"
        elif (
            token.lower in known.sets["adverb_or_adjective"] and (following is None or following.mark == "sign" or following.tag == "P")
        ) or (i and following is not None and tokens[i - 1].tag in "NLFUYBHR" and _is_set_between(token, following, known)):
            token.tag = "X"
        if token.tag == "X" and token.lower in known.sets["adverb_or_noun"] and i and tokens[i - 1].tag in "DQ":
            token.tag = ""
        if token.lower in known.sets["between_verbs"] and i and tokens[i - 1].tag in "HB" and following is not None:
            token.tag = "X" if _is_deed(following, known) else token.tag
        if token.tag == "U" and token.lower in known.sets["emphatic"] and i and tokens[i - 1].tag in "NLFJ":
            stressed = following is not None and (_is_deed(following, known) or known.closed.get(following.lower) in _AUXILIARY)
            token.tag = "X" if stressed else token.tag
        if token.tag == "U" and token.lower in known.sets["counting"] and following is not None:
            numbered = i > 0 and tokens[i - 1].lower in known.sets["numbering"] and not following.mark
            token.tag = (
                "A" if numbered else "D" if _is_plain_noun(following, known) or _is_behind_preposition(tokens, i, following, known) else "U"
            )
            if i and token.text[:1].isupper() and tokens[i - 1].text[:1].isupper() and not tokens[i - 1].mark and token.text.istitle():
                # "The Phase One agreement".
                token.tag = "N"
        if (
            token.tag == "X"
            and token.lower in known.sets["added"]
            and following is not None
            and _is_one_more(tokens[i - 1], following, known)
        ):
            token.tag = "A"
        if token.lower in known.sets["correlative"] and _joins_no_nouns(tokens, i, known):
            token.tag = "X"
        if token.tag in ("", "S", "R", "P", "D") and not token.lemma:
            _resolve(tokens, i, known, language)
        if token.tag == "G" and following is not None and _is_of_doing(tokens, i, following, known):
            token.tag, token.lemma, token.form = "N", token.lower, ""
        if token.tag == "D" and i and tokens[i - 1].tag == "P" and token.lower in known.sets["pointing"] and _is_name(following):
            # "Against this Peru protested".
            token.tag = "U"
        if token.tag in "NA" and is_set_behind(tokens, i, known):
            token.tag = "X"
        if (
            token.lower in known.sets["inclined"]
            and i
            and tokens[i - 1].tag == "U"
            and following is not None
            and following.lower == known.infinitive
        ):
            token.tag = "X"
        if token.tag == "A" and i and tokens[i - 1].lower in known.sets["grading"] and tokens[i - 1].tag == "X":
            # "The second most important market".
            tokens[i - 1].tag = "A"
    give_verb(tokens, known)
    for i, (token, following) in enumerate(zip(tokens, tokens[1:], strict=False)):
        if token.tag == "N" and following.tag == "L" and not token.mark:
            token.tag = "A" if _describes_party(tokens, i, known) else "N"
        elif token.tag == "X" and i and tokens[i - 1].tag in ("M", "T") and not token.lemma:
            _adverb_as_verb(tokens, i, known)
    for token in tokens:
        if token.tag in ("N", "A") and not token.lemma:
            token.lemma = singular(token.lower, language)
        elif not token.lemma:
            token.lemma = _DASH if token.lower in _DASHES else token.lower


def _is_of_doing(tokens: list[Token], i: int, following: Token, known: Words) -> bool:
    """Whether an -ing form is a noun ("fighting between Chile and Peru broke out", "since fighting flared")."""
    if not i:
        return following.lower in known.sets["among"]
    return tokens[i - 1].lower in known.sets["opening_clauses"] and _is_deed(following, known)


def _is_name(token: Token | None) -> bool:
    """Whether a token names a party, not by its adjective: no article stands before it."""
    return token is not None and token.tag == "L" and not is_adjective(token) and token.text[:1].isupper()


def _describes_party(tokens: list[Token], i: int, known: Words) -> bool:
    """ "South Lebanon", "land-locked Malawi", "the autonomous Azerbaijani republic", "70,000 ethnic Danes": a word that describes a party."""
    token, following = tokens[i], tokens[i + 1]
    if token.lower in known.sets["directions"]:
        return True
    if not is_adjective(following):
        of_people = getattr(following.value, "sort", "") == "national" and i > 0 and tokens[i - 1].tag in "KDQ"
        return "-" in token.lower or (of_people and token.lower in known.sets["descriptive"])
    counted = i > 0 and tokens[i - 1].tag == "K" and token.lower in known.sets["descriptive"]
    return counted or token.lower.endswith(known.adjective_endings)


def _multiplies(tokens: list[Token], token: Token, known: Words) -> bool:
    """Whether a multiple is the verb of what stands behind it ("will double duties", "has more than tripled its exports"); tags it."""
    forms = known.verbs.get(token.lower.split()[-1], ()) if 0 < token.index < len(tokens) - 1 else ()
    if not forms or getattr(token.value, "sort", "") != "times":
        return False
    before, after = tokens[token.index - 1], tokens[token.index + 1]
    form = forms[0].form
    if form == "base":
        behind = known.closed.get(before.lower) in _BEFORE_BASE or before.lower == known.infinitive
    else:
        behind = form in ("past", "ed") and before.tag not in ("D", "Q", "P", "Y", "A")
    closed = known.closed.get(after.lower)
    done = any(f.form in ("ed", "en", "past") for f in known.verbs.get(after.lower, ()))
    plain = after.mark in ("", "party") and closed in (None, "determiner") and not done and not after.lower.endswith(known.adverb_ending)
    # "Trade is to double by 2025."
    alone = before.lower == known.infinitive and form == "base" and (closed == "preposition" or after.mark == "sign")
    if not behind or not (plain or alone):
        return False
    if before.lower == known.infinitive:
        before.tag = "T"
    token.tag, token.lemma, token.form = ("I" if form == "base" else "E"), forms[0].lemma, form
    return True


def _is_plain_noun(token: Token, known: Words) -> bool:
    """Whether a word without mark is in no table of verbs or closed-class words."""
    return not token.mark and token.lower not in known.closed and token.lower not in known.verbs and token.lower.isalpha()


def _is_behind_preposition(tokens: list[Token], i: int, following: Token, known: Words) -> bool:
    """Whether a word that can be a bare noun stands behind "with one" ("with one voice", "in one move")."""
    forms = known.verbs.get(following.lower, ())
    bare = not following.mark and following.lower not in known.closed and bool(forms) and all(f.form == "base" for f in forms)
    return i > 0 and tokens[i - 1].tag == "P" and bare


def _is_one_more(before: Token, following: Token, known: Words) -> bool:
    """Whether a number and what it counts stand around a word ("14 more documents")."""
    forms = {form.form for form in known.verbs.get(following.lower, ())}
    counted = not following.mark and following.lower not in known.closed and forms <= {_THIRD}
    return counted and getattr(before.value, "sort", "") == "number"


def _is_set_between(token: Token, following: Token, known: Words) -> bool:
    """Whether a word behind a noun belongs to what follows: "a pact first signed in 1963", "the satellite early Saturday"."""
    if token.lower in known.sets["of_periods"] and following.tag == "W":
        return True
    if token.lower in known.sets["of_times"]:
        # "The commission last met in 2018, and next meets in Lima".
        return bool(known.verbs.get(following.lower)) and not following.mark
    return _is_deed(following, known) and token.tag == "K" and known.closed.get(token.lower) == "adverb"


def _is_deed(token: Token, known: Words) -> bool:
    """Whether a word can be a participle or past form."""
    return not token.mark and any(f.form in ("ed", "en", "past") for f in known.verbs.get(token.lower, ()))


def _is_contracted(before: Token, known: Words) -> bool:
    """Whether what looks like a possessive sign is a short "is" or "has" ("it's", "there's", "that's")."""
    return known.closed.get(before.lower) in ("pronoun", "relative") or before.lower in known.sets["existential"] | known.sets["that"]


def _adverb_as_verb(tokens: list[Token], i: int, known: Words) -> None:
    """ "Would back the plan": an adverb that is a verb, behind a modal, if no verb follows."""
    forms = [f for f in known.verbs.get(tokens[i].lower, ()) if f.form == "base"]
    after = token_after(tokens, i)
    if forms and after is not None and not can_be_base(known.verbs.get(after.lower)) and starts_group(after, known):
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
    if any(form.form == "ing" for form in known.verbs.get(parts[0], ())):
        # "Relating to trade, transit and travel".
        return False
    if known.closed.get(tokens[i].lower) in ("be", "have"):
        # "Due to be signed".
        return True
    return can_be_base(known.verbs.get(tokens[i].lower)) and known.closed.get(tokens[i].lower) is None


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


def _resolve(tokens: list[Token], i: int, known: Words, language: str) -> None:
    token = tokens[i]
    before = _before(tokens, i)
    if token.tag in ("S", "R", "P", "D"):
        _closed_word(tokens, i, known)
        return
    forms, after = possible_forms(token, known), token_after(tokens, i)
    describes = token.lower.rsplit("-", 1)[-1] in known.sets["attributive"]
    if describes and not (forms and after is not None and after.tag in ("K", "P", "D")):
        # "Main", "third-largest", "its top market", but "exports top $3 billion".
        token.tag, token.lemma = "A", token.lower
        return
    if "-" in token.lower and not forms:
        head = token.lower.rsplit("-", 1)[1]
        token.tag, token.lemma = "N", singular(head, language) if head.isalpha() else token.lower
        if token.lower.partition("-")[0] in known.sets["verb_prefixes"]:
            token.lemma = singular(token.lower, language)
        return
    if before is not None and before.tag == "M" and token.lower.endswith(known.adverb_ending) and token.lower not in known.verbs:
        # "Will likely impose".
        token.tag = "X"
        return
    if not forms:
        named = token.text[0].isupper() and i > 0 and tokens[i - 1].mark != "sign"
        adverb = (
            token.lower.endswith(known.adverb_ending) and len(token.lower) > 4 and token.lower not in known.sets["adjectives"] and not named
        )
        token.tag = "X" if adverb else "N"
        return
    form = next((f for f in forms if f.form == "base" and _is_helped(tokens, i, known)), None) or _chosen(forms, before)
    done = token.lower in known.sets["done"] and i > 0 and tokens[i - 1].tag == "B" and form.form in ("ed", "en")
    done = done or is_done_by_body(tokens, i, forms, known)
    token.tag = "V" if done else verb_or_noun(tokens, i, form, forms, before, known)
    if token.tag in ("V", "E", "G", "I"):
        token.lemma, token.form = form.lemma, form.form
    elif token.tag == "A" or (token.tag == "N" and form.form in ("ing", "ed", "en")):
        token.lemma = token.lower


def _is_helped(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a verb stands behind one of helping and whom it helps ("help Fiji set up a centre")."""
    verb = next((t for t in reversed(tokens[max(0, i - _HELPED) : i]) if t.tag not in "DNLFAJQ"), None)
    return verb is not None and verb.index < i - 1 and verb.tag in "VEGI" and verb.lemma in known.sets["bare"]


def _closed_word(tokens: list[Token], i: int, known: Words) -> None:
    """ "To" before a verb, "that" as relative or determiner, "following" and "including" as they are."""
    token, after = tokens[i], token_after(tokens, i)
    if token.lower in known.sets["floating"] and after is not None and _floats(tokens, i, after, known):
        token.tag = "X"
    elif token.lower == known.infinitive and token.tag == "P" and token.lemma != "to-" and after is not None:
        forms = possible_forms(after, known)
        j = i + 1
        while not forms and j + 1 < len(tokens) and _is_adverb(tokens[j], known):
            j += 1
            forms = possible_forms(tokens[j], known)
        if not tokens[j].mark and (known.closed.get(tokens[j].lower) in ("be", "have", "do", "get") or can_be_base(forms)):
            token.tag = "T"
    elif token.tag == "P" and _describes(tokens, i, known):
        token.tag = "A"
    elif token.tag == "P" and (verb := _behind_modal(tokens, i, known)) is not None:
        # "Would also like to".
        token.tag, token.lemma, token.form = "I", verb.lemma, verb.form
    elif token.tag == "P" and i and tokens[i - 1].tag == "M" and after is not None and can_be_base(possible_forms(after, known)):
        # "Will besides stop": nothing hangs on a preposition between a modal and its verb.
        token.tag = "X"
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
        if i > 1 and token.tag == "R" and tokens[i - 1].tag in "LF" and tokens[i - 2].tag == "B":
            # "It was Chile that in 1959 opened an embassy".
            while after is not None and (after.tag in ("P", "W", "X") or after.mark == "period") and after.index + 1 < len(tokens):
                after = tokens[after.index + 1]
        if before is not None and before.tag in "NFLKYW" and token.tag == "R":
            verbal = after is not None and (known.closed.get(after.lower) in _AUXILIARY or bool(possible_forms(after, known)))
            token.tag = "R" if verbal else "S"
        elif i and tokens[i - 1].tag == "P" and after is not None and not after.mark and after.lower in known.verbs:
            # "On that visit".
            token.tag = "D"
        elif after is not None and after.lower in known.sets["lands"] and _ends_group(tokens, after.index + 1, known):
            # "Accused that country of meddling".
            token.tag = "D"
        elif i and tokens[i - 1].tag in ("P", "X") and after is not None and after.lower in known.sets["partitive"]:
            # "Below that of April".
            token.tag = "D"
        elif after is not None and not after.mark and after.lower not in known.closed and after.lower not in known.verbs:
            token.tag = "D" if token.tag != "R" or before is None or before.tag in ("P", "Y") else "S"
        else:
            token.tag = "S"


def _floats(tokens: list[Token], i: int, after: Token, known: Words) -> bool:
    """Whether a word only tells that all do it ("Peru and Chile each recalled", "have each put"), but "at the UN both states agree"."""
    before = tokens[i - 1].tag if i else " "
    return (before in "HBM" and bool(possible_forms(after, known))) or (before in "NLFUR" and _can_be_plural_verb(after, known))


def _ends_group(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether no noun and no verb stands at a place, so that a group ends in front of it."""
    return (
        i >= len(tokens)
        or tokens[i].mark in ("sign", "period", "possessive")
        or known.closed.get(tokens[i].lower) in ("preposition", "conjunction")
    )


def _joins_no_nouns(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether what "either" begins is no noun: a verb behind its auxiliary, or a preposition ("will either sign or …", "both in …")."""
    after = token_after(tokens, i)
    if after is None or after.mark or after.lower in known.sets["partitive"]:
        return False
    led = i > 0 and tokens[i - 1].tag in "MHBT" and can_be_base(known.verbs.get(after.lower)) == (tokens[i - 1].tag in "MT")
    return known.closed.get(after.lower) == "preposition" or (led and after.lower in known.verbs)


def _behind_modal(tokens: list[Token], i: int, known: Words) -> Form | None:
    """The verb that a preposition is behind a modal; None if it is none."""
    before = _before(tokens, i)
    if before is None or before.tag != "M":
        return None
    return next((f for f in known.verbs.get(tokens[i].lower, ()) if f.form == "base"), None)


def _can_be_plural_verb(token: Token, known: Words) -> bool:
    forms = known.verbs.get(token.lower, ())
    only_verb = any(f.form == "base" and f.noun < _SELDOM_NOUN for f in forms)
    return known.closed.get(token.lower) in _AUXILIARY or only_verb or any(f.form in ("past", "ed") for f in forms)


def _is_adverb(token: Token, known: Words) -> bool:
    """Whether a plain word is an adverb, by the table or by its ending."""
    return not token.mark and (known.closed.get(token.lower) == "adverb" or token.lower.endswith(known.adverb_ending))


def _chosen(forms: tuple[Form, ...], before: Token | None) -> Form:
    """Of the forms that a word can be ("set", "put"), the one that fits behind the token before."""
    if len(forms) > 1:
        after_modal = before is not None and before.tag in ("M", "T", "O")
        fitting = [f for f in forms if (f.form == "base") == after_modal]
        forms = tuple(fitting) or forms
    return min(forms, key=lambda f: f.noun)


def _describes(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a preposition in -ing stands behind an article, before a noun ("the following documents")."""
    is_ing = any(f.form == "ing" for f in known.verbs.get(tokens[i].lower, ()))
    return is_ing and i > 0 and tokens[i - 1].tag == "D" and any(t.tag == "" and not t.mark for t in tokens[i + 1 : i + 2])
