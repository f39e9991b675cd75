"""Relations of two states: the words of their table, and who recognises whom."""
