"""Who is said to belong to an organisation: called so, listed behind a word for its members, or making it up."""

from comity.read.actors import Actor, actors
from comity.read.discourse import Discourse, state
from comity.read.frames import Instance
from comity.read.grammar import NounGroup, Token, VerbGroup
from comity.read.memberships.membership_words import is_state, organisation, sets
from comity.read.memberships.organisations import joined_before
from comity.read.sentence import Sentence

#: So few states in brackets behind an organisation are no list of its members.
_FEW = 2
_STOP = "."


def bearers(instance: Instance, discourse: Discourse) -> list[Actor]:
    """Who is called a member: the subject of "is", what it stands beside, those listed behind it or included."""
    sentence, verb, noun = instance.sentence, instance.verb, instance.noun
    assert noun is not None
    if (before := _and_others(sentence, noun)) is not None:
        return actors(sentence, before, discourse)
    following = next((g for g in sentence.nouns if g.i == noun.j), None)
    if following is not None and is_state(sentence, following):
        # "NATO member Norway", "the member states Norway and Iceland".
        return actors(sentence, following, discourse)
    if _are_the_two(sentence, noun) and (pair := discourse.two()):
        return [Actor(p, "pair") for p in pair]
    beside = next((g for g in sentence.nouns if noun in g.apposed), None)
    if beside is not None:
        every = sentence.tokens[noun.i].lower in sets(sentence.language)["all"]
        # "Serbia, a candidate, and Kosovo agreed": what one is called beside its name is said of none of its list.
        several = every or sentence.head(noun).lower != sentence.head(noun).lemma
        if (every and not beside.listed) or (several and _is_item(sentence, noun)):
            return []
        in_front = [g for g in beside.listed if g.i < noun.i] if several else []
        return [a for g in in_front or [beside] for a in actors(sentence, g, discourse, listed=False)]
    if (gapped := _left_out(sentence, noun)) is not None:
        return actors(sentence, gapped, discourse, listed=False)
    if (having := has_as(instance)) is not None:
        return [a for g in having.objects for a in actors(sentence, g, discourse, listed=False)]
    predicate = _predicate(instance)
    counted = _counted(instance, noun, discourse)
    if predicate is None and counted:
        return counted
    if predicate is None and _is_the_member(sentence, noun) and len(discourse.subject) == 1:
        # "Peru closed its border. The OAS member said".
        return [Actor(discourse.subject[0], "single")]
    if (aside := _aside(sentence, noun)) is not None:
        return actors(sentence, aside, discourse, listed=False)
    if verb is None or verb.passive:
        return []
    # "The countries that are members" are not two in question.
    some = "pair" if verb.noun is not None else ""
    as_such = noun.i > 0 and sentence.tokens[noun.i - 1].lower in sets(sentence.language)["as"] and noun.parent is None
    if predicate is not None or as_such:
        alike = sets(sentence.language)["alike"]
        named = [
            h for g in verb.subjects if g is not noun for h in (g, *(o for prep, o in g.behind if prep in alike and is_state(sentence, o)))
        ]
        # "Both are members of the bloc, together with Chile and Peru".
        named += [g for prep, g in verb.obliques if predicate is not None and prep in alike and is_state(sentence, g)]
        own = [a for g in named for a in actors(sentence, g, discourse, listed=False) if a.sort != some]
        return [*own, *(a for a in counted if a.party not in {o.party for o in own})]
    return []


def _is_the_member(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether "the EU and NATO member" is what a text calls the state that it speaks of."""
    first = noun.i - len(joined_before(sentence, noun))
    before = sentence.tokens[max(0, first - 1) : noun.head]
    inside = [t for t in before if organisation(t, sentence.language)]
    the = any(t.lower in sets(sentence.language)["the"] for t in before[:2])
    one = sentence.head(noun).lower == sentence.head(noun).lemma
    return the and one and bool(inside) and all(t.tag in "LDCA" for t in before) and noun.role == "subject" and not noun.behind


def _left_out(sentence: Sentence, noun: NounGroup) -> NounGroup | None:
    """The state right in front of a noun for a member, behind another's ("Chile is a member of A, Peru an observer of B")."""
    before = next((g for g in sentence.nouns if g.j == noun.i and is_state(sentence, g)), None)
    if before is None or not before.i or sentence.tokens[noun.i].tag != "D" or noun.head <= noun.i:
        return None
    set_off = sentence.tokens[before.i - 1].lower in sets(sentence.language)["opening"] or sentence.tokens[before.i - 1].tag in ("Y", "C")
    return before if set_off and any(v.j < before.i for v in sentence.verbs) else None


def has_as(instance: Instance) -> VerbGroup | None:
    """The verb by which an organisation has somebody as members ("ASEAN has Laos and Cambodia as members"); None if none does."""
    sentence, verb, noun = instance.sentence, instance.verb, instance.noun
    if verb is None or noun is None or noun.i == 0 or verb.passive or verb.lemma not in sets(sentence.language)["having"]:
        return None
    as_such = sentence.tokens[noun.i - 1].lower in sets(sentence.language)["as"] and noun not in verb.objects
    named = any(organisation(sentence.head(g), sentence.language) for g in verb.subjects)
    return verb if as_such and named and all(is_state(sentence, g) for g in verb.objects) else None


def _are_the_two(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether members are the two that are told of ("the two member states", "both members"), not any two ("between two member states")."""
    words, known = {t.lower for t in sentence.tokens[noun.i : noun.head]}, sets(sentence.language)
    return bool(words & known["both"] or (words & known["two"] and words & known["the"]))


def _is_item(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether members are one more item of a list, which goes on behind them ("except Chile, Peru, the members of the EU, and Fiji")."""
    end, tokens = max([noun.j, *(g.j for _, g in noun.behind)]), sentence.tokens
    following = next((g for g in sentence.nouns if g.i == end + 2), None)
    if following is None or tokens[end].lower != "," or tokens[end + 1].tag != "C" or not is_state(sentence, following):
        return False
    before = next((g for g in sentence.nouns if g.j == noun.i - 1), None)
    is_closed = before is not None and before.i > 0 and tokens[before.i - 1].tag == "C"
    return not is_closed


def _and_others(sentence: Sentence, noun: NounGroup) -> NounGroup | None:
    """The state in front of "and other members", which is one of them."""
    tokens, other = sentence.tokens, sets(sentence.language)["others"]
    if noun.i < 1 or tokens[noun.i - 1].tag != "C" or not {t.lower for t in tokens[noun.i : noun.head]} & other:
        return None
    return next((g for g in sentence.nouns if g.j == noun.i - 1 and is_state(sentence, g)), None)


def is_one_more(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether members stand behind one that is one of them ("Chile and other members")."""
    return _and_others(sentence, noun) is not None


def _predicate(instance: Instance) -> NounGroup | None:
    """The group by which a verb says what somebody is: the noun itself or one of several such ("is one of 19 observers")."""
    verb, noun, known = instance.verb, instance.noun, sets(instance.sentence.language)
    holder = noun.parent if noun is not None else None
    if (
        verb is not None
        and holder in verb.objects
        and verb.lemma in known["having"]
        and instance.sentence.head(holder).lemma in known["rank"]
    ):
        # "Has the status of a candidate".
        return holder
    if verb is None or noun is None or verb.lemma not in known["being"]:
        return None
    if noun in verb.objects:
        return noun
    one = noun.parent
    is_one = one is not None and one in verb.objects and noun.by in known["of"] and instance.sentence.head(one).lower in known["one"]
    return one if is_one else None


def is_predicate(instance: Instance) -> bool:
    """Whether a member is what the verb says that somebody is or has."""
    verb = instance.verb
    has = verb is not None and instance.noun in verb.objects and verb.lemma in sets(instance.sentence.language)["having"]
    return has or _predicate(instance) is not None


def _counted(instance: Instance, noun: NounGroup, discourse: Discourse) -> list[Actor]:
    """Those who are listed as members: behind "including" or "are", a colon, or beside the noun."""
    sentence, verb, known = instance.sentence, instance.verb, sets(instance.sentence.language)
    of_verb = verb.obliques if verb is not None and _predicate(instance) is not None else []
    of_whole = [item for prep, g in noun.behind if prep in known["of"] for item in g.behind]
    named = [g for prep, g in (*noun.behind, *of_whole, *of_verb) if prep in known["including"]]
    # "Including countries like A and B".
    named += [h for g in named for prep, h in g.behind if prep in known["including"]]
    listing = [v for v in sentence.verbs if noun in v.subjects and v.lemma in known["listing"] and not v.passive and v.noun is not noun]
    named += [h for v in listing for g in v.objects for h in (g, *_beside_unknown(sentence, g))]
    found = [a for g in named if is_state(sentence, g) for a in actors(sentence, g, discourse)]
    found += [a for g in noun.apposed if is_state(sentence, g) for a in actors(sentence, g, discourse)]
    starts = [v.j for v in listing] or [max([noun.j, *(g.j for _, g in noun.behind)])]
    return found or [a for i in starts for a in _behind_colon(sentence, i, discourse)] or _set_off(sentence, noun)


def _beside_unknown(sentence: Sentence, group: NounGroup) -> list[NounGroup]:
    """The states of a list that begins with one that is not known, or holds one ("include Ruritania, Peru, Fiji")."""
    found, end = [], group.j
    for other in sentence.nouns:
        if other.i < end:
            continue
        between = sentence.tokens[end : other.i]
        if not between or any(t.lower != "," and t.tag != "C" for t in between) or not sentence.tokens[other.i].text[0].isupper():
            break
        if is_state(sentence, other) and sentence.tokens[other.i].mark == "party" and other.i == other.head:
            found.append(other)
        end = other.j
    return found


def _behind_colon(sentence: Sentence, i: int, discourse: Discourse) -> list[Actor]:
    """The states of a list behind a colon or dash."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or tokens[i].lower not in sets(sentence.language)["introducing"]:
        return []
    first = next((g for g in sentence.nouns if i < g.i <= i + 2), None)
    return actors(sentence, first, discourse) if first is not None and is_state(sentence, first) else []


def counted_behind(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """The states that "four member states" are, listed behind a colon or dash further on."""
    known = sets(sentence.language)
    if not {sentence.head(group).lemma, sentence.head(group).lower} & (known["states"] | known["members"]):
        return []
    colons = (t.index for t in sentence.tokens[group.j :] if t.lower in known["introducing"])
    return next((found for i in colons if (found := _behind_colon(sentence, i, discourse))), [])


def _aside(sentence: Sentence, noun: NounGroup) -> NounGroup | None:
    """The state behind which it is put in that it is a member ("between Hungary, as an EU member, and Chile, as a member of the OAS")."""
    tokens, known = sentence.tokens, sets(sentence.language)["as"]
    if noun.parent is not None and noun.by in known and is_state(sentence, noun.parent):
        return noun.parent
    rank = noun.parent if noun.by in known else None
    if rank is not None and rank.possessor is not None and sentence.head(rank).lemma in sets(sentence.language)["rank"]:
        # "Laos's status as an observer".
        return rank.possessor if is_state(sentence, rank.possessor) else None
    if noun.i < 2 or tokens[noun.i - 1].lower not in known or tokens[noun.i - 2].lower != ",":
        return None
    return next((g for g in sentence.nouns if g.j == noun.i - 2 and is_state(sentence, g)), None)


def _set_off(sentence: Sentence, noun: NounGroup) -> list[Actor]:
    """The states listed right behind "the member countries" or "members of A", between commas, dashes or brackets."""
    known = sets(sentence.language)
    if sentence.head(noun).lower == sentence.head(noun).lemma or noun.by in known["unlike"]:
        return []
    of = [g.j for prep, g in noun.behind if prep in known["of"] and organisation(sentence.head(g), sentence.language)]
    named = enclosed(sentence.tokens, min(of, default=noun.j), sentence.language)
    return [Actor(party, "party") for party, _ in named] if len(named) > 1 else []


def enclosed(tokens: list[Token], i: int, language: str) -> list[tuple[str, int]]:
    """The states, with their tokens, of the list that a comma, dash or bracket at a place opens and the like of it closes.

    None where anything but names stands between, or where it is not closed; a sentence's end closes what a comma or dash opens.
    """
    sign = tokens[i].lower if i < len(tokens) else ""
    if not any(sign in sets(language)[name] for name in ("opening", "of", "including")):
        return []
    end = next((k for k in range(i + 1, len(tokens)) if tokens[k].tag not in "LCD" and tokens[k].lower != ","), len(tokens))
    closed = _closes(sign, tokens[end - 1].lower, tokens[end].lower if end < len(tokens) else _STOP)
    names = [t for t in tokens[i + 1 : end] if t.tag == "L"]
    named = [(party, t.index) for t in names if (party := state(t))]
    return named if closed and len(named) == len(names) else []


def _closes(sign: str, last: str, following: str) -> bool:
    """Whether what a sign opens ends behind a token and in front of another."""
    if sign == "(":
        return following == ")"
    if sign == ",":
        return last == "," or following == _STOP
    return following in (sign, _STOP) or sign.isalpha()


def in_brackets(sentence: Sentence) -> list[tuple[str, str, int]]:
    """The members set out right behind an organisation ("MERCOSUR (Argentina, Brazil, …)", "the BRICS countries of Brazil, …").

    Each with the organisation and the member's token.
    """
    tokens, known = sentence.tokens, sets(sentence.language)
    found: list[tuple[str, str, int]] = []
    for place, token in enumerate(tokens[:-2]):
        party = organisation(token, sentence.language)
        called = tokens[place + 1].lemma in known["states"]
        after = place + 1 + called
        if called and after + 1 < len(tokens) and tokens[after].lower == "," and tokens[after + 1].lower in known["including"]:
            # "The BRICS countries, including Brazil, …, met".
            after += 1
        sign = tokens[after].lower
        named: list[tuple[str, int]] = []
        if party and (sign == "(" or sign in known["introducing"] or (called and sign in known["of"] | known["including"])):
            named = enclosed(tokens, after, sentence.language)
        if party and len(named) > _FEW:
            found += [(s, party, i) for s, i in named]
    return found
