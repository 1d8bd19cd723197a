"""Ctrl-C while a file is written: the file is whole, nothing stays beside it, and the build ends."""

import signal
import tempfile
from pathlib import Path
from typing import Any

import pytest

from export_equipe.pipeline.write import uninterrupted, write_atomically


def test_ctrl_c_just_after_the_temporary_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = tempfile.mkstemp

    def interrupted(**options: Any) -> tuple[int, str]:
        made = make(**options)
        signal.raise_signal(signal.SIGINT)
        return made

    monkeypatch.setattr(tempfile, "mkstemp", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "page.html", b"entier")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"page.html": b"entier"}


def test_one_inside_the_other_waits_for_the_outer_one() -> None:
    done = []

    def two() -> None:
        with uninterrupted():
            with uninterrupted():
                signal.raise_signal(signal.SIGINT)
            done.append("inner")

    with pytest.raises(KeyboardInterrupt):
        two()
    assert done == ["inner"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_another_way_to_handle_ctrl_c_is_left_as_it_is() -> None:
    came = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            assert came == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)
