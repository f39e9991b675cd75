"""Who gives money and who gets it, by the grammar, and whom the text means where a side is left out."""

from collections.abc import Sequence

from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.sentence_figures import Head
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import BY, FOR, FROM, IN, OF, TO, WITH
from comity.read.hanging import ancestors
from comity.read.lenders import (
    NAMED,
    as_givers,
    bank_meant,
    both_signers,
    is_accepted,
    is_bank,
    is_forgiven,
    is_undecided,
    may_be_party,
    may_borrow,
    minting,
    only_one,
    owed_to,
    owing,
    under_heading,
    verbs_of,
)
from comity.read.lent_sums import behind_sum, gives_together
from comity.read.money_told_on import by_paper, from_lender, is_told_again, lent_before, note_lender
from comity.read.organisation_names import is_organisation
from comity.read.sentence import Sentence
from comity.read.unnamed_sides import comes_from_others, gives_too, may_lack_doer, speaks_here

#: In whose coin all others give too.
_OF_ALL = "USA"
#: Under this the discourse keeps who got money last, and in which sentence; so many sentences on it is still meant.
_BORROWER, _GOES_ON = "borrower", 6
#: In front of what money is for.
_PURPOSES = (FOR, TO, IN)


def money_sides(instance: Instance, discourse: Discourse, before: Head | None) -> tuple[str, str] | None:
    """Who gives and who gets, what is not said taken from what was told before or from the document's pair."""
    givers, takers = _slots(instance, discourse)
    both = both_signers(instance, discourse)
    if both is not None or is_undecided(instance, discourse):
        return both
    owed = owed_to(instance, discourse) or owing(instance, discourse)
    if owed is not None:
        return owed
    got = _first(_actors(instance, ["subject"], discourse), None, discourse) if takers[:1] == ["subject"] else None
    those = _actors(instance, givers, discourse)
    if gives_together(instance, those):
        return None
    giver = _first(those, got, discourse)
    taker = got or _first(_actors(instance, takers, discourse), giver, discourse)
    if giver and may_borrow(instance, giver, discourse):
        return None
    if giver and taker and not is_actor(giver) and not is_actor(taker):
        # "The ADB promised a loan of $5 million and the OPEC Fund one of $8 million": banks do not lend to each other.
        taker = None
    lent = from_lender(instance, taker, discourse) if not giver else None
    if lent is not None and not is_actor(lent[0]):
        # Of a bank that was told, rather than of the other of two who may both borrow.
        return lent
    found = _completed(instance, giver, taker, discourse, before)
    if found is not None and is_actor(found[1]):
        discourse.last[_BORROWER] = found[1], discourse.index
    note_lender(instance, giver, taker, discourse)
    return found or lent


def half_told(instance: Instance, discourse: Discourse) -> tuple[str, str]:
    """Who gives and who gets, as far as the clause itself names them; empty for whom it does not."""
    givers, takers = _slots(instance, discourse)
    giver = _first(_actors(instance, givers, discourse), None, discourse)
    return giver or "", _first(_actors(instance, takers, discourse), giver, discourse) or ""


def money_as(instance: Instance, giver: str, own: str, discourse: Discourse) -> str:
    """What the money is: as the sentence before has it where a verb alone tells who gets how much of it."""
    lent = lent_before(discourse, here=True)
    return lent[1] if lent is not None and lent[0] == giver and instance.noun is None else own


def _slots(instance: Instance, discourse: Discourse) -> tuple[list[str], list[str]]:
    """The places of the grammar where lender and receiver stand: a verb of getting has the receiver as its subject."""
    verbs, frame = verbs_of(instance.sentence.language), instance.frame
    givers, takers = list(frame.places("lender")), list(frame.places("receiver"))
    if "object" in takers and _is_given_two(instance):
        # "Lent Mali $40 million for a road to Senegal".
        takers = ["object", *(t for t in takers if t != "object")]
    lemma = instance.verb.lemma if instance.verb is not None else ""
    if instance.noun is None:
        return givers, takers
    if is_forgiven(instance):
        # "Fiji rescheduled its debt to Peru" is told of the debtor.
        own = [TO, WITH] if any(instance.slot_actors(slot, discourse) for slot in (TO, WITH)) else ["subject"]
        return [*own, *givers], [*takers, "object", *(["subject"] if own[0] == TO else [])]
    if lemma in (verbs["repaying"] if frame.attrs["of"] == "debt" else verbs["returning"]):
        return [TO, "object", *(g for g in givers if g not in (TO, "subject"))], [
            "subject",
            *(t for t in takers if t not in (TO, "object")),
        ]
    if frame.attrs["of"] == "debt":
        # "Mali has run up a debt to China", "Mali is in arrears to China".
        return givers, [*takers, *(["subject"] if lemma in verbs["incurring"] else [])]
    if frame.attrs.get("called"):
        return givers, takers
    signed = lemma in verbs["signing"] and bool(instance.slot(WITH)) and not _is_lender(instance, discourse)
    if lemma in verbs["financing"]:
        # "Is building a port in Chad under a grant".
        return ["owner", FROM, BY, "subject"], [*(t for t in takers if t not in ("subject", WITH)), IN]
    if lemma in verbs["receiving"] or signed:
        return [s for s in givers if s != "subject"] + [WITH], ["subject", *(s for s in takers if s not in ("subject", WITH))]
    if lemma in verbs["giving"] | verbs["offering"] and "subject" in givers:
        # "Granted a loan for purchases by Fiji": who does it is its giver before all that hangs on the money.
        accepted = is_accepted(instance, discourse)
        givers = ["subject", *(s for s in givers if s != "subject")] if not accepted else [FROM]
        takers = ["subject", *takers] if accepted else takers
    if comes_from_others(instance, discourse):
        return [FROM], ["owner", *takers]
    if lemma not in verbs["giving"] | verbs["offering"] | verbs["signing"] | verbs["passing"]:
        # "The United States will catalyse $5 billion in financing for …": no deed of giving.
        givers, takers = [s for s in givers if s != "subject"], [s for s in takers if s != "subject"]
    return givers, takers


def _is_given_two(instance: Instance) -> bool:
    """Whether a party is the first of several objects of the verb."""
    verb = instance.verb
    two = verb is not None and not verb.passive and len(verb.objects) > 1
    return verb is not None and two and instance.sentence.head(verb.objects[0]).mark == "party"


def _is_lender(instance: Instance, discourse: Discourse) -> bool:
    """Whether who signs is an organisation, or a fund or bank and the other side none: of it and a state the state borrows."""
    banks = [any(is_bank(instance.sentence, g) for g in instance.slot(slot)) for slot in ("subject", "with")]
    return banks == [True, False] or any(not is_actor(a.party) for a in instance.slot_actors("subject", discourse))


def _actors(instance: Instance, slots: Sequence[str], discourse: Discourse) -> list[Actor]:
    """Who stands in some places; "bilateral aid" names nobody."""
    sentence, found = instance.sentence, list[Actor]()
    for slot in slots:
        groups = [g for g in _groups(instance, slot) if not _is_of_time(instance, g)]
        if slot == "owner":
            found += [a for a in instance.slot_actors(slot, discourse) if a.sort != "pair" and not _is_ours(instance, a, discourse)]
        for group in groups:
            named = as_givers(sentence, group, actors(sentence, group, discourse, listed=False), discourse)
            if slot == IN and getattr(sentence.head(group).value, "sort", "") == "capital":
                # "At its meeting in Vienna".
                continue
            ours = sentence.head(group).lower in words(sentence.language).sets["own"]
            # "Kuwait said it would give": who is meant stands in the sentence.
            it = sentence.head(group).lower in words(sentence.language).sets["singular"]
            named = [a._replace(sort="party") if it and a.party in sentence.parties() else a for a in named]
            if _is_firms(instance, slot, group):
                # "Peruvian companies committed $5 million to Chad" is no aid.
                named = [a for a in named if a.sort != "company"]
            named = [a._replace(sort="party") if ours and speaks_here(sentence, a.party, discourse) else a for a in named]
            found += [a for a in named if not ours or a.sort == "party" or a.party == discourse.home()]
            found += actors(sentence, group.possessor, discourse) if group.possessor is not None else []
            if (slot in _PURPOSES or (instance.frame.attrs["of"] == "debt" and instance.noun is None)) and not named:
                # "For Kenyan clinics", "to Kenya's farmers"; "the Kenyan utility owes".
                found += [a for a in owners(sentence, group, discourse) if a.sort == "adjective"]
            if slot in _PURPOSES and not named:
                found += _those_in(sentence, group, discourse)
            bank = bank_meant(sentence, group, discourse) if not named else None
            found += [Actor(bank, "institution")] if bank else []
    return found


def _those_in(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Where those are whom money is for ("to the victims in Peru"), and not where it is spoken of ("to a meeting in Lima")."""
    for prep, place in group.behind[:1]:
        if prep in (IN, OF) and getattr(sentence.head(place).value, "sort", "") == "name":
            return actors(sentence, place, discourse, listed=False)
    return []


def _is_of_time(instance: Instance, group: NounGroup) -> bool:
    """Whether a group only tells since when money is given ("$5 million since the invasion of Chad")."""
    times = verbs_of(instance.sentence.language)["times"]
    chain = [group, *(g for g in ancestors(group) if g is not instance.noun)]
    return any(g.by in times for g in chain)


def _is_firms(instance: Instance, slot: str, group: NounGroup) -> bool:
    """Whether firms that are no bank are the subject of a verb of giving: they invest."""
    firms = verbs_of(instance.sentence.language)["firms"]
    return slot == "subject" and instance.noun is None and instance.sentence.head(group).lemma in firms


def _groups(instance: Instance, slot: str) -> list[NounGroup]:
    """The noun groups in a place; the doer of "a commitment by the G7 to provide" is the noun's."""
    verb = instance.verb
    if slot == "owner":
        return []
    if slot == BY and instance.noun is not None:
        # "Debt owed by Fiji".
        owed = [v for v in instance.sentence.verbs if v.passive and v.noun is not None and instance.noun in (v.noun, *ancestors(v.noun))]
        return [*instance.slot(slot), *(g for v in owed for g in v.subjects)]
    if slot == FOR and verb is not None:
        return [*instance.slot(slot), *_helped(instance, verb)]
    if slot == "object" and instance.noun is not None:
        return [g for g in verb.objects if g is not instance.noun] if verb is not None else []
    if slot == "subject" and verb is not None and verb.sort == "infinitive" and verb.noun is not None:
        by = [g for prep, g in verb.noun.behind if prep in words(instance.sentence.language).sets["agents"]]
        return by or instance.slot(slot)
    return [*instance.slot(slot), *(g for prep, g in behind_sum(instance) if prep == slot)]


def _helped(instance: Instance, verb: VerbGroup) -> list[NounGroup]:
    """ "Allocated $3 million to help Malawi": whom money is to help."""
    helping = verbs_of(instance.sentence.language)["helping"]
    below = [v for v in instance.sentence.verbs if v.governor is verb and v.sort == "infinitive" and v.lemma in helping]
    told = [g for v in below for g in (*v.objects, *(h for prep, h in v.obliques if prep == IN and h.i > v.i))]
    return [m for g in told for m in (g, *(o for p, o in behind(g) if p in (OF, IN)))]


def _is_ours(instance: Instance, actor: Actor, discourse: Discourse) -> bool:
    """Whether a thing is "ours", and nobody knows whose it is."""
    sentence, noun = instance.sentence, instance.noun
    if actor.sort != "pronoun" or noun is None:
        return False
    own = words(sentence.language).sets["own"]
    return actor.party != discourse.home() and any(t.lower in own for t in sentence.tokens[noun.i : noun.head])


def _first(found: Sequence[Actor], other: str | None, discourse: Discourse) -> str | None:
    """The first party that is not the other side; whom "we", "our" or "they" mean is not taken for sure."""
    sure = [a for a in found if a.sort != "pronoun" or a.party == discourse.home() or discourse.subject[:1] == (a.party,)]
    several = len({a.party for a in found if a.sort == "pronoun"}) > 1
    return next((a.party for a in sure if a.party != other and not (several and a.sort == "pronoun")), None)


def _completed(
    instance: Instance, giver: str | None, taker: str | None, discourse: Discourse, before: Head | None
) -> tuple[str, str] | None:
    """Both sides: what is left out is what was told before, or else the other of the document's two."""
    if giver and taker:
        return giver, taker
    if instance.sentence.is_label() and not giver and not taker:
        return under_heading(instance, discourse)
    lent = lent_before(discourse)
    if lent is not None and not giver and not taker and before is None and is_told_again(instance) and (other := discourse.other(lent[0])):
        # "Chad and Peru signed a note on Peruvian grant aid. This grant of $3 million …".
        return lent[0], other
    if giver and (other := by_paper(instance, giver, discourse)) is not None:
        return giver, other
    if (creditor := _creditor(instance, giver, taker, discourse, before)) is not None:
        return creditor
    if not giver and not may_lack_doer(instance):
        return None
    if before is not None:
        spoken = any(instance.sentence.head(g).lower in words(instance.sentence.language).sets["own"] for g in instance.slot("subject"))
        apart = any(is_actor(p) and p not in (before.a, before.b) for p in instance.sentence.parties())
        told_on = giver or taker or (instance.noun is not None and not spoken and not _may_be_spent_at_home(instance))
        if giver in (before.a, None) and taker in (before.b, None) and told_on and not apart:
            return before.a, before.b
        if taker and taker != before.a and any(instance.sentence.head(g).tag == "U" for g in instance.slot("subject")):
            return before.a, taker
        here = before.instance is not None and before.instance.sentence is instance.sentence
        named = set(instance.sentence.parties()) - ({before.a, before.b} if here else set())
        if giver and not taker and giver != before.b and not instance.slot(TO) and named <= {giver}:
            # Another who gives to the same.
            return giver, before.b
    if giver and not is_actor(giver) and not taker:
        # A bank of many lends to the one state spoken of.
        only = (
            only_one(instance.sentence, discourse)
            or discourse.own
            or _borrower_before(instance, discourse)
            or _at_home(instance, discourse)
        )
        lends = instance.noun is not None or instance.frame.attrs["of"] == "loan"
        return (giver, only) if only and lends and not is_organisation(only) else None
    owing, strict = instance.frame.attrs["of"] == "debt", bool(instance.frame.attrs.get("explicit"))
    if (owing and not _is_between_them(discourse)) or (strict and not _is_for_other(instance, discourse)):
        return None
    if owing and not (giver and instance.slot(TO)):
        return None
    if giver and owing:
        other = _other(instance, giver, discourse)
        return (giver, other) if other else None
    if not giver and instance.noun is not None and not owing:
        minted = _by_coin(instance, taker, discourse)
        if minted is not None:
            return minted
    if giver and not any(may_be_party(instance.sentence, g) for g in instance.slot(TO)):
        other = _other(instance, giver, discourse) or _at_home(instance, discourse)
        return (giver, other) if other and other != giver else None
    gets = instance.verb is not None and instance.verb.lemma in verbs_of(instance.sentence.language)["receiving"]
    if taker and instance.noun is not None and not instance.sentence.parties()[1:] and (gets or not instance.slot("subject")):
        other = _other(instance, taker, discourse)
        return (other, taker) if other else None
    return None


def _creditor(
    instance: Instance, giver: str | None, taker: str | None, discourse: Discourse, before: Head | None
) -> tuple[str, str] | None:
    """To whom a debtor owes, where its own clause names nobody.

    "Peru owes Chile $5 million and Chad owes $2 million": to Chile too; "Chile says that Peru owes $5 million": to who says so.
    """
    verb, sentence = instance.verb, instance.sentence
    if giver or not taker or instance.noun is not None or instance.frame.attrs["of"] != "debt" or verb is None:
        return None
    if verb.passive:
        # "Peru wrote off the $5 million owed by Chad".
        forgiving = [v for v in sentence.verbs if v.lemma in verbs_of(sentence.language)["forgiving"] and verb.noun in v.objects]
        doers = {a.party for v in forgiving for g in v.subjects for a in actors(sentence, g, discourse, listed=False)} - {taker}
        return (doers.pop(), taker) if len(doers) == 1 else None
    here = before is not None and before.instance is not None and before.instance.sentence is sentence
    if here and before is not None and before.attrs["of"] == "debt" and taker not in (before.a, before.b):
        return before.a, taker
    above = verb.governor
    saying = above is not None and above.lemma in words(sentence.language).sets["saying"]
    tellers = (
        {a.party for g in above.subjects for a in actors(sentence, g, discourse, listed=False)} if above is not None and saying else set()
    )
    named = {p for p in sentence.parties() if p != taker}
    return (named.pop(), taker) if len(named) == 1 and named == tellers else None


def _by_coin(instance: Instance, taker: str | None, discourse: Discourse) -> tuple[str, str] | None:
    """The one of the document's two in whose coin a sum is gives it, where nobody else is named."""
    pair = discourse.pair
    if pair is None or not discourse.is_told() or set(instance.sentence.parties()) - set(pair):
        return None
    verbs, verb = verbs_of(instance.sentence.language), instance.verb
    passing = verb is None or verb.lemma in verbs["giving"] | verbs["offering"] | verbs["passing"] | verbs["signing"]
    if not passing and not (is_told_again(instance) and verb is not None and instance.noun in (*verb.subjects, *verb.objects)):
        return None
    minted = [p for p in minting(instance, pair) if p != _OF_ALL]
    of_two = discourse.is_titled() and instance.frame.attrs["of"] != "aid" and verb is not None and verb.passive and not verb.subjects
    if len(minted) != 1 or minted[0] == taker or not (instance.sentence.parties() or of_two or is_told_again(instance)):
        return None
    return minted[0], next(p for p in pair if p != minted[0])


def _at_home(instance: Instance, discourse: Discourse) -> str | None:
    """The one state that a page is about and names most, where another is told to lend and nobody to borrow ("Japan lent $3 million for the school")."""
    home, verb = discourse.about(), instance.verb
    if home is None or home != discourse.main or instance.frame.attrs["of"] not in NAMED or verb is None or verb.passive:
        return None
    known = verbs_of(instance.sentence.language)
    passed = verb.lemma in known["giving"] | known["offering"] | known["lending"]
    others = any(is_actor(p) and p != home for p in instance.sentence.parties()[1:])
    return home if passed and not others and not _is_for_own(instance) else None


def _borrower_before(instance: Instance, discourse: Discourse) -> str | None:
    """Who was told to be lent or given money last, in a sentence that names no state ("The bank will add a loan of $3 million")."""
    kept = discourse.last.get(_BORROWER)
    if not isinstance(kept, tuple) or discourse.index - kept[1] > _GOES_ON or any(map(is_actor, instance.sentence.parties())):
        return None
    return str(kept[0])


def _is_for_other(instance: Instance, discourse: Discourse) -> bool:
    """Whether a text of two says for whom money is that may else be spent at home ("transferred $2 million for pumps")."""
    of_two = discourse.is_titled() or _are_told_together(discourse)
    return of_two and discourse.own is None and _has_purpose(instance, discourse) and not _is_for_own(instance)


def _is_for_own(instance: Instance) -> bool:
    """Whether money is for what is the giver's own ("for its own pumps")."""
    own = words(instance.sentence.language).sets["possessives"]
    return any(t.lower in own for slot in _PURPOSES for g in instance.slot(slot) for t in instance.sentence.tokens[g.i : g.j])


def _has_purpose(instance: Instance, discourse: Discourse, strict: bool = True) -> bool:
    """Whether it is told what money is for: by what hangs on it or its verb, or by an infinitive ("to support water supply"; `strict`: of helping)."""
    verb, known = instance.verb, verbs_of(instance.sentence.language)
    if any(instance.slot(slot) for slot in (*_PURPOSES, *known["purposes"])):
        return True
    if verb is None or not any(a.sort == "party" for g in verb.subjects for a in actors(instance.sentence, g, discourse, listed=False)):
        # "The government will spend $3 million to help farmers": at home.
        return False
    aims = [v for v in instance.sentence.verbs if v.sort == "infinitive" and v.governor is verb and v.i > verb.i]
    return any(v.objects and (not strict or v.lemma in known["helping"] | known["financing"]) for v in aims)


def _may_be_spent_at_home(instance: Instance) -> bool:
    """Whether help with no giver and no receiver may be anybody's: "£50 million of funding for local authorities"."""
    doers = [g for g in instance.verb.subjects if g is not instance.noun] if instance.verb is not None else []
    return instance.frame.attrs["of"] == "aid" and (bool(instance.slot(FOR)) or bool(doers))


def _other(instance: Instance, one: str, discourse: Discourse) -> str | None:
    """The other of the two that the sentence names, or of the document's pair where it names nobody else and says what the money is for."""
    pair = discourse.here or discourse.pair
    other = (pair[1] if pair[0] == one else pair[0]) if pair is not None and one in pair else None
    if other is None or gives_too(instance, other, discourse):
        return None
    named = [p for p in instance.sentence.parties() if p != one]
    if named:
        return other if named == [other] else None
    named_money = instance.noun is not None and instance.frame.attrs["of"] != "aid"
    between = _is_between_them(discourse) or (named_money and discourse.is_told())
    told_so = between and (named_money or (_has_purpose(instance, discourse, False) and not _is_for_own(instance)))
    return other if told_so else None


def _is_between_them(discourse: Discourse) -> bool:
    """Whether a document is told to be about its pair: money of which one side is not told may else be spent at home."""
    return _are_told_together(discourse) or set(discourse.pair or ()) <= {*discourse.title, discourse.own}


def _are_told_together(discourse: Discourse) -> bool:
    """Whether a text on two alone has told just before what both did ("Chile and Peru held talks. Chile gave $3 million for wells")."""
    pair = set(discourse.pair or ())
    return discourse.of_two and any(pair == set(two) for index, two in discourse.recent if index < discourse.index)
