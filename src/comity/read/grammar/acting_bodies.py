"""A present behind a body that acts ("the cabinet orders three envoys to leave"), and the past form that a sentence has for its only verb."""

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.word_class import possible_forms
from comity.read.grammar.words import Form, Words

_FINITE = frozenset("VEMBHO")
#: What ends a sentence, and what a thing that is acted on may begin with.
_STOP, _OBJECT = ".", frozenset("NALDKQF")


def is_done_by_body(tokens: list[Token], i: int, forms: tuple[Form, ...], known: Words) -> bool:
    """Whether a word with the ending of a present stands behind a body and before whom it acts on, no verb in front of it."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    acted_on = after is not None and (after.mark in ("quantity", "person") or after.tag in ("D", "Q"))
    led = i > 1 and any(f.form == "s" for f in forms) and tokens[i - 1].lower in known.sets["acting_bodies"]
    return led and acted_on and not any(t.tag in _FINITE for t in tokens[:i])


def give_verb(tokens: list[Token], known: Words) -> None:
    """Makes the first past form that seems to describe a noun the verb of a sentence that has none ("Peru's parliament barred Chilean trucks.")."""
    if not tokens or tokens[-1].text != _STOP or any(t.tag in _FINITE for t in tokens):
        return
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        led = before.tag in "NLF" and not is_adjective(before)
        past = next((f for f in possible_forms(token, known) if f.form in ("past", "ed")), None) if token.tag == "A" and led else None
        if past is not None and after.tag in _OBJECT:
            token.tag, token.lemma, token.form = "E", past.lemma, past.form
            return
