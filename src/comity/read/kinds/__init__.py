"""One module a kind: ``KIND``, ``TRIGGER`` (words without which it is not in a sentence) and ``find``."""
