"""Whom "he", "her" and the like mean, and whom "its" can mean behind a person."""

from comity.read.discourse import Discourse, state
from comity.read.grammar import NounGroup, Token, VerbGroup, words
from comity.read.marks.people import Person
from comity.read.sentence import Sentence


def antecedent(sentence: Sentence, pronoun: Token, discourse: Discourse) -> Person | None:
    """Whom "he" or "her" means: the person of the nearest subject in front, the first named in front, else the one spoken of before.

    None where that is somebody of whom nothing is known.
    """
    index = pronoun.index
    related = _related(sentence, index)
    if related is not None:
        return related
    if (praised := _praised(sentence, index)) is not None:
        return praised.value if isinstance(praised.value, Person) else None
    doing = _who_does_it(sentence, index) | _with_whom(sentence, index)
    before = [t.value for t in sentence.tokens[:index] if isinstance(t.value, Person) and not t.value.plural and t.index not in doing]
    if pronoun.tag == "Q" and not before and not any(v.i < index for v in sentence.verbs):
        # "As his visit ended President X declared …", "after his arrival Cole, of whom nothing is known, wrote …".
        first = next((g for v in sentence.verbs for g in (v.objects if v.passive else v.subjects) if g.i > index), None)
        ahead = sentence.head(first) if first is not None else None
        if ahead is not None and isinstance(ahead.value, Person) and not ahead.value.plural:
            return ahead.value
        if ahead is not None and ahead.tag == "N" and ahead.text[0].isupper():
            return None
    if not before and (behind := _told_behind(sentence, pronoun)) is not None:
        return behind
    if not before and (last := _speaks_last(sentence, index)) is not None:
        return last
    for subject in _subjects_before(sentence, index):
        named = sentence.head(subject)
        if isinstance(named.value, Person) and not named.value.plural:
            return named.value
        called = all(t.text[0].isupper() for t in sentence.tokens[subject.i : subject.j])
        sure = subject.i > 1 or (called and subject.j > subject.i + 1)
        if sure and named.tag == "N" and named.text[0].isupper() and not _is_shouted(sentence):
            # Somebody who is named, and of whom nothing is known.
            return None
    told = discourse.last.get("person")
    return before[0] if before else told if isinstance(told, Person) else discourse.person


def spoken_of(sentence: Sentence, is_told: bool) -> Person | None:
    """Whom "he" in the next sentence means: the person who is the subject, else one who is named for himself, not as an owner.

    None where the sentence itself goes on with "he" or what is his, if `is_told` who that is.
    """
    pronouns = words(sentence.language).sets["person"]
    subjects = [g for v in sentence.verbs for g in (v.objects if v.passive else v.subjects)]
    if is_told and subjects and sentence.tokens[subjects[0].i].lower in pronouns:
        return None
    people = [t.value for t in sentence.tokens if isinstance(t.value, Person) and not t.value.plural]
    heads = [v for g in [*subjects, *sentence.nouns] if isinstance(v := sentence.head(g).value, Person) and not v.plural]
    return next(iter([*heads, *people]), None)


def _told_behind(sentence: Sentence, pronoun: Token) -> Person | None:
    """The person whom the clause behind names, where the pronoun stands in a time clause in front ("when he was in Lima, President X promised")."""
    own = next((v for v in sentence.verbs if pronoun.tag == "U" and any(g.head == pronoun.index for g in v.subjects)), None)
    following = next((v for v in sentence.verbs if own is not None and v.i > own.i and v.sort != "infinitive"), None)
    if own is None or following is None or not following.subjects or not any(t.tag == "S" for t in sentence.tokens[: pronoun.index]):
        return None
    subject = following.subjects[0]
    value = sentence.head(subject).value
    apart = subject.i > own.i and sentence.tokens[subject.i - 1].mark == "sign"
    return value if apart and isinstance(value, Person) and not value.plural else None


def _praised(sentence: Sentence, index: int) -> Token | None:
    """Who is praised or called to account for what is his own ("Premier X commended Premier Y for his visit"), by the token that names him."""
    known = words(sentence.language).sets
    index = _before_what_is_done(sentence, index)
    if not index or sentence.tokens[index - 1].lower not in known["praised_for"]:
        return None
    verb = next((v for v in reversed(sentence.verbs) if v.i < index), None)
    if verb is None or verb.lemma not in known["praising"] or verb.passive or not verb.objects:
        return None
    named = sentence.tokens[verb.objects[0].i : verb.objects[0].j]
    for token in named:
        if isinstance(token.value, Person):
            return None if token.value.plural else token
    # Of whom nothing is known.
    return next((t for t in named[:1] if t.tag == "N" and not t.mark and t.text[0].isupper()), None)


def _before_what_is_done(sentence: Sentence, index: int) -> int:
    """The token at which that begins for which somebody is praised, where a pronoun says who did it ("on the deal he reached")."""
    end = index - 1 if index and sentence.tokens[index - 1].tag == "R" else index
    done = next((g for g in sentence.nouns if g.j == end and g.by in words(sentence.language).sets["praised_for"]), None)
    return done.i if done is not None else index


def _speaks_last(sentence: Sentence, index: int) -> Person | None:
    """Who is named at the end as saying all that stands before ("this is his first visit, President X said")."""
    verb = sentence.verbs[-1] if sentence.verbs else None
    if verb is None or verb.lemma not in words(sentence.language).sets["saying"] or len(verb.subjects) != 1:
        return None
    subject = verb.subjects[0]
    value = sentence.head(subject).value
    behind = subject.i > index and sentence.tokens[subject.i - 1].mark == "sign"
    return value if behind and isinstance(value, Person) and not value.plural else None


def _subjects_before(sentence: Sentence, index: int) -> list[NounGroup]:
    """The subjects in front of a token, the nearest first; not those of a verb that it is itself the subject or object of."""
    found = [
        g
        for v in sentence.verbs
        if not any(h.head == index for h in (*v.subjects, *_undergone(v)))
        for g in (_who_undergoes(sentence, v) or v.subjects)
        if g.j <= index
    ]
    return sorted(found, key=lambda g: -g.i)


def _who_undergoes(sentence: Sentence, verb: VerbGroup) -> list[NounGroup]:
    """The person of whom a passive tells ("Minister A was received by President B during his visit")."""
    return [g for g in verb.objects if verb.passive and isinstance(sentence.head(g).value, Person)]


def _who_does_it(sentence: Sentence, index: int) -> set[int]:
    """The heads of the subjects of the verb to whose object a token stands: nobody receives himself ("President X received him")."""
    verbs = [v for v in sentence.verbs if any(g.head == index for g in (*_undergone(v), *(g for _, g in v.obliques)))]
    return {g.head for v in verbs for g in v.subjects}


def _with_whom(sentence: Sentence, index: int) -> set[int]:
    """The heads of those with whom something is done whose verb's subject a token is: "in a meeting with X, she asked" is told of somebody else."""
    with_ = words(sentence.language).sets["with"]
    verbs = [v for v in sentence.verbs if any(g.head == index for g in v.subjects)]
    return {g.head for v in verbs for prep, g in v.obliques if prep in with_ and g.j <= index}


def _undergone(verb: VerbGroup) -> list[NounGroup]:
    """The objects of a verb and what hangs on them ("paid a call on him", "held talks with her")."""
    return [*verb.objects, *(g for o in verb.objects for _, g in o.behind)]


def _is_shouted(sentence: Sentence) -> bool:
    """Whether a sentence is written in capitals throughout, where a capital tells of no name."""
    return sentence.text[sentence.start : sentence.end].isupper()


def _related(sentence: Sentence, index: int) -> Person | None:
    """The person whom a relative clause is about, in which a token stands ("Y, who during his visit")."""
    for k in range(index - 1, 0, -1):
        if sentence.tokens[k].tag in ("V", "E", "B", "H", "M"):
            return None
        if sentence.tokens[k].tag == "R":
            return next((t.value for t in reversed(sentence.tokens[max(0, k - 2) : k]) if isinstance(t.value, Person)), None)
    return None


def land_between(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """The one state named between a person who is the subject and a token, which cannot mean a person ("met in Peru with its king")."""
    verb = next((v for v in reversed(sentence.verbs) if v.i < token.index and v.subjects), None)
    # "Is represented there by its ambassador": who does it stands behind.
    if verb is None or not all(g.j <= token.index and isinstance(sentence.head(g).value, Person) for g in verb.subjects):
        return ()
    named = tuple(dict.fromkeys(p for t in sentence.tokens[verb.i : token.index] if (p := state(t))))
    return named if len(named) == 1 else ()


def owner_beside(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Whose a thing is beside which another of "its" things is set ("praised Peru's friendship and its help")."""
    if token.tag != "Q" or token.index == 0 or sentence.tokens[token.index - 1].tag != "C":
        return ()
    verb = next((v for v in reversed(sentence.verbs) if v.i < token.index), None)
    if verb is None or any(g.i == token.index for v in sentence.verbs if v.sort == "finite" for g in v.subjects):
        return ()
    owners = [g.possessor for g in verb.objects if g.possessor is not None and g.j <= token.index]
    named = tuple(dict.fromkeys(p for g in owners if (p := state(sentence.head(g)))))
    return named if len(named) == 1 else ()


def beside_its_verb(sentence: Sentence, token: Token) -> set[str]:
    """The parties of places fronted before a pronoun that is its verb's subject: "from Chile it buys" is not told of Chile."""
    verb = next((v for v in sentence.verbs if any(sentence.head(g) is token for g in v.subjects)), None) if token.tag == "U" else None
    fronted = [g for _, g in verb.obliques if g.j <= token.index] if verb is not None else []
    return {p for g in fronted if (p := getattr(sentence.head(g).value, "party", None))}


def is_praised(sentence: Sentence, verb: VerbGroup, token: Token) -> bool:
    """Whether a pronoun stands for whom a verb of praise has as its object ("congratulated Peru on its accession")."""
    known = words(sentence.language).sets
    index = _before_what_is_done(sentence, token.index)
    before = sentence.tokens[index - 1].lower if index else ""
    return verb.lemma in known["praising"] and before in known["praised_for"] and bool(verb.objects)
