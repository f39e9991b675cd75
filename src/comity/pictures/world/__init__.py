"""The map of the world: areas of the packaged atlas, in an equal-area projection, values as classes of colour."""
