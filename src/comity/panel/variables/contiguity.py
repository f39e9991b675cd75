"""Whether and how two states touch (Stinnett et al. 2002)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="contiguity",
    unit="dyad",
    keys="cow",
    columns={"conttype": "1 land or river border; 2 to 5 across water of up to 12, 24, 150, 400 miles; 0 not contiguous"},
    query="SELECT ccode1 AS code1, ccode2 AS code2, year, min(conttype) AS conttype FROM contiguity GROUP BY ALL",
    needs=("contiguity",),
    datasets=("cow_contiguity",),
    zero=("conttype",),
    rule="where the type changed within the year, the closest",
    counts="SELECT count(*) FROM contiguity",
    reference="Stinnett, Tir, Diehl, Schafer and Gochman (2002), The Correlates of War Project Direct Contiguity Data, Version 3.0",
)
