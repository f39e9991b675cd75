"""Disputes by directed dyad-year in the layout that two data sets share, and by which rules one of several of a year is kept."""

from collections.abc import Mapping

from comity.panel.variable import Variable

#: Name to an order over disputes; the usual order of the rules is theirs here (Miller 2022, peacesciencer: `whittle_conflicts_*`).
_WHITTLING = {
    "onset": "onset DESC",
    # An unknown level stands between none and the lowest known one.
    "fatality": "coalesce(fatality, 0.5) DESC",
    "hostility": "hostlev DESC NULLS LAST",
    "duration": "mindur DESC NULLS LAST, maxdur DESC NULLS LAST",
    "reciprocity": "recip DESC NULLS LAST",
    "start": "stmon NULLS LAST",
}
#: Column to its meaning, and what it is of a dyad's disputes in a year.
_COLUMNS = {
    "dispute": ("1 if the two were in a dispute with each other", "1"),
    "onset": ("1 if one began", "max(onset)"),
    "number": ("number of the dispute; missing where several are merged", "CASE WHEN count(*) = 1 THEN max(dispnum) END"),
    "hostility": ("highest hostility of the dispute: 2 threat, 3 display, 4 use of force, 5 war; 0 no dispute", "max(hostlev)"),
    "fatality": ("level of the dispute's fatalities, 0 to 6; missing where unknown or no dispute", "max(fatality)"),
    "hostility1": ("highest hostility of the first: 1 none, 2 threat, 3 display, 4 use of force, 5 war; 0 no dispute", "max(hostlev1)"),
    "fatality1": ("level of the first's own fatalities", "max(fatality1)"),
    "side_a1": ("1 if the first was on the side that began one", "max(sidea1)"),
    "originator1": ("1 if the first was in one from its first day", "max(orig1)"),
    "initiated1": ("1 if the first was on the side that began, or joined later", "max((sidea1 = 1 OR orig1 = 0)::INTEGER)"),
    "reciprocated": ("1 if both sides took action in one", "max(recip)"),
    "least_days": ("least duration of the dispute in days", "max(mindur)"),
    "most_days": ("most duration in days", "max(maxdur)"),
    "start_month": ("month in which the dispute began; 13 unknown", "min(stmon)"),
}


def disputes(prefix: str, dataset: str, reference: str, more: Mapping[str, tuple[str, str]] | None = None) -> Variable:
    """The variable of a data set of disputes in this layout.

    Args:
        prefix: with which its columns and its table in the ledger, PREFIX_disputes, begin.
        dataset: that gives it, as `comity gather` knows it.
        reference: the paper behind it.
        more: columns that this data set has besides, each with its meaning and what it is of a dyad's disputes in a year.

    """
    columns = _COLUMNS | dict(more or {})
    table = f"{prefix}_disputes"
    return Variable(
        name=table,
        unit="dyad",
        keys="cow",
        columns={f"{prefix}_{name}": meaning for name, (meaning, _) in columns.items()},
        query=f"""
            SELECT ccode1 AS code1, ccode2 AS code2, year, {", ".join(f"{of} AS {prefix}_{name}" for name, (_, of) in columns.items())}
            FROM {table} GROUP BY ALL""",
        needs=(table,),
        datasets=(dataset,),
        zero=tuple(f"{prefix}_{name}" for name in ("dispute", "onset", "hostility", "hostility1")),
        rule="several disputes of a dyad in a year are one row, with the highest of each measure (the earliest month)",
        counts=f"SELECT count(*) FROM {table}",
        whittling=_WHITTLING,
        number="dispnum",
        reference=reference,
    )


def disputes_of_state(prefix: str, of_dyads: Variable) -> Variable:
    """The variable of a state's own disputes, whoever they are with, of the data set behind a dyad's.

    Args:
        prefix: with which its columns begin.
        of_dyads: the variable that `disputes` made.

    """
    (table,) = of_dyads.needs
    return Variable(
        name=f"{table}_of_state",
        unit="state",
        keys="cow",
        columns={
            f"{prefix}_disputes": "disputes of the state in the year",
            f"{prefix}_onsets": "those of them that began in the year",
            f"{prefix}_disputes_initiated": "those in which the state was on the side that began, or joined later",
            f"{prefix}_onsets_initiated": "those that began in the year and in which it was on that side, or joined",
        },
        query=f"""
            WITH own AS (SELECT ccode1, year, dispnum, max(onset) AS began, max((sidea1 = 1 OR orig1 = 0)::INTEGER) AS initiated
                         FROM {table} GROUP BY ALL)
            SELECT ccode1 AS code, year, count(*) AS {prefix}_disputes, sum(began)::INTEGER AS {prefix}_onsets,
                   sum(initiated)::INTEGER AS {prefix}_disputes_initiated, sum(began * initiated)::INTEGER AS {prefix}_onsets_initiated
            FROM own GROUP BY ALL""",
        needs=of_dyads.needs,
        datasets=of_dyads.datasets,
        zero=tuple(f"{prefix}_{name}" for name in ("disputes", "onsets", "disputes_initiated", "onsets_initiated")),
        reference=of_dyads.reference,
    )
