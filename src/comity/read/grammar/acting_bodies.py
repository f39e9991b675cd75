"""A present behind a body that acts ("the cabinet orders three envoys to leave"), which a plural noun might be too."""

from comity.read.grammar.tokens import Token
from comity.read.grammar.words import Form, Words

_FINITE = frozenset("VEMBHO")


def is_done_by_body(tokens: list[Token], i: int, forms: tuple[Form, ...], known: Words) -> bool:
    """Whether a word with the ending of a present stands behind a body and before whom it acts on, no verb in front of it."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    acted_on = after is not None and (after.mark in ("quantity", "person") or after.tag in ("D", "Q"))
    led = i > 1 and any(f.form == "s" for f in forms) and tokens[i - 1].lower in known.sets["acting_bodies"]
    return led and acted_on and not any(t.tag in _FINITE for t in tokens[:i])
