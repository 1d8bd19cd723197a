"""Pictures and files as pages name them: found in the folder whatever the spelling, never outside it."""

import os
import unicodedata
from pathlib import Path

import pytest

from export_equipe.diagnostics import Sink
from export_equipe.project.assets import AssetFault, AssetResult, FoundAsset, MissingAsset, find_asset
from export_equipe.project.files import InputFiles, trace_holds
from export_equipe.project.workspace import Workspace

FILES = (
    "logo.png", ".gitbook/assets/a b.png", ".gitbook/assets/café.png", ".gitbook/assets/x.png", "dossier/photo.JPG",
    "dossier/sous/page.png", "100%.png", "a#b.png", "quoi?.png",
)  # fmt: skip
DECOMPOSED = unicodedata.normalize("NFD", "été.png")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "contenu"
    for name in (*FILES, f".gitbook/assets/{DECOMPOSED}"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "lien.png").symlink_to(tmp_path / "secret.png")
    (folder / "dehors").symlink_to(tmp_path)
    (folder / "boucle").symlink_to(folder / "boucle")
    (folder / "dedans.png").symlink_to(folder / "logo.png")
    return folder


def find(root: Path, source: str, page: str = "dossier/page.md") -> AssetResult:
    return find_asset(Workspace(root, InputFiles()), page, source)


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("../logo.png", "logo.png"),
        ("logo.png", "logo.png"),
        ("/logo.png", "logo.png"),
        ("./../dossier/../logo.png", "logo.png"),
        ("sous/page.png", "dossier/sous/page.png"),
        ("dossier/sous/page.png", "dossier/sous/page.png"),
        ("../.gitbook/assets/a b.png", ".gitbook/assets/a b.png"),
        ("../.gitbook/assets/a%20b.png", ".gitbook/assets/a b.png"),
        (".gitbook/assets/a b.png", ".gitbook/assets/a b.png"),
        ("/.gitbook/assets/x.png", ".gitbook/assets/x.png"),
        ("../../.gitbook/assets/x.png", ".gitbook/assets/x.png"),
        ("../.gitbook/assets/caf%C3%A9.png", ".gitbook/assets/café.png"),
        ("../.gitbook/assets/cafe\u0301.png", ".gitbook/assets/café.png"),
        ("../.gitbook/assets/été.png", f".gitbook/assets/{DECOMPOSED}"),
        ("../.gitbook/assets/%C3%A9t%C3%A9.png", f".gitbook/assets/{DECOMPOSED}"),
        ("../.gitbook/assets/x.png?alt=media&token=1-2", ".gitbook/assets/x.png"),
        ("../.gitbook/assets/x.png#fragment", ".gitbook/assets/x.png"),
        ("../.gitbook/assets/a%20b.png?alt=media#f", ".gitbook/assets/a b.png"),
        ("photo.jpg", "dossier/photo.JPG"),
        ("../LOGO.PNG", "logo.png"),
        ("../.GitBook/Assets/X.png", ".gitbook/assets/x.png"),
        ("..\\.gitbook\\assets\\x.png", ".gitbook/assets/x.png"),
        (" ../logo.png ", "logo.png"),
        ("../100%.png", "100%.png"),
        ("../100%25.png", "100%.png"),
        ("../a#b.png", "a#b.png"),
        ("../a%23b.png", "a#b.png"),
        ("../quoi?.png", "quoi?.png"),
        ("../dedans.png", "dedans.png"),
        ("../dossier//photo.JPG", "dossier/photo.JPG"),
    ],
)
def test_a_file_is_found_however_it_is_spelt(root: Path, source: str, path: str) -> None:
    assert find(root, source) == FoundAsset(path=path)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("rien.png", AssetFault.ABSENT),
        ("../dossier", AssetFault.ABSENT),
        ("a" * 300 + ".png", AssetFault.ABSENT),
        ("sous/" * 2000 + "x.png", AssetFault.ABSENT),
        ("../rien.png", AssetFault.ABSENT),
        ("../../.gitbook/assets/rien.png", AssetFault.ABSENT),
        ("../../secret.png", AssetFault.OUTSIDE),
        ("../.gitbook/../../secret.png", AssetFault.OUTSIDE),
        ("../boucle", AssetFault.OUTSIDE),
        ("../lien.png", AssetFault.OUTSIDE),
        ("../dehors/secret.png", AssetFault.OUTSIDE),
        ("/../secret.png", AssetFault.OUTSIDE),
        ("..%2f..%2fsecret.png", AssetFault.OUTSIDE),
        ("/etc/hosts", AssetFault.ABSENT),
        ("file:///etc/hosts", AssetFault.OUTSIDE),
        ("FILE:/etc/hosts", AssetFault.OUTSIDE),
        ("fi\tle:///etc/hosts", AssetFault.OUTSIDE),
        ("C:\\Windows\\win.ini", AssetFault.OUTSIDE),
        ("http://exemple.fr/x.png", AssetFault.REMOTE),
        ("HTTPS://exemple.fr/x.png", AssetFault.REMOTE),
        ("//exemple.fr/x.png", AssetFault.REMOTE),
        ("/\\exemple.fr/x.png", AssetFault.REMOTE),
        ("\\\\serveur\\partage\\x.png", AssetFault.REMOTE),
        ("data:image/png;base64,AAAA", AssetFault.DATA),
        (" da\nta:image/png,", AssetFault.DATA),
        ("javascript:alert(1)", AssetFault.SCHEME),
        ("\u200bblob:x", AssetFault.SCHEME),
        ("", AssetFault.EMPTY),
        ("#ancre", AssetFault.EMPTY),
        ("x\0.png", AssetFault.OUTSIDE),
    ],
)
def test_what_is_no_file_of_the_folder_says_why(root: Path, source: str, fault: AssetFault) -> None:
    found = find(root, source)
    assert isinstance(found, MissingAsset)
    assert found.fault is fault


def test_a_page_at_the_top_cannot_climb(root: Path) -> None:
    assert find(root, "../secret.png", page="page.md") == MissingAsset(fault=AssetFault.OUTSIDE)


def test_the_exact_name_wins_over_one_that_only_looks_like_it(root: Path) -> None:
    (root / "Logo.PNG").write_bytes(b"autre")
    assert find(root, "../Logo.PNG") == FoundAsset(path="Logo.PNG")
    assert find(root, "../logo.png") == FoundAsset(path="logo.png")


def test_the_page_comes_before_the_top(root: Path) -> None:
    (root / "dossier/logo.png").write_bytes(b"le plus proche")
    assert find(root, "logo.png") == FoundAsset(path="dossier/logo.png")


def test_a_pipe_is_no_file(root: Path) -> None:
    os.mkfifo(root / "tube.png")
    assert find(root, "../tube.png") == MissingAsset(fault=AssetFault.ABSENT, wanted="tube.png")


# --- The trace ------------------------------------------------------------------------------------------------------


def test_what_was_looked_for_in_vain_is_traced(root: Path) -> None:
    files = InputFiles()
    assert isinstance(find_asset(Workspace(root, files), "page.md", "nouveau.png"), MissingAsset)
    assert trace_holds(files.trace)
    (root / "NOUVEAU.png").write_bytes(b"x")
    assert not trace_holds(files.trace)


def test_a_picture_that_was_found_and_read_is_traced(root: Path) -> None:
    files = InputFiles()
    workspace = Workspace(root, files)
    assert find_asset(workspace, "page.md", "LOGO.png") == FoundAsset(path="logo.png")
    assert workspace.bytes("logo.png", Sink()) == b"logo.png"
    assert trace_holds(files.trace)
    (root / "logo.png").write_bytes(b"autre")
    assert not trace_holds(files.trace)


# --- Reading --------------------------------------------------------------------------------------------------------


def test_bytes_are_read_within_the_folder_only(root: Path) -> None:
    workspace, sink = Workspace(root, InputFiles()), Sink()
    assert workspace.bytes("dedans.png", sink) == b"logo.png"
    assert sink.sorted() == ()
    for path in ("lien.png", "../secret.png", "rien.png", "dossier", str(root / "logo.png")):
        assert workspace.bytes(path, sink) is None
    assert {found.code for found in sink.sorted()} == {"fichier-absent"}


def test_a_file_of_a_gigabyte_is_not_held_in_memory(root: Path) -> None:
    with (root / "gros.png").open("wb") as stream:
        stream.truncate(150_000_000)
    sink = Sink()
    assert Workspace(root, InputFiles()).bytes("gros.png", sink) is None
    assert [found.code for found in sink.sorted()] == ["fichier-illisible"]
