"""Figures: levels, changes, shares and ranks of a measured thing, the periods they are of, and what they are compared with."""
