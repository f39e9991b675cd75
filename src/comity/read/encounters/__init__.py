"""What visits and meetings have in common: who takes part, where and when, and what was told of them before."""
