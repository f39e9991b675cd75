"""One module a page: from what a visitor asks for to what the page shows."""
