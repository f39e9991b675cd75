"""Which of two lends: of those that sign a loan together, and of those whose a loan is."""

from collections.abc import Sequence
from functools import cache

from comity.language import table
from comity.parties import members_of, parties
from comity.read.actors import Actor, actors, is_institution, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.sentence_figures import unit
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import FOR, FROM, IN, OF, TO, WITH
from comity.read.sentence import Sentence

#: What is told without a sum too: a named thing, not help in general.
NAMED = frozenset(("loan", "credit_line"))
#: Where those stand with whom something is signed.
_BETWEEN = (WITH, "between")
_TWO = 2
_AID = "aid"
_EURO = "EUR"
#: The year whose members of the European Union are taken to lend in euros.
_EUROS = 2023
#: Under this the discourse keeps whose fund or bank was named last.
_BANK = "finance bank"
#: Under this the discourse keeps whose help the latest heading names.
_HEADING = "finance heading"


@cache
def verbs_of(language: str) -> dict[str, frozenset[str]]:
    """The words of the table ``kinds/finance`` by their use."""
    return {name: frozenset(text.split()) for name, text in table(language, "kinds/finance")["verbs"].items()}


def both_signers(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """Two who sign a loan together: the one that is a fund or bank lends, or the one in whose currency it is."""
    if instance.noun is None or instance.slot_actors("owner", discourse):
        return None
    signing = instance.verb is None or instance.verb.lemma in verbs_of(instance.sentence.language)["signing"]
    for slot in ("subject", "between") if signing else ("between",):
        groups = [m for g in (*instance.slot(slot), *_beside(instance, slot)) for m in _each(g)]
        those = [(g, a) for g in groups for a in _signers(instance.sentence, g, discourse)]
        funds = {party for g in groups if (party := bank_meant(instance.sentence, g, discourse))}
        found = list(
            dict.fromkeys([*(a.party for _, a in those), *(a.person.to for _, a in those if a.person and a.person.to), *sorted(funds)])
        )
        if len(found) == 2:
            # An agreement on cooperation is told in the coin of those who read of it.
            coins = set(minting(instance, found)) if instance.frame.attrs["of"] != _AID else set()
            lenders = funds | {a.party for g, a in those if is_bank(instance.sentence, g)} or coins
            lenders = lenders or _financing(instance.sentence, found, discourse)
            # Of a state and an organisation of many the state borrows.
            return _ordered(found, lenders or {p for p in found if not is_actor(p)})
    return _signing_elsewhere(instance, discourse)


def _financing(sentence: Sentence, found: Sequence[str], discourse: Discourse) -> set[str]:
    """Those of two who sign that are told to pay for something ("a credit with which Chile will finance the dam")."""
    paying = [v for v in sentence.verbs if v.lemma in verbs_of(sentence.language)["financing"] and not v.passive]
    told = {a.party for v in paying for g in v.subjects if len(v.subjects) == 1 for a in actors(sentence, g, discourse, listed=False)}
    return told & set(found)


def _each(group: NounGroup) -> list[NounGroup]:
    """Those of a signer who are several: "the governments of Chad and of the Exim Bank of India"."""
    whose = [g for prep, g in group.behind if prep == OF]
    return whose if len(whose) > 1 else [group]


def _signing_elsewhere(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """Two who are told to have signed the paper on a loan, its lender by its fund or bank ("the agreement which Fiji signed with the EDCF of Korea")."""
    sentence, noun = instance.sentence, instance.noun
    signing = [v for v in sentence.verbs if v.lemma in verbs_of(sentence.language)["signing"] and v is not instance.verb]
    for verb in signing:
        groups = [*verb.subjects, *(g for prep, g in verb_behind(verb) if prep in _BETWEEN)]
        those = [(g, a.party) for g in groups if g is not noun for a in _signers(sentence, g, discourse)]
        found = list(dict.fromkeys(party for _, party in those))
        if len(found) == _TWO:
            return _ordered(found, {party for g, party in those if is_bank(sentence, g)} or set(minting(instance, found)))
    return None


def _signers(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Whom a signer means: by its own noun, or for a bank or agency by whose it is ("Peru's agency APCI")."""
    found = actors(sentence, group, discourse, listed=False)
    if found or not is_bank(sentence, group):
        return found
    # "The Development Fund of Peru".
    return owners(sentence, group, discourse) or [
        a for p, g in group.behind if p == OF for a in actors(sentence, g, discourse, listed=False)
    ]


def is_undecided(instance: Instance, discourse: Discourse) -> bool:
    """Whether a paper on the money is signed by two, of whom nothing says which one lends."""
    signing = instance.verb is not None and instance.verb.lemma in verbs_of(instance.sentence.language)["signing"]
    told = instance.noun is None or bool(instance.slot_actors("owner", discourse))
    return signing and not told and len({a.party for a in instance.slot_actors("subject", discourse)}) > 1


def _beside(instance: Instance, slot: str) -> list[NounGroup]:
    """What stands in a place of other verbs told of the noun ("was signed and exchanged between")."""
    return [g for v in instance.sentence.verbs if instance.noun in v.objects for prep, g in verb_behind(v) if prep == slot]


def is_bank(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a side is named by its bank, fund or agency."""
    banks = verbs_of(sentence.language)["banks"]
    return any(word.strip("(),.") in banks for word in sentence.phrase(group).lower().split())


def may_be_party(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group that means no known party may be somebody: not a thing or deed ("contributed $2 million to mine clearance")."""
    head = sentence.head(group)
    return head.tag != "N" or head.text[:1].isupper() or is_institution(sentence, group) or is_bank(sentence, group)


def note_bank(sentence: Sentence, discourse: Discourse) -> None:
    """Remember whose fund or bank a sentence names, for "the fund" in those that follow."""
    banks = verbs_of(sentence.language)["banks"]
    if any(t.lower in banks or t.mark == "party" for t in sentence.tokens):
        for group in sentence.nouns:
            found = {a.party for a in actors(sentence, group, discourse, listed=False)} if is_bank(sentence, group) else set()
            if len(found) == 1:
                named = {w for w in banks if w in sentence.phrase(group).lower().split()}
                kept = discourse.last.get(_BANK)
                earlier: dict[str, str] = kept if isinstance(kept, dict) else {}
                discourse.last[_BANK] = earlier | dict.fromkeys(named, found.pop())


def bank_meant(sentence: Sentence, group: NounGroup, discourse: Discourse) -> str | None:
    """Whose "the fund" is, or "the bank": that of the one named last."""
    named, head = discourse.last.get(_BANK), sentence.head(group)
    party = named.get(head.lower) if isinstance(named, dict) else None
    definite = sentence.tokens[group.i].lower in words(sentence.language).sets["definite"] and group.j == group.i + 2
    return party if definite and isinstance(party, str) and head.lower in verbs_of(sentence.language)["banks"] else None


def is_forgiven(instance: Instance) -> bool:
    """Whether a debt is written off, which is told with the verbs that make nothing of other things."""
    verbs = verbs_of(instance.sentence.language)
    return instance.frame.attrs["of"] == "debt" and instance.verb is not None and instance.verb.lemma in verbs["forgiving"]


def is_accepted(instance: Instance, discourse: Discourse) -> bool:
    """Whether what is approved comes from another ("approved a loan of $5 million from the government of Chile")."""
    verb, noun = instance.verb, instance.noun
    approved = verb is not None and verb.lemma in verbs_of(instance.sentence.language)["approving"] and noun in verb.objects
    doers = {a.party for a in instance.slot_actors("subject", discourse)}
    return approved and bool({a.party for a in instance.slot_actors(FROM, discourse)} - doers)


def minting(instance: Instance, found: Sequence[str]) -> list[str]:
    """Of two parties those whose own currency a sum of the sentence is in."""
    sentence = instance.sentence
    coins = [unit(sentence, q, *found) for _, q in sentence.quantities() if q.sort == "money"]
    return [p for p in found if any(coin and _issues(p, coin) for coin in coins)]


def _ordered(found: Sequence[str], lenders: set[str]) -> tuple[str, str] | None:
    if len(lenders) != 1:
        return None
    lender = next(iter(lenders))
    return lender, next(p for p in found if p != lender)


def _issues(party: str, coin: str) -> bool:
    """Whether a currency is a state's own: its ISO code begins with the state's."""
    known = parties().get(party)
    return known is not None and (known.to("iso2") == coin[:2] or (coin == _EURO and party in _using_euro()))


@cache
def _using_euro() -> frozenset[str]:
    """The states of the European Union: of two who pass euros on, the one of them that has them."""
    return frozenset(m.party for m in members_of("EU", _EUROS))


def owed_to(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Fiji's loans from China": what one has from another is the other's to give."""
    noun = instance.noun
    whose = (
        {a.party for a in instance.slot_actors("owner", discourse)}
        if noun is not None and "owner" in instance.frame.places("lender")
        else set()
    )
    given = {a.party for p, g in behind(noun) if p == FROM for a in actors(instance.sentence, g, discourse)} if noun is not None else set()
    return (given.pop(), whose.pop()) if len(whose) == len(given) == 1 and whose != given else None


def owing(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "$5 million was owed to Fiji": by the other of the two, or the one, whom the text or its speaker is about."""
    verb, debt = instance.verb, instance.noun is None and instance.frame.attrs["of"] == "debt"
    if verb is None or not debt or not verb.passive or verb.subjects or verb.noun is not None:
        return None
    sentence = instance.sentence
    lenders = [a.party for a in instance.slot_actors(TO, discourse)]
    told = {a.party for g in sentence.nouns if TO in (g.by, g.role) for a in actors(sentence, g, discourse, listed=False)}
    able = [discourse.own, *sentence.parties(), *((discourse.pair or ()) if discourse.is_titled() else ())]
    others = [p for p in dict.fromkeys(able) if p and p not in told]
    return (lenders[0], others[0]) if lenders and others and is_actor(others[0]) else None


def may_borrow(instance: Instance, giver: str, discourse: Discourse) -> bool:
    """ "Mexico's loan", "Brazilian loans": whose a loan is may be the borrower, unless it is told to go to somebody or is in its coin."""
    noun = instance.noun
    if noun is None or instance.frame.attrs["of"] not in NAMED or giver not in {a.party for a in instance.slot_actors("owner", discourse)}:
        return False
    verbs = verbs_of(instance.sentence.language)
    passed = (
        instance.verb is not None and instance.verb.lemma in verbs["giving"] | verbs["offering"] | verbs["receiving"] | verbs["financing"]
    )
    directed = passed or any(prep in (TO, FOR) for prep, _ in behind(noun))
    return not directed and giver not in minting(instance, [giver])


def is_in_takers_coin(instance: Instance, sides: tuple[str, str], discourse: Discourse) -> bool:
    """Whether money told in the coin of who would get it alone is said to be of one whom the sentence does not name: it is its coin's that gives."""
    giver, taker = sides
    if instance.frame.attrs["of"] == "debt" or minting(instance, sides) != [taker]:
        return False
    if any(a.party == giver for a in instance.slot_actors("subject", discourse)):
        return False
    values = [t.value for t in instance.sentence.tokens if t.mark in ("party", "place", "person")]
    return all(getattr(v, "party", "") != giver or getattr(v, "sort", "") == "capital" for v in values)


def under_heading(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Grants: $5 million" under "Japan's economic cooperation": the heading's state, and the other of the document's two."""
    whose, noun = discourse.last.get(_HEADING), instance.noun
    if not isinstance(whose, str) or noun is None or noun.i > 1 or discourse.pair is None or not discourse.is_titled():
        return None
    other = discourse.other(whose)
    return (whose, other) if other else None


def note_heading(sentence: Sentence, discourse: Discourse) -> None:
    """Keep whose the help is that a heading names ("Japan's economic cooperation")."""
    if sentence.is_heading and not sentence.is_label():
        helping = [g for g in sentence.nouns if sentence.head(g).lemma in verbs_of(sentence.language)["heading"]]
        found = {a.party for g in helping for a in owners(sentence, g, discourse) if is_actor(a.party)}
        discourse.last[_HEADING] = found.pop() if len(found) == 1 else None


def as_givers(sentence: Sentence, group: NounGroup, found: list[Actor], discourse: Discourse) -> list[Actor]:
    """Whom a side of money means: a city's state that is named nowhere else is none, as papers are signed anywhere ("with the ministry in London").

    A city that is an organisation's seat stands for that.
    """
    seats = table(sentence.language, "kinds/finance")["seats"]
    places = [
        g for g in (group, *(g for p, g in group.behind if p in (IN, OF))) if getattr(sentence.head(g).value, "sort", "") == "capital"
    ]
    cities = {str(getattr(sentence.head(g).value, "party", "")): sentence.head(g).lower for g in places}
    known = discourse.named | {p for p in (*discourse.title, discourse.own) if p}
    unknown = {p: city for p, city in cities.items() if p not in known}
    if not unknown or not known:
        return found
    if group in places:
        return [a._replace(party=seats.get(unknown.get(a.party, ""), a.party)) for a in found]
    signing = any(v.lemma in verbs_of(sentence.language)["signing"] for v in sentence.verbs)
    # "The water company of Santiago": there may be another of that name.
    return [a for a in found if a.party not in unknown or not (signing or a.sort == "company")]


def only_one(sentence: Sentence, discourse: Discourse) -> str | None:
    """The one state that a sentence names, or else its document; a capital may be only where it is told."""
    places = {str(getattr(t.value, "party", "")) for t in sentence.tokens if getattr(t.value, "sort", "") == "capital"}
    named = [p for p in dict.fromkeys(sentence.parties()) if is_actor(p)]
    named = [p for p in named if p not in places] or sorted(discourse.named) or ([about] if (about := discourse.about()) else named)
    return named[0] if len(named) == 1 else None
