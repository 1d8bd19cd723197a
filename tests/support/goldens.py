"""Expectations kept in files: one switch rewrites them, and is refused in CI.

EXPORT_EQUIPE_REWRITE=1 make test
"""

import os
from pathlib import Path

REWRITE = os.environ.get("EXPORT_EQUIPE_REWRITE") == "1"


def check_golden(path: Path, found: str) -> None:
    """Fails unless the file at ``path`` holds ``found``; with the switch, writes it instead."""
    if REWRITE:
        assert os.environ.get("CI") != "true", "expectations are never rewritten in CI"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.exists(), f"{path.name} does not exist: EXPORT_EQUIPE_REWRITE=1 writes it"
    assert found == path.read_text(encoding="utf-8")
