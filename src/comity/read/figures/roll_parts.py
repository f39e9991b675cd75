"""What the percentages of a list's member tell: a rise, a fall, or a share."""

from collections.abc import Sequence

from comity.read.figures.figure import Words, figure_words
from comity.read.figures.one_to_each import change_of_all
from comity.read.figures.roll_members import Amount, Member
from comity.read.grammar import Token
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

#: A word within so many tokens behind a percentage says whether it is a rise or a fall.
_TRAIL = 2
#: In front of the minus of a fall.
_BEFORE_MINUS = ("(", "[", ",", ";", ":")


def told_by_part(sentence: Sentence, member: Member, amount: Amount) -> tuple[str, int]:
    """What a percentage tells, a change with its sign, a share, or nothing that is known."""
    tokens, known = sentence.tokens, figure_words(sentence.language)
    start = max((t.index for t in tokens[: amount.place] if t.mark in ("quantity", "party")), default=-1) + 1
    near = range(start, amount.place)
    sign = next((s for k in reversed(near) if (s := _moved(tokens, k, known))), 0) or _trailing(
        tokens, _last_joined(tokens, amount) + 1, known
    )
    if sign or (amount.quantity.value or 0) < 0:
        return "change", sign
    before = tokens[start - 1].value if start else None
    if (
        isinstance(before, Quantity)
        and before.sort == amount.quantity.sort
        and all(tokens[k].tag == "C" or tokens[k].lower == "," for k in near)
    ):
        # "Up 4% and 5.3%".
        return told_by_part(sentence, member, Amount(start - 1, before))
    if told := change_of_all(sentence, amount.place):
        return "change", told
    verb = next((v for v in reversed(sentence.verbs) if v.main < amount.place), None)
    moved = 0 if verb is None else _by_verb(verb.lemma, known) or _trailing(tokens, verb.j, known)
    if any(not a.is_part and a.place < amount.place for a in member.amounts):
        # "$187 million (15.9 percent)", "$230 million, or 19.5 percent".
        return ("share", 0) if not moved else ("", 0)
    if moved:
        return "change", moved
    return "share", 0


def _last_joined(tokens: Sequence[Token], amount: Amount) -> int:
    """The last of the percentages that "and" or a comma joins to one ("with 5%, 4% and 3% growth")."""
    place = amount.place
    while place + 2 < len(tokens) and (tokens[place + 1].tag == "C" or tokens[place + 1].lower == ","):
        following = place + 2 + (tokens[place + 2].tag == "C")
        if getattr(tokens[following].value if following < len(tokens) else None, "sort", "") != amount.quantity.sort:
            break
        place = following
    return place


def _trailing(tokens: Sequence[Token], start: int, known: Words) -> int:
    """ "5 percent more", "12 percent down"; a sign or a small word ends it."""
    for token in [t for t in tokens[start : start + _TRAIL + 1] if t.mark != "period"][:_TRAIL]:
        if token.mark or token.tag in "PC":
            return 0
        if sign := _moved(tokens, token.index, known):
            return sign
    return 0


def _by_verb(lemma: str, known: Words) -> int:
    return (lemma in known.move_up) - (lemma in known.move_down)


def _moved(tokens: Sequence[Token], place: int, known: Words) -> int:
    """1 for a word of rising, -1 for one of falling, 0 for others."""
    token = tokens[place]
    if token.lower == "-":
        # "(-3%)".
        return -int(place > 0 and tokens[place - 1].lower in _BEFORE_MINUS and token.end == tokens[place + 1].start)
    if token.mark not in ("", "sign") or token.tag in ("D", "P"):
        return 0
    if token.lower in known.particles and place and tokens[place - 1].lemma in known.no_movement:
        return 0
    up = token.lower in known.up or token.lemma in known.up
    down = token.lower in known.down or token.lemma in known.down
    return up - down or _by_verb(token.lemma, known)
