"""The content folder: what can be read in it, what cannot, and how that is said."""

from pathlib import Path

import pytest

from export_equipe.diagnostics import ConfigError, Sink
from export_equipe.model.dump import dump_nodes
from export_equipe.project.files import InputFiles
from export_equipe.project.workspace import Workspace
from export_equipe.reader.page import read_page

SEED = Path(__file__).parents[2] / "content/equipe-produit.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "contenu"
    (folder / "dossier").mkdir(parents=True)
    (folder / "page.md").write_text("# Page", encoding="utf-8")
    (folder / "dossier/autre.md").write_text("# Autre", encoding="utf-8")
    (tmp_path / "dehors.md").write_text("# Dehors", encoding="utf-8")
    return folder


def open_folder(root: Path) -> Workspace:
    return Workspace(root, InputFiles())


def finding(root: Path, path: str) -> tuple[str, str, int, int, str]:
    """The one thing that is said of a file that cannot be read."""
    sink = Sink()
    assert open_folder(root).text(path, sink) is None
    (found,) = sink.sorted()
    return found.code, found.message, found.line, found.column, found.snippet


# --- Names of pages -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["page", "page.md", "./page", "dossier/../page.md"])
def test_a_page_has_many_names(root: Path, name: str) -> None:
    assert open_folder(root).page_path(name) == "page.md"


def test_a_page_may_be_named_by_its_path_from_here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    assert open_folder(Path("contenu")).page_path("contenu/dossier/autre.md") == "dossier/autre.md"
    assert open_folder(Path("contenu")).page_path(str(root / "page.md")) == "page.md"


def test_a_missing_page_is_named_where_it_would_be(root: Path) -> None:
    assert open_folder(root).page_path("dossier/rien") == "dossier/rien.md"


@pytest.mark.parametrize("name", ["../dehors", "../dehors.md", "dossier/../../dehors", "/etc/hosts"])
def test_a_page_outside_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(root)
    with pytest.raises(ConfigError, match="en dehors du dossier de contenu"):
        open_folder(root).page_path(name)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="n’existe pas") as caught:
        open_folder(tmp_path / "rien")
    assert caught.value.hint == "indiquer un dossier avec --content"


# --- Reading --------------------------------------------------------------------------------------------------------


def test_a_file_is_read_with_our_line_ends_and_without_its_mark(root: Path) -> None:
    (root / "page.md").write_bytes(b"\xef\xbb\xbf# T\r\n\r\nun\rdeux\n")
    text = open_folder(root).text("page.md", Sink())
    assert text is not None
    assert text.text == "# T\n\nun\ndeux\n"


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_line_ends_and_a_mark_change_nothing_to_a_page(root: Path, ends: bytes) -> None:
    trees, findings = [], []
    for data in (SEED.read_bytes(), b"\xef\xbb\xbf" + SEED.read_bytes().replace(b"\n", ends)):
        (root / "page.md").write_bytes(data)
        sink = Sink()
        text = open_folder(root).text("page.md", sink)
        assert text is not None
        trees.append(dump_nodes(read_page(text, ["ENRICHIR"], sink).blocks))
        findings.append(sink.sorted())
    assert trees[0] == trees[1]
    assert findings[0] == findings[1]


@pytest.mark.parametrize("path", ["rien.md", "dossier", "../dehors.md", "dossier/../../dehors.md"])
def test_what_is_no_file_of_the_folder_does_not_exist(root: Path, path: str) -> None:
    assert finding(root, path) == ("fichier-absent", "ce fichier n’existe pas", 0, 0, "")
    assert not open_folder(root).has(path)


def test_an_absolute_name_does_not_exist(root: Path) -> None:
    assert finding(root, str(root / "page.md"))[0] == "fichier-absent"


def test_names_that_no_file_can_have_do_not_exist(root: Path) -> None:
    assert not open_folder(root).has("a" * 300)
    assert open_folder(root).page_path("a" * 300) == "a" * 300 + ".md"


def test_links_that_lead_out_or_nowhere_are_not_followed(root: Path) -> None:
    (root / "lien.md").symlink_to(root.parent / "dehors.md")
    (root / "ailleurs").symlink_to(root.parent)
    (root / "boucle.md").symlink_to(root / "boucle.md")
    (root / "dedans.md").symlink_to(root / "dossier/autre.md")
    workspace = open_folder(root)
    assert [workspace.has(name) for name in ("lien.md", "ailleurs/dehors.md", "boucle.md")] == [False] * 3
    assert workspace.has("dedans.md")
    with pytest.raises(ConfigError, match="en dehors"):
        workspace.page_path("lien")


@pytest.mark.parametrize(
    ("data", "line", "column", "snippet"),
    [
        (b"un\ndeux \xe9t\xe9\n", 2, 6, "deux �t�"),
        (b"un\r\n\r\ndeux \xe9\r\nquatre\r\n", 3, 6, "deux �"),
        ("é🔒 ".encode() + b"\xff", 1, 4, "é🔒 �"),
        (b"\xef\xbb\xbfun \xe9", 1, 4, "un �"),
        ("# T\n".encode("utf-16"), 1, 1, "��#\x00 \x00T\x00"),
        (b"fin \xc3", 1, 5, "fin �"),
    ],
)
def test_a_file_that_is_not_utf8_says_where(root: Path, data: bytes, line: int, column: int, snippet: str) -> None:
    (root / "page.md").write_bytes(data)
    assert finding(root, "page.md") == ("encodage-invalide", "ce fichier n’est pas en UTF-8", line, column, snippet)


# --- The pages ------------------------------------------------------------------------------------------------------


def test_the_pages_are_sorted_without_hidden_ones(root: Path) -> None:
    for name in ("SUMMARY.md", ".gitbook/includes/x.md", "_brouillons/y.md", "dossier/.z.md", "b.md", "A.md", "a.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")
    (root / "faux.md").mkdir()
    assert open_folder(root).pages() == ("A.md", "b.md", "dossier/autre.md", "page.md")
