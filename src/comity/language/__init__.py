"""Languages: a folder each, holding tables only. The engine that reads by them holds no word of any language."""

from comity.language.folder import any_of, languages, rows, table

__all__ = ["any_of", "languages", "rows", "table"]
