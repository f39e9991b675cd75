"""Force told by who suffers it: what comes under it, whose people it kills or hurts."""

from comity.observation import Finding
from comity.read.coercing.coercion_words import is_armed, lists, parts
from comity.read.coercing.deeds import acts, at_verb, deed
from comity.read.coercing.doers_and_targets import noun_doers, targets
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.grammar.links import UNDER
from comity.read.sentence import Sentence


def under_attack(instance: Instance, discourse: Discourse) -> list[Finding]:
    """Force told by what of a state's comes under it ("two Fijian villages came under Chilean fire", "under attack by Chilean jets")."""
    sentence, frame, noun = instance.sentence, instance.frame, instance.noun
    verb = noun.verb if noun is not None else None
    if noun is None or verb is None or not _is_suffered(sentence, noun, verb):
        return []
    status, tense = deed(sentence, verb, armed=True)
    if status == "other":
        return []
    told, period = at_verb(instance, verb, discourse, status, tense)
    hit = _states_hit(instance, sentence, verb.subjects, discourse)
    return list(acts(told, noun_doers(sentence, noun, discourse, frame), hit, period))


def _is_suffered(sentence: Sentence, noun: NounGroup, verb: VerbGroup) -> bool:
    """Whether a verb's subject is under a blow, or has suffered one or beaten it off ("repulsed an attack by Chilean troops")."""
    if noun.role == UNDER:
        return verb.lemma in parts(sentence.language, "suffering")["be"]
    return not verb.passive and noun in verb.objects and verb.lemma in lists(sentence.language)["undergoing"]


def victims(instance: Instance, noun: NounGroup, discourse: Discourse) -> dict[str, NounGroup]:
    """Whose people a deed of force kills or hurts, where it is named beside them ("two Peruvian soldiers were killed in Chilean shelling")."""
    sentence, verb = instance.sentence, noun.verb
    known = lists(sentence.language)
    if not is_armed(instance.frame) or verb is None or verb.lemma not in known["dying"] or noun.role not in known["dying_in"]:
        return {}
    return _states_hit(instance, sentence, verb.objects if verb.passive else verb.subjects, discourse)


def _states_hit(instance: Instance, sentence: Sentence, groups: list[NounGroup], discourse: Discourse) -> dict[str, NounGroup]:
    found = targets(sentence, groups, discourse, instance.frame, bare=False)
    return {party: group for party, group in found.items() if is_actor(party)}
