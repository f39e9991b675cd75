"""Reading the table of words that all kinds of fact share."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The table of English."""
    return tomllib.loads(files("comity.wording").joinpath("english.toml").read_text("utf-8"))
