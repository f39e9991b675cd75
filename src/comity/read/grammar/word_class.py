"""Whether a word that can be a form of a verb is one, or a noun or adjective: by what stands beside it."""

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Form, Words

_DASHES = frozenset("-‐‑–—/")
_NOMINAL = "NLFJUKW"
#: Below this share of uses as a noun, a form in -s in a title is a verb.
_TITLE_NOUN = 0.4
#: From this share of uses as a noun on, a bare form is a noun unless something says otherwise.
_MOSTLY_NOUN = 0.6
_SELDOM_NOUN = 0.25
#: What is put in behind a subject stands between two commas.
_ASIDE = ",,"
#: A number stands so many tokens before what it counts at the most.
_COUNTED = 3


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


def verb_or_noun(tokens: list[Token], i: int, form: Form, before: Token | None, known: Words) -> str:
    """The tag of a word that can be `form` of a verb, behind the token `before`."""
    token, after = tokens[i], token_after(tokens, i)
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
        # "A major border crossing and …".
        inner = inner or (tag == "N" and (after is None or after.mark == "sign" or known.closed.get(after.lower) == "conjunction"))
        # "Answered by opening an office": with an object of its own it is a verb.
        acts = tag == "P" and after is not None and after.tag in ("D", "Q", "L", "K", "F", "U") and after.mark != "sign"
        named = ((tag == "P" and not acts) or inner) and token.lower in known.sets["ing_nouns"]
        return "N" if named else _ing(tokens, tag, before, after, known)
    return _bare(tokens, i, form, before, after, known)


def _is_title(tokens: list[Token], known: Words) -> bool:
    """Whether all words that say something are written with capitals ("Chile Opens Embassy in Fiji"): capitals make no names there."""
    return all(t.text[0].isupper() or not t.text[0].isalpha() for t in tokens if not t.mark and t.lower not in known.closed)


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
    # "The China-aided hospital", "Saudi-led": a party joined to it by a hyphen.
    if (plain or (after is not None and after.tag == "K")) and form.form in ("ed", "en") and _is_joined(tokens, i):
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
    if before is None and after is not None and not after.mark and any(f.form in ("past", "ed") for f in known.verbs.get(after.lower, ())):
        # "Fighting broke out".
        return "N"
    # "The EU meeting": between an article's party and the clause's end.
    if tag == "L" and before is not None and before.index and (after is None or after.mark == "sign"):
        return "N" if tokens[before.index - 1].tag in ("D", "Q") else "G"
    # "In preparation for the ministers meeting."
    if (
        tag == "F"
        and before is not None
        and before.index
        and tokens[before.index - 1].tag == "P"
        and (after is None or after.mark == "sign")
    ):
        return "N"
    if (
        tag == "N"
        and before is not None
        and before.lower.endswith(known.adjective_endings)
        and (after is None or after.mark == "sign" or after.tag == "P" or known.closed.get(after.lower) == "to")
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
    if planning and following is not None and not following.mark and can_be_base(known.verbs.get(following.lower)):
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
        if form.form == "s" and form.noun < _SELDOM_NOUN and _closes_aside(tokens, i) and after is not None:
            # "The premier, on a visit to Lima, confers with …".
            return "V"
        verb_before = like_before or (form.noun < _SELDOM_NOUN and any(t.tag in ("V", "I", "E") for t in tokens[:i]))
        return "V" if verb_before and starts_group(after, known) else "N"
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
    if _leads_to_quantity(tokens, i, form, known):
        return "V"
    if (
        tag == "L"
        and form.form == "base"
        and _is_one(tokens, before)
        and not (form.noun < _SELDOM_NOUN and _hangs_on_several(tokens, i - 1))
    ):
        return "N"
    if tag == "N" and form.form == "base" and _is_singular(tokens, before.index, known):
        # "The standard gauge railway": a verb behind one thing would end in -s.
        return "N"
    if form.noun < _SELDOM_NOUN or (tag == "N" and form.form == "s" and _is_only_verb(tokens, i, known)):
        return "V"
    acting = form.form == "base" and before is not None and (before.lower in known.sets["plural_actors"] or _is_several(tokens, before))
    if acting and after is not None and (after.tag in ("X", "P", "D", "Q", "T") or after.lower.endswith(known.adverb_ending)):
        return "V"
    if form.noun >= 0.95:
        return "N"
    if tag == "W" and form.form == "s" and after is not None and after.tag in ("D", "Q"):
        # "This year marks the anniversary": a period as the subject.
        return "V"
    # "Turkey exports textiles to Iraq", not "Turkey exports to Iraq rose".
    later = any(t.tag in ("V", "M", "B", "H") or (t.tag == "" and not t.mark) for t in tokens[i + 2 : i + 3])
    if tag in ("L", "F", "U") and form.form in ("s", "base") and (starts_group(after, known) or form.noun < _MOSTLY_NOUN):
        return "V" if not later or starts_group(after, known) else "N"
    return "N"


def _closes_aside(tokens: list[Token], i: int) -> bool:
    """Whether a comma in front closes what was put in behind the subject that begins the sentence, and no verb has come."""
    commas = [k for k, t in enumerate(tokens[:i]) if t.lower == ","]
    begins = tokens[0].tag in ("F", "L", "U", "D")
    return (
        begins
        and len(commas) == len(_ASIDE)
        and commas[1] == i - 1
        and not any(t.tag in ("V", "E", "I", "M", "B", "H") for t in tokens[:i])
    )


def _leads_to_quantity(tokens: list[Token], i: int, form: Form, known: Words) -> bool:
    """Whether a quantity follows, as behind a verb, and the clause has none: "trade rises 5 percent", "exports decline to $3 million"."""
    for token in reversed(tokens[:i]):
        if token.tag in ("V", "E", "I", "M", "B", "H"):
            return False
        if token.tag == "S" or token.lower in ";":
            break
    after = tokens[i + 1 : i + 3]
    # "Investments in Latvia stand at 3 million": of words that are mostly nouns it is no sign ("trade at 3 million").
    at = form.noun < _MOSTLY_NOUN and after and after[0].lower in known.sets["at_quantity"]
    if after and (at or after[0].lower in known.sets["to_quantity"]):
        after = after[1:]
    return bool(after) and after[0].mark == "quantity" and getattr(after[0].value, "sort", "") in ("money", "percent", "times", "fraction")


def _is_several(tokens: list[Token], noun: Token) -> bool:
    """Whether a number stands before a noun in the plural or people named by their state: "120 Zambian nurses", "61 Danes"."""
    plural = (noun.tag == "N" and noun.lower.endswith("s")) or getattr(noun.value, "sort", "") == "national"
    return plural and any(t.mark == "quantity" for t in tokens[max(0, noun.index - _COUNTED) : noun.index])


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
    i = party.index
    if i > 1 and tokens[i - 1].lower == "," and tokens[i - 2].tag == "L" and _begins_list(tokens, i - 2):
        # "Sudan, Chad sign security protocol".
        return False
    return i == 0 or tokens[i - 1].tag not in ("C", "M", "O", "H")


def _begins_list(tokens: list[Token], i: int) -> bool:
    """Whether nothing but parties and commas stands before a party."""
    return all(t.tag == "L" or t.lower == "," for t in tokens[:i])


def _in_compound(tokens: list[Token], i: int) -> bool:
    """Whether two parties joined by a hyphen stand in front ("Chile-Peru trade")."""
    return i >= 3 and tokens[i - 2].lower in _DASHES and tokens[i - 3].tag == "L"


def _is_joined(tokens: list[Token], i: int) -> bool:
    """Whether a word is joined to a party by a hyphen without spaces."""
    if i < 2 or tokens[i - 1].lower not in _DASHES or tokens[i - 2].mark not in ("party", "place"):
        return False
    return tokens[i - 2].end == tokens[i - 1].start and tokens[i - 1].end == tokens[i].start


def _is_singular(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a noun is one thing, in front of which no other is listed, so that a verb behind it would end in -s."""
    noun = tokens[i]
    if noun.mark or noun.lower in known.sets["plural_actors"] or noun.text[0].isupper() or noun.lower.endswith("s"):
        return False
    return i > 0 and not any(t.tag == "C" or t.lower == "," for t in tokens[max(0, i - 4) : i])


def _is_only_verb(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a form in -s behind one thing and before a party or article is the only one that can be the sentence's verb."""
    after = token_after(tokens, i)
    if after is None or after.tag not in ("L", "D", "Q", "F") or is_adjective(after) or tokens[i - 1].lower.endswith("s"):
        return False
    if any(t.tag in ("V", "E", "I", "M", "B", "H", "S", "R", "C") or t.mark == "sign" for t in tokens[:i]):
        return False
    return not any(t.tag in ("M", "B", "H") or (not t.mark and t.tag == "" and t.lower in known.verbs) for t in tokens[i + 1 :])
