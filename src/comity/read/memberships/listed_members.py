"""Members told by a list: under a heading that names an organisation and its members, a line a state."""

from collections.abc import Iterator

from comity.observation import Attribute, Finding
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.frames import resolve
from comity.read.memberships import organisations
from comity.read.memberships.membership_words import KIND, is_state, organisation, sets
from comity.read.organisation_names import is_organisation
from comity.read.rosters import roster
from comity.read.sentence import Sentence

#: So many lines back may stand the organisation whose further members a heading names.
_REACH = 40


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The states of a line as members, observers or candidates of the organisation of the heading, else of the one told last."""
    found = roster(sentence, discourse)
    if found is None:
        return
    heading, known = found[0].heading, sets(sentence.language)
    if heading is None:
        return
    action = next((name for name in ("observer", "candidate", "member") if found[0].words & known[f"{name}s"]), None)
    verbal = "VEIGMHO" if heading.leads_on() else "VEIGMBHO"
    if action is None or any(t.tag in verbal for t in heading.tokens):
        return
    named = {party for t in heading.tokens if (party := organisation(t, sentence.language))}
    bodies = list(named) if named else organisations.told(discourse, reach=_REACH) or [p for p in discourse.title if is_organisation(p)]
    if len(bodies) != 1:
        return
    organisations.keep(bodies[0], action, discourse)
    since = action == "member" and bool(found[0].words & known["dated"])
    for entry in found[1]:
        period = resolve(entry.period, "past", "actual", discourse) if since else None
        attrs: dict[str, Attribute] = {"action": "joined" if period is not None else action}
        yield finding(sentence, KIND, entry.party, bodies[0], attrs, period, entry.place, "listed")


def more(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """Further members, told behind the sentence that told some ("Others are Chile and Peru")."""
    known = sets(sentence.language)
    bodies = organisations.told(discourse, with_member=True, reach=1)
    for verb in sentence.verbs if bodies else ():
        heads = [sentence.head(g).lower for g in verb.subjects]
        if verb.passive or verb.negated or not all(is_state(sentence, g) for g in verb.objects):
            continue
        if verb.lemma in known["listing"] and heads and known["remaining"].issuperset(heads):
            for party, token in ((a.party, g.head) for g in verb.objects for a in actors(sentence, g, discourse) if is_actor(a.party)):
                organisations.keep(bodies[0], "member", discourse)
                yield finding(sentence, KIND, party, bodies[0], {"action": "member"}, None, sentence.place(token, token + 1), "listed")
