"""What coercion needs of its own: whose deed it is, whom it hits, whether it was done."""
