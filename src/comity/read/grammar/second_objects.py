"""Numbers and sums behind a noun or name that are none of its group: things of their own ("gave Samoa $5 million", "at the end five agreements …")."""

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words

#: Behind a noun a quantity of these is none of its own.
SUMS = frozenset(("money", "scaled", "percent", "times"))


def is_plural(noun: Token, known: Words) -> bool:
    """Whether a noun is written as one of several, and is no name."""
    return not noun.mark and noun.text[0].islower() and noun.lower.endswith(known.plural_ending)


def is_second_object(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a quantity behind a party or a noun is a thing of its own ("gave Samoa $5 million", "Italy 3,614"; not "Resolution 1973")."""
    before = tokens[i - 1]
    if before.tag in "NF" and i + 1 < len(tokens) and tokens[i + 1].lemma in known.sets["durations"]:
        # "Gave visitors two weeks to leave".
        return True
    if before.tag in "LJ":
        return not is_adjective(before)
    written = tokens[i].text.replace("-", "").isalpha() and not before.mark and before.text[0].islower()
    if (
        before.tag == "N"
        and written
        and i + 1 < len(tokens)
        and tokens[i + 1].tag in "NA"
        and before.lower not in known.sets["descriptive"] | known.sets["numbered"]
    ):
        # "At the end five agreements were signed".
        return True
    if (
        before.tag == "N"
        and i + 1 < len(tokens)
        and is_plural(before, known)
        and tokens[i + 1].tag == "N"
        and is_plural(tokens[i + 1], known)
    ):
        # "During the talks three accords …".
        return True
    led = before.text[0].islower() or (i > 1 and tokens[i - 2].tag in "PC")
    if before.tag == "N" and led and i + 1 < len(tokens) and tokens[i + 1].tag in "FL":
        # "In retaliation two Chilean diplomats …", "at Nadi and Brno 95 Chilean students …".
        return True
    return before.tag in "NF" and getattr(tokens[i].value, "sort", "") in SUMS
