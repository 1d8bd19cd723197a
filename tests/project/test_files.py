"""The trace of what was read: it holds as long as a build would read the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from export_equipe.project.files import InputFiles, trace_holds


@pytest.fixture
def files(tmp_path: Path) -> InputFiles:
    """A trace of a file that was read, one that was looked for in vain, and a folder that was listed."""
    (tmp_path / "pages/sous").mkdir(parents=True)
    (tmp_path / "pages/lue.md").write_text("un", encoding="utf-8")
    (tmp_path / "pages/vue.md").write_text("un", encoding="utf-8")
    (tmp_path / "pages/sous/listee.md").write_text("un", encoding="utf-8")
    files = InputFiles()
    files.read(tmp_path / "pages/lue.md")
    assert files.exists(tmp_path / "pages/vue.md")
    assert not files.exists(tmp_path / "pages/absente.yaml")
    assert [path.name for path in files.list(tmp_path / "pages", "*.md")] == ["lue.md", "listee.md", "vue.md"]
    return files


def test_a_trace_holds_while_nothing_changes(files: InputFiles, tmp_path: Path) -> None:
    assert trace_holds(files.trace)
    (tmp_path / "pages/lue.md").write_text("un", encoding="utf-8")
    (tmp_path / "pages/autre.txt").write_text("un", encoding="utf-8")
    (tmp_path / "pages/vue.md").write_text("autre : vue, jamais lue", encoding="utf-8")
    (tmp_path / "pages/sous/listee.md").write_text("autre : listée, jamais lue", encoding="utf-8")
    assert trace_holds(files.trace)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "lue.md").write_text("deux", encoding="utf-8"),
        lambda root: (root / "vue.md").unlink(),
        lambda root: (root / "lue.md").unlink(),
        lambda root: (root / "absente.yaml").write_text("", encoding="utf-8"),
        lambda root: (root / "sous/nouvelle.md").write_text("", encoding="utf-8"),
        lambda root: (root / "sous/listee.md").unlink(),
        lambda root: (root / "sous/listee.md").rename(root / "listee.md"),
        lambda root: root.rename(root.with_name("ailleurs")),
    ],
    ids=[
        "read",
        "seen and gone",
        "removed",
        "appeared",
        "new in the listing",
        "gone from it",
        "moved in it",
        "folder gone",
    ],
)
def test_a_trace_no_longer_holds_after(files: InputFiles, tmp_path: Path, change: Callable[[Path], object]) -> None:
    assert trace_holds(files.trace)
    change(tmp_path / "pages")
    assert not trace_holds(files.trace)


def test_a_missing_folder_has_no_page_and_may_appear(tmp_path: Path) -> None:
    files = InputFiles()
    assert files.list(tmp_path / "rien", "*.md") == ()
    assert trace_holds(files.trace)
    (tmp_path / "rien").mkdir()
    (tmp_path / "rien/page.md").touch()
    assert not trace_holds(files.trace)


def test_a_missing_file_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        InputFiles().read(tmp_path / "rien")
