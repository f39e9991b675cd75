"""Who is reported as saying what a sentence says."""

import re

from comity.read.text.scene import PERSON, Scene

_VERB = (
    r"(?:said|says|told|stated|noted|stressed|announced|added|reported|emphasi[sz]ed|declared|underlined|pointed out|"
    r"confirmed|explained|believes|claimed|recalled(?! (?:its|their|the|his|her|an?) )|has said|has stated|have said|informed|remarked|predicted|disclosed)"
)
_GROUP = r"(?:[\w.'-]*[\ue000-\ue003\ue005]?(?:'s)? ?)"
_NOUN = (
    r"(?:officials?|sources?|spokes(?:man|woman|person|men)|ministry|ministries|bank|agency|government|department|office|"
    r"statement|report|minister|ambassador|committee|authorities|service|experts?|analysts?|economists?|diplomats?|figures|"
    r"data|statistics|council|institute|commission|embassy|bureau|association|president|premier|chairman|he|she|planner)"
)
_AFTER = re.compile(rf"(?P<who>(?:\b(?:an?|the|one|some) )?(?:[\w.'-]*[^\s,\"]+ ){{0,4}}?(?:{_NOUN})) {_VERB}\b")
_PERSON_SAID = re.compile(rf"(?P<who>{PERSON}) (?:also |later |further )?(?:has |had )?{_VERB}\b|{_VERB} (?P<who2>{PERSON})")
_ACCORDING = re.compile(
    r"(?:according to|citing|in (?:the )?words of|as reported by|quoting) (?:the )?(?P<who>[^,;(]{3,80}?)(?=,|;|\(| said| a friendship|$|\.)"
)
_PARTY_SAID = re.compile(rf"(?P<who>[\ue000\ue002\ue003\ue005]) (?:has |had |also )?{_VERB}\b")
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we"))


def speaker(scene: Scene) -> str | None:
    """The speaker as named in the text, without a leading article; None where the sentence names none.

    For a person with an office only the name is given ("Sergey Lavrov").
    """
    if not re.search(_VERB + r"|according to|citing|words of", scene.masked):
        return None
    for pattern in (_PERSON_SAID, _ACCORDING, _AFTER, _PARTY_SAID):
        m = pattern.search(scene.masked)
        if m:
            start, end = m.span("who") if m["who"] else m.span("who2")
            return _name(scene, start, end)
    return None


def _name(scene: Scene, start: int, end: int) -> str | None:
    people = [t for _, t in scene.between(start, end) if getattr(t.value, "named", False)]
    if people:
        return str(getattr(people[0].value, "name"))  # noqa: B009 - the value is a union
    words = scene.words(start, end).strip(" \"'")
    words = re.sub(r"^(?:but|and|however|while|so),? ", "", words, flags=re.I)
    if words.lower() in _PRONOUNS or not words:
        return None
    return re.sub(r"^(?:the|The) ", "", words)
