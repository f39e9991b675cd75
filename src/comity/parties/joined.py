"""Two names with a hyphen between them, where a name may have hyphens of its own."""

from comity.errors import PartyError
from comity.parties.resolve import match


def two_names(text: str) -> tuple[str, str] | None:
    """The names of a pair written as ``KAZ-RUS``; None where the text is one name ("Guinea-Bissau") or has no second one.

    Of several hyphens ("Guinea-Bissau-Fiji") the first with a known party on each side parts the names, else the first.
    """
    words = text.split("-")
    if len(words) == 1 or _is_known(text):
        return None
    parted = [("-".join(words[:n]).strip(), "-".join(words[n:]).strip()) for n in range(1, len(words))]
    first, second = next((p for p in parted if all(map(_is_known, p))), parted[0])
    return (first, second) if first and second else None


def _is_known(name: str) -> bool:
    try:
        return not match(name).is_doubtful
    except PartyError:
        return False
