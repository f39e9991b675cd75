"""Simulated gross domestic product and population of a state since 1816 (Fariss et al. 2022)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="simulated_gdp",
    unit="state",
    keys="listed",
    columns={
        "sim_gdp": "GDP in international dollars of 2017",
        "sim_gdp_sd": "standard deviation of its simulations",
        "sim_population": "population",
        "sim_population_sd": "standard deviation of its simulations",
        "sim_gdp_per_head": "GDP per head in international dollars of 2011 (another series: not the quotient of the two)",
        "sim_gdp_per_head_sd": "standard deviation of its simulations",
    },
    query="""
        SELECT code, year, pwtrgdp * 1e6 AS sim_gdp, sd_pwtrgdp * 1e6 AS sim_gdp_sd, pwtpop * 1e6 AS sim_population,
               sd_pwtpop * 1e6 AS sim_population_sd, mrgdppc AS sim_gdp_per_head, sd_mrgdppc AS sim_gdp_per_head_sd
        FROM simulated_gdp WHERE list = getvariable('list')""",
    needs=("simulated_gdp",),
    datasets=("simulated_gdp",),
    reference="Fariss, Anders, Markowitz and Barnum (2022), New Estimates of Over 500 Years of Historic GDP and Population Data",
)
