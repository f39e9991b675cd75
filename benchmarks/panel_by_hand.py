"""The panel of `panel.py` joined by hand, as a researcher would in DuckDB's SQL or in Polars, over the tables of the same ledger.

The data sets are read, typed and checked already (`comity gather`); here they are only joined: states to dyad-years, and six variables to these.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

FIRST, LAST, LISTED = 1816, 2024, 2016
RADIUS = 6371.0088
#: What Polars reads, as Parquet files beside the ledger.
TABLES = ("spells", "capitals", "majors", "contiguity", "atop", "igo_memberships", "capabilities")

_SQL = f"""
    WITH open AS (SELECT code, since, CASE WHEN year(until) >= {LISTED} THEN DATE '{LAST}-12-31' ELSE until END AS until FROM spells),
    ddy AS (
        SELECT DISTINCT x.code AS ccode1, y.code AS ccode2,
               unnest(range(greatest(year(x.since), year(y.since), {FIRST}), year(least(x.until, y.until)) + 1))::INTEGER AS year
        FROM open x JOIN open y ON x.code <> y.code AND x.since <= y.until AND y.since <= x.until),
    touch AS (SELECT ccode1, ccode2, year, min(conttype) AS conttype FROM contiguity GROUP BY ALL),
    great AS (SELECT DISTINCT ccode, unnest(range(year(since), coalesce(year(until), {LAST}) + 1))::INTEGER AS year FROM majors),
    member AS (SELECT ccode, year, igo FROM igo_memberships WHERE status IN (1, 2)),
    {{shared}}
    place AS (
        SELECT code, y::INTEGER AS year, radians(latitude) AS lat, radians(longitude) AS lon
        FROM capitals, LATERAL (SELECT unnest(range(year(since), coalesce(year(until), {LAST}) + 1)) AS y)
        QUALIFY row_number() OVER (PARTITION BY code, y ORDER BY since DESC) = 1)
    SELECT ddy.*, CASE WHEN year <= (SELECT max(year) FROM contiguity) THEN coalesce(conttype, 0) END AS conttype,
           (g1.ccode IS NOT NULL)::INTEGER AS major1, (g2.ccode IS NOT NULL)::INTEGER AS major2,
           COLUMNS(a.* EXCLUDE (ccode1, ccode2, year)),
           {{igos}}
           2 * {RADIUS} * asin(least(1, sqrt(pow(sin((p2.lat - p1.lat) / 2), 2)
               + cos(p1.lat) * cos(p2.lat) * pow(sin((p2.lon - p1.lon) / 2), 2)))) AS capital_distance,
           c1.milex AS milex1, c1.milper AS milper1, c1.irst AS irst1, c1.pec AS pec1, c1.tpop AS tpop1, c1.upop AS upop1, c1.cinc AS cinc1,
           c2.milex AS milex2, c2.milper AS milper2, c2.irst AS irst2, c2.pec AS pec2, c2.tpop AS tpop2, c2.upop AS upop2, c2.cinc AS cinc2
    FROM ddy LEFT JOIN touch USING (ccode1, ccode2, year)
    LEFT JOIN great g1 ON g1.ccode = ccode1 AND g1.year = ddy.year LEFT JOIN great g2 ON g2.ccode = ccode2 AND g2.year = ddy.year
    LEFT JOIN atop a USING (ccode1, ccode2, year) {{join}}
    LEFT JOIN place p1 ON p1.code = ccode1 AND p1.year = ddy.year LEFT JOIN place p2 ON p2.code = ccode2 AND p2.year = ddy.year
    LEFT JOIN capabilities c1 ON c1.ccode = ccode1 AND c1.year = ddy.year LEFT JOIN capabilities c2 ON c2.ccode = ccode2 AND c2.year = ddy.year
    ORDER BY ccode1, ccode2, year"""

_MEMBERSHIPS = {
    "shared": """shared AS (
        SELECT x.ccode AS ccode1, y.ccode AS ccode2, year, count(*) AS igos
        FROM member x JOIN member y USING (year, igo) WHERE x.ccode <> y.ccode GROUP BY ALL),""",
    "igos": "CASE WHEN year <= (SELECT max(year) FROM igo_memberships) THEN coalesce(igos, 0) END AS igos,",
    "join": "LEFT JOIN shared USING (ccode1, ccode2, year)",
}


def in_duckdb(folder: Path, memberships: bool) -> pa.Table:
    """The panel by one query, with or without shared memberships."""
    with duckdb.connect() as connection:
        for name in TABLES:
            connection.execute(f"CREATE TEMP VIEW {name} AS FROM '{folder}/{name}.parquet'")
        return connection.sql(_SQL.format(**(_MEMBERSHIPS if memberships else dict.fromkeys(_MEMBERSHIPS, "")))).to_arrow_table()


def in_polars(folder: Path, memberships: bool) -> pa.Table:
    """The panel by Polars' lazy frames, with or without shared memberships."""
    import polars as pl

    def table(name: str) -> pl.LazyFrame:
        return pl.scan_parquet(folder / f"{name}.parquet")

    def years(since: pl.Expr, until: pl.Expr) -> pl.Expr:
        return pl.int_ranges(since, until + 1, dtype=pl.Int32)

    year, dyad = pl.col("year"), ["ccode1", "ccode2", "year"]
    spells = table("spells").with_columns(
        until=pl.when(pl.col("until").dt.year() >= LISTED).then(pl.date(LAST, 12, 31)).otherwise(pl.col("until"))
    )
    met = spells.join(spells, how="cross", suffix="2").filter(
        (pl.col("code") != pl.col("code2")) & (pl.col("since") <= pl.col("until2")) & (pl.col("since2") <= pl.col("until"))
    )
    first = pl.max_horizontal(pl.col("since").dt.year(), pl.col("since2").dt.year(), pl.lit(FIRST))
    last = pl.min_horizontal(pl.col("until").dt.year(), pl.col("until2").dt.year())
    rows = met.select(ccode1="code", ccode2="code2", year=years(first, last)).explode("year", empty_as_null=False).unique()
    touch = table("contiguity").group_by(dyad).agg(pl.col("conttype").min())
    great = (
        table("majors")
        .select("ccode", year=years(pl.col("since").dt.year(), pl.col("until").dt.year().fill_null(LAST)), major=pl.lit(1))
        .explode("year")
        .unique()
    )
    member = table("igo_memberships").filter(pl.col("status").is_in([1, 2])).select("ccode", "year", "igo")
    shared = (
        member.join(member, on=["year", "igo"], suffix="2")
        .filter(pl.col("ccode") != pl.col("ccode2"))
        .group_by(ccode1=pl.col("ccode"), ccode2=pl.col("ccode2"), year=year)
        .agg(igos=pl.len())
    )
    place = (
        table("capitals")
        .with_columns(year=years(pl.col("since").dt.year(), pl.col("until").dt.year().fill_null(LAST)))
        .explode("year")
        .sort("since")
        .group_by("code", "year")
        .last()
        .select("code", "year", lat=pl.col("latitude").radians(), lon=pl.col("longitude").radians())
    )
    power = table("capabilities")
    for side in ("1", "2"):
        code, own = f"ccode{side}", {"ccode": f"ccode{side}", "code": f"ccode{side}"}
        for part, key in ((great, "ccode"), (place, "code"), (power, "ccode")):
            kept = [c for c in part.collect_schema().names() if c not in (key, "year")]
            rows = rows.join(part.rename({key: own[key]} | {c: f"{c}{side}" for c in kept}), on=[code, "year"], how="left")
    for part in (touch, table("atop"), *([shared] if memberships else [])):
        rows = rows.join(part, on=dyad, how="left")
    sine = ((pl.col("lat2") - pl.col("lat1")) / 2).sin() ** 2
    sine += pl.col("lat1").cos() * pl.col("lat2").cos() * ((pl.col("lon2") - pl.col("lon1")) / 2).sin() ** 2
    ends = {name: table(name).select(year.max()).collect().item() for name in ("contiguity", "igo_memberships")}
    if memberships:
        rows = rows.with_columns(pl.when(year <= ends["igo_memberships"]).then(pl.col("igos").fill_null(0)))
    found = rows.with_columns(
        pl.when(year <= ends["contiguity"]).then(pl.col("conttype").fill_null(0)),
        pl.col("major1", "major2").fill_null(0),
        capital_distance=2 * RADIUS * sine.sqrt().clip(upper_bound=1).arcsin(),
    ).drop("lat1", "lon1", "lat2", "lon2")
    return found.sort(dyad).collect().to_arrow()
