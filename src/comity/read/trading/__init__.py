"""What the kind ``trade`` needs beside figures: its heads, their two sides, products, and the partners of a state."""
