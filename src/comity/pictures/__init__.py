"""Pictures from one grammar: each is declared in Vega-Lite and drawn as SVG that stands still, with the table behind it."""

from comity.pictures.bars import Bar, bars
from comity.pictures.dots import Row, dots
from comity.pictures.drawing import get_ready
from comity.pictures.picture import Picture, as_png
from comity.pictures.timeline import Dated, timeline
from comity.pictures.world.choropleth import WorldMap, world_map
from comity.pictures.year_columns import Stack, columns
from comity.pictures.year_lines import Line, Point, series

__all__ = [
    "Bar",
    "Dated",
    "Line",
    "Picture",
    "Point",
    "Row",
    "Stack",
    "WorldMap",
    "as_png",
    "bars",
    "columns",
    "dots",
    "get_ready",
    "series",
    "timeline",
    "world_map",
]
