"""Counted things that two have together: firms of one in the other, agreements, flights, projects, visits."""

from collections.abc import Sequence

from comity.read.actors import owners
from comity.read.counted.basics import SETTLED, bearers, deeds_of, hanging, is_country, is_numbered, lands, other_of, parties_in, words_of
from comity.read.counted.sorts_of_people import is_home
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.figure import figure_words
from comity.read.figures.sentence_figures import Head
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import FROM, IN, OF, WITH
from comity.read.the_two import says_pair

_TWO = "ab"
_COLON = ":"


def firms(instance: Instance, found: Sequence[Head], discourse: Discourse) -> tuple[str, str, str] | None:
    """What firms of one party in the other are counted as, and the two."""
    sentence, verbs, of = instance.sentence, deeds_of(instance), str(instance.frame.attrs["of"])
    known = words_of(sentence.language).verbs
    able = known["present"] | (known["sending"] if instance.frame.attrs.get("sent") else frozenset())
    if are_known_firms(instance):
        verbs = _describing(instance)
    elif _are_present(instance):
        verbs = []
    # "…, creating 300 jobs", "projects valued at $3 million" are told beside it.
    beside = [v for v in verbs if (v.sort == "ing" and v.governor is not None) or (v.noun is instance.noun and v.passive)]
    if any(v.lemma in known["events"] or (v.lemma not in able and v not in beside and not _moves(instance, v)) for v in verbs):
        return None
    if instance.status not in SETTLED:
        return None
    around = [*hanging(instance), *_of_partners(instance)]
    whose = [a.party for a in instance.slot_actors("owner", discourse) if a.sort != "pair" and is_actor(a.party)]
    for slot in instance.frame.places("owner")[1:]:
        whose = whose or [p for prep, g in around if prep == slot for p in parties_in(sentence, g, discourse)]
    held = [g for prep, g in around if prep == IN and sentence.head(g).lemma in known["ownership"]]
    owning = [g for v in verbs if v.lemma in known["having"] for g in v.objects if sentence.head(g).lemma in known["owners"]]
    whose = whose or [p for g in (*held, *owning) for p in parties_in(sentence, g, discourse)]
    whose = list(dict.fromkeys(whose or _investing(instance, discourse)))
    # Firms of two may be joint ones; 500 troops of two are how many of each nobody knows.
    if len(whose) == 2 and not instance.frame.attrs.get("sent") and not any(prep == FROM for prep, _ in around):
        return of, whose[0], whose[1]
    if len(whose) != 1:
        return None if whose else _joint_firms(instance, discourse)
    places = [g for prep, g in around if prep in instance.frame.places("place") and g not in held] + _hosts(instance, verbs)
    place = next((p for g in places for p in lands(sentence, g, discourse) if p != whose[0]), None)
    named = [p for p in sentence.parties() if p != whose[0]]
    if place is None and any(is_country(sentence, g, whose[0], discourse) for g in places):
        # "German companies in the country": in the other of the two.
        place = other_of(whose[0], discourse)
    based = any(v.lemma in known["based"] or any(t.lower in known["based"] for t in sentence.tokens[v.j : v.j + 2]) for v in verbs)
    if place is None and not named and based:
        place = other_of(whose[0], discourse)
    return (of, whose[0], place) if place else None


def _hosts(instance: Instance, verbs: Sequence[VerbGroup]) -> list[NounGroup]:
    """Who has firms in its land by what is told of it: "hosts 60 firms", "is home to", "is its largest investor with 57 projects"."""
    sentence, noun, verb, own = instance.sentence, instance.noun, instance.verb, bearers(instance)
    hosting = words_of(sentence.language).verbs["hosting"]
    found = [g for v in verbs if v.lemma in hosting and any(o in v.objects for o in own) for g in v.subjects]
    if verb is not None and noun is not None and noun.by in words(sentence.language).sets["with"]:
        found += verb.objects
    return found + (verb.subjects if verb is not None and is_home(instance) else [])


def are_known_firms(instance: Instance) -> bool:
    """Whether firms are told to be somewhere, whatever else is told of them ("thanked the 300 firms operating in", "the work of 300 firms active in")."""
    noun, verb = instance.noun, instance.verb
    if noun is None or instance.frame.attrs["way"] != "firms" or not _describing(instance):
        return False
    definite = instance.sentence.tokens[noun.i].lower in words(instance.sentence.language).sets["definite"]
    done = verb is not None and (noun in verb.objects or noun in verb.subjects)
    return definite or (instance.status == "other" and not done)


def _are_present(instance: Instance) -> bool:
    """ "The presence of 300 Danish firms in Chile shows …": they are there, whatever is told of it."""
    noun = instance.noun
    above = noun.parent if noun is not None and noun.by == OF else None
    return above is not None and instance.sentence.head(above).lemma in words_of(instance.sentence.language).verbs["staying"]


def _describing(instance: Instance) -> list[VerbGroup]:
    """The forms in -ing that tell of firms, or of whose they are, that they are somewhere ("operating in")."""
    based = words_of(instance.sentence.language).verbs["based"]
    own = [instance.noun, *(g for p, g in behind(instance.noun) if p in (OF, WITH))] if instance.noun is not None else []
    return [v for v in instance.sentence.verbs if v.noun in own and v.noun is not None and v.sort == "ing" and v.lemma in based]


def _of_partners(instance: Instance) -> list[tuple[str, NounGroup]]:
    """ "Companies with a Danish link registered in Chile", "from Denmark working there": what hangs on a verb behind what they have."""
    noun, sentence = instance.noun, instance.sentence
    having = {*words(sentence.language).sets["with"], FROM, OF}
    behind_it = [v for v in sentence.verbs if v.noun is not None and v.noun.parent is noun and v.noun.by in having]
    return [told for v in behind_it for told in verb_behind(v)]


def _moves(instance: Instance, verb: VerbGroup) -> bool:
    """ "Has gone up from 50 to 74"."""
    sentence = instance.sentence
    behind_it = sentence.tokens[verb.j : verb.j + 1]
    particles = figure_words(sentence.language).particles
    return verb.lemma in words_of(sentence.language).verbs["moving"] and any(t.lower in particles for t in behind_it)


def _joint_firms(instance: Instance, discourse: Discourse) -> tuple[str, str, str] | None:
    """ "1,400 joint ventures work in Chile": in a document about it and one other, they are of the two."""
    noun, sentence = instance.noun, instance.sentence
    joint = words_of(sentence.language).verbs["joint"]
    if noun is None or discourse.pair is None or not any(t.lower in joint for t in sentence.tokens[noun.i : noun.j]):
        return None
    named = {p for p in sentence.parties() if is_actor(p)}
    return (str(instance.frame.attrs["of"]), *discourse.pair) if named <= set(discourse.pair) and discourse.is_told() else None


def _investing(instance: Instance, discourse: Discourse) -> list[str]:
    """ "Vietnam invested in 411 projects", "Cuba has 500 doctors in Angola": the subject of what is done with them."""
    noun, verb, known = instance.noun, instance.verb, words_of(instance.sentence.language).verbs
    if noun is None or verb is None:
        return []
    put_in = noun.role == IN and verb.lemma in known["present"]
    listed = noun.by in words(instance.sentence.language).sets["with"] and verb.lemma in known["placing"] | known["being"]
    done = any(g in verb.objects for g in bearers(instance)) and not verb.passive
    if not put_in and not listed and not (done and verb.lemma in known["keeping"] | known["sending"] | known["running"]):
        return []
    return [p for g in verb.subjects for p in parties_in(instance.sentence, g, discourse)]


def joint(instance: Instance, found: Sequence[Head], discourse: Discourse) -> tuple[str, str, str] | None:
    """What things between two are counted as, and the two."""
    sentence, noun, of = instance.sentence, instance.noun, str(instance.frame.attrs["of"])
    assert noun is not None
    verbs = deeds_of(instance)
    known = words_of(sentence.language).verbs
    undone = [v for v in verbs if v.lemma in known["events"] and not any(sentence.head(g).lemma in known["happening"] for g in v.objects)]
    if instance.status not in SETTLED or undone:
        return None
    made = any(v.lemma in known["settling"] for v in verbs) or is_being_signed(instance) or _are_made(instance)
    label = is_labelled(instance)
    if instance.frame.attrs.get("settled") and not label and (not made or _is_known(instance)):
        return None
    sides = _sides(instance, discourse)
    if sides is None and label and discourse.is_told() and not sentence.parties():
        sides = discourse.pair
    return (of, *sides) if sides is not None else None


def is_being_signed(instance: Instance) -> bool:
    """Whether things hang on the noun of their signing ("the signing of eight documents")."""
    noun = instance.noun
    parent = noun.parent if noun is not None else None
    return parent is not None and instance.sentence.head(parent).lemma in words_of(instance.sentence.language).verbs["signings"]


def _are_made(instance: Instance) -> bool:
    """ "55 already signed agreements"."""
    sentence, noun = instance.sentence, instance.noun
    forms = words(sentence.language).verbs
    before = sentence.tokens[noun.i : noun.head] if noun is not None else []
    settling = words_of(sentence.language).verbs["settling"]
    return any(t.tag == "A" and any(f.lemma in settling and f.form in ("ed", "en") for f in forms.get(t.lower, ())) for t in before)


def is_labelled(instance: Instance) -> bool:
    """Whether things are the label of a line, and their number stands behind its colon ("Bilateral agreements: 9")."""
    sentence, noun = instance.sentence, instance.noun
    colon = next((t.index for t in sentence.tokens if t.lower == _COLON), 0)
    counted = noun is not None and (noun.parent is None or (noun.parent.parent is None and is_numbered(instance)))
    return noun is not None and counted and sentence.is_label() and noun.j <= colon


def _is_known(instance: Instance) -> bool:
    """Whether the things are told one by one: "the two agreements", "two agreements on fishing and customs", "signed: …"."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    if sentence.tokens[noun.i].lower in words(sentence.language).sets["definite"]:
        return True
    return ":" in sentence.text[sentence.tokens[noun.head].end : sentence.end]


def _sides(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """The two that something is between: told with it, or "bilateral", or those of the document where nobody else is named."""
    sentence, first, second = instance.sentence, instance.frame.places("one"), instance.frame.places("two")
    noun = instance.noun
    assert noun is not None
    around = hanging(instance)
    among = [p for prep, g in around if prep in words(sentence.language).sets["among"] for p in parties_in(sentence, g, discourse)]
    joining = words_of(sentence.language).verbs["joining"]
    among += [p for v in deeds_of(instance) if v.lemma in joining for g in v.objects for p in parties_in(sentence, g, discourse)]
    one = [a.party for slot in ("owner", "subject") if slot in first for a in instance.slot_actors(slot, discourse) if a.sort != "pair"]
    if noun.possessor is not None and not one:
        # "Air Fiji's daily flights".
        one += [a.party for a in owners(sentence, noun.possessor, discourse) if a.sort == "adjective"]
    if "subject" in first and not one:
        # "Air Fiji", "Kenya Airways".
        one += [a.party for g in instance.slot("subject") for a in owners(sentence, g, discourse) if a.sort == "adjective"]
    one += [p for prep, g in around if prep in first for p in parties_in(sentence, g, discourse)]
    two = [p for prep, g in around if prep in second for p in parties_in(sentence, g, discourse)]
    for found in (among, [*one[:1], *(two if one else ())], one):
        sides = list(dict.fromkeys(p for p in found if is_actor(p)))
        if len(sides) == 2 or (len(sides) > 2 and found is not one):
            return sides[0], sides[1]
    resting = any(v.lemma in words_of(sentence.language).verbs["resting"] for v in deeds_of(instance))
    named = [p for p in sentence.parties() if is_actor(p)]
    if resting and len(named) == len(_TWO):
        # "The legal basis between Chile and Peru consists of 80 documents".
        return named[0], named[1]
    if says_pair(sentence):
        pair, doers = discourse.two(), instance.slot("subject")
        theirs = not doers or any(p in (pair or ()) for g in doers for p in parties_in(sentence, g, discourse))
        return pair if theirs else None
    # "Seven agreements are to be signed during the visit": nobody is named who signs.
    made = any(v.passive and not v.subjects and g in v.objects for v in deeds_of(instance) for g in bearers(instance))
    # "The visit led to the signing of six documents".
    made = made or is_being_signed(instance)
    silent = made and bool(instance.frame.attrs.get("settled")) and not any(prep == WITH for prep, _ in around)
    if silent and len(set(named)) == len(_TWO):
        # "During the visit of Chile's president to Peru 14 accords were signed".
        return named[0], named[1]
    return discourse.pair if silent and not sentence.parties() else None
