import os
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and data beside the project; tests that need it skip where it is not."""
    path = Path(os.environ.get("COMITY_SHARED", HERE.parent.parent / "shared"))
    if not path.is_dir():
        pytest.skip(f"needs the shared folder with gold and corpora, not found at {path} (set COMITY_SHARED)")
    return path
