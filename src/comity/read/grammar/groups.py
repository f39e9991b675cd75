"""Noun groups and verb groups of a tagged sentence."""

from dataclasses import dataclass, field

from comity.parties import Mention
from comity.read.grammar.adjectives import adverb_inside, describes, is_hyphen, joined, joins_adjectives
from comity.read.grammar.group_heads import bearer, head_of, percentage, second_relation
from comity.read.grammar.said_again import said_again
from comity.read.grammar.said_in_brackets import past_abbreviation
from comity.read.grammar.second_objects import SUMS, is_plural, is_second_object
from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words, words

#: Signs of what somebody said, or calls something.
QUOTES = frozenset(('"', "'", "“", "”", "„", "«", "»"))
_COLON = ":"
_INSIDE = frozenset("NALFJK")
_VERBAL = frozenset("MBHOTVEGI")


@dataclass(slots=True, eq=False)
class NounGroup:
    """A noun with what stands before it: ``tokens[i:j]``, its head at `head`.

    Attributes:
        possessor: the group whose it is ("Chile's exports"); None if none.
        listed: the groups that it is coordinated with, itself among them; empty if it stands alone.
        behind: what hangs on it by a preposition, in order: (preposition, group).
        verb, role: the verb group that it belongs to, and as what (``subject``, ``object``, or a preposition).
        parent, by: the group that it hangs on, and the preposition.
        apposed: groups set beside it between commas or in brackets.
        beside: the group that it is set beside.

    """

    i: int
    j: int
    head: int
    possessor: "NounGroup | None" = None
    listed: list["NounGroup"] = field(default_factory=list)
    behind: list[tuple[str, "NounGroup"]] = field(default_factory=list)
    verb: "VerbGroup | None" = None
    role: str = ""
    parent: "NounGroup | None" = None
    by: str = ""
    apposed: list["NounGroup"] = field(default_factory=list)
    beside: "NounGroup | None" = None

    def set_beside(self, group: "NounGroup") -> None:
        """Take a group as one that is set beside this one."""
        self.apposed.append(group)
        group.beside = group.beside or self


#: What begins a noun group with no adjective first: a number, a determiner, a possessive, a name, a noun.
_STARTING = frozenset("KDQLFN")


@dataclass(slots=True, eq=False)
class VerbGroup:
    """A verb with its auxiliaries: ``tokens[i:j]``, the verb itself at `main`.

    Attributes:
        tense: ``past``, ``present`` or ``future``; empty for infinitives and participles without auxiliary.
        modal: the modal as written, or empty.
        sort: ``finite``, ``infinitive``, ``participle`` (a past form without auxiliary: finite or reduced), ``ing``.
        governor: the verb group that it stands under ("agreed to open" → agreed), None if none.
        noun: the group whose complement it is ("plans to open", "the agreement signed in Lima").
        subjects, objects: its arguments; in the passive the objects are what stands as its subject.
        obliques: what hangs on it by a preposition: (preposition, group).
        missing: what stands before its clause and may be its object ("the treaty that they signed").
        shares: the verb before "and" that has its object from this one ("built and renovated markets"); None if none has.
        first, last: the tokens between which its clause stands.

    """

    i: int
    j: int
    main: int
    lemma: str
    sort: str
    tense: str = ""
    modal: str = ""
    negated: bool = False
    passive: bool = False
    perfect: bool = False
    governor: "VerbGroup | None" = None
    noun: NounGroup | None = None
    subjects: list[NounGroup] = field(default_factory=list)
    objects: list[NounGroup] = field(default_factory=list)
    obliques: list[tuple[str, NounGroup]] = field(default_factory=list)
    missing: NounGroup | None = None
    shares: "VerbGroup | None" = None
    first: int = 0
    last: int = 0


#: A sentence in a row: groups, and single tokens for all else.
Item = NounGroup | VerbGroup | Token


def items(tokens: list[Token], language: str) -> list[Item]:
    """The groups of a sentence, with the tokens between them, in order."""
    known = words(language)
    found: list[Item] = []
    i = 0
    while i < len(tokens):
        made: NounGroup | VerbGroup | None = None
        if found and isinstance(found[-1], NounGroup) and found[-1].j == i and (said := said_again(tokens, found[-1].i, i, known)):
            i += said
            continue
        if tokens[i].tag in _VERBAL:
            made = _verb_group(tokens, i, known)
            if made is not None and _is_negated_before(tokens, i, known):
                made.negated = True
        elif _can_begin(tokens, i, known):
            made = _noun_group(tokens, i, known)
        if made is None:
            if tokens[i].lower not in QUOTES and not _only_leads_on(tokens, i):
                found.append(tokens[i])
            i += 1
        else:
            found.append(made)
            i = made.j
    return found


def _only_leads_on(tokens: list[Token], i: int) -> bool:
    """Whether a colon stands between a preposition and what it asks for ("treaties with: Chile, Peru")."""
    return tokens[i].lower == _COLON and i > 0 and tokens[i - 1].tag == "P"


def _can_begin(tokens: list[Token], i: int, known: Words) -> bool:
    tag = tokens[i].tag
    if tag == "W":
        return _is_inner_period(tokens, i, known) and not _is_when(tokens, i, known)
    return tag in _INSIDE or tag in "DQU"


def _is_inner_period(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a period is part of a noun group ("the 1976 agreement", "last year's exports")."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    # "The 1907 French-Thai treaty".
    whose = after is not None and is_adjective(after) and i > 0 and tokens[i - 1].tag in "DQ"
    if after is None or whose or after.tag not in ("N", "A", "Z"):
        return whose
    before = next((t for t in reversed(tokens[max(0, i - 2) : i]) if t.tag != "P"), None)
    if before is not None and before.lemma in known.sets["spans"] and after.tag != "Z":
        # "In the period of January to May 2018 exports rose".
        return False
    return after.tag != "A" or (i + 2 < len(tokens) and tokens[i + 2].tag == "N")


def _is_when(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a period behind a preposition says when, not which ("in 1962 relations were taken up", not "under last year's pact")."""
    if not i or tokens[i - 1].tag != "P" or tokens[i - 1].lower not in known.sets["when"]:
        return False
    after = tokens[i + 1]
    return after.tag != "Z" and after.lemma not in known.sets["dated"]


def _noun_group(tokens: list[Token], i: int, known: Words) -> NounGroup | None:
    possessor: NounGroup | None = None
    first = start = i
    n = len(tokens)
    while i < n:
        i = _run(tokens, i, known)
        if i == start:
            return None
        if i < n and tokens[i].tag == "Z":
            possessor = NounGroup(start, i, head_of(tokens, start, i), possessor)
            if i + 1 < n and (
                tokens[i + 1].tag in _INSIDE
                or (tokens[i + 1].tag == "W" and _is_inner_period(tokens, i + 1, known))
                or adverb_inside(tokens, i + 1, known)
                or _is_few(tokens, i + 1, known)
            ):
                i += 1
                start = i
                continue
            return NounGroup(first, i + 1, possessor.head, possessor.possessor)
        break
    if tokens[start].tag in ("D", "Q") and i == start + 1:
        return NounGroup(first, i, start, possessor)
    head = percentage(tokens, start, bearer(tokens, start, head_of(tokens, start, i), known), known)
    return NounGroup(first, i, head, possessor)


def _is_few(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a word that counts without a number stands behind whose it is ("Peru's few allies", "Fiji's many islands")."""
    counts = tokens[i].tag == "D" and tokens[i].lower not in known.sets["definite"]
    return counts and i + 1 < len(tokens) and tokens[i + 1].tag in _INSIDE


def _run(tokens: list[Token], i: int, known: Words) -> int:
    """Where the noun group that begins at `i` ends, possessive signs not crossed."""
    n = len(tokens)
    if tokens[i].tag == "U":
        return i + 1
    start = i
    while i < n and tokens[i].tag in ("D", "Q"):
        i += 1
    while i < n:
        token = tokens[i]
        if token.tag == "F" and _heads_government(tokens, i, known):
            # "The Carter administration".
            i += 2
            continue
        if token.tag == "F":
            # A person ends the group; before it only what describes, and no article of its own ("at the ceremony the two ministers").
            own = known.closed.get(token.lower.partition(" ")[0]) == "determiner"
            # "On tax and other matters President X signed": behind several things a person is one of his own.
            several = i > start and tokens[i - 1].tag == "N" and is_plural(tokens[i - 1], known)
            return i if (own and i > start) or several or _is_beside(tokens, i, start, known) else i + 1
        if token.tag in "NA" and (
            (i == start + 1 and _is_given_to(tokens, start, known)) or (i == start + 2 and _is_given_to_land(tokens, start, known))
        ):
            return i
        if i > start and (
            (token.tag == "L" and not _fits_behind(tokens, i, start, known)) or (token.tag == "K" and is_second_object(tokens, i, known))
        ):
            return i
        if token.tag in _INSIDE or (token.tag == "W" and _is_inner_period(tokens, i, known)) or adverb_inside(tokens, i, known):
            i += 1
        elif joins_adjectives(tokens, i) or (i > start and is_hyphen(tokens, i)):
            i += 2
        elif i > start and (end := past_abbreviation(tokens, i) or joined(tokens, start, i, known) or second_relation(tokens, i, known)):
            i = end
        elif i > start and token.tag == "C" and tokens[i - 1].tag == "X" and i + 1 < n and tokens[i + 1].tag == "X":
            i += 2
        elif token.lower in QUOTES and i > start and i + 1 < n and tokens[i + 1].tag in "NA" and tokens[i - 1].tag in "DQAL":
            i += 1
        else:
            return i
    return i


def _heads_government(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether somebody told by name alone stands before the word for what he heads."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.lower in known.sets["headed_by_name"] and not getattr(tokens[i].value, "office", "")


def _is_beside(tokens: list[Token], i: int, start: int, known: Words) -> bool:
    """Whether somebody told by office stands behind a thing that is no word for a person ("before his departure President X invited …")."""
    before, office = tokens[i - 1], str(getattr(tokens[i].value, "office", "")).lower()
    led = tokens[start].tag in "DQ" or (i == start + 1 and start > 0 and tokens[start - 1].tag == "P")
    if i <= start or not led or before.tag != "N" or before.mark or not before.text[0].islower():
        return False
    # "By the competent ministers".
    called = bool(office) and tokens[i].lower.startswith(office) and before.lower not in known.sets["descriptive"]
    return called and not (before.lemma in known.sets["people"] or before.lower.endswith(known.people_endings))


def _is_given_to(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a party right behind a verb of giving is the one to whom it is done ("granted Fiji observer status")."""
    token = tokens[i]
    named = token.tag == "L" and not is_adjective(token) and not token.text.isupper()
    return named and i > 0 and tokens[i - 1].lemma in known.sets["giving"]


def _is_given_to_land(tokens: list[Token], i: int, known: Words) -> bool:
    """The same of "this country" ("sold this country goods")."""
    given = i > 0 and tokens[i - 1].lemma in known.sets["giving"]
    return given and tokens[i].lower in known.sets["pointing"] and tokens[i + 1].lemma in known.sets["lands"]


def _fits_behind(tokens: list[Token], i: int, start: int, known: Words) -> bool:
    """Whether a party behind other words is in their group: an adjective, or a name with more behind it."""
    before = tokens[i - 1]
    if before.lower in known.sets["relational"] and not is_adjective(tokens[i]):
        # "Its neighbour Peru", "the island nation Fiji": what it is called by, and its name.
        return True
    here = tokens[i].value
    if before.lower in known.sets["firms"] and getattr(here, "sort", "") == "company":
        # "The Chinese firm CITIC".
        return True
    if before.tag == "K" and getattr(before.value, "sort", "") in SUMS and not is_adjective(tokens[i]):
        # "With $5 million Kuwait was …".
        return getattr(here, "sort", "") == "national"
    if before.tag in ("D", "Q", "A", "K", "W"):
        return True
    if isinstance(before.value, Mention) and isinstance(here, Mention) and before.value.party == here.party:
        # "The United Nations Security Council".
        return True
    if before.tag == "L":
        return is_adjective(before) and is_adjective(tokens[i]) is False
    capital = getattr(tokens[i].value, "sort", "") == "capital"
    # "The Royal Bhutan Embassy": within a name.
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and before.tag == "N" and describes(before, known):
        # "Other NATO members", "the first virtual NATO Summit", "the virtual Chile-Peru talks".
        led = before.text[0].islower() and tokens[start].tag in "DQ"
        if (after.tag == "N" and (led or not after.text[0].isupper())) or (led and is_hyphen(tokens, i + 1)):
            return True
    capital = capital or (after is not None and after.tag == "N" and after.text[0].isupper() and tokens[start].tag == "D")
    # "Embassy Kampala" is one name.
    return (is_adjective(tokens[i]) or capital) and before.tag == "N" and before.text[0].isupper()


def _past_period(tokens: list[Token], i: int) -> int:
    """Where the verb goes on behind a period set between it and its auxiliary; 0 if it does not."""
    j = i
    while j < len(tokens) and (
        tokens[j].lower == "," or tokens[j].tag == "W" or (tokens[j].tag == "P" and j + 1 < len(tokens) and tokens[j + 1].tag == "W")
    ):
        j += 1
    told = any(t.tag == "W" for t in tokens[i:j])
    return j if told and j < len(tokens) and tokens[j].tag in "VEGIXB" and tokens[j].form in ("", "base", "en", "ed", "ing") else 0


def _is_negated_before(tokens: list[Token], i: int, known: Words) -> bool:
    """Whether a negation stands right before a verb, by one word or by two ("no longer")."""
    before = tokens[max(0, i - 2) : i]
    if not before or before[-1].tag not in "XC":
        return False
    negation = known.sets["negation"]
    two = len(before) > 1 and before[0].tag == before[1].tag == "X" and before[1].lower not in known.sets["not_only"]
    return before[-1].lower in negation or (two and before[0].lower in negation)


def _verb_group(tokens: list[Token], i: int, known: Words) -> VerbGroup | None:
    start, n = i, len(tokens)
    infinitive = tokens[i].tag == "T"
    modal, have, be, do, negated = "", False, "", "", False
    tense = ""
    aux = i
    while i < n:
        token = tokens[i]
        if token.tag == "T":
            if i > start:
                break
        elif token.tag == "M":
            modal = token.lower
        elif token.tag == "H":
            have = True
        elif token.tag == "O":
            do = token.lower
        elif token.tag == "B":
            if be and token.lower not in known.sets["be_non_finite"]:
                break
            be = token.lower
        elif token.tag == "X" or token.lower in known.sets["negation"]:
            only = i + 1 < n and tokens[i + 1].lower in known.sets["not_only"]
            negated = negated or (token.lower in known.sets["negation"] and not only)
        elif token.tag in ("V", "E", "G", "I"):
            return _made(tokens, start, i, known, infinitive, modal, have, be, do, negated)
        elif i > start and (behind := _past_period(tokens, i)):
            # "Will, from Monday, 16 October, begin a visit": a period between an auxiliary and its verb.
            i = behind
            continue
        else:
            break
        if token.tag in "MHOBT":
            tense = tense or _tense_of(token.lower, known)
            aux = i
        i += 1
    end = aux + 1
    lemma = "be" if be else "have" if have else "do" if do else ""
    if not lemma:
        return None
    if be and known.closed.get(be) == "get":
        # "Gets $5 million", "gets most of it" is a verb of its own, and "gets angry" is to become so.
        part = end + 1 < n and tokens[end + 1].lower in known.sets["partitive"]
        own = known.verbs.get(be, ()) if end < n and (tokens[end].tag in _STARTING or part) else ()
        lemma = own[0].lemma if own else known.get_lemma
    sort = "infinitive" if infinitive else "ing" if tokens[start].lower in known.sets["be_ing"] else "finite"
    # A negation behind the last auxiliary belongs to it ("is not a member").
    if end < n and tokens[end].lower in known.sets["negation"]:
        negated, end = True, end + 1
    group = VerbGroup(start, end, aux, lemma, sort, tense or "present", modal, negated, perfect=have and bool(be))
    if modal in known.sets["future"]:
        group.tense = "future"
    return group


def _made(
    tokens: list[Token], start: int, main: int, known: Words, infinitive: bool, modal: str, have: bool, be: str, do: str, negated: bool
) -> VerbGroup:
    token = tokens[main]
    passive = bool(be) and token.form in ("ed", "en")
    if infinitive:
        sort = "infinitive"
    elif token.tag == "E":
        sort = "finite" if token.form == "past" and not be and not have else "participle"
    elif token.tag == "G":
        sort = "ing" if not be else "finite"
    else:
        sort = "finite"
    group = VerbGroup(start, main + 1, main, token.lemma, sort, "", modal, negated, passive, have)
    first = next((t for t in tokens[start:main] if t.tag in "MHOB"), None)
    if modal in known.sets["future"]:
        group.tense = "future"
    elif first is not None:
        group.tense = _tense_of(first.lower, known)
        if have and group.tense == "present":
            group.tense = "past"
    elif token.form in ("past", "ed"):
        group.tense = "past"
    elif sort == "finite":
        group.tense = "present"
    if first is not None and first.lower in known.sets["be_ing"] and tokens[start] is first:
        group.sort = "ing"
    return group


def _tense_of(word: str, known: Words) -> str:
    return "past" if word in known.sets["past"] else "present"
