"""Tables in texts: rows of cells, what their labels say, and the figures of trade in them."""
