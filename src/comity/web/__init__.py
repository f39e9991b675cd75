"""A site on what a ledger holds, for people to explore: pages for a browser, and each of them as data."""

from comity.web.held import Reader, Reading, Site
from comity.web.site import application

__all__ = ["Reader", "Reading", "Site", "application"]
