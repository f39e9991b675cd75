"""Who says what: which part of a sentence is reported as said, who says it, and what they are called."""
