import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from chat_server import serving
from comity.gather.datasets import factbook
from comity.ledger import Ledger

# A machine that is busy is no fault of a test.
settings.register_profile("comity", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("comity")

# A process that a test starts need not compile every module anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and data beside the project; tests that need it skip where it is not."""
    path = Path(os.environ.get("COMITY_SHARED", HERE.parent.parent / "shared"))
    if not path.is_dir():
        pytest.skip(f"needs the shared folder with gold and corpora, not found at {path} (set COMITY_SHARED)")
    return path


@pytest.fixture(scope="session")
def factbook_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the World Factbook; to be copied before anything is added."""
    path = tmp_path_factory.mktemp("factbook") / "factbook.duckdb"
    Ledger(path).add([(factbook.DATASET.packaged(), factbook.entries())])
    return path


@pytest.fixture
def serve() -> Iterator[Callable[[Any], str]]:
    """Sets what a server of the OpenAI chat protocol answers, and gives its address."""
    with serving() as start:
        yield start
