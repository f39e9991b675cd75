"""Language tools that every kind reads with: sentences, quantities, periods, people, and the masked sentence."""
