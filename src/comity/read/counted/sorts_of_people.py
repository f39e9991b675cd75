"""What sort of people are counted: as their noun says, else as what they do or where they are does."""

import re
from functools import lru_cache

from comity.parties import Mention
from comity.read.counted.basics import KIND, PEOPLE, TAKES, bearers, deeds_of, hanging, words_of
from comity.read.figures.figure import figure_words
from comity.read.frames import Instance, frames
from comity.read.grammar import NounGroup, VerbGroup, is_adjective, words
from comity.read.grammar.links import FOR, FROM, OF, TO
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence
from comity.read.status import verb_of

_WORD = re.compile(r"[a-z-]+")
#: A sentence's text is its document's: a few are kept.
_TEXTS = 8
#: Sorts of quantity that tell a part of a whole.
_SHARES = ("percent", "fraction")


def sort_of(instance: Instance, lemmas: set[str]) -> str | None:
    """What sort of people: as their noun says, else as what they do or where they are does; who comes where a text tells of refuge, seeks it."""
    sort = _told_sort(instance, lemmas)
    return "migrants" if sort == "tourists" and _is_of_refuge(instance.sentence.text, instance.sentence.language) else sort


@lru_cache(maxsize=_TEXTS)
def _is_of_refuge(text: str, language: str) -> bool:
    """Whether a text tells of people who flee or are taken in, and nothing of tourism."""
    known, told = words_of(language).verbs, set(_WORD.findall(text.lower()))
    return bool(told & known["refuge"]) and not told & known["touring"]


def _told_sort(instance: Instance, lemmas: set[str]) -> str | None:
    of = str(instance.frame.attrs["of"])
    known = words_of(instance.sentence.language)
    if are_descendants(instance):
        return "other"
    if of != PEOPLE:
        return of
    if any(instance.sentence.head(g).lemma in known.verbs["degrees"] for v in deeds_of(instance) for g in v.objects):
        # "Are pursuing degrees".
        return "students"
    if any(v.lemma in known.verbs["having"] | known.verbs["getting"] and has_award(instance.sentence, v) for v in deeds_of(instance)):
        return "students"
    if any(is_school(instance.sentence, g) or instance.sentence.head(g).lemma in known.verbs["degrees"] for _, g in hanging(instance)):
        # "At Danish universities", "at their studies".
        return "students"
    if any(
        prep in words(instance.sentence.language).sets["among"] and _is_of_guests(instance.sentence, g) for prep, g in hanging(instance)
    ):
        # "Were recorded among the arrivals".
        return "tourists"
    stayed = any(t.lower in known.verbs["overnight"] for v in deeds_of(instance) for t in instance.sentence.tokens[v.j : v.j + 2])
    if stayed:
        return "tourists"
    if any(instance.sentence.head(g).lemma in known.verbs["leisure"] for v in deeds_of(instance) for g in v.objects):
        return "tourists"
    kept_by = known.verbs["jobs"] | known.verbs["refuges"]
    if have_permits(instance) or any(instance.sentence.head(g).lemma in kept_by for v in deeds_of(instance) for g in v.objects):
        return "migrants"
    if (
        is_home(instance)
        and instance.verb is not None
        and any(instance.sentence.head(g).lemma in known.verbs["refuges"] for g in instance.verb.objects)
    ):
        # "Gave asylum to 300 Danes".
        return "migrants"
    if instance.lemma in known.verbs["foreign"] and sharing_verb(instance) is not None:
        # "Danes make up 8 percent of foreigners in Chile".
        return "migrants"
    if instance.lemma in known.verbs["lent"] and lemmas & (known.by_verb["migrants"] | known.by_verb["other"]):
        return "other"
    aims = _aims(instance)
    meant = next((sort for sort in ("migrants", "students") if aims & known.by_verb[sort]), None)
    if meant is not None:
        # "Came to Chile to work".
        return meant
    gathering = {
        v.lemma for v in deeds_of(instance) if known.verbs["gathering"] & {t.lower for t in instance.sentence.tokens[v.j : v.j + 1]}
    }
    sort = next((sort for sort, verbs in known.by_verb.items() if (lemmas - gathering) & verbs), None)
    noun = instance.noun
    assert noun is not None
    if sort == "tourists" and instance.lemma in known.verbs["posted"]:
        # "Ninety Cuban doctors arrived in Chad": to work there.
        return "other"
    if sort in (None, "tourists") and any(instance.sentence.head(g).lemma in known.verbs["jobs"] for p, g in hanging(instance) if p == FOR):
        # "Flew to Chile for employment".
        return "migrants"
    if (
        sort is None
        and instance.lemma in known.verbs["posted"]
        and (
            lemmas & (known.verbs["sending"] | known.verbs["keeping"])
            or (lemmas and lemmas <= known.verbs["being"] | figure_words(instance.sentence.language).moves)
        )
    ):
        # "Cuba sent 120 doctors", "Cuban doctors in Chad number 120".
        return "other"
    if sort is None and noun.parent is not None and instance.sentence.head(noun.parent).lemma in known.verbs["stays"]:
        # "Visits by Danes to Peru totalled".
        return "tourists"
    if sort is None and _is_national(instance) and _is_told_where(instance) and _are_there(instance):
        # "There are 1,200 Indian nationals in Yemen."
        return "migrants"
    return sort


def _is_told_where(instance: Instance) -> bool:
    """Whether it is told in which state people are."""
    places = instance.frame.places("host")
    inside = any(p in places for p, _ in hanging(instance))
    return inside or is_home(instance) or _is_counted_there(instance) or holder_of(instance) is not None


def holder_of(instance: Instance) -> NounGroup | None:
    """ "Yemen, with 1,200 Indian residents": the state beside which people are told."""
    noun, sentence = instance.noun, instance.sentence
    holder = noun.parent if noun is not None and noun.by in words(sentence.language).sets["with"] else None
    value = sentence.head(holder).value if holder is not None else None
    return holder if isinstance(value, Mention) and value.sort != "national" else None


def _are_there(instance: Instance) -> bool:
    """Whether what people do is only to be somewhere, or what they always do ("run shops in Yemen")."""
    known = words_of(instance.sentence.language).verbs
    main = [v for v in deeds_of(instance) if v.missing is None] or deeds_of(instance)
    if all(v.lemma in known["being"] or (v.passive and v.lemma in known["reckoning"]) for v in main):
        # What a relative clause adds ("whom the war drove out") leaves them where they are.
        return True
    sentence, own = instance.sentence, bearers(instance)
    if any(v.lemma in known["being"] and any(by == OF and g in own for by, g in v.obliques) for v in sentence.verbs):
        # "Of whom there are some 640".
        return True
    doing = [v for v in deeds_of(instance) if any(g in v.subjects for g in own) and v.sort != "ing"]
    return bool(doing) and all(_is_habit(sentence, v) for v in doing)


def _is_habit(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells what is done always: a simple present, or a form that may be one ("run", "put")."""
    form = sentence.tokens[verb.main]
    bare = verb.sort == "participle" and form.lower == verb.lemma
    return bare or (verb.tense == "present" and not verb.passive and not verb.perfect and form.tag != "G")


def have_permits(instance: Instance) -> bool:
    """ "Have Chilean work permits"."""
    known = words_of(instance.sentence.language).verbs
    having = [v for v in deeds_of(instance) if v.lemma in known["having"] | known["getting"]]
    return any(instance.sentence.head(g).lemma in known["permits"] for v in having for g in v.objects)


def _is_counted_there(instance: Instance) -> bool:
    """ "Chile counted 61,300 Danes"."""
    known = words_of(instance.sentence.language).verbs
    return any(v.lemma in known["hosting"] and g in v.objects and v.subjects for v in deeds_of(instance) for g in bearers(instance))


def has_award(sentence: Sentence, verb: VerbGroup) -> bool:
    """ "Have scholarships"."""
    known = words_of(sentence.language).verbs
    return any(sentence.head(g).lemma in known["awards"] for g in verb.objects)


def _is_of_guests(sentence: Sentence, group: NounGroup) -> bool:
    guests = next(f for f in frames(KIND, sentence.language) if f.attrs["of"] == "tourists")
    return (sentence.head(group).lemma,) in guests.nouns


def _aims(instance: Instance) -> set[str]:
    """ "Left for Chile to work": what those who go do so for."""
    leaving, deeds = words_of(instance.sentence.language).verbs["leaving"], deeds_of(instance)
    going = [v for v in deeds if v.lemma in leaving]
    return {v.lemma for v in instance.sentence.verbs if v.sort == "infinitive" and v.governor in going}


def are_descendants(instance: Instance) -> bool:
    """ "People of Danish descent", "ethnic Danes"."""
    noun, sentence, known = instance.noun, instance.sentence, words_of(instance.sentence.language).verbs
    if noun is None:
        return False
    born = any(t.lower in known["ethnic"] for t in sentence.tokens[noun.i : noun.j])
    return born or any(prep == OF and sentence.head(g).lemma in known["descent"] for prep, g in noun.behind)


def have_two_homes(instance: Instance) -> bool:
    """ "Indian Americans": people named by two states are of the one by birth or descent."""
    noun, tokens = instance.noun, instance.sentence.tokens
    value = tokens[noun.j - 1].value if noun is not None else None
    if noun is None or noun.j - 2 < noun.i or not isinstance(value, Mention):
        return False
    return is_adjective(tokens[noun.j - 2]) and value.sort == "national"


def is_home(instance: Instance) -> bool:
    """ "Yemen is home to 1,200 Indians"."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    if noun is None or verb is None or noun.by != TO:
        return False
    known = words_of(sentence.language).verbs
    homes = known["homes"] | known["permits"]
    return any(t.lemma in homes or t.lower in homes for t in sentence.tokens[verb.j : noun.i])


def _is_national(instance: Instance) -> bool:
    """Whether people are named as a state's: "Danes", "Danish nationals", "Danish pensioners", "people from Denmark"."""
    noun = instance.noun
    assert noun is not None
    head = instance.sentence.head(noun)
    if head.mark or head.lemma in words_of(instance.sentence.language).verbs["nationals"]:
        return True
    if any(prep == FROM and instance.sentence.head(g).mark == "party" for prep, g in noun.behind):
        return True
    return any(t.mark == "party" for t in instance.sentence.tokens[noun.i : noun.head])


def is_school(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a place is one of study."""
    return sentence.head(group).lemma in words_of(sentence.language).verbs["schools"]


def sharing_verb(instance: Instance) -> VerbGroup | None:
    """ "Nepalis accounted for 5 per cent of the tourists": the verb of a share of those counted."""
    part = _part_of(instance)
    return _telling(instance.sentence, part) if part is not None and _sort(instance.sentence, part) in _SHARES else None


def counted_of(instance: Instance) -> VerbGroup | None:
    """ "Nepalis accounted for 6,338 of the arrivals": the verb of a number of those counted."""
    part = _part_of(instance)
    bare = part is not None and part.i == part.head and _sort(instance.sentence, part) in TAKES
    return _telling(instance.sentence, part) if part is not None and bare else None


def _part_of(instance: Instance) -> NounGroup | None:
    """The part of those counted that is told of them."""
    noun = instance.noun
    return noun.parent if noun is not None and noun.by == OF else None


def _sort(sentence: Sentence, part: NounGroup) -> str:
    value = sentence.head(part).value
    return value.sort if isinstance(value, Quantity) else ""


def _telling(sentence: Sentence, part: NounGroup) -> VerbGroup | None:
    """The verb that tells whose a part is."""
    verb = verb_of(part)
    telling = verb is not None and verb.lemma in figure_words(sentence.language).share_verbs and not verb.passive and not verb.negated
    return verb if telling else None
