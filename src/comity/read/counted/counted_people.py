"""Counted people: students, tourists, migrants and others, from where they are and where they are counted."""

from collections.abc import Sequence

from comity.parties import Mention
from comity.read.counted.basics import KIND, PEOPLE, bearers, deeds_of, hanging, is_country, lands, named_by, other_of, parties_in, words_of
from comity.read.counted.kept import HOST, Host, kept_host, party_before, source_host, tellers
from comity.read.counted.sorts_of_people import (
    counted_of,
    have_permits,
    have_two_homes,
    holder_of,
    is_home,
    is_school,
    sharing_verb,
    sort_of,
)
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.figure import figure_words
from comity.read.figures.sentence_figures import Head, told
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import FOR, FROM, OF
from comity.read.parties_between import partners
from comity.read.sentence import Sentence

#: Of fewer than so many something is told by itself ("two students won medals"), and it is no figure of exchange.
_FEW = 20
#: So many tokens in front of guests it is told that their nights are counted ("overnight stays made by").
_OF_NIGHTS = 4
#: Uses of verbs under which a few are counted all the same.
_TELLING = ("present", "hosting", "sending", "exchanging", "granting", "being", "having", "verbs")


def people(instance: Instance, found: Sequence[Head], discourse: Discourse) -> tuple[str, str, str] | None:
    """What sort of people are counted, where they are from (empty if from everywhere), and where they are."""
    verbs = deeds_of(instance)
    lemmas = {v.lemma for v in verbs}
    known = words_of(instance.sentence.language).verbs
    of = sort_of(instance, lemmas)
    if of is None or have_two_homes(instance) or _is_event(instance, verbs, of) or _are_nights(instance):
        return None
    if of == "tourists" and lemmas & known["arriving"]:
        # "In 2018 3,000 Nepalis came to Chile" in a text on workers.
        before = told(KIND, discourse)
        of = before.heads[-1].attrs["of"] if before is not None and before.heads[-1].attrs["of"] == "migrants" else of
    if lemmas & known["exchanging"]:
        two = sorted(a.party for a in partners(instance, discourse)[:2])
        return (of, two[0], two[1]) if len(two) == 2 else None
    origin = _origin(instance, verbs, discourse)
    host = _host(instance, verbs, origin, discourse)
    if origin and not host and _is_hosts(instance):
        origin, host = None, origin
    if host:
        discourse.last[HOST] = Host(of, host, discourse.index)
    if not origin and not host and found and found[-1].attrs["of"] == of and _is_compared(instance):
        return of, found[-1].a, found[-1].b
    label = instance.sentence.is_label() and discourse.of_two
    if not host and (instance.frame.attrs.get("listed") or of == "tourists" or label) and not _places(instance):
        measured = label or lemmas & (figure_words(instance.sentence.language).amount | figure_words(instance.sentence.language).moves)
        host = (
            source_host(instance, discourse)
            or kept_host(instance.sentence, of, origin, discourse)
            or (other_of(origin, discourse) if origin and measured and (of != "tourists" or discourse.of_two) else None)
        )
        origin = origin or party_before(instance, host, found, discourse)
        if host and host in tellers(instance.sentence, discourse):
            discourse.last[HOST] = Host(of, host, discourse.index)
    if (
        host
        and not origin
        and instance.frame.attrs.get("listed")
        and instance.noun is not None
        and instance.noun.by in words(instance.sentence.language).sets["with"]
    ):
        # "Germany topped the list with 18,509 tourists entering Chad".
        origin = party_before(instance, host, found, discourse)
    if origin and not host and _is_told_abroad(instance):
        # Where they go a list says.
        return of, origin, ""
    if not host or origin == host or (not origin and instance.frame.attrs["of"] == PEOPLE and not _are_foreign(instance)):
        return None
    return of, origin or "", host


def _is_told_abroad(instance: Instance) -> bool:
    """Whether it is told where people of one state go: what they choose, or what their destinations are."""
    noun, sentence, known = instance.noun, instance.sentence, words_of(instance.sentence.language).verbs
    if noun is None:
        return False
    chosen = any(v.lemma in known["choosing"] and noun in v.subjects for v in deeds_of(instance))
    return chosen or (noun.parent is not None and sentence.head(noun.parent).lemma in known["destinations"])


def _are_nights(instance: Instance) -> bool:
    """Whether nights or stays are counted, and not who spends them ("overnight stays by Danes rose to 1.3 million")."""
    noun, nights = instance.noun, words_of(instance.sentence.language).verbs["nights"]
    if noun is None or noun.by != words(instance.sentence.language).agent:
        return False
    before = instance.sentence.tokens[max(0, noun.i - _OF_NIGHTS) : noun.i]
    return any(t.lemma in nights or t.lower in nights for t in before)


def _are_foreign(instance: Instance) -> bool:
    """Whether people are told to be from elsewhere, wherever that is ("foreign residents", "foreigners")."""
    noun, foreign = instance.noun, words_of(instance.sentence.language).verbs["foreign"]
    return noun is not None and any(t.lemma in foreign for t in instance.sentence.tokens[noun.i : noun.j])


def _is_event(instance: Instance, verbs: Sequence[VerbGroup], of: str) -> bool:
    """Whether what is told of people makes them no figure of exchange: what happens to them, or any other deed of a few."""
    sentence, known = instance.sentence, words_of(instance.sentence.language)
    kept = known.by_verb["other"] if of == "other" else frozenset[str]()
    kept |= known.verbs["having"] if have_permits(instance) else frozenset[str]()
    happened = [
        v.lemma for v in verbs if v.lemma in known.verbs["events"] - kept and not _is_taken_in(sentence, v) and not _is_pursuit(sentence, v)
    ]
    if happened:
        return True
    assert instance.noun is not None
    few = any(
        q.sort == "number" and q.value is not None and q.value < _FEW for _, q in sentence.quantities(instance.noun.i, instance.noun.j)
    )
    figure = figure_words(sentence.language)
    told = frozenset[str]().union(*known.by_verb.values(), *(known.verbs[n] for n in _TELLING), figure.moves, figure.amount)
    return few and bool(verbs) and not any(v.lemma in told for v in verbs) and not _is_got(instance)


def _is_pursuit(sentence: Sentence, verb: VerbGroup) -> bool:
    """ "Took degrees", "took up work"."""
    known = words_of(sentence.language).verbs
    pursued = known["degrees"] | known["jobs"] | known["leisure"]
    return not verb.passive and any(sentence.head(g).lemma in pursued for g in verb.objects)


def _is_taken_in(sentence: Sentence, verb: VerbGroup) -> bool:
    """ "Has taken in 3,000 refugees"."""
    behind_it = sentence.tokens[verb.j : verb.j + 1]
    return verb.lemma in words_of(sentence.language).verbs["hosting"] and bool(behind_it) and behind_it[0].tag == "X"


def _is_hosts(instance: Instance) -> bool:
    """ "Fiji's tourist arrivals", "Arrivals by country" on a page about Fiji: those who arrive are its who gets them."""
    noun = instance.noun
    if noun is not None and noun.possessor is None and instance.frame.attrs["of"] == "tourists":
        return not instance.sentence.parties() and all(t.tag != "Q" for t in instance.sentence.tokens[noun.i : noun.j])
    return noun is not None and noun.possessor is not None and instance.lemma in words_of(instance.sentence.language).verbs["coming"]


def _is_compared(instance: Instance) -> bool:
    """ "Decreased by 7 percent, compared to 315,882 tourists a year before": the same people, earlier."""
    noun = instance.noun
    before = instance.sentence.tokens[max(0, noun.i - 2) : noun.i] if noun is not None else []
    base = figure_words(instance.sentence.language).base
    return any(t.lower in base or t.lemma in base for t in before)


def _origin(instance: Instance, verbs: Sequence[VerbGroup], discourse: Discourse) -> str | None:
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    if (called := _told_to_be(instance, verbs)) is not None:
        return called
    value = sentence.tokens[noun.j - 1].value
    if isinstance(value, Mention):
        return value.party
    for slot in instance.frame.places("origin"):
        if slot == "owner":
            owning = [a for a in instance.slot_actors(slot, discourse) if a.sort != "pair" and is_actor(a.party)]
            # "Chile's Danish community": its people's state stands as an adjective.
            named = [a for a in owning if a.sort == "adjective"] if noun.possessor is not None else []
            found = [a.party for a in named or owning]
        elif slot == "object":
            found = _objects(instance, discourse)
        else:
            found = [
                p for prep, g in hanging(instance) if prep == slot and not is_school(sentence, g) for p in _whence(sentence, g, discourse)
            ]
        own = {p for prep, g in behind(noun) if prep == slot for p in _whence(sentence, g, discourse)} & set(found)
        if len(own) == 1:
            # "Tourists from Chile fell by 5 percent, from Peru by 8": what hangs on the noun itself.
            return own.pop()
        if found:
            # Of a number from several states nobody knows how many are from each.
            return found[0] if len(set(found)) == 1 or slot == "owner" else None
    papers = words_of(sentence.language).verbs["passports"]
    holding = [g for v in verbs if v.lemma in words_of(sentence.language).verbs["holding"] for g in v.objects]
    behind_it = [g for prep, g in behind(noun) if prep in words(sentence.language).sets["with"]]
    held = [g for g in (*behind_it, *holding) if sentence.head(g).lemma in papers]
    if bearing := [p for g in held for p in parties_in(sentence, g, discourse)]:
        # "People with a Danish passport".
        return bearing[0]
    for verb in verbs:
        if verb.lemma in words_of(sentence.language).verbs["sending"] and any(g in verb.objects for g in bearers(instance)):
            return next((p for g in verb.subjects for p in parties_in(sentence, g, discourse)), None)
    if _is_got(instance):
        return next((p for v in verbs for g in v.subjects for p in parties_in(sentence, g, discourse)), None)
    return _sharing(instance, discourse) or _having(instance, verbs, discourse) or _source(instance, discourse)


def _told_to_be(instance: Instance, verbs: Sequence[VerbGroup]) -> str | None:
    """ "300 visitors to Peru were Danes", "41 percent of Peru's visitors were Danish": whose they are told to be."""
    sentence, noun, equating = instance.sentence, instance.noun, words(instance.sentence.language).sets["equating"]
    equal = [v for v in verbs if v.lemma in equating and not v.negated]
    own = bearers(instance) if equal else []
    told = [g for v in equal if any(g in v.subjects for g in own) for g in v.objects]
    placed = noun is not None and (
        noun.possessor is not None
        or any(t.tag == "Q" for t in sentence.tokens[noun.i : noun.head])
        or any(getattr(sentence.head(g).value, "party", None) for _, g in noun.behind)
    )
    values = [sentence.tokens[g.j - 1].value for g in told if g.i == g.j - 1 and placed]
    return next((v.party for v in values if isinstance(v, Mention) and v.sort in ("national", "adjective")), None)


def _source(instance: Instance, discourse: Discourse) -> str | None:
    """ "Nepal was the source of 25,300 tourists": the subject of what they come from."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    if noun is None or verb is None or noun.parent is None or noun.by != OF or verb.passive:
        return None
    told = noun.parent in verb.objects and sentence.head(noun.parent).lemma in words_of(sentence.language).verbs["sources"]
    return next((p for g in verb.subjects for p in parties_in(sentence, g, discourse)), None) if told else None


def _having(instance: Instance, verbs: Sequence[VerbGroup], discourse: Discourse) -> str | None:
    """ "Chile has 11 students in Peru": the subject of having them somewhere else."""
    sentence, keeping = instance.sentence, words_of(instance.sentence.language).verbs["keeping"]
    owning = [v for v in verbs if v.lemma in keeping and not v.passive and any(g in v.objects for g in bearers(instance))]
    whose = [p for v in owning for g in v.subjects for p in parties_in(sentence, g, discourse)]
    where = [p for g in _places(instance) for p in parties_in(sentence, g, discourse)]
    return whose[0] if len(set(whose)) == 1 and where and whose[0] not in where else None


def _whence(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """The states that a group means, or that those it names are from ("to students from Fiji")."""
    origin = [g for prep, g in group.behind if prep in (FROM, OF)]
    return parties_in(sentence, group, discourse) or [p for g in origin for p in parties_in(sentence, g, discourse)]


def _is_got(instance: Instance) -> bool:
    """Whether those counted are places that somebody gets: "Fiji received 50 Chinese scholarships"."""
    getting = words_of(instance.sentence.language).verbs["getting"]
    by_host = "subject" in instance.frame.places("host")
    return by_host and any(v.lemma in getting and any(g in v.objects for g in bearers(instance)) for v in deeds_of(instance))


def _sharing(instance: Instance, discourse: Discourse) -> str | None:
    """ "Nepalis accounted for 5 per cent of the tourists in Thailand": whose part of those counted a share is."""
    verb = sharing_verb(instance) or counted_of(instance)
    found = {p for g in verb.subjects for p in parties_in(instance.sentence, g, discourse)} if verb is not None else set()
    return found.pop() if len(found) == 1 else None


def _objects(instance: Instance, discourse: Discourse) -> list[str]:
    others = [g for g in instance.verb.objects if g is not instance.noun] if instance.verb is not None else []
    return [p for g in others for p in parties_in(instance.sentence, g, discourse)]


def _host(instance: Instance, verbs: Sequence[VerbGroup], origin: str | None, discourse: Discourse) -> str | None:
    sentence, slots = instance.sentence, instance.frame.places("host")
    known = words_of(sentence.language)
    gone = any(v.lemma in lemmas for v in verbs for lemmas in known.by_verb.values())
    left = any(v.lemma in known.verbs["leaving"] for v in verbs)
    places = [
        g for prep, g in hanging(instance) if prep in slots or (prep == "" and gone) or (prep == FOR and left) or is_school(sentence, g)
    ]
    found = [p for g in places for p in lands(sentence, g, discourse) if not _is_told_home(sentence, g, p, verbs)]
    if places and not found and instance.noun is not None and any(g for g in places if parties_in(sentence, g, discourse)):
        # "Tourists from Chile and Peru visited the country": none of the two is it, but the one told of before.
        found += [p for p in [kept_host(sentence, sort_of(instance, {v.lemma for v in verbs}) or "", origin, discourse)] if p]
    for verb in verbs:
        if verb.lemma in known.verbs["hosting"] and any(g in verb.objects for g in bearers(instance)):
            found += [p for g in verb.subjects for p in parties_in(sentence, g, discourse)]
    if not found and instance.noun is not None and instance.noun.possessor is not None and origin is not None:
        found += parties_in(sentence, instance.noun.possessor, discourse)
    if not found and origin is not None and origin == _told_to_be(instance, verbs):
        # "Its visitors were Danish".
        found += [a.party for a in instance.slot_actors("owner", discourse) if is_actor(a.party)]
    beside = holder_of(instance)
    found += parties_in(sentence, beside, discourse) if not found and beside is not None and origin is not None else []
    found += _made_home(instance, verbs, discourse) if not found else []
    found += _in_the_other(sentence, places, origin, discourse) if not set(found) - {origin} else []
    found += [p for g in _granted(instance, verbs) for p in parties_in(sentence, g, discourse)] if not found else []
    found += _paying(instance, discourse) if not found else []
    found += _pointed(instance, verbs, origin, discourse) if not found else []
    for slot in ("owner", "subject"):
        if slot in slots and not (slot == "subject" and _is_got(instance)):
            found += [a.party for a in instance.slot_actors(slot, discourse) if is_actor(a.party)]
    return next((p for p in found if p != origin), None)


def _is_told_home(sentence: Sentence, place: NounGroup, party: str, verbs: Sequence[VerbGroup]) -> bool:
    """Whether a place that names nobody ("the country") would be where some of those are from who go there."""
    if any(t.mark == "party" for t in sentence.tokens[place.i : place.j]):
        return False
    doers = [m for v in verbs for g in v.subjects for m in (g, *(o for _, o in behind(g)))]
    return any(getattr(t.value, "party", "") == party for g in doers for t in sentence.tokens[g.i : g.j] if t.mark == "party")


def _granted(instance: Instance, verbs: Sequence[VerbGroup]) -> list[NounGroup]:
    """ "Got work permits for Peru", "were awarded Peruvian scholarships": what says where those are let in who get a thing."""
    sentence, known = instance.sentence, words_of(instance.sentence.language).verbs
    giving = [v for v in verbs if v.lemma in known["getting"] | known["granting"] | known["having"]]
    given = [g for v in giving for g in (*v.objects, *(o for p, o in v.obliques if not p)) if g not in bearers(instance)]
    entry = [
        x
        for g in given
        if sentence.head(g).lemma in known["permits"] | known["homes"]
        for p, x in g.behind
        if p in (*instance.frame.places("host"), FOR)
    ]
    places = [g for g in given if sentence.head(g).lemma in known["permits"] | known["homes"]]
    return [*entry, *places, *(g for v in giving if places and v.passive for g in v.subjects if g not in bearers(instance))]


def _paying(instance: Instance, discourse: Discourse) -> list[str]:
    """ "X is home to …", "X awarded scholarships to …": the subject of what those counted hang on."""
    sentence, verb = instance.sentence, instance.verb
    known = words_of(sentence.language).verbs
    if verb is not None and verb.lemma in known["getting"] and any(sentence.head(g).lemma in known["homes"] for g in verb.objects):
        return [p for prep, g in verb_behind(verb) if prep == FROM for p in parties_in(sentence, g, discourse)]
    if verb is not None and is_home(instance):
        return [p for g in verb.subjects for p in parties_in(sentence, g, discourse)]
    # "Chile will expand its scholarships for Danes".
    able = known["granting"] | figure_words(sentence.language).moves
    giving = [v for v in sentence.verbs if v.lemma in able and not v.passive and any(_gives_home(sentence, g) for g in v.objects)]
    return [p for v in giving for g in v.subjects for p in parties_in(sentence, g, discourse)]


def _made_home(instance: Instance, verbs: Sequence[VerbGroup], discourse: Discourse) -> list[str]:
    """ "Have made Peru their home": the state that is made one."""
    sentence, known = instance.sentence, words_of(instance.sentence.language).verbs
    made = [v for v in verbs if v.lemma in known["making"] and any(sentence.head(g).lemma in known["homes"] for g in v.objects)]
    return [p for v in made for g in v.objects if sentence.head(g).mark for p in parties_in(sentence, g, discourse)]


def _in_the_other(sentence: Sentence, places: Sequence[NounGroup], origin: str | None, discourse: Discourse) -> list[str]:
    """ "Our compatriots in the country": nobody is abroad at home, so it is the other of the document's two."""
    other = other_of(origin, discourse) if origin and any(is_country(sentence, g, origin, discourse) for g in places) else None
    return [other] if other else []


def _gives_home(sentence: Sentence, group: NounGroup) -> bool:
    homes = words_of(sentence.language).verbs["homes"]
    return any(t.lemma in homes for t in sentence.tokens[group.i : group.j])


def _pointed(instance: Instance, verbs: Sequence[VerbGroup], origin: str | None, discourse: Discourse) -> list[str]:
    """ "The number of Belgians living there": the state named last, else the latest subject."""
    sentence, known = instance.sentence, words_of(instance.sentence.language).verbs
    if instance.noun is None:
        return []
    # "The 32,716 Danes there".
    behind_it = sentence.tokens[instance.noun.j : instance.noun.j + 1]
    told = [t for v in verbs for t in sentence.tokens[v.j : v.j + 2]]
    if not any(t.lower in known["pointing"] for t in (*behind_it, *told)):
        return []
    named = [p for t in reversed(sentence.tokens[: instance.noun.i]) if (p := named_by(t)) and p != origin]
    return named or [p for p in discourse.subject if p != origin]


def _places(instance: Instance) -> list[NounGroup]:
    around = [g for prep, g in hanging(instance) if prep in instance.frame.places("host")]
    return [g for g in around if instance.sentence.head(g).mark != "quantity"]
