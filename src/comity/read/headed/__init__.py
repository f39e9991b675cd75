"""Lists and tables whose head tells what their rows are of."""
