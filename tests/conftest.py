"""What every room's tests share: LibreOffice as an independent reader, with the project's fonts."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from libreoffice import convert_to_pdf, missing_programs

IN_CI = os.environ.get("CI") == "true"

# A busy machine is no defect: properties have no deadline. In CI they try the same examples each time.
settings.register_profile("steady", settings.get_profile("ci" if IN_CI else "default"), deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that ask for LibreOffice, so that ``-m "not libreoffice"`` leaves them out."""
    for item in items:
        if "libreoffice" in getattr(item, "fixturenames", ()):
            item.add_marker("libreoffice")


@pytest.fixture(scope="session")
def libreoffice() -> Callable[[Path, Path], Path]:
    """``libreoffice(document, folder)`` writes the PDF of an office file into ``folder`` and returns its path.

    Without LibreOffice or pdftoppm the test is skipped, but fails in CI, which must have them.
    """
    if missing := missing_programs():
        reason = f"{', '.join(missing)} not installed"
        if IN_CI:
            pytest.fail(f"{reason}: CI must have it")
        pytest.skip(reason)
    return convert_to_pdf
