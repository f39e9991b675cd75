"""What stands in a text by itself: parties, people, places, quantities, periods."""
