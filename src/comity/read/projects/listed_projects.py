"""Projects of two that are told in a list: behind "the projects are", "such as" or a colon, or in the lines below one."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.observation import Attribute, Finding
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import MODALITIES, finding
from comity.read.frames import Instance, instances, noun_status, when
from comity.read.grammar import NounGroup, Token
from comity.read.projects.programmes_and_facilities import TITLE, Thing, is_figurative, is_titled, kind_of, lexicon, sector_of
from comity.read.projects.project_parties import pair_at_hand, told_in
from comity.read.sentence import Sentence

KIND = "project"
_KEY = "project list"
_PLANNED, _RUNNING = "planned", "running"
_OPEN, _CLOSED = "([", ")]"
_COMMAS = ",;"
_BULLETS = frozenset(("-", "–", "—", "•", "*", "·"))
#: Tags of what begins a clause of its own behind a list.
_CLAUSE = "VMHSR"
#: Signs behind which no name goes on.
_ENDING = frozenset("([;.:")
#: Tags of what stands in front of a name: articles, numbers, possessives.
_NO_NAME = "DKQX"
#: Two that stand in one row are a list.
_SEVERAL = 2
#: What names a thing of a list, and the token behind what is told of it.
_Member = tuple[NounGroup, int]


class _Opened(NamedTuple):
    """What opened a list: whose its projects are, and what is told of them."""

    pair: tuple[str, str]
    action: str


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[NounGroup, Finding]]:
    """The projects that a sentence lists, or that it is as an item of a list, each with the group that names it."""
    opened = discourse.last.get(_KEY)
    item = sentence.is_item or sentence.tokens[0].lower in _BULLETS
    if isinstance(opened, _Opened) and (item or sentence.is_heading):
        first = sentence.nouns[0] if sentence.nouns else None
        if first is not None and _is_member(sentence, first, len(sentence.tokens)) and _is_thing(sentence, first):
            yield first, _with_its_act(sentence, first, _told(sentence, (first, _end_of_name(sentence, first)), opened), discourse)
            return
        if item:
            return
    discourse.last.pop(_KEY, None)
    if _is_heading(sentence) and discourse.is_titled() and discourse.pair is not None:
        discourse.last[_KEY] = _Opened(discourse.pair, _RUNNING)
        return
    for opener in sentence.nouns:
        start = _start(sentence, opener)
        if start is None:
            continue
        opened = _opened(sentence, opener, start, discourse)
        members = list(_members(sentence, start))
        if opened is not None and start >= len(sentence.tokens) and sentence.leads_on():
            discourse.last[_KEY] = opened
        if opened is not None and _is_sure(sentence, members):
            yield from ((member[0], _told(sentence, member, opened)) for member in members)
        return


def _is_heading(sentence: Sentence) -> bool:
    """Whether a line of its own is the heading of a list of projects ("Signature projects")."""
    known, first = lexicon(sentence.language), sentence.nouns[0] if sentence.nouns else None
    if not sentence.is_heading or sentence.is_item or first is None or sentence.verbs:
        return False
    head = sentence.head(first)
    return head.lemma in known.schemes and head.lower != head.lemma


def _end_of_name(sentence: Sentence, first: NounGroup) -> int:
    """Where the name of an item ends: before a comma, a bracket or a verb that tells what was done."""
    signs = (t.index for t in sentence.tokens[first.j :] if t.lower in _COMMAS or t.lower in _OPEN or t.tag in _CLAUSE)
    return next(signs, len(sentence.tokens))


def _with_its_act(sentence: Sentence, first: NounGroup, told: Finding, discourse: Discourse) -> Finding:
    """An item with what its line tells to have been done, and when ("Nadi mill, begun in 2012")."""
    acts = [i for i in instances(sentence, KIND) if i.status in MODALITIES and i.status != "denied" and _acts_on(i, first)]
    if not acts:
        return told
    act = acts[0]
    action = _PLANNED if act.status == _PLANNED else str(act.frame.attrs.get("done", act.frame.attrs["action"]))
    period = when(act, discourse)
    attrs: dict[str, Attribute] = {**told.observation.attrs, "action": action}
    o, modality = told.observation, _PLANNED if action == _PLANNED else "actual"
    place = sentence.place(first.i, len(sentence.tokens))
    return finding(sentence, KIND, o.a, str(o.b), attrs, period, place, "listed", modality=modality)


def beside(instance: Instance, thing: Thing) -> Iterator[Thing]:
    """What is done to as well, in a list that a facility begins ("built a hospital in Suva, a school at Nadi and a mill in Labasa")."""
    sentence, known = instance.sentence, lexicon(instance.sentence.language)
    for group, end in _members(sentence, thing.group.i):
        if group is not thing.group and kind_of(sentence, group) in known.facility | known.named:
            yield Thing(group, _name(sentence, (group, end)), is_titled(sentence, group))


def _start(sentence: Sentence, opener: NounGroup) -> int | None:
    """The token behind what opens a list of several projects; None where nothing does."""
    known, head = lexicon(sentence.language), sentence.head(opener)
    if head.lemma not in known.schemes | known.listed or head.lower == head.lemma:
        return None
    sign = next((t.index for t in sentence.tokens[opener.j :] if _opens(sentence, t)), None)
    return sign + 1 if sign is not None else None


def _opens(sentence: Sentence, token: Token) -> bool:
    listing = lexicon(sentence.language).listing
    return token.lower in listing or (token.lemma in listing and token.tag in "VBP")


def _members(sentence: Sentence, start: int) -> Iterator[_Member]:
    """The things of a list that begins at a token, each with a place or name in it, and the token behind what is told of it."""
    tokens, inside, at = sentence.tokens, 0, start
    ends: list[int] = []
    for token in tokens[start:]:
        inside += (token.lower in _OPEN) - (token.lower in _CLOSED)
        if not inside and (token.lower in _COMMAS or token.tag == "C"):
            ends.append(token.index)
        elif not inside and token.tag in _CLAUSE and token.text[0].islower():
            ends.append(token.index)
            break
    else:
        ends.append(len(tokens))
    for end in ends:
        group = next((g for g in sentence.nouns if g.i >= at), None)
        if group is not None and group.i <= at + 1 and group.i < end and _is_member(sentence, group, end):
            yield group, end
        at = end + 1


def _is_member(sentence: Sentence, group: NounGroup, end: int) -> bool:
    """Whether a group with what hangs on it, up to a token, is a thing with a name or place."""
    head = sentence.head(group)
    return head.tag == "N" and not head.mark and any(t.text[0].isupper() and t.index > 0 for t in sentence.tokens[group.i : end])


def _is_sure(sentence: Sentence, members: list[_Member]) -> bool:
    """Whether one of a list is a facility, or what is done to one; one that stands alone must have a title."""
    sure = [g for g, _ in members if _is_thing(sentence, g)]
    return bool(sure) and (len(members) >= _SEVERAL or is_titled(sentence, sure[0]))


def _is_thing(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is a facility, a programme or what is done to one, rather than a field ("Biotechnology")."""
    known = lexicon(sentence.language)
    return kind_of(sentence, group) in known.facility | known.named | known.works | known.schemes and not is_figurative(sentence, group)


def _opened(sentence: Sentence, opener: NounGroup, start: int, discourse: Discourse) -> _Opened | None:
    """Whose the projects of a list are: of the two that its introduction names, else of those at hand."""
    told = told_in(sentence, (g for g in sentence.nouns if g.j <= start), discourse)
    about = discourse.about()
    pair = told if len(told) == TITLE else pair_at_hand(sentence, discourse) if len(told) < TITLE else []
    if not pair and len(told) == 1 and about not in (None, told[0]):
        pair = [told[0], str(about)]
    status = noun_status(sentence, opener)[0]
    if len(pair) != TITLE or not all(is_actor(p) for p in pair) or status not in MODALITIES or status == "denied":
        return None
    done = [i for i in instances(sentence, KIND) if _acts_on(i, opener)]
    if any(i.status not in MODALITIES or i.status == "denied" for i in done):
        return None
    action = next((str(i.frame.attrs.get("done", i.frame.attrs["action"])) for i in done), _RUNNING)
    planned = status == _PLANNED or any(i.status == _PLANNED for i in done)
    return _Opened((pair[0], pair[1]), _PLANNED if planned else action)


def _acts_on(instance: Instance, opener: NounGroup) -> bool:
    """Whether a verb tells what is done to the projects of a list ("projects completed with Chilean aid")."""
    verb = instance.verb
    described = verb is not None and verb.sort == "participle" and opener in verb.subjects
    return instance.noun is None and verb is not None and (verb.noun is opener or opener in verb.objects or described)


def _told(sentence: Sentence, member: _Member, opened: _Opened) -> Finding:
    group, name = member[0], _name(sentence, member)
    attrs: dict[str, Attribute] = {"name": name, "sector": sector_of(sentence, Thing(group, name, False)), "action": opened.action}
    modality = _PLANNED if opened.action == _PLANNED else "actual"
    return finding(sentence, KIND, *opened.pair, attrs, None, sentence.place(group.i, group.j), "listed", modality=modality)


def _name(sentence: Sentence, member: _Member) -> str:
    """The name of a thing of a list, with what hangs on it."""
    group, end = member
    last = next((t.index for t in sentence.tokens[group.j : end] if t.mark == "sign" and t.lower in _ENDING), end)
    first = next((t.index for t in sentence.tokens[group.i : group.head] if t.tag not in _NO_NAME), group.head)
    return sentence.words(first, last)
