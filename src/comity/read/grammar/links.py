"""How a group hangs on a noun or verb: the names that the engine has for what prepositions tell (`[links]` in a language's ``grammar.toml``).

The tables of a language name them so too, where a frame's role or a set of words says what may stand behind a noun or verb; whatever
else a language has for prepositions goes by its own word.
"""

OF = "of"
WITH = "with"
FROM = "from"
TO = "to"
IN = "in"
AT = "at"
BY = "by"
FOR = "for"
UNDER = "under"
AGAINST = "against"
INTO = "into"
AS = "as"

#: Every name, for a language's table to tell its words.
LINKS = (OF, WITH, FROM, TO, IN, AT, BY, FOR, UNDER, AGAINST, INTO, AS)
