"""Checking what a document claims: against its own arithmetic, other documents and data, with the reasoning shown."""

from comity.check.as_read import CheckAsRead
from comity.check.claims_checked import check, check_all, claims_of
from comity.check.verdicts import Claim, Evidence, Test, Verdict
from comity.observation.interval import Interval, written

__all__ = ["CheckAsRead", "Claim", "Evidence", "Interval", "Test", "Verdict", "check", "check_all", "claims_of", "written"]
