"""The words of a language for agreements: what they are, how their names go on, whose they cannot be."""

from functools import cache
from typing import Any, NamedTuple

from comity.language import table

TABLE = "kinds/agreement"


class Sort(NamedTuple):
    """What a noun makes an agreement.

    Attributes:
        signs: the words: the noun last, with what must stand before it; or noun, "of", noun.
        type: the type of agreement.
        weak: whether it is one only where it is signed.

    """

    signs: tuple[str, ...]
    type: str
    weak: bool


class Lexicon(NamedTuple):
    """The table of a language.

    Attributes:
        sorts: head noun to what it makes an agreement, the longest signs first.
        nouns: nouns that may mean any agreement told before ("the document").
        vague: words before several that tell a number without telling it ("several").
        carriers: nouns that an agreement hangs on by the link ("the text of an agreement").
        vaguely: articles of none in particular ("any").
        private: nouns and words of what companies sign, or mediators broker ("letter of intent").
        mediated: words of agreements that others broker between warring sides ("peace agreement").
        alone: nouns of what one side may sign by itself, if it is not "of" a thing.
        asides: nouns that belong to no name ("agreement in principle").
        grounds: prepositions and nouns by which something rests on an agreement, and adjectives of one that there is ("under", "basis").
        consent, consented: nouns of somebody's consent, and prepositions before what it is to ("its agreement to a truce").
        formalities: what an instrument is of that is none by itself ("instruments of ratification").
        both: words for two.
        of_two: words before agreements that only two can make ("bilateral treaties").
        beside: what stands in front of the date of one of several ("with Peru (1996)").
        these: pronouns for all those told before.
        pro: pronouns for one of several ("the one on seeds").
        bodies: nouns of those who can sign and are no state by themselves ("company", "union").
        states: nouns of states, of which several are nobody in particular ("with twenty countries").
        one: nouns of which several are one agreement ("exchanged notes").
        link: the preposition that always goes on with a name ("memorandum of").
        among: prepositions before the parties of an agreement.
        of_many: nouns of papers that many sign, where they have a name of their own ("convention").
        goes_on: prepositions by which a name goes on to what the agreement is about.
        behind_verb: prepositions of what it is about that stand behind its verb too ("was signed on sport").
        doing: prepositions by which it goes on to a doing ("on avoiding").
        inside: prepositions that go on within what it is about.
        dating: words before the date that an agreement is told by ("of", "dated").
        relating: verbs by whose participles a name goes on ("related to").
        lasting: prepositions by which a period belongs to a name ("for 2019-2021").
        within: prepositions of fields ("in the field of").
        fields: nouns of a field, and those that have one ("cooperation in").
        indefinite: articles of what is not known yet.
        occasions: nouns of an occasion: no part of a name.
        openers: words that open the list of what was told in number.
        twins: nouns that two by two are one field ("science and technology").
        more: words for what a list leaves out ("among others").
        multilateral: words of the names of agreements of many parties.
        untrue: words before a noun that make it none ("a great deal").
        proposals: nouns and verbs of proposing.
        lent: nouns of money that is lent or given, of which only the signing makes an agreement.
        headings: nouns of headings under which agreements are listed.
        acts: words of lists without verbs, and the action that they tell.
        won: nouns that are a contract only where it is awarded or won ("an order").
        sort_of: nouns that only say of what sort a memorandum is.
        seats: nouns of what may sign for where it is ("the city of Suva").
        officials: nouns of those who sign for a state ("the competent ministers").
        completing: verbs by which an act that is their object is done ("concluded the ratification of").
        same: words of a column of days by which it is that of the signature ("same day").
        passed: nouns of papers that change hands ("the exchange of").
        habits: adverbs of what is mostly so ("usually").
        whichever: articles of none in particular ("whatever").
        forging, ties: verbs of making ties, and nouns of ties that are made so ("forged an alliance").
        built_in: prepositions of the place where what a contract is for is built.

    """

    sorts: dict[str, tuple[Sort, ...]]
    nouns: frozenset[str]
    vague: frozenset[str]
    carriers: frozenset[str]
    vaguely: frozenset[str]
    private: frozenset[str]
    mediated: frozenset[str]
    alone: frozenset[str]
    asides: frozenset[str]
    grounds: frozenset[str]
    consent: frozenset[str]
    consented: frozenset[str]
    formalities: frozenset[str]
    both: frozenset[str]
    of_two: frozenset[str]
    beside: frozenset[str]
    these: frozenset[str]
    pro: frozenset[str]
    bodies: frozenset[str]
    states: frozenset[str]
    covering: frozenset[str]
    covers: str
    being: str
    one: frozenset[str]
    link: str
    among: frozenset[str]
    of_many: frozenset[str]
    goes_on: frozenset[str]
    behind_verb: frozenset[str]
    doing: frozenset[str]
    inside: frozenset[str]
    dating: frozenset[str]
    relating: frozenset[str]
    lasting: frozenset[str]
    within: frozenset[str]
    fields: frozenset[str]
    indefinite: frozenset[str]
    occasions: frozenset[str]
    openers: frozenset[str]
    more: frozenset[str]
    twins: frozenset[frozenset[str]]
    multilateral: tuple[str, ...]
    untrue: frozenset[str]
    proposals: frozenset[str]
    lent: frozenset[str]
    headings: frozenset[str]
    acts: tuple[tuple[tuple[str, ...], str], ...]
    won: frozenset[str]
    same: frozenset[str]
    passed: frozenset[str]
    built_in: frozenset[str]
    sort_of: frozenset[str]
    seats: frozenset[str]
    completing: frozenset[str]
    officials: frozenset[str]
    habits: frozenset[str]
    whichever: frozenset[str]
    forging: frozenset[str]
    ties: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language, read once."""
    rows = table(language, TABLE)
    name, generic, lists = rows["name"], rows["generic"], rows["lists"]
    acts = [(tuple(words.split()), action) for action, phrases in lists["acts"].items() for words in phrases]
    sets = {
        **{part: frozenset(text.split()) for part, text in generic.items() if part not in ("covers", "being", "twins")},
        **{part: frozenset(text.split()) for part, text in name.items() if part != "link"},
        **{part: frozenset(text.split()) for part, text in lists.items() if part != "acts"},
    }
    return Lexicon(
        sorts=_sorts(rows, name["link"]),
        link=name["link"],
        covers=generic["covers"],
        being=generic["being"],
        twins=frozenset(frozenset(pair.split()) for pair in generic["twins"]),
        multilateral=tuple(rows["multilateral"]["names"]),
        acts=tuple(sorted(acts, key=lambda a: -len(a[0]))),
        **sets,
    )


def _sorts(rows: dict[str, Any], link: str) -> dict[str, tuple[Sort, ...]]:
    found: dict[str, list[Sort]] = {}
    for part, weak in (("types", False), ("only_signed", True)):
        for value, nouns in rows[part].items():
            for noun in nouns:
                signs = tuple(noun.split())
                found.setdefault(signs[0] if link in signs else signs[-1], []).append(Sort(signs, value, weak))
    return {head: tuple(sorted(sorts, key=lambda s: -len(s.signs))) for head, sorts in found.items()}
