"""From documents to observations."""
