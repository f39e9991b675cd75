"""What the kind of memberships is made of: which organisation is meant, and who is said to belong to it."""
