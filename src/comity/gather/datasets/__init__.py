"""The data sets: one module a data set, with `DATASET`, `find` and `load`."""
