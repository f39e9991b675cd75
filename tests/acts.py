"""What a text tells of acts between states, in short."""

import datetime

from comity.read import Document, read_document


def acts(text: str, *kinds: str) -> list[tuple[str, str, str, str | None]]:
    """Who did what to whom and since when, of some kinds, in a text of 15 June 2019."""
    document = Document("page", text, date=datetime.date(2019, 6, 15))
    found = [f.observation for f in read_document(document) if f.observation.kind in kinds]
    return [(o.a, str(o.b), str(o.attrs["action"]), str(o.start) if o.start else None) for o in found]
