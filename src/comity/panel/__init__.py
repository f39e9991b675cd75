"""Panels for research: dyad-years and state-years with variables joined, every rule explicit."""

from comity.panel.panel import Added, Panel, Recipe
from comity.panel.variable import Variable
from comity.panel.variables import variable, variables

__all__ = ["Added", "Panel", "Recipe", "Variable", "variable", "variables"]
