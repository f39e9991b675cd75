"""The kinds of observation that are read, one module each, its words in ``language/<code>/kinds/<kind>.toml``."""
