"""The slides of the fixture site, of the seed page and of the pages of tests: what is found is the pages' own fault."""

import pytest
from tests.support.pages import fixture_names, fixture_plans, plan_folder, seed_plans, write_plan
from tests.support.site import SITE, SPACE

from export_equipe.inspect.checks.pptx import check_pptx
from export_equipe.project.mode import Mode

FILES = {path.relative_to(SITE).as_posix(): path.read_bytes() for path in sorted(SITE.rglob("*")) if path.is_file()}
PAGES = [path.relative_to(SPACE).as_posix() for path in sorted(SPACE.rglob("[!.]*.md")) if path.name != "SUMMARY.md"]
# Tables without a head, addresses shown bare or called « lien »: pages that say so get slides that say so.
OF_THE_PAGE = {
    "produit/api.md": ["C6", "C6"],
    "produit/tableaux.md": ["P5", "P5", "P5"],
    "equipe/rituels.md": ["P5"],
    "reference/texte-courant.md": ["C6", "C6"],
    "sans-titre": ["C1"],
    "tout": ["C6"],
}


@pytest.mark.parametrize("page", PAGES)
def test_the_slides_of_the_site(page: str) -> None:
    found = check_pptx(write_plan(plan_folder(FILES, page).deck, "slides"))
    assert [finding.rule for finding in found] == OF_THE_PAGE.get(page, []), found


@pytest.mark.parametrize("mode", list(Mode))
def test_the_slides_of_the_seed_page(mode: Mode) -> None:
    assert check_pptx(write_plan(seed_plans(mode).deck, "slides")) == ()


@pytest.mark.parametrize("name", fixture_names())
def test_the_slides_of_pages(name: str) -> None:
    found = check_pptx(write_plan(fixture_plans(name).deck, "slides"))
    assert [finding.rule for finding in found] == OF_THE_PAGE.get(name, []), found
