"""Pages that broke the conservation law once, made small: each is under both laws in all formats."""

import pytest
from tests.support.dialect.assets import png
from tests.support.law import page_breaches, text_breaches
from tests.support.page_text import read_page_text
from tests.support.pages import FORMATS, KINDS, Planned, plan_folder, write_plan
from tests.support.streams import plan_streams

from export_equipe.inspect import inspect_file

FILES = {"grande.png": png(600, 400, (0, 110, 180)), "signe.png": png(8, 8, (0, 140, 80))}
FIGURE = (
    '<figure><img src="grande.png" alt="Un plan"><figcaption>Voir <img src="signe.png" alt="Un signe" '
    'data-size="line"> ici</figcaption></figure>'
)
PAGES = {
    "a keycap, whose glyph reads as nothing": "Avant 1️⃣ après, puis #️⃣ et 👩🏽\u200d💻.\n",
    "a note that nothing calls": "Un[^a] mot.\n\n[^a]: Appelée.\n\n[^b]: Que rien n'appelle.\n",
    "two notes with one label": "Un[^a] mot.\n\n[^a]: La première.\n\n[^a]: La seconde.\n",
    "notes called by the titles of steps": (
        "{% stepper %}\n{% step %}\n## Un\n\nDans le premier[^un].\n{% endstep %}\n\n{% step %}\n## Deux[^deux]\n\n"
        "Dans le second.\n{% endstep %}\n{% endstepper %}\n\n[^deux]: La seconde.\n\n[^un]: La première.\n"
    ),
    "a picture in the title of slides that go on": (
        "## Partie ![Un signe](signe.png) $$a^2$$\n\n" + "\n\n".join(["Un paragraphe, et des mots. " * 20] * 6)
    ),
    "a head that fills a page": f"| {'Une colonne, dite au long. ' * 300} |\n| --- |\n| Une case. |\n",
    "a head and a row that fill a page": f"| {'Un mot. ' * 300} |\n| --- |\n| {'Une case. ' * 420} |\n| Une autre. |\n",
    "fifty blocks one inside the other": (
        "<details>\n<summary>Un</summary>\n\n" * 50 + "Au fond.\n\n" + "</details>\n\n" * 50
    ),
    "a picture in the heading that names a table": "## Partie ![Un signe](signe.png)\n\n| a |\n| --- |\n| b |\n",
    "blocks of a cell, in their order": (
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><details><summary>Un</summary><p>deux</p></details>"
        "<details><summary>trois</summary><p>quatre</p></details></td></tr></tbody></table>\n"
    ),
    **{f"a picture in a caption, {lines} lines above it": "ligne\n\n" * lines + FIGURE for lines in (20, 24, 44)},
}


@pytest.fixture(scope="module", params=PAGES)
def case(request: pytest.FixtureRequest) -> tuple[str, Planned]:
    text = f"# Titre\n\n{PAGES[request.param]}"
    return text, plan_folder({**FILES, "page.md": text}, "page.md")


@pytest.mark.parametrize("form", FORMATS)
def test_the_page_comes_out_whole(case: tuple[str, Planned], form: str) -> None:
    text, planned = case
    page = read_page_text({**FILES, "page.md": text.encode()}, "page.md")
    assert list(page_breaches(page, plan_streams(planned.plan(form), planned.lead))) == []
    document = inspect_file(write_plan(planned.plan(form), form), KINDS[form])
    assert list(text_breaches(planned, form, document)) == []
