"""Panels for research: dyad-years and state-years with variables joined, every rule explicit."""

from comity.panel.files import recipe_in
from comity.panel.panel_builder import Panel
from comity.panel.recipe import Added, OwnTable, Recipe, Spell
from comity.panel.state_years import FIRST_YEAR
from comity.panel.variable import Variable
from comity.panel.variables import variable, variables

__all__ = ["FIRST_YEAR", "Added", "OwnTable", "Panel", "Recipe", "Spell", "Variable", "recipe_in", "variable", "variables"]
