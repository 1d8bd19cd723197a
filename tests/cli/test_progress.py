"""The progress bar of a terminal."""

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.support.pages import ROOT, write_files

RUN = "from export_equipe.cli.main import main; main()"


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What a terminal receives, without its colours and movements."""
    ours, theirs = pty.openpty()
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments], cwd=folder, env=known, stdout=theirs, stderr=theirs, stdin=theirs
    )
    os.close(theirs)
    received = b""
    with suppress(OSError):  # the other end is closed
        while data := os.read(ours, 65_536):
            received += data
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", received.decode("utf-8"))


def test_a_bar_counts_pages_names_them_and_says_how_long(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {f"p{number}.md": f"# {number}\n\nTexte.\n" for number in range(4)})
    shown = on_a_terminal(tmp_path, "build", "--format", "html")
    frames = [frame for frame in re.split(r"[\r\n]+", shown) if frame.startswith("Construction")]
    assert any("0/4 pages" in frame for frame in frames)
    assert any("4/4 pages" in frame for frame in frames)
    assert any(re.search(r"\d:\d\d:\d\d p0\.md", frame) for frame in frames)
    lines = [line for line in shown.splitlines() if line.startswith("build/")]
    assert [line.partition(" : ")[0] for line in lines] == [f"build/html/p{number}.html" for number in range(4)]


def test_one_page_needs_no_bar(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"p.md": "# T\n\nTexte.\n"})
    assert "Construction" not in on_a_terminal(tmp_path, "build", "--format", "html")
