"""Of which organisation somebody is said to be a member: named beside the noun or verb, or told before ("the bloc", "its members")."""

from dataclasses import dataclass

from comity.read.actors import actors
from comity.read.discourse import Discourse, state
from comity.read.frames import Instance
from comity.read.grammar import NounGroup, Token, VerbGroup, words
from comity.read.grammar.links import FOR, OF, TO
from comity.read.memberships.membership_words import is_organ, organisation, sets
from comity.read.organisation_names import body, is_organisation
from comity.read.sentence import Sentence

#: Under this key the discourse keeps the organisation told last, with the number of the sentence.
_KEY = "organisation"
#: So many sentences back may stand the organisation that "its members" are of.
_REACH = 2
#: So many tokens in front of the verb of a relative clause may stand the organisation that it is about.
_GAP = 5
_COLON = ":"
#: An acronym has more letters.
_SHORT = 1
#: Tags of tokens at which a list of names ends: verbs, clauses, people.
_ENDING = frozenset("VEGIMBHOTSRUF")


@dataclass(frozen=True)
class _Told:
    """The organisation told last: in which sentence, whether somebody was said to belong to it, and what he did."""

    index: int
    party: str
    with_member: bool
    action: str = ""


def note(sentence: Sentence, discourse: Discourse) -> None:
    """Keep the one organisation that a sentence names."""
    named = {party for t in sentence.tokens if (party := organisation(t, sentence.language))}
    kept = discourse.last.get(_KEY)
    if len(named) == 1 and not (isinstance(kept, _Told) and kept.index == discourse.index):
        discourse.last[_KEY] = _Told(discourse.index, named.pop(), with_member=False)


def keep(party: str, action: str, discourse: Discourse) -> None:
    """Keep an organisation as the one told last, of which somebody is a member, or which he joined or left."""
    discourse.last[_KEY] = _Told(discourse.index, party, with_member=True, action=action)


def done(discourse: Discourse) -> tuple[str, str] | None:
    """What was done in the sentence before, with which organisation."""
    kept = discourse.last.get(_KEY)
    return (kept.party, kept.action) if isinstance(kept, _Told) and kept.action and 0 < discourse.index - kept.index <= _REACH else None


def told(discourse: Discourse, with_member: bool = False, reach: int = _REACH) -> list[str]:
    """The organisation told last, if it was no more than `reach` sentences ago."""
    kept = discourse.last.get(_KEY)
    if not isinstance(kept, _Told) or discourse.index - kept.index > reach or (with_member and not kept.with_member):
        return []
    return [kept.party]


def of_role(instance: Instance, discourse: Discourse) -> list[str]:
    """The organisations in the places of a frame's role; one told before where a verb has nothing in any of them."""
    sentence, verb, slots = instance.sentence, instance.verb, instance.frame.places("organisation")
    groups = [g for slot in slots for g in instance.slot(slot) if not _is_deep(instance, g)]
    # "Applied to join A", "its application to join A": what is named by the verb below.
    joining = sets(sentence.language)["joining"]
    over = [v for v in sentence.verbs if v.sort == "infinitive" and v.lemma in joining]
    below = [v for v in over if (v.governor is verb if instance.noun is None else v.noun is instance.noun)]
    groups += [g for v in below for g in (*v.objects, *(g for p, g in v.obliques if p in slots))]
    # "Wants to become a member of A", "its efforts to become a member of the A".
    called = [g for v in below for g in v.objects if sentence.head(g).lemma in sets(sentence.language)["members"]]
    groups += [g for c in called for p, g in c.behind if p in sets(sentence.language)["of"]]
    groups += belongings(instance)
    inside = [t for g in called for t in sentence.tokens[g.i : g.head]]
    if instance.noun is not None and any(
        t.lemma in sets(sentence.language)["belongings"] for t in sentence.tokens[instance.noun.i : instance.noun.head]
    ):
        # "Its EU membership bid".
        inside += sentence.tokens[instance.noun.i : instance.noun.head]
    found = [p for t in inside if (p := organisation(t, sentence.language))]
    found += [p for g in groups for p in _named(sentence, g, discourse)]
    if not found and verb is not None and verb.missing in groups:
        # "A member of the A, which Peru joined in 2010".
        before = next((g for g in reversed(sentence.nouns) if g.j <= verb.first), None)
        found = _named(sentence, before, discourse) if before is not None else []
    by_pronoun = [g for g in groups if g.role == "object" and sentence.head(g).lower in words(sentence.language).sets["singular"]]
    if not found and by_pronoun and instance.status != "denied":
        # "A member of the OPEC since 1971, it left it in 2016".
        only = {p for t in sentence.tokens if (p := organisation(t, sentence.language))}
        found = list(only) if len(only) == 1 else told(discourse) if not only else []
    if not found and groups:
        # "Belong to the same organisations: A, B and C".
        found = _behind_colon(sentence, groups[-1])
    if not found and instance.noun is None and verb is not None:
        # "It was a founding member but withdrew in 1984".
        if verb.passive and verb.objects and not verb.subjects and not groups and sentence.periods(verb.j):
            # "Chile is a member of the bloc. Peru was taken in in 2012".
            return told(discourse, with_member=True)
        if not verb.objects and not any(p in slots for p, _ in verb.obliques):
            # "MERCOSUR was set up in 1991. Venezuela joined in 2012".
            here = [p for t in sentence.tokens if (p := organisation(t, sentence.language))]
            if len(set(here)) == 1 and sentence.periods(verb.j):
                # "The bloc grew after Chile joined in 1984".
                return here[:1]
            return told(discourse, with_member=bool(here) or not sentence.periods(verb.j))
        if any(_is_the_bloc(sentence, g) for g in groups):
            return told(discourse)
    return list(dict.fromkeys(found))


def _is_deep(instance: Instance, group: NounGroup) -> bool:
    """Whether a group only tells of what something is that hangs on a verb with an object ("joined the club under the aegis of the OECD")."""
    verb, parent = instance.verb, group.parent
    if instance.noun is not None or verb is None or group.by != OF or parent is None or verb.passive:
        return False
    return bool(verb.objects) and parent not in verb.objects


def belongings(instance: Instance) -> list[NounGroup]:
    """What is acted on that is a member's ("suspended Chile's membership")."""
    verb, known = instance.verb, sets(instance.sentence.language)
    if instance.noun is not None:
        # "Chile's bid for membership".
        return [g for prep, g in instance.noun.behind if prep == FOR and instance.sentence.head(g).lemma in known["belongings"]]
    if verb is None:
        return []
    told_of = [
        *verb.objects,
        *(g for prep, g in verb.obliques if prep in (FOR, TO)),
        *(g for prep, g in verb.obliques if verb.passive and not prep),
    ]
    found = [g for g in told_of if instance.sentence.head(g).lemma in known["belongings"]]
    return [g for g in found if not _is_another_status(instance.sentence, g)]


def _is_another_status(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a status is none of a member ("most-favoured-nation status")."""
    known, before = sets(sentence.language), sentence.tokens[group.i : group.head]
    called = {t.lemma for t in before} & (known["members"] | known["observers"] | known["candidates"])
    return sentence.head(group).lemma in known["rank"] and any(t.tag == "N" for t in before) and not called


def _named(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """The organisations that a group is, not an organ of one."""
    head = sentence.head(group)
    if (party := organisation(head, sentence.language)) is not None:
        return [party]
    if is_organ(head, sentence.language):
        return []
    if head.lemma in sets(sentence.language)["blocs"] and group.j < len(sentence.tokens):
        # "The bloc ECOWAS".
        called = organisation(sentence.tokens[group.j], sentence.language)
        if called is not None:
            return [called]
    if head.lemma in sets(sentence.language)["belongings"]:
        # "EU membership", "accession to the EU".
        inside = [p for t in sentence.tokens[group.i : group.head] if (p := organisation(t, sentence.language))]
        return inside or [p for _, g in group.behind if (p := organisation(sentence.head(g), sentence.language))]
    found = [a.party for a in actors(sentence, group, discourse, listed=False) if a.sort in ("party", "single")]
    return [p for p in found if is_organisation(p)]


def _is_given(instance: Instance) -> bool:
    """Whether what somebody has is given to them ("was granted observer status")."""
    return instance.verb is not None and instance.verb.lemma in words(instance.sentence.language).sets["giving"]


def receivers(instance: Instance) -> list[NounGroup]:
    """To whom it is given."""
    verb = instance.verb
    if verb is None or not _is_given(instance):
        return []
    to = [g for prep, g in verb.obliques if prep in sets(instance.sentence.language)["to"]]
    return to or [g for g in verb.objects if g is not instance.noun]


def _is_the_bloc(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group means the organisation told before ("the bloc"), not "the family of nations"."""
    known = sets(sentence.language)
    is_bloc = sentence.head(group).lemma in known["blocs"] and not any(prep in known["of"] for prep, _ in group.behind)
    return is_bloc and sentence.tokens[group.i].lower in words(sentence.language).sets["definite"] and group.head == group.i + 1


def of_noun(instance: Instance, discourse: Discourse) -> list[str]:
    """Of what somebody is called a member: named before the noun, behind it by "of", or told before."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    before = [*joined_before(sentence, noun), *sentence.tokens[noun.i : noun.head]]
    found = [p for t in before if (p := organisation(t, sentence.language))]
    if not found:
        groups = [g for prep, g in noun.behind if prep in sets(sentence.language)["of"]]
        # "Membership in several institutions, including the World Bank".
        around = [*(x for g in groups for x in g.behind), *(instance.verb.obliques if groups and instance.verb else ())]
        groups += [g for prep, g in around if prep in sets(sentence.language)["including"]]
        found = [p for g in groups for p in _named(sentence, g, discourse)]
        if not found and any(_is_the_bloc(sentence, g) for g in groups):
            found = told(discourse)
        elif not found and instance.frame.attrs["how"] == "owned" and _is_given(instance):
            # "The EU granted Serbia candidate status".
            found = [p for g in instance.slot("subject") for p in _named(sentence, g, discourse)]
        elif not groups and instance.verb is not None and (missing := instance.verb.missing) is not None:
            # "The EAC, a bloc that both are part of".
            beside = [g for g in sentence.nouns if missing in g.apposed]
            found = [p for g in (missing, *beside) for p in _named(sentence, g, discourse)]
        elif not groups and (having := _having(instance)):
            # "ASEAN has ten members: …".
            found = [p for g in having for p in _named(sentence, g, discourse)]
        elif not groups and (fronted := _in_front(instance)):
            # "In ASEAN Laos is an observer".
            found = [p for g in fronted for p in _named(sentence, g, discourse)]
        elif not groups and not instance.frame.attrs.get("named") and not any(_is_unknown(t) for t in before):
            found = _before(instance, noun) or told(discourse) or (_of_title(discourse) if _is_of_list(instance) else [])
    found += _listed(sentence, noun) if found else []
    return list(dict.fromkeys(found))


def _of_title(discourse: Discourse) -> list[str]:
    """The one organisation that the title names."""
    found = [p for p in discourse.title if is_organisation(p)]
    return found if len(found) == 1 else []


def _is_of_list(instance: Instance) -> bool:
    """Whether members are told one by one of nobody named ("Member countries are Chile, Peru …")."""
    noun, verb = instance.noun, instance.verb
    if noun is None or verb is None or noun not in verb.subjects:
        return False
    head = instance.sentence.head(noun)
    return head.lower != head.lemma and verb.lemma in sets(instance.sentence.language)["listing"]


def _is_unknown(token: Token) -> bool:
    """Whether a token is the acronym of a body that is not known ("UMOA members")."""
    return token.tag == "N" and not token.mark and len(token.text) > _SHORT and token.text.isupper()


def _in_front(instance: Instance) -> list[NounGroup]:
    """The organisations in which somebody is told, in front of the clause, to be something."""
    verb, known = instance.verb, sets(instance.sentence.language)
    if verb is None or instance.noun not in verb.objects or verb.lemma not in known["being"]:
        return []
    in_front = [g for prep, g in verb.obliques if prep in known["of"] and g.i < verb.i and g.parent is None]
    return [g for g in in_front if organisation(instance.sentence.head(g), instance.sentence.language)]


def _having(instance: Instance) -> list[NounGroup]:
    """Who has the members that a noun names."""
    verb, noun, sentence = instance.verb, instance.noun, instance.sentence
    if verb is None or noun is None or verb.lemma not in sets(sentence.language)["having"]:
        return []
    # "ASEAN has Laos and Cambodia as members".
    as_such = noun.i > 0 and sentence.tokens[noun.i - 1].lower in sets(sentence.language)["as"]
    return verb.subjects if noun in verb.objects or as_such else []


def _before(instance: Instance, noun: NounGroup) -> list[str]:
    """The one organisation named in front of a noun for members that tells none ("whose members are", "signed the WTO's protocol and became a member")."""
    sentence, verb = instance.sentence, instance.verb
    became = verb is not None and noun in verb.objects and verb.lemma in sets(sentence.language)["becoming"] and verb.noun is None
    if sentence.head(noun).lower == sentence.head(noun).lemma and not became:
        return []
    named = [p for t in sentence.tokens[: noun.i] if (p := body(t, sentence.language)) is not None]
    return named[-1:] if len(set(named)) == 1 else []


def meant(sentence: Sentence, group: NounGroup, verb: VerbGroup, discourse: Discourse) -> list[str]:
    """The organisation that a group of a verb is: by its name, by what it stands beside or is said to be ("The A is a body that unites")."""
    beside = [g for g in sentence.nouns if group in g.apposed]
    called = [g for v in sentence.verbs if group in v.objects and v.lemma in sets(sentence.language)["being"] for g in v.subjects]
    # "Have formed a union of their own, the A".
    aside = [g for g in sentence.nouns if g.i == group.j + 1 and sentence.tokens[group.j].lower == ","]
    for candidate in (group, *group.apposed, *beside, *called, *aside):
        if (party := organisation(sentence.head(candidate), sentence.language)) is not None:
            return [party]
    in_front = sentence.tokens[max(0, verb.i - _GAP) : verb.i] if verb.noun is group else []
    for party in (organisation(t, sentence.language) for t in reversed(in_front)):
        if party is not None:
            return [party]
    if _is_the_bloc(sentence, group) and (known := told(discourse)):
        return known
    single = [a.party for a in actors(sentence, group, discourse, listed=False) if a.sort == "single" and is_organisation(a.party)]
    return single[:1]


def joined_before(sentence: Sentence, noun: NounGroup) -> list[Token]:
    """The organisations whose names are joined to the one before the noun ("EU and NATO member Slovakia")."""
    tokens = sentence.tokens
    if body(tokens[noun.i], sentence.language) is None:
        return []
    start = noun.i
    while start >= 2 and tokens[start - 1].tag == "C" and body(tokens[start - 2], sentence.language) is not None:
        start -= 2
    return tokens[start : noun.i]


def _behind_colon(sentence: Sentence, group: NounGroup) -> list[str]:
    """The organisations of a list behind a colon that stands right behind a group."""
    colon = group.j < len(sentence.tokens) and sentence.tokens[group.j].lower == _COLON
    return _listed(sentence, group) if colon else []


def _listed(sentence: Sentence, noun: NounGroup) -> list[str]:
    """The organisations of a list behind "members of", those that are not known passed over."""
    found: list[str] = []
    for token in sentence.tokens[noun.j :]:
        if (
            token.tag in _ENDING
            or (state(token) is not None and not is_organisation(str(state(token))))
            or token.lower in words(sentence.language).sets["negation"]
            or (token.tag == "P" and token.lower not in sets(sentence.language)["in_names"])
        ):
            break
        if (party := organisation(token, sentence.language)) is not None:
            found.append(party)
    return found
