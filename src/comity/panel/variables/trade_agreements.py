"""Trade agreements that two states have signed (Dür, Baccini and Elsig 2014)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="trade_agreements",
    unit="dyad",
    keys="party",
    columns={
        "agreements": "trade agreements in force that both have signed or joined; when one ended is not known",
        "agreement_signed": "1 if one was signed in the year",
    },
    query="""
        WITH treaty AS (
            SELECT DISTINCT base_treaty, party, min(year) OVER (PARTITION BY base_treaty, party) AS signed,
                   min(coalesce(entryforceyear, year)) OVER (PARTITION BY base_treaty, party) AS force
            FROM trade_agreements WHERE entry_type IN ('base_treaty', 'accession', 'consolidated') AND year IS NOT NULL),
        pairs AS (
            SELECT x.party AS a, y.party AS b, greatest(x.signed, y.signed) AS signed, greatest(x.force, y.force) AS force
            FROM treaty x JOIN treaty y USING (base_treaty) WHERE x.party <> y.party),
        span AS (SELECT unnest(range(1948, (SELECT max(year) FROM sy) + 1))::INTEGER AS year)
        SELECT a AS code1, b AS code2, span.year, count(*) FILTER (force <= span.year) AS agreements,
               max((signed = span.year)::INTEGER) AS agreement_signed
        FROM pairs JOIN span ON span.year >= least(signed, force) GROUP BY ALL""",
    needs=("trade_agreements",),
    datasets=("desta",),
    zero=("agreements", "agreement_signed"),
    reference="Dür, Baccini and Elsig (2014), The Design of International Trade Agreements: Introducing a New Dataset",
)
