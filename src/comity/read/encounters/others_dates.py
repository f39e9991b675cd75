"""Dates near an encounter that are of something else: of a thing spoken of, of another event, of the next clause."""

from comity.read.encounters.occasion_words import sets
from comity.read.frames import Instance
from comity.read.grammar import VerbGroup
from comity.read.held_events import is_held


def opens_next(instance: Instance, place_: int) -> bool:
    """Whether a date stands behind "and" before the subject of the next clause ("X came in 1954, and a year later Y paid a visit")."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or place_ < verb.i or sentence.tokens[place_ - 1].tag != "C":
        return False
    following = next((v for v in sentence.verbs if v.i > place_), None)
    return following is not None and any(place_ < g.i < following.i for g in following.subjects)


def is_of_thing(instance: Instance, place_: int) -> bool:
    """Whether a date stands in a clause about a thing spoken of ("to discuss the accord, which was signed in 2019")."""
    verbs = [v for v in instance.sentence.verbs if v.i < place_ < v.last and v.noun is not None and v.sort in ("finite", "participle")]
    ahead = [v for v in instance.sentence.verbs if v.i < place_ < v.last and v.noun is not None and v.sort == "infinitive"]
    known = sets(instance.sentence.language)
    if instance.status == "actual" and any(
        v.noun is not instance.noun and v.lemma in known["convening"] | known["taking_place"] for v in ahead
    ):
        # "Met ahead of the forum to be held on Monday".
        return True
    # "The commission founded in 1999 met": the body's own clause is about a thing too.
    own = None if instance.frame.attrs.get("body") else instance.noun
    verbs = [v for v in verbs if not is_held(instance.sentence, v, instance.noun)]
    return any(v is not instance.verb and (own is None or v.noun is not own) and _is_thing(instance, v) for v in verbs)


def describes_another(instance: Instance, place_: int) -> bool:
    """Whether a date stands before another noun, behind whose it is ("follows their May 2 call", "since the 2018 summit")."""
    tokens, noun = instance.sentence.tokens, instance.noun
    if place_ == 0 or tokens[place_ - 1].tag not in ("D", "Q") or (noun is not None and noun.i <= place_ <= noun.head):
        return False
    behind = next((t for t in tokens[place_ + 1 :] if t.tag != "Y" or t.lower != ","), None)
    return behind is not None and behind.tag in ("N", "A")


def _is_thing(instance: Instance, verb: VerbGroup) -> bool:
    """Whether what a clause is about is no event, party or person."""
    head = instance.sentence.head(verb.noun) if verb.noun is not None else None
    known = sets(instance.sentence.language)
    return head is not None and not head.mark and head.tag == "N" and head.lemma not in known["events"] | known["gatherings"]
