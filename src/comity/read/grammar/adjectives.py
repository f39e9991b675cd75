"""What describes within a noun group: adjectives side by side, and the adverbs before them."""

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words

_HYPHENS = frozenset("-‐‑–—/")


def joins_adjectives(tokens: list[Token], i: int) -> bool:
    """Whether "and" or a comma joins two adjectives of parties before one noun ("Chilean and Peruvian troops", "U.S. and Peruvian troops")."""
    n = len(tokens)
    if (
        i == 0
        or i + 2 >= n
        or not (tokens[i].tag == "C" or tokens[i].lower == ",")
        or not (_describes_party(tokens[i - 1]) and is_adjective(tokens[i + 1]))
    ):
        return False
    return tokens[i + 2].tag in ("N", "A") or joins_adjectives(tokens, i + 2)


def _describes_party(token: Token) -> bool:
    """Whether a token is a party's adjective, or its abbreviation, which serves as one."""
    return is_adjective(token) or (token.mark == "party" and len(token.text) > 1 and token.text.isupper())


def joined(tokens: list[Token], start: int, i: int, known: Words) -> int:
    """Where the noun stands to which one more adjective or noun leads behind a comma or "and"; 0 if the group ends here.

    "A mild, dry climate", "economic and trade ties", "agricultural, fishery and forestry exports".
    """
    if not _separates(tokens[i]):
        return 0
    if _names_body(tokens, start, i, known) or (tokens[i].tag == "C" and _is_one_of_several(tokens, start, i, known)):
        return i + 1
    if not describes(tokens[i - 1], known) or (start and tokens[start - 1].tag == "B"):
        return 0
    if i > 1 and tokens[i - 2].tag == "B" and tokens[start].tag not in "DQ":
        return 0
    n, j, conjoined = len(tokens), i, False
    while j < n and _separates(tokens[j]):
        conjoined = conjoined or tokens[j].tag == "C"
        j += 1 + (tokens[j].lower == "," and j + 1 < n and tokens[j + 1].tag == "C")
        conjoined = conjoined or tokens[j - 1].tag == "C"
        j += j < n and tokens[j].tag == "X" and tokens[j].lemma != "-"
        if j + 1 >= n or tokens[j].tag not in "NA" or tokens[j].mark:
            return 0
        if tokens[j + 1].tag in "NA" and not tokens[j + 1].mark:
            # Without "and" only adjectives stand side by side ("a long, bitter war", not "a new, tariff officials say").
            return j if conjoined or describes(tokens[j], known) else 0
        j += 1
    return 0


def _is_one_of_several(tokens: list[Token], start: int, i: int, known: Words) -> bool:
    """Whether "and" joins what describes a counted noun: behind a number of several no noun in the singular is the head.

    "300 energy and mining firms", "several Danish mining and exploration companies".
    """
    before, after = tokens[i - 1], tokens[i + 1 : i + 3]
    several = any(_is_several(t, known) for t in tokens[start : i - 1])
    if not several or before.tag != "N" or before.mark or before.lower.endswith(known.plural_ending) or len(after) < 2:
        return False
    plain = all(t.tag in "NA" and not t.mark for t in after)
    return plain and after[1].tag == "N" and after[1].lower.endswith(known.plural_ending)


def _is_several(token: Token, known: Words) -> bool:
    """Whether a token tells that what it stands before is more than one."""
    counts = getattr(token.value, "sort", "") in ("number", "scaled", "vague") and getattr(token.value, "value", None) != 1
    return counts or token.lower in known.sets["several_of"]


def _names_body(tokens: list[Token], start: int, i: int, known: Words) -> bool:
    """Whether "and" stands within the name of a body of two ("the Chile-Peru Joint Trade and Economic Commission")."""
    shared = any(t.lower in known.sets["of_two"] and t.text[0].isupper() for t in tokens[start:i])
    return shared and _runs_to_name(tokens, i)


def _runs_to_name(tokens: list[Token], i: int) -> bool:
    """Whether "and" or a comma leads to one more word with a capital, and that, by more of them, to two side by side."""
    behind = tokens[i + 1 : i + 3]
    if not _separates(tokens[i]) or len(behind) <= 1 or not _is_of_name(behind[0]):
        return False
    return _is_of_name(behind[1]) if tokens[i].tag == "C" else _separates(behind[1]) and _runs_to_name(tokens, i + 2)


def _is_of_name(token: Token) -> bool:
    return token.tag in "NA" and not token.mark and token.text[0].isupper()


def _separates(token: Token) -> bool:
    return token.tag == "C" or token.lower == ","


def describes(token: Token, known: Words) -> bool:
    """Whether a word is an adjective, by its tag, its ending or the table."""
    if token.tag not in "NAL" or (token.mark and not is_adjective(token)):
        return False
    return token.tag in "AL" or token.lower in known.sets["descriptive"] or token.lower.endswith(known.adjective_endings)


def is_set_behind(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether what describes stands behind what it describes ("companies active in Chile", "$5 million repayable over ten years", "flights weekly")."""
    if not i:
        return False
    before, word = tokens[i - 1], tokens[i].lower
    plural = before.tag == "N" and before.lower.endswith(known.plural_ending)
    if word in known.sets["periodic"]:
        return plural
    if word not in known.sets["set_behind"] or i + 1 >= len(tokens) or tokens[i + 1].tag != "P":
        return False
    # "Made available to Chile $5 million".
    called = before.tag in ("V", "E", "G", "I") and before.lemma in known.sets["naming"]
    return plural or called or before.tag in ("L", "F", "K")


def adverb_inside(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether an adverb stands before an adjective or quantity within a group ("the newly opened embassy", "a further $5 million")."""
    if tokens[i].tag != "X" or tokens[i].lemma == "-" or not i or i + 1 >= len(tokens) or tokens[i - 1].tag not in "DQZAK":
        return False
    after = tokens[i + 1]
    if tokens[i - 1].tag == "K":
        # "55 already signed agreements".
        numbered = getattr(tokens[i - 1].value, "sort", "") in ("number", "scaled")
        return numbered and after.tag == "A" and i + 2 < len(tokens) and tokens[i + 2].tag == "N"
    if tokens[i].lower in known.sets["grading"] and after.tag in "NA" and i + 2 < len(tokens) and tokens[i + 2].tag == "N":
        # "Latin America's most delinquent debtor".
        return True
    if after.tag == "K" or (tokens[i].lower in known.sets["descriptive"] | known.sets["periodic"] and after.tag in "NA"):
        # "A further $5 million", "the only country", "the yearly exercise".
        return True
    # "A very dry climate", "the socially and culturally divided island".
    if after.tag == "C" and i + 3 < len(tokens) and tokens[i + 2].tag == "X":
        return describes(tokens[i + 3], known)
    return i + 2 < len(tokens) and (after.tag == "A" or (describes(after, known) and tokens[i + 2].tag in "NACL"))


def is_hyphen(tokens: list[Token], i: int) -> bool:
    """Whether a hyphen stands within a group ("Chile-Peru", "trade-related")."""
    inside = i + 1 < len(tokens) and tokens[i - 1].tag in "LJNK" and tokens[i + 1].tag in "LJNA"
    return inside and tokens[i].lower in _HYPHENS and _tight(tokens, i)


def _tight(tokens: list[Token], i: int) -> bool:
    """Whether a hyphen joins two parties, or two words without white space."""
    spaced = tokens[i - 1].end != tokens[i].start
    # Behind a date line a dash between spaces is a pause ("Georgetown, Guyana — Guyana's government").
    dated = spaced and i > 1 and (tokens[i - 2].lower == "," or (i + 2 < len(tokens) and tokens[i + 2].tag == "Z"))
    # "Kathmandu – Japanese officials said": from where it is told.
    dated = dated or (spaced and i == 1 and getattr(tokens[0].value, "sort", "") == "capital" and is_adjective(tokens[2]))
    parties = tokens[i - 1].tag == "L" and tokens[i + 1].tag == "L" and not dated
    return parties or not spaced
