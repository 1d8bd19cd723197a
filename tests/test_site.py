"""The fixture site: every construct of the dialect stands there twice, its README says where, its links lead on."""

import re
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from tests.support.page_text import read_page_text
from tests.support.site import BOTH, CONSTRUCTS, FAULTY, README, SPACE, find_places, with_table

FILES = {path.relative_to(SPACE).as_posix(): path.read_bytes() for path in sorted(SPACE.rglob("*")) if path.is_file()}
PAGES = [name for name in FILES if name.endswith(".md") and not name.startswith(".") and name != "SUMMARY.md"]
SOUND = [name for name in PAGES if name != FAULTY]
ADDRESS = re.compile(r'\]\((?:<([^>]+)>|([^)\s]+))|(?:src|srcset|href|url|page)="([^"]+)"|include "([^"]+)"')
FENCED = re.compile(r"^(\s*)(`{3,}|~{3,}).*?^\s*\2\s*$", re.DOTALL | re.MULTILINE)
INCLUDES = [name for name in FILES if name.startswith(".gitbook/includes/") and "boucle" not in name]


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
def test_each_construct_stands_at_least_twice(construct) -> None:
    places = find_places()[construct.name]
    if construct.need == BOTH:
        assert places.alone
        assert places.nested
    else:
        assert len(places.alone + places.nested) >= 1


def test_the_exporter_s_trap_is_there() -> None:
    """A picture's HTML, and on the very next line the tag that closes its step, tab, column or hint."""
    traps = [re.findall(r"</figure>\n *\{% end(\w+)", FILES[name].decode()) for name in SOUND]
    assert {"step", "hint", "update"} <= {tag for tags in traps for tag in tags}


def test_the_readme_says_where() -> None:
    readme = README.read_text(encoding="utf-8")
    assert readme == with_table(readme), "python -m tests.support.site"


@pytest.mark.parametrize("name", [*SOUND, *INCLUDES])
def test_every_address_of_a_sound_page_leads_to_a_file(name: str) -> None:
    text = FENCED.sub("", FILES[name].decode())
    addresses = [next(filter(None, groups)) for groups in ADDRESS.findall(text)]
    inside = [unquote(address).partition("#")[0] for address in addresses if not re.match(r"[a-z]+:|#", address)]
    lost = [address for address in inside if normpath(join(dirname(name), address)) not in FILES]
    assert lost == []


def test_the_summary_names_every_page() -> None:
    named = re.findall(r"\]\(<?([^>)\"]+?)>?(?: \"[^\"]*\")?\)", FILES["SUMMARY.md"].decode())
    assert sorted(named) == sorted(PAGES)


@pytest.mark.parametrize("name", SOUND)
def test_a_page_says_that_its_data_is_invented(name: str) -> None:
    text = read_page_text(FILES, name)
    assert "exemple" in text.body
    assert text.title.strip() or PurePosixPath(name).stem == "rituels"


def test_the_sound_pages_use_all_assets() -> None:
    text = "".join(FILES[name].decode() for name in SOUND)
    assets = [PurePosixPath(name).name for name in FILES if name.startswith(".gitbook/assets/")]
    assert len(assets) >= 14
    assert [name for name in assets if name not in text] == []
