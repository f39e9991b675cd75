"""Projects of two parties: what they are of, and how nouns tell them."""
