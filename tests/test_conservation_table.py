"""The table construct × format: in each format, each construct of the dialect is under both laws, alone and nested.

``python -m tests.support.law_table`` prints it.
"""

import pytest
from tests.support.dialect.single import CONSTRUCTS, draw_construct
from tests.support.law_table import cell_breaches, render_cells
from tests.support.pages import FORMATS

CELLS = [pytest.param(name, form, id=f"{name}-{form}") for name in CONSTRUCTS for form in FORMATS]


@pytest.mark.parametrize(("name", "form"), CELLS)
def test_a_construct_comes_out_whole(name: str, form: str) -> None:
    assert cell_breaches(name, form) == []


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_the_page_of_a_construct_has_it(name: str) -> None:
    page = draw_construct(name)
    assert page.constructs[name] >= 1 or page.depth >= 2
    assert page.body


def test_the_table_says_which_cell_is_not_sound() -> None:
    table = render_cells({("paragraph", "memo"): ["body: …"]}).split("\n")
    assert table[0] == f"| construct | {' | '.join(FORMATS)} |"
    assert table[2] == "| paragraph | ✔ | ✘ | ✔ | ✔ | ✔ |"
    assert table[-1].endswith(f"{len(CELLS)} cells, {len(CELLS) - 1} sound")
