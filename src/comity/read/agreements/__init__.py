"""Agreements in a sentence: which words name one, what it is called, and which one told before is meant."""

from comity.read.agreements.papers import Paper, papers
from comity.read.agreements.told import Told, meant

__all__ = ["Paper", "Told", "meant", "papers"]
