"""Who sends a post and who receives it: by its noun, by the grammar around, by the document's pair."""

from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.frames import Instance
from comity.read.grammar import NounGroup, words
from comity.read.marks.people import Person
from comity.read.posts import Post, Sides, is_definite, named, role_states, sets, states, told
from comity.read.sentence import Sentence
from comity.read.the_two import says_pair

#: Two send posts to each other.
_TWO = 2


def sides_of(instance: Instance, what: Post, thing: NounGroup, discourse: Discourse) -> list[Sides]:
    """Senders and receivers: by whose the post is and where it stands, by the frame's roles; else by the document's pair."""
    senders, receivers = list(what.senders), list(what.receivers)
    if not senders and (sent := _sent_away(instance, thing, discourse)) and receivers in ([], [sent[1]]):
        return [sent]
    if not senders and any(_is_each_others(instance.sentence, g) for g in (thing, *instance.groups("receiver"))):
        two = list(dict.fromkeys([*role_states(instance, "sender", discourse), *role_states(instance, "receiver", discourse)]))
        two = two or list(discourse.two() or ())
        return [(two[0], two[1]), (two[1], two[0])] if len(two) == _TWO else []
    vague = not senders and _is_vague(instance.sentence, thing) and not instance.frame.attrs.get("owned")
    unknown = vague or (not receivers and _is_unnamed(instance))
    own = words(instance.sentence.language).sets["possessive_own"]
    unknown |= (
        not senders
        and discourse.ours() is None
        and not discourse.is_titled()
        and any(t.lower in own for t in instance.sentence.tokens[thing.i : thing.head + 1])
    )
    if unknown or _by_company(instance, discourse) or _is_anothers(instance, thing, discourse):
        return []
    if not _is_sure(instance, what, thing, discourse) or _is_in_region(instance.sentence, what):
        return []
    doers = role_states(instance, "sender", discourse)
    expelled = instance.frame.attrs["action"] == "expelled"
    if senders and doers and not set(senders) & set(doers) and not receivers and not expelled:
        # "Russia closed the American consulate": the host acts.
        receivers = doers
    if len(doers) == 1 and len(senders) > 1 and doers[0] in senders:
        # "The Saudi authorities recalled their ambassador".
        senders = doers
    if not senders and not receivers and _is_approved(instance) and not role_states(instance, "receiver", discourse):
        return []
    hosts = role_states(instance, "receiver", discourse) or _announcers(instance, senders, discourse)
    hosts = orderers(instance, discourse) or hosts
    if expelled and doers == hosts:
        # "Peru sent the ambassador out of the country".
        doers = []
    if expelled and instance.noun is None and len(hosts) == 1 and senders == hosts:
        # "Chile deplored Peru's decision to expel its ambassador": nobody expels his own.
        other = discourse.other(hosts[0])
        return [(other, hosts[0])] if other else []
    if instance.frame.attrs["action"] == "recalled":
        senders, receivers = _recalled(instance, (senders, receivers), discourse)
        hosts = [h for h in hosts if h not in senders]
    if not senders and not receivers and not doers and _is_mutual(instance, thing, discourse) and (pair := discourse.two()):
        return [pair, (pair[1], pair[0])]
    senders = senders or [d for d in doers if d not in receivers]
    receivers = receivers or [r for r in hosts if r not in senders]
    if not senders and not receivers and discourse.own is None and _is_one(instance.sentence, thing):
        # "The opening of the High Commission": whose it is is not told.
        return []
    return paired(instance.sentence, senders, receivers, discourse)


def _is_one(sentence: Sentence, thing: NounGroup) -> bool:
    """Whether a group is one mission that is known, which cannot be that of each of two."""
    head = sentence.head(thing)
    return head.tag == "N" and head.lower == head.lemma and is_definite(sentence, thing)


def _is_in_region(sentence: Sentence, what: Post) -> bool:
    """Whether a mission is only said to stand in a part of the world."""
    regions = sets(sentence.language)["regions"]
    return any(regions & set(place.lower().replace("-", " ").split()) for _, place in what.stands)


def first_in_region(instance: Instance, what: Post | None, discourse: Discourse) -> Post | None:
    """The same without the part of the world in which a mission is the first, where its state is told too ("its first embassy in Africa was opened in Accra")."""
    if what is None or not _is_in_region(instance.sentence, what) or not role_states(instance, "receiver", discourse):
        return what
    return what._replace(stands=())


def _sent_away(instance: Instance, thing: NounGroup, discourse: Discourse) -> Sides | None:
    """Whose missions a host closes in the sentence in which it sends away an envoy ("expelled the Fijian envoy and closed two consulates")."""
    latest = told(discourse).latest_expelled
    if (
        instance.frame.attrs["action"] != "closed"
        or latest is None
        or latest[0] != discourse.index
        or is_definite(instance.sentence, thing)
    ):
        return None
    o, doers = latest[1].observation, role_states(instance, "sender", discourse)
    return (o.a, o.b) if o.b is not None and doers in ([], [o.b]) else None


def orderers(instance: Instance, discourse: Discourse) -> list[str]:
    """Who orders what is done to those whom the order is about ("Chile ordered two Fijian envoys expelled")."""
    sentence, verb = instance.sentence, instance.verb
    if instance.noun is not None or verb is None or verb.sort != "participle":
        return []
    ordering = sets(sentence.language)["commanding"]
    above = [
        v for v in sentence.verbs if v.lemma in ordering and not v.passive and any(g in verb.objects and g.j == verb.i for g in v.objects)
    ]
    return states(sentence, [g for v in above for g in v.subjects], discourse)


def _is_each_others(sentence: Sentence, thing: NounGroup) -> bool:
    """Whether a post is that of each of two with the other ("expelled each other's envoys")."""
    pairs = zip(sentence.tokens[thing.i : thing.head], sentence.tokens[thing.i + 1 : thing.head], strict=False)
    return any(f"{t.lower}-{other.lower}" in sets(sentence.language)["each_other"] for t, other in pairs)


def _is_mutual(instance: Instance, thing: NounGroup, discourse: Discourse) -> bool:
    """Whether it is done to the missions of each of two with the other ("both embassies were shut", "the ambassadors were withdrawn")."""
    sentence = instance.sentence
    head, before = sentence.head(thing), {t.lower for t in sentence.tokens[thing.i : thing.head]}
    if before & sets(sentence.language)["mutual"]:
        return head.lower != head.lemma
    people = isinstance(head.value, Person) and head.value.plural and is_definite(sentence, thing)
    return people and instance.frame.attrs["action"] == "recalled" and discourse.two() is not None


def _is_approved(instance: Instance) -> bool:
    """Whether a mission is only consented to, by the host or by who sends it ("approved the opening of the embassy")."""
    verb = instance.verb
    return instance.noun is not None and verb is not None and verb.lemma in sets(instance.sentence.language)["consenting"]


def _announcers(instance: Instance, senders: list[str], discourse: Discourse) -> list[str]:
    """Who tells that diplomats are expelled, where the passive leaves out by whom ("Peru said that two Chileans were being expelled")."""
    verb, saying = instance.verb, words(instance.sentence.language).sets["saying"]
    if instance.noun is not None or verb is None or not verb.passive or instance.frame.attrs["action"] != "expelled":
        return []
    governor = verb.governor
    groups = governor.subjects if governor is not None and governor.lemma in saying and not governor.passive else []
    found = states(instance.sentence, groups, discourse)
    return found if len(found) == 1 and found[0] not in senders else []


def _recalled(instance: Instance, told: tuple[list[str], list[str]], discourse: Discourse) -> tuple[list[str], list[str]]:
    """Senders and receivers of who is recalled: nobody recalls another's ambassador; who is recalled to a city is from there."""
    verb, known = instance.verb, sets(instance.sentence.language)
    if verb is None or instance.noun is not None:
        return told
    if verb.passive and not told[0]:
        home = states(instance.sentence, [g for prep, g in verb.obliques if prep in known["home"]], discourse)
        return (home, told[1]) if home else told
    doers = role_states(instance, "sender", discourse)
    inside = {w for g in verb.objects for t in instance.sentence.tokens[g.i : g.j] for w in t.lower.split()}
    if doers and told[0] and inside & known["away"] and not set(doers) & set(told[0]):
        # "Chile recalled the ambassador from Fiji": where he is, not whose he is.
        return doers, told[0]
    return told


def _by_company(instance: Instance, discourse: Discourse) -> bool:
    """Whether a firm acts: its offices are no missions."""
    return any(
        a.sort == "company"
        for slot in ("subject", *words(instance.sentence.language).sets["agents"])
        for a in instance.slot_actors(slot, discourse)
    )


def _is_anothers(instance: Instance, thing: NounGroup, discourse: Discourse) -> bool:
    """Whether "its office" is that of a subject that is no party ("Zambia Copper closed its liaison office")."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or sentence.tokens[thing.i].tag != "Q":
        return False
    subjects = [g for g in verb.subjects if g.i < thing.i and sentence.head(g).tag == "N"]
    return bool(subjects) and not any(actors(sentence, g, discourse) for g in verb.subjects)


def _is_sure(instance: Instance, what: Post, thing: NounGroup, discourse: Discourse) -> bool:
    """Whether enough is told for the document's pair to tell the rest."""
    attrs, titled = instance.frame.attrs, discourse.pair is not None and set(discourse.pair) <= set(discourse.title)
    # "Peru accused Cuba of it and sent the ambassador home"; "Manila summoned the ambassador", in a text on two.
    told_here = discourse.here is not None and attrs["action"] == "expelled"
    doers = set(role_states(instance, "receiver", discourse))
    in_text = discourse.of_two and len(doers) == 1 and doers <= set(discourse.pair or ())
    of_two = attrs.get("named") is True and (told_here or in_text) and is_definite(instance.sentence, thing)
    if attrs.get("named") and not what.senders and not (titled or of_two) and not role_states(instance, "sender", discourse):
        return False
    if attrs.get("placed") and not what.stands and not role_states(instance, "receiver", discourse):
        return False
    if attrs["action"] == "appointed":
        as_what = [g for slot in ("", *sets(instance.sentence.language)["as"]) for g in instance.slot(slot)]
        if as_what and not any(named(instance.sentence, g) for g in as_what):
            return False
        told_where = bool(what.receivers or role_states(instance, "receiver", discourse) or discourse.own)
        # "Peru and Chile will name ambassadors": each with the other.
        told_where = told_where or set(role_states(instance, "sender", discourse)) == set(discourse.here or ())
        return titled or (what.what != "diplomats" and told_where)
    if attrs.get("named") == "always" and not what.senders:
        return False
    hidden = instance.noun is not None and instance.noun.role not in ("subject", "object")
    return not hidden or titled or instance.sentence.is_heading or bool(what.receivers or role_states(instance, "receiver", discourse))


def _is_vague(sentence: Sentence, thing: NounGroup) -> bool:
    """Whether a post is somebody's who is not named ("Western diplomats")."""
    start = sentence.tokens[thing.i].start
    inside = sentence.text[start : sentence.tokens[thing.head].end].lower().split()
    return bool(set(inside) & sets(sentence.language)["vague"])


def _is_unnamed(instance: Instance) -> bool:
    """Whether a place of the receiver is filled by states that are not named ("expelled from other countries")."""
    sentence = instance.sentence
    each = sets(sentence.language)["each"]
    groups = [g for slot in instance.frame.places("receiver") if slot != "owner" for g in instance.slot(slot)]
    heads = [sentence.head(g) for g in groups if not any(t.lower in each for t in sentence.tokens[g.i : g.j])]
    return any(h.tag == "N" and h.lemma in sets(sentence.language)["unnamed"] and h.lower != h.lemma for h in heads)


def paired(sentence: Sentence, senders: list[str], receivers: list[str], discourse: Discourse) -> list[Sides]:
    """Each sender with each receiver; what is missing from the document's pair, or from whose page it is."""
    if senders and receivers:
        return [(s, r) for s in senders for r in receivers if s != r]
    about = discourse.about()
    if len(senders) > 1 and about is not None and about not in senders:
        # "The embassies of Chile, Peru and Fiji" on a page about one other.
        return [(s, about) for s in senders]
    if len(senders) == 2:
        return [(senders[0], senders[1]), (senders[1], senders[0])]
    if senders:
        return [(s, r) for s in senders if (r := discourse.other(s))]
    if receivers:
        own = discourse.own if len(receivers) == 1 else about
        own = own if own not in receivers else None
        return [(s, r) for r in receivers if (s := discourse.other(r) or own)]
    pair = discourse.subject_pair()
    if pair and says_pair(sentence):
        return [pair, (pair[1], pair[0])]
    other = discourse.other(discourse.own) if discourse.own else None
    return [(discourse.own, other)] if discourse.own and other else []
