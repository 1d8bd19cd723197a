"""A hundred slides are read back in a few seconds."""

from time import process_time

from tests.support.pages import plan_text, write_plan

from export_equipe.inspect.checks.pptx import check_pptx, warn_pptx
from export_equipe.inspect.pptx import inspect_pptx

PART = """## Partie {number}

{points}

### Tableau {number}

| Nom | Rôle | Date |
|---|---|---|
{rows}

"""


def page(parts: int) -> str:
    """A page of lists and tables: about two slides a part."""
    points = "\n".join(f"* point {n} qui dit quelque chose d’assez long pour tenir une ligne entière" for n in range(6))
    rows = "\n".join(f"| **Ligne {n}** | un texte de cellule | 2026 |" for n in range(8))
    return "# Page\n\n" + "".join(PART.format(number=n, points=points, rows=rows) for n in range(parts))


def test_a_hundred_slides_are_checked_in_a_few_seconds() -> None:
    """In processor time, about four times what it takes on an ordinary machine."""
    data = write_plan(plan_text(page(55)).deck, "slides")
    slides = len(inspect_pptx(data).pages)
    start = process_time()
    assert check_pptx(data) == ()
    assert warn_pptx(data) == ()
    assert slides > 100
    assert 100 * (process_time() - start) / slides < 6
