"""Reading treaty texts: whether a text is one, its title, its parties, where and when it was signed."""
