"""The tables that Comity carries, as the sources that they are."""

from comity.ledger.entries import Source

#: Where memberships are told to the day by the organisations themselves.
MEMBERSHIPS = Source(
    "table:memberships",
    "dataset",
    title="Comity's table of memberships in intergovernmental organisations",
    publisher="Comity",
    label="2026-11",
    licence="Apache-2.0",
)
#: The same table as a ledger may hold it, gathered as a data set once.
GATHERED_MEMBERSHIPS = "dataset:memberships"
