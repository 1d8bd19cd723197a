"""A master of one's own: in the content folder, in a theme; what is said of a file that is none."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from tests.support.foreign_decks import EXAMPLES
from tests.support.masters import ministry, standard
from tests.support.runs import build, call

from export_equipe.writers.package import read_package, write_package

PAGE = "# Une page\n\n## Une partie\n\n* un\n* deux\n"


def content(folder: Path, config: str, **files: bytes) -> Path:
    made = folder / "content"
    made.mkdir()
    (made / "page.md").write_text(PAGE, encoding="utf-8")
    (made / "export-equipe.yaml").write_text(config, encoding="utf-8")
    for name, data in files.items():
        (made / name.replace("__", ".")).write_bytes(data)
    return made


def layouts_of(path: Path) -> list[str]:
    return [slide.slide_layout.name for slide in Presentation(str(path)).slides]


@pytest.mark.parametrize("name", ["gabarit.pptx", "gabarit.potx"])
def test_a_master_of_the_content_folder_is_used(tmp_path: Path, name: str) -> None:
    data = ministry() if name.endswith("pptx") else retyped(ministry(), TEMPLATE)
    folder = content(tmp_path, f"deck: {{master: {name}}}\n", **{name.replace(".", "__"): data})
    assert build(folder, tmp_path / "build", "--format", "slides").code == 0
    assert layouts_of(tmp_path / "build" / "slides" / "page.pptx") == ["Diapositive de titre", "Titre et contenu"]


def test_it_wins_over_that_of_the_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme_folder(tmp_path, "base: default\ndeck: {master: le.pptx}\n", {"le.pptx": ministry()})
    monkeypatch.chdir(tmp_path)
    folder = content(tmp_path, "theme: essai\n")
    assert build(folder, tmp_path / "build", "--format", "slides").code == 0
    assert layouts_of(tmp_path / "build" / "slides" / "page.pptx")[0] == "Diapositive de titre"
    (folder / "export-equipe.yaml").write_text("theme: essai\ndeck: {master: autre.pptx}\n", encoding="utf-8")
    (folder / "autre.pptx").write_bytes(standard())
    assert build(folder, tmp_path / "build", "--format", "slides").code == 0
    assert layouts_of(tmp_path / "build" / "slides" / "page.pptx")[0] == "Title Slide"


def test_another_master_is_another_deck(tmp_path: Path) -> None:
    folder = content(tmp_path, "deck: {master: le.pptx}\n", le__pptx=ministry())
    build(folder, tmp_path / "build", "--format", "slides")
    first = (tmp_path / "build" / "slides" / "page.pptx").read_bytes()
    (folder / "le.pptx").write_bytes(standard())
    build(folder, tmp_path / "build", "--format", "slides")
    assert layouts_of(tmp_path / "build" / "slides" / "page.pptx")[0] == "Title Slide"
    (folder / "le.pptx").write_bytes(ministry())
    build(folder, tmp_path / "build", "--format", "slides")
    assert (tmp_path / "build" / "slides" / "page.pptx").read_bytes() == first


def theme_folder(folder: Path, text: str, files: dict[str, bytes]) -> Path:
    made = folder / "templates" / "essai"
    made.mkdir(parents=True)
    (made / "theme.yaml").write_text(text, encoding="utf-8")
    for name, data in files.items():
        (made / name).write_bytes(data)
    return made


@pytest.mark.parametrize("path", ["../dehors.pptx", "/etc/hostname", "absent.pptx"])
def test_a_master_outside_its_folder_or_missing(tmp_path: Path, path: str) -> None:
    (tmp_path / "dehors.pptx").write_bytes(standard())
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "dehors.pptx").write_bytes(standard())
    folder = content(tmp_path, f"deck: {{master: {path}}}\n")
    called = call("build", "--content", folder, "--output", tmp_path / "build")
    assert (called.code, "introuvable ou illisible" in called.err) == (2, True)
    theme = theme_folder(tmp_path, f"base: default\ndeck: {{master: {path}}}\n", {})
    called = call("theme", "check", theme)
    assert (called.code, "introuvable dans le dossier du thème" in called.err) == (2, True)


TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def retyped(data: bytes, kind: str) -> bytes:
    """``data`` with another type of main part."""
    parts = read_package(data)
    types = parts["[Content_Types].xml"]
    assert _PLAIN in types
    return write_package({**parts, "[Content_Types].xml": types.replace(_PLAIN, kind.encode())})


def without(name: str) -> bytes:
    return write_package({each: part for each, part in read_package(ministry()).items() if each != name})


def emptied(name: str) -> bytes:
    return write_package({**read_package(ministry()), name: b"<"})


def encrypted() -> bytes:
    """A zip whose entries say that they are encrypted (flag 1 of the local and central headers)."""
    data = bytearray(standard())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 1)
    return bytes(data)


def document() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        archive.writestr(
            "[Content_Types].xml", f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        )
    return output.getvalue()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda: b"", "n’est pas un document bureautique lisible", id="empty"),
        pytest.param(lambda: standard()[:5000], "n’est pas un document bureautique lisible", id="cut"),
        pytest.param(lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "mot de passe", id="password"),
        pytest.param(encrypted, "n’est pas un document bureautique lisible", id="encrypted entries"),
        pytest.param(document, "n’est pas une présentation", id="a Word document"),
        pytest.param(lambda: retyped(standard(), MACROS), "contient des macros", id="macros"),
        pytest.param(lambda: without("ppt/presentation.xml"), "ne se lit pas", id="no presentation"),
        pytest.param(lambda: without("ppt/slideLayouts/_rels/slideLayout1.xml.rels"), "est abîmé", id="no relations"),
        pytest.param(lambda: emptied("ppt/presProps.xml"), "est abîmé", id="broken settings"),
        pytest.param(lambda: emptied("ppt/theme/theme1.xml"), "ne se lit pas", id="broken theme"),
    ],
)
def test_a_file_that_cannot_serve_is_said_in_french(tmp_path: Path, make: Callable[[], bytes], message: str) -> None:
    folder = content(tmp_path, "deck: {master: le.pptx}\n", le__pptx=make())
    called = call("build", "--content", folder, "--output", tmp_path / "build", "--format", "slides")
    assert called.code == 2
    assert message in called.err
    assert "Traceback" not in called.err


def test_the_example_builds_without_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its theme has two lines and one template: all the rest is the default theme's."""
    assert [path.name for path in sorted((EXAMPLES / "templates").rglob("*")) if path.is_file()] == [
        "page.yaml.j2", "theme.yaml",
    ]  # fmt: skip
    monkeypatch.chdir(EXAMPLES)
    called = build(Path("content"), tmp_path / "build")
    assert called.code == 0
    assert called.json["diagnostics"] == []
    assert [(tmp_path / "build" / name).is_file() for name in ("memo/archetypes.docx", "pdf/archetypes.pdf")] == [
        True
    ] * 2
