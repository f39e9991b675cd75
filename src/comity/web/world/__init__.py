"""The map of the world: shapes from TopoJSON, an equal-area projection, values as classes of a picture."""
