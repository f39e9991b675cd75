"""Data sets from their publishers' own files in the shared folder, each loaded once in a run of the tests."""

from functools import cache
from pathlib import Path

import pytest

from comity.gather import gather
from comity.ledger import Data, Ledger, Source

#: Data set, and its file or folder under ``shared/data``.
FILES = {
    "aiddata_diplomacy": "more/aiddata_chinese_public_diplomacy.csv.gz",
    "aiddata_finance": "more/aiddata_global_chinese_official_finance_v1.0.xlsx",
    "archigos": "official",
    "atop_members": "more/atop5_1m.csv.gz",
    "atop_states": "more/atop5_1sy.csv.gz",
    "cepii_geodist": "official",
    "china_travels": "more/who_where_when_chinese_leader_travel_v1.1.xlsx",
    "comtrade": "more/comtrade_TradeData_china_2022.csv",
    "cow_alliances": "more/cow_alliance_v4.1_by_member_yearly.csv.gz",
    "cow_contiguity": "official",
    "cow_igo": "reference/state_year_format3.parquet",
    "cow_mid": "official",
    "cow_mid5": "more/ps_cow_mid_dirdisps.parquet",
    "cow_nmc": "official",
    "cow_trade_national": "more/cow_trade_4.0_national.csv.gz",
    "cow_wars": "more/cow_directed_dyadic_war.csv.gz",
    "cow_civil_wars": "more/cow_war_intra.rda",
    "cow_interstate_wars": "more/cow_war_inter.rda",
    "creg": "more/ps_creg.parquet",
    "democracy": "more/cw_democracy.rda",
    "desta": "official",
    "gdelt": "more/gdelt_subset_2012-07.csv.gz",
    "icews": "more/icews_events_2018_sample.tab.gz",
    "tfdd": "more/tfdd_freshwater_treaties.csv.gz",
    "fbic": "more/fbic_subset.csv.gz",
    "french_travels": "more/french_president_travels_2012_2015.csv.gz",
    "gml_leaders": "more/ps_gml_mid_dirleaderdisps.parquet",
    "gml_mid": "more/ps_gml_dirdisp.parquet",
    "gsdb": "more/gsdb_v3.csv.gz",
    "huggo": "more/huggo_agreements.csv.gz",
    "ieadb": "more/ieadb_treaties.csv.gz",
    "imf_dip": "official",
    "leader_experience": "more/LEAD.rda",
    "leader_willingness": "more/ps_lwuf.parquet",
    "minimum_distance": "reference/cow_mindist.parquet",
    "minimum_distance_gw": "more/gw_mindist.rda",
    "nuclear_cooperation": "more/fuhrmann_nuclear_cooperation_agreements.dta.gz",
    "passport_index": "more/passport_index_tidy_iso3.csv.gz",
    "penppml_exports": "more/trade.rda",
    "peace_scale": "more/peace_scale_v3.1_dyad_year_mean.csv.gz",
    "simulated_gdp": "more/cw_gdppop.rda",
    "sipri_arms": "more/sipri_trade_register.csv.gz",
    "support_signals": "more/mcmanus_nieman_individual_signals.csv.gz",
    "td_rivalries": "more/ps_td_rivalries.parquet",
    "terrain": "more/rugged.rda",
    "territorial_threat": "more/ps_terrthreat.parquet",
    "tss_rivalries": "more/ps_tss_rivalries.parquet",
    "ucdp_conflicts": "more/ucdp_acd.rda",
    "ucdp_onsets": "more/ucdp_onsets.rda",
    "un_ideal_points": "more/un_idealpoints_all_apr2020.csv.gz",
    "un_vetoes": "more/unsc_vetoes_1946_2022.csv.gz",
    "un_votes": "reference",
    "unctad_bit": "more/unctad_bit_origin.dta.gz",
    "us_missions": "more/us_chiefs_of_mission.csv.gz",
    "us_travels": "more/us_presidents_secretaries_travels.csv.gz",
    "us_visitors": "more/foreign_leaders_visits_to_us.csv.gz",
    "wdi": "more/API_NY.GDP.MKTP.CD_DS2_en_csv_v2.csv",
}


@cache
def published(shared: Path, name: str) -> tuple[Source, Data]:
    """A data set as its publisher's file gives it; the test is skipped where the file is not there."""
    if not (shared / "data" / FILES[name]).exists():
        pytest.skip(f"needs data/{FILES[name]} in the shared folder")
    return gather(name, shared / "data" / FILES[name])


def variables_in(path: Path, shared: Path, *names: str) -> Path:
    """A ledger at a path with the variables of these data sets, without their observations."""
    found = (published(shared, name) for name in names)
    Ledger(path).add((source, Data([], data.tables)) for source, data in found)
    return path
