"""The signs that begin an item of a list, and what else may stand in front of what a line tells."""

#: What begins an item, and nothing else.
BULLETS = "-*•▪·"
#: Besides them the dashes that begin an item, or a text behind its dateline.
SIGNS = (*BULLETS, "–", "—")
#: A class of one bullet, for patterns.
BULLET = f"[{BULLETS}]"
