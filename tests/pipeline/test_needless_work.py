"""No needless work: what has not changed is neither read twice, nor written, nor does it load the heavy libraries."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.pages import CONTENT, FORMATS, ROOT, SEED, seed_files, write_files
from tests.support.runs import build, digests, snapshot, start

HEAVY = ("pptx", "docx", "weasyprint", "pikepdf", "pydyf", "markdown_it", "jinja2", "pydantic", "ruamel", "lxml",
         "uharfbuzz", "resvg_py", "rich")  # fmt: skip
BUILD_AND_TELL = f"""
import sys
from export_equipe.cli.main import run
code = run(sys.argv[1:])
print("loaded:", *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""
LIGHT = ("--format", "slides,html")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with the seed page."""
    write_files(tmp_path / "content", seed_files())
    return tmp_path / "content"


@pytest.fixture
def output(content: Path) -> Path:
    """The output folder, after a first build."""
    folder = content.parent / "build"
    assert build(content, folder, *LIGHT).statuses == {"slides": "built", "html": "built"}
    return folder


def again(content: Path, output: Path, *arguments: str | Path) -> dict[str, str]:
    called = build(content, output, *LIGHT, *arguments)
    assert called.code == 0, called.out
    return called.statuses


def test_a_second_build_writes_nothing_and_loads_nothing_heavy(content: Path, tmp_path: Path) -> None:
    arguments = ("build", "--format", ",".join(FORMATS), "--content", content, "--output", tmp_path / "build")
    first = start(BUILD_AND_TELL, *arguments, folder=tmp_path)
    assert first.code == 0, first.err
    assert "pydantic" in first.err.partition("loaded:")[2]
    before = snapshot(tmp_path / "build")
    second = start(BUILD_AND_TELL, *arguments, folder=tmp_path)
    assert second.code == 0
    assert second.err.partition("loaded:")[2].split() == []
    assert [line.partition(" : ")[2].partition(",")[0] for line in second.out.splitlines()] == ["inchangé"] * len(
        FORMATS
    )
    assert snapshot(tmp_path / "build") == before
    # What there was to say is said again.
    assert second.err.partition("loaded:")[0] == first.err.partition("loaded:")[0]


def test_only_the_libraries_of_the_format_are_loaded(content: Path, tmp_path: Path) -> None:
    arguments = ("build", "--format", "html", "--content", content, "--output", tmp_path / "build")
    loaded = start(BUILD_AND_TELL, *arguments, folder=tmp_path).err.partition("loaded:")[2].split()
    assert {"markdown_it", "jinja2"} <= set(loaded)
    assert not {"pptx", "docx", "weasyprint", "pikepdf", "pydyf", "rich"} & set(loaded)


def test_lines_moved_in_the_source_change_nothing(content: Path, output: Path) -> None:
    """In a final: a draft says at which lines its open points stand."""
    write_files(content, seed_files(mended=True))
    again(content, output, "--final")
    before = digests(output)
    page = content / f"{SEED}.md"
    page.write_text(page.read_text(encoding="utf-8").replace("\n\n", "\n\n\n"), encoding="utf-8")
    assert again(content, output, "--final") == {"slides": "unchanged", "html": "unchanged"}
    assert digests(output) == before


def test_an_output_edited_by_hand_is_kept(content: Path, output: Path) -> None:
    deck = output / "slides" / f"{SEED}.pptx"
    deck.write_bytes(deck.read_bytes() + b"repris a la main")
    edited = deck.read_bytes()
    called = build(content, output, *LIGHT)
    assert called.code == 0
    assert called.statuses == {"slides": "kept", "html": "unchanged"}
    assert called.lines("warning") == [("sortie-modifiee", 0)]
    assert deck.read_bytes() == edited
    page = content / f"{SEED}.md"  # also when the page has changed since, and the others go on
    page.write_text(page.read_text(encoding="utf-8") + "\nUn ajout.\n", encoding="utf-8")
    assert again(content, output) == {"slides": "kept", "html": "built"}
    assert deck.read_bytes() == edited
    assert again(content, output, "--force") == {"slides": "built", "html": "built"}
    assert deck.read_bytes() != edited
    assert again(content, output) == {"slides": "unchanged", "html": "unchanged"}


def test_an_output_deleted_is_made_again(content: Path, output: Path) -> None:
    before = digests(output)
    (output / "slides" / f"{SEED}.pptx").unlink()
    assert again(content, output) == {"slides": "built", "html": "unchanged"}
    assert digests(output) == before


DAMAGES = ["", "{", "[]", '{"version": 1}', '{"version": 99}', "\x00", '{"version": 1, "outputs": [], "requests": 3}']


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_never_costs_work_done_by_hand(damage: str, content: Path, output: Path) -> None:
    """Without a record, nobody knows what was edited: the outputs stay, until --force."""
    (record,) = (output / ".export-equipe").rglob("state.json")
    record.write_text(damage, encoding="utf-8")
    before = digests(output)
    assert again(content, output) == {"slides": "kept", "html": "kept"}
    assert digests(output) == before


def test_force_mends_a_damaged_record(content: Path, output: Path) -> None:
    (record,) = (output / ".export-equipe").rglob("state.json")
    record.write_text("{", encoding="utf-8")
    before = digests(output)
    assert again(content, output, "--force") == {"slides": "built", "html": "built"}
    assert digests(output) == before
    assert again(content, output) == {"slides": "unchanged", "html": "unchanged"}


CHANGES = {
    f"{SEED}.md": ("Suivi budgétaire", "Suivi des dépenses"),
    f"{SEED}.yaml": ("Designer", "Dessinateur"),
    "export-equipe.yaml": ("Direction du numérique", "Direction d’exemple"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_input_is_seen(name: str, content: Path, output: Path) -> None:
    before = digests(output)
    file = content / name
    old, new = CHANGES[name]
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert again(content, output) == {"slides": "built", "html": "built"}
    assert digests(output).keys() == before.keys()
    assert not set(digests(output).values()) & set(before.values())
    file.write_text(text, encoding="utf-8")
    again(content, output)
    assert digests(output) == before


def test_a_new_page_is_seen(content: Path, output: Path) -> None:
    write_files(content, {"dossier/nouvelle.md": "# Nouvelle\n\nTexte.\n"})
    called = build(content, output, *LIGHT)
    assert sorted((output["source"], output["status"]) for output in called.json["outputs"]) == [
        ("dossier/nouvelle.md", "built"), ("dossier/nouvelle.md", "built"),
        (f"{SEED}.md", "unchanged"), (f"{SEED}.md", "unchanged"),
    ]  # fmt: skip
    for path in ("slides/dossier/nouvelle.pptx", "html/dossier/nouvelle.html"):
        assert (output / path).is_file()


THEME_CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "theme.yaml": lambda data: data.replace(b"#000091", b"#000090"),
    "deck/master.pptx": lambda data: data[:-2] + b"\1\0 ",  # a zip's comment, one character long
    "page/page.css": lambda data: data + b"\n",
    "page/page.html.j2": lambda data: data + b"\n",
}


@pytest.mark.parametrize("name", THEME_CHANGES)
def test_a_changed_theme_is_seen(name: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    theme = ROOT / "templates" / "default"
    copy = {p.relative_to(theme).as_posix(): p.read_bytes() for p in theme.rglob("*") if p.is_file()}
    write_files(tmp_path / "templates" / "essai", copy)
    again(content, tmp_path / "build", "--theme", "essai")
    assert again(content, tmp_path / "build", "--theme", "essai") == {"slides": "unchanged", "html": "unchanged"}
    write_files(tmp_path / "templates" / "essai", {name: THEME_CHANGES[name](copy[name])})
    assert again(content, tmp_path / "build", "--theme", "essai") == {"slides": "built", "html": "built"}


def test_modes_and_formats_do_not_disturb_one_another(content: Path, output: Path) -> None:
    write_files(content, seed_files(mended=True))
    assert again(content, output) == {"slides": "built", "html": "built"}
    assert build(content, output, "--format", "html").statuses == {"html": "unchanged"}
    drafts = digests(output)
    assert again(content, output, "--final") == {"slides": "built", "html": "built"}
    assert again(content, output) == {"slides": "built", "html": "built"}
    assert digests(output) == drafts


def test_the_page_of_a_folder_goes_to_the_same_folder(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"un/deux/page.md": "# Page\n\nTexte.\n", "page.md": "# Autre\n\nTexte.\n"})
    called = build(tmp_path / "content", tmp_path / "build", "un/deux/page", "--format", ",".join(FORMATS))
    assert called.code == 0
    assert sorted(digests(tmp_path / "build")) == [
        "html/un/deux/page.html", "memo/un/deux/page.docx", "pdf/un/deux/page.pdf",
        "slides-pdf/un/deux/page.diapositives.pdf", "slides/un/deux/page.pptx",
    ]  # fmt: skip


def test_the_summary_gives_the_order_of_pages(tmp_path: Path) -> None:
    pages = {f"{name}.md": f"# {name}\n\nTexte.\n" for name in ("a", "b", "c")}
    write_files(tmp_path, {**pages, "SUMMARY.md": "# Sommaire\n\n* [C](c.md)\n* [A](a.md)\n"})
    called = build(tmp_path, tmp_path / "build", "--format", "html")
    assert [output["source"] for output in called.json["outputs"]] == ["c.md", "a.md", "b.md"]


def test_the_seed_of_the_repository_is_the_one_tested() -> None:
    assert seed_files()[f"{SEED}.md"] == (CONTENT / f"{SEED}.md").read_text(encoding="utf-8")
