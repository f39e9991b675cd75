"""By which rules one of several disputes of a dyad in a year is kept (Miller 2022, peacesciencer: its functions `whittle_conflicts_*`)."""

#: Name to an order over disputes; the usual order of the rules is theirs here.
WHITTLING = {
    "onset": "onset DESC",
    # An unknown level stands between none and the lowest known one.
    "fatality": "coalesce(fatality, 0.5) DESC",
    "hostility": "hostlev DESC NULLS LAST",
    "duration": "mindur DESC NULLS LAST, maxdur DESC NULLS LAST",
    "reciprocity": "recip DESC NULLS LAST",
    "start": "stmon NULLS LAST",
}
