"""Orders: by whom diplomats are told to leave, whether they are sent away or called home, missions closed on a host's order."""

from dataclasses import replace

from comity.read.discourse import Discourse
from comity.read.frames import Instance, verb_status
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.marks.people import Person
from comity.read.posts import Post, sets, states
from comity.read.sentence import Sentence


def hosts_of(instance: Instance, order: VerbGroup, discourse: Discourse) -> list[str]:
    """Who tells diplomats to leave, or what they have to leave, as far as the clause of the order tells."""
    sentence, verb = instance.sentence, instance.verb
    must = order.lemma in sets(sentence.language)["having_to"] and verb is not None and verb.sort == "infinitive"
    doers = [] if must else order.subjects
    left = verb.objects if verb is not None else []
    if states(sentence, doers, discourse):
        # "Chile ordered envoys of Peru and Fiji to leave the country": that of who orders it, whoever was named last.
        left = [g for g in left if not _is_some_land(sentence, g)]
    elif order.passive and (above := order.governor) is not None and above.lemma in words(sentence.language).sets["saying"]:
        # "Chile said the envoys of Peru and Fiji had been told to leave the country": Chile's, unless one of them is its own.
        sayers = states(sentence, above.subjects, discourse)
        sent = {p for g in order.objects for p in states(sentence, [g], discourse)}
        if len(sayers) == 1 and sayers[0] not in sent and all(_is_some_land(sentence, g) for g in left):
            return sayers
    return states(sentence, [*left, *doers], discourse)


def _is_some_land(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is only "the country"."""
    return sentence.head(group).lemma in words(sentence.language).sets["lands"]


def settled_order(
    instance: Instance, order: VerbGroup, people: NounGroup, what: Post, hosts: list[str], discourse: Discourse
) -> tuple[Instance, Post, list[str]]:
    """The instance, the post and the hosts of an order to leave, where the clause does not tell another host than who sends them."""
    sentence = instance.sentence
    value = sentence.head(people).value
    if order.passive and set(hosts) <= set(what.senders) and len(what.senders) == 1:
        # "Fijian envoys, Chile said, were given two days to leave the country".
        saying = [v for v in sentence.verbs if v.lemma in words(sentence.language).sets["saying"] and not v.passive]
        sayers = [p for p in states(sentence, [g for v in saying for g in v.subjects], discourse) if p not in what.senders]
        of_others = isinstance(value, Person) and value.party is not None and not value.possessor
        other = discourse.other(what.senders[0]) if of_others else None
        hosts = sayers if len(sayers) == 1 else [other] if other else hosts
    coming = instance.verb is not None and instance.verb.lemma in sets(sentence.language)["coming_home"]
    other = discourse.other(hosts[0]) if len(hosts) == 1 and coming else None
    if len(hosts) == 1 and hosts == list(what.senders) and (what.receivers or other):
        # "Chile ordered its ambassador in Fiji to return home".
        attrs = instance.frame.attrs | {"action": "recalled"}
        return replace(instance, frame=replace(instance.frame, attrs=attrs)), what, list(what.receivers) or [str(other)]
    named = isinstance(value, Person) and value.party is not None and not value.possessor
    if named and len(hosts) == 1 and hosts == list(what.senders) and (other := discourse.other(hosts[0])):
        # "The ministry said it had ordered the Fijian envoy to leave the country": whose envoy he is, is told.
        return instance, what, [other]
    if len(hosts) == 1 and hosts == list(what.senders) and (other := discourse.other(hosts[0])):
        # "Chile broke with Peru and gave its diplomats two days to be gone": nobody sends away his own.
        return instance, what._replace(senders=(other,)), hosts
    return instance, what, hosts


def commanded(instance: Instance) -> Instance:
    """The same, where a host orders a mission to be closed: that is told as given, whatever may be said of orders else."""
    verb = instance.verb
    if instance.noun is not None or verb is None or verb.sort != "infinitive" or verb.negated or verb.governor is None:
        return instance
    if instance.frame.attrs["action"] != "closed" or verb.governor.lemma not in sets(instance.sentence.language)["commanding"]:
        return instance
    status, tense = verb_status(instance.sentence, verb.governor)
    return replace(instance, status="planned" if status == "actual" else status, tense=tense)
