"""The attacks that take little time, each through a real build; ``make attacks`` runs all of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.run_corpus import read_corpus, run_case

_QUICK = [case for case in read_corpus() if case.get("quick")]


@pytest.mark.parametrize("case", _QUICK, ids=[case["title"] for case in _QUICK])
def test_an_attack_is_contained(case: Mapping[str, Any], tmp_path: Path) -> None:
    assert run_case(case, tmp_path.resolve()).faults == ()


def test_some_attacks_are_quick() -> None:
    assert len(_QUICK) >= 40
