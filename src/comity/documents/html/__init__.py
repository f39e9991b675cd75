"""Web pages: how deep they are nested, what they tell of themselves, and their text."""
