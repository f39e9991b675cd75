"""From official data sets to observations: one module a data set."""
