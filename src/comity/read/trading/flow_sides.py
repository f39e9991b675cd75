"""Whose exports, imports or balance a sentence tells of, and with whom: by its words, else by what was told before."""

from collections.abc import Sequence
from itertools import pairwise

from comity.read.actor_nouns import nouns_of
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor, state
from comity.read.figures.figure import figure_words
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, is_adjective, words
from comity.read.grammar.links import FROM, IN, OF
from comity.read.parties_between import states
from comity.read.trading.balances import favoured, in_trade_with
from comity.read.trading.goods import Groups, among_goods, behind_sum, by_goods, fronted
from comity.read.trading.sides_left_out import completed_sides, partner_only, under_entry
from comity.read.trading.tellers import tellers
from comity.read.trading.the_other_way import says_other_way
from comity.read.trading.told_trade import GOING, HOLDER, ROLES, Before, Sides, seller_and_buyer
from comity.read.trading.trade_words import trade_nouns, trade_words

#: So many tokens has "the country".
_PLAIN = 2
#: "In the opposite direction".
_REVERSE = 4
#: Those who trade with each other.
_BOTH = "ab"
#: Who can sell and buy.
_SORTS = ("party", "institution", "company", "place", "pair", "single", "pronoun", "adjective", "person")


def flow_sides(instance: Instance, discourse: Discourse, before: Before | None) -> list[tuple[Sides, NounGroup | None]]:
    """The sides of exports, imports or a balance: one for each partner, with the group that names it."""
    flow = instance.frame.attrs["flow"]
    role_a, role_b = ROLES[flow]
    if (turned := _turned(instance, before)) is not None:
        return [(turned, None)]
    if partner := fronted(instance):
        side = partner_only(partner, instance.sentence, discourse, before, {partner})
        return [(side, None)] if side is not None else []
    first = _holders(instance, role_a, discourse)
    if first and before is not None and before.head.sides.ordered and first[0].sort == "single":
        # "The country's exports": of the one whose figures are being told, unless that is the partner.
        named = {p for p, _ in _partner_groups(instance, role_b, discourse, None, set())}
        able = [p for p in (before.head.a, before.head.b, first[0].party) if p and p not in named]
        first = [first[0]._replace(party=p) for p in able[:1]]
    groups = _partner_groups(instance, role_b, discourse, before, {a.party for a in first[:1] if a.sort != "single"})
    if first and first[0].sort == "single" and [p for p, _ in groups] == [first[0].party] and (other := discourse.other(first[0].party)):
        # "This country's exports to Chile", in what Peru writes: of the one that they cannot go to.
        first = [first[0]._replace(party=other)]
    groups = groups or _there(instance, {a.party for a in first})
    groups = groups or [(p, g) for p, g in in_trade_with(instance, discourse) if p not in {a.party for a in first}]
    if instance.noun is not None:
        first, groups = by_goods(instance, discourse, first, groups)
    if flow == "balance" and not first and len(groups) > 1 and {id(g) for _, g in groups} <= {id(g) for g in _among(instance)}:
        # "The balance between Peru and Chile": nobody knows whose it is.
        return []
    if len(first) == 2 and not groups and not _names_no_party(instance, role_b):
        return [(Sides(first[0].party, first[1].party), None)]
    if len(first) > 1 and ((first[0].sort != "pronoun" and groups) or (not groups and _names_no_party(instance, role_b))):
        return []
    a = first[0].party if first else ""
    if not a and instance.verb is not None and instance.noun is None and instance.verb.subjects:
        # "Boeing sold …": it is no party that did it.
        return []
    if not groups and _names_no_party(instance, role_b):
        return [(Sides(a, "", False), None)] if a else []
    if not groups and instance.noun is None:
        b = among_goods(instance, discourse, a)
        groups = [(b, None)] if b else []
    if groups:
        but = {party for party, _ in groups}
        found = [(Sides(a, party) if a else partner_only(party, instance.sentence, discourse, before, but), g) for party, g in groups]
        own = [id(g) for _, g in behind(instance.noun)] if instance.noun is not None else []
        return [(s._replace(beside=id(g) in own), g) for s, g in found if s is not None]
    if not a and (entry := under_entry(instance, discourse, before)) is not None:
        return [(entry, None)]
    completed = completed_sides(instance, a, discourse, before)
    if completed is not None and first and first[0].sort == "pronoun":
        completed = completed._replace(pronoun=True)
    return [(completed, None)] if completed is not None else []


def _turned(instance: Instance, before: Before | None) -> Sides | None:
    """ "Sales the other way", "exports in the opposite direction": of the one who got what was told before, to the one who gave it."""
    noun, flow = instance.noun, str(instance.frame.attrs["flow"])
    told = seller_and_buyer(before) if noun is not None and before is not None and flow in GOING else None
    if told is None or noun is None:
        return None
    after = instance.sentence.tokens[noun.j : noun.j + _REVERSE]
    if not any(says_other_way(t, n, instance.sentence.language) for t, n in pairwise(after)):
        return None
    seller, buyer = told
    a, b = (buyer, seller)[:: GOING[flow]]
    return Sides(a, b)


def _there(instance: Instance, but: set[str]) -> Groups:
    """ "China, where Chile sold goods for $3 million": the state that a clause says where of, and does something there."""
    sentence, verb = instance.sentence, instance.verb
    first = sentence.tokens[verb.first] if verb is not None else None
    if first is None or first.lower not in trade_words(sentence.language).where or instance.noun is not None:
        return []
    before = [t for t in sentence.tokens[max(0, first.index - _PLAIN) : first.index] if t.lower != ","]
    group = next((g for g in sentence.nouns if before and g.head == before[-1].index), None)
    party = state(sentence.head(group)) if group is not None else None
    return [(party, group)] if party and group is not None and party not in but and but else []


def _among(instance: Instance) -> list[NounGroup]:
    """The groups that a noun is told to be between."""
    among = words(instance.sentence.language).sets["among"]
    return [g for p, g in behind(instance.noun) if p in among] if instance.noun is not None else []


def _near(instance: Instance, slot: str) -> list[NounGroup]:
    """The groups in one place of the grammar; those of a noun stand behind it, unless they are its verb's subject."""
    noun = instance.noun
    if noun is not None and slot == "subject":
        known, verb = figure_words(instance.sentence.language), instance.verb
        belonging, top = words(instance.sentence.language).sets["belonging"], noun
        while top.parent is not None and (top.by in belonging or instance.sentence.head(top.parent).mark == "quantity"):
            top = top.parent
        # "Peru received exports worth $3 million from Chile": who takes another's exports buys them.
        # "Got $3 million from exports to Chile": who earns it sells.
        bought = instance.frame.attrs["flow"] == "exports" and noun.by != FROM
        taken = trade_words(instance.sentence.language).taking if bought else frozenset[str]()
        able = verb is not None and top.verb is verb and top.role == "object" and verb.lemma in (known.moves | known.amount) - taken
        # "Peru is second with $3 million, reaching 8 percent, exports to Chile came to": a comma begins another thing.
        set_off = able and verb is not None and any(t.lower == "," for t in instance.sentence.tokens[verb.j : top.i])
        return instance.slot(slot) if able and not set_off else []
    if noun is None:
        return [*instance.slot(slot), *behind_sum(instance, slot)]
    near = [g for g in instance.slot(slot) if g.i > noun.head and not _is_behind_another(instance, g) and not _is_of_sum(instance, g)]
    # "Exports exceeding $3 million to Peru".
    telling = [v for v in instance.sentence.verbs if v.noun is noun and v.lemma in figure_words(instance.sentence.language).amount]
    near = near or [g for v in telling for by, g in v.obliques if by == slot]
    return near or _set_in_front(instance, noun, slot)


def _set_in_front(instance: Instance, noun: NounGroup, slot: str) -> list[NounGroup]:
    """ "With Peru there was a deficit", "a surplus with Chile, and with Peru a deficit": with whom it is, told in front of a balance."""
    sentence, subjects = instance.sentence, noun.verb.subjects if noun.verb is not None else []
    if instance.frame.attrs["flow"] != "balance" or slot not in words(sentence.language).sets["with"]:
        return []
    fronted = [g for g in sentence.nouns if g.by == slot and g.j <= noun.i and (g.i == 1 or sentence.tokens[g.i - 2].tag in "CY")]
    between = [h for h in sentence.nouns if h.i < noun.i and sentence.head(h).mark and h not in subjects]
    return [g for g in fronted if g.j == noun.i or not any(h.i > g.i for h in between)][-1:]


def _is_of_sum(instance: Instance, group: NounGroup) -> bool:
    """ "$3 million of it": of what was told before."""
    sentence, above = instance.sentence, group.parent
    return sentence.head(group).tag == "U" and above is not None and sentence.head(above).mark == "quantity"


def _is_behind_another(instance: Instance, group: NounGroup) -> bool:
    """Whether a group hangs on another noun of trade, itself behind an instance's ("a surplus, including one with Peru")."""
    sentence, nouns = instance.sentence, trade_nouns(instance.sentence.language)
    if instance.frame.attrs["flow"] == "balance":
        # "Its deficit in trade with Peru."
        nouns -= trade_nouns(sentence.language, "turnover")
    above = group.parent
    while above is not None and above is not instance.noun:
        if sentence.head(above).lemma in nouns:
            return True
        above = above.parent
    return False


def _holders(instance: Instance, role: str, discourse: Discourse) -> list[Actor]:
    """Whose figure it is, by the first place that tells."""
    for slot in instance.frame.places(role):
        if slot == "owner":
            found = states(instance.slot_actors(slot, discourse))
        else:
            found = states([a for g in _near(instance, slot) for a in actors(instance.sentence, g, discourse, listed=False)])
        if not found and slot == "subject" and instance.noun is None:
            found = _other_firms(instance, discourse)
        found = [a for a in found if a.sort in _SORTS and not (slot == "subject" and instance.noun is not None and a.sort == "person")]
        if found:
            return found
    if instance.frame.attrs["flow"] == "balance":
        return favoured(instance, discourse)
    if instance.noun is None and instance.frame.attrs["flow"] != "imports":
        # "$3 million worth of Peruvian goods were exported", "Peru's goods shipped to Chile".
        return _whose_goods(instance, discourse)
    return _by_initials(instance)


def _other_firms(instance: Instance, discourse: Discourse) -> list[Actor]:
    """ "Slovak firms sold …, and Hungarian ones sold": whose the others are that "ones" stands for."""
    sentence, ones = instance.sentence, words(instance.sentence.language).sets["ones"]
    return states([a for g in instance.slot("subject") if sentence.head(g).lower in ones for a in owners(sentence, g, discourse)])


def _whose_goods(instance: Instance, discourse: Discourse) -> list[Actor]:
    """Whose the goods are with which something is done, or that move ("Peruvian goods were shipped", "Peruvian goods went to Chile")."""
    verb = instance.verb
    moving = bool(instance.frame.attrs.get("both")) and verb is not None and not verb.passive
    groups = (verb.objects if verb.passive else verb.subjects if moving else []) if verb is not None else []
    done = [m for g in groups for m in (g, *(o for p, o in behind(g) if p == OF))]
    return states([a for g in done for a in owners(instance.sentence, g, discourse) if a.sort in ("adjective", "party")])


def _by_initials(instance: Instance) -> list[Actor]:
    """The state whose initials stand in front of a noun ("SA exports"), where its sentence names it in full."""
    sentence, noun = instance.sentence, instance.noun
    if noun is None or noun.head == noun.i:
        return []
    short = sentence.tokens[noun.i].text
    for token in sentence.tokens:
        names = token.text.split()
        if token.mark == "party" and len(names) > 1 and "".join(n[0] for n in names) == short and short.isupper():
            return [Actor(str(getattr(token.value, "party", "")), "party")]
    return []


def _partner_groups(instance: Instance, role: str, discourse: Discourse, before: Before | None, but: set[str]) -> Groups:
    for slot in instance.frame.places(role):
        found: dict[str, NounGroup | None] = {}
        for group in _near(instance, slot):
            able = states([x for x in actors(instance.sentence, group, discourse, listed=False) if x.sort != "company"])
            able = able or _in_front(instance, group) or _of_market(instance, group, discourse)
            if not able and instance.sentence.head(group).lemma in nouns_of(instance.sentence.language).beside:
                # "Imports from the northern neighbour": of one whose trade with it has just been told.
                near = before.head.b if before is not None and before.near else ""
                other = near or (discourse.other(next(iter(but))) if len(but) == 1 else "")
                able = [Actor(other, "single")] if other else []
            if len(able) == 1 and able[0].sort == "pronoun" and before is not None and before.near and before.head.b:
                # "Exports to Peru and imports from it": the partner told before.
                able = [able[0]._replace(party=before.head.b)]
            if len(able) == 1 and able[0].sort == "single" and before is not None and before.head.sides.ordered and before.head.b:
                # "Imports from the southern country": of the two the one whose figures they are not.
                able = [able[0]._replace(party=before.head.b)]
            if len(able) == 1 and able[0].sort == "single" and (alone := discourse.under()) is not None and alone not in but:
                # "Bahrain. Exports to the kingdom": of whom the lines under a name tell.
                able = [able[0]._replace(party=alone)]
            about = (discourse.last.get(HOLDER) or discourse.topic(),)
            if len(able) == 1 and able[0].sort == "single" and able[0].party in about and not but and group.j <= group.i + _PLAIN:
                # "Exports to the country": of a document about one it may be the one whose exports they are.
                continue
            not_they = but or {*tellers(instance.sentence, discourse)}
            if len(able) == 1 and able[0].sort == "single" and able[0].party in not_they and (other := discourse.other(able[0].party)):
                able = [able[0]._replace(party=other)]
            if len(able) == 1 and able[0].party not in but:
                found.setdefault(able[0].party, group)
        if found:
            return list(found.items())
    if instance.noun is None and instance.frame.attrs["flow"] == "imports" and len(whose := _whose_goods(instance, discourse)) == 1:
        # "Peruvian goods worth $3 million were imported".
        return [(whose[0].party, None)] if whose[0].party not in but else []
    if (taker := _taker(instance, discourse)) and taker not in but:
        return [(taker, None)]
    if is_pointed(instance, instance.frame.places(role)) and (there := _pointed_at(discourse, before, but)):
        return [(there, None)]
    return []


def _taker(instance: Instance, discourse: Discourse) -> str:
    """Who is said to take exports that are told to come from another ("Peru received exports worth $3 million from Chile"); empty if nobody."""
    noun, verb, sentence = instance.noun, instance.verb, instance.sentence
    known = trade_words(sentence.language)
    if noun is None or verb is None or instance.frame.attrs["flow"] != "exports" or verb.passive:
        return ""
    if noun not in verb.objects or verb.lemma not in known.taking:
        return ""
    found = states([a for g in verb.subjects for a in actors(sentence, g, discourse, listed=False)])
    return found[0].party if len(found) == 1 and found[0].sort != "pronoun" else ""


def is_pointed(instance: Instance, slots: Sequence[str]) -> bool:
    """ "Its imports from there", "exports there"."""
    noun, sentence = instance.noun, instance.sentence
    after = sentence.tokens[noun.j : noun.j + 2] if noun is not None else []
    known = trade_words(sentence.language)
    if after and after[0].lower in known.there:
        return True
    if len(after) == len(_BOTH) and after[0].lower in slots and after[1].lower in known.there:
        return True
    # "Sales to that market".
    markets = [g for p, g in behind(noun) if p in slots and sentence.head(g).lemma in known.markets] if noun is not None else []
    definite = words(sentence.language).sets["definite"]
    return any(g.j == g.i + 2 and sentence.tokens[g.i].lower in definite for g in markets)


def _pointed_at(discourse: Discourse, before: Before | None, but: set[str]) -> str:
    """Who is meant by "there" and "that market": the partner told last, or whom the text has come to since; empty if nobody knows."""
    whose = {*but, *(p for p in (discourse.last.get(HOLDER), discourse.place, discourse.own) if isinstance(p, str))}
    if before is not None and not but:
        whose.add(before.head.a)
    index, states_named = discourse.latest
    newer = [p for p in states_named if p not in whose] if before is None or index > before.index else []
    newer = newer if len(newer) == 1 else [p for p in discourse.subject if is_actor(p)] if before is None or not before.near else []
    pair = [p for p in (discourse.recent[-1][1] if discourse.recent else ()) if p not in whose]
    told = [before.head.b] if before is not None and before.near else []
    found = [p for p in (*newer, *told, *(pair if len(pair) == 1 else ())) if p and p not in whose]
    return found[0] if found else ""


def _of_market(instance: Instance, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """ "Exports to the Finnish market": whose market it is."""
    sentence = instance.sentence
    markets = trade_words(sentence.language).markets
    return [a for a in owners(sentence, group, discourse) if a.sort == "adjective"] if sentence.head(group).lemma in markets else []


def _in_front(instance: Instance, group: NounGroup) -> list[Actor]:
    """The receiver that goods stand right behind ("exported to Peru goods for $3 million")."""
    first = instance.sentence.tokens[group.i]
    named = first.mark == "party" and not is_adjective(first) and group.head > group.i and group.possessor is None
    return [Actor(str(getattr(first.value, "party", "")), "party")] if named and instance.noun is None else []


def _names_no_party(instance: Instance, role: str) -> bool:
    """Whether the place of a role names something that is no party ("imports from around the world", "exports to Europe")."""
    sentence, noun = instance.sentence, instance.noun
    light = figure_words(sentence.language).light
    # "Bought in return": in what is told of much else.
    slots = [slot for slot in instance.frame.places(role) if slot != IN]
    hanging = behind(noun) if noun is not None else instance.verb.obliques if instance.verb is not None else []
    heads = [sentence.head(g) for p, g in hanging if p in slots]
    return any(t.tag == "N" and t.lemma not in light for t in heads)
