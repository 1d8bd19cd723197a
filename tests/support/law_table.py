"""The table construct × format: for each, whether both laws hold on a small page that has it alone and nested.

Comes in: nothing. Goes out: what each cell breaks; ``python -m tests.support.law_table`` prints the table in Markdown,
with the figures that end it, and 1 when a cell is not sound.
"""

import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tests.support.dialect.single import CONSTRUCTS, draw_construct
from tests.support.law import file_breaches, plan_breaches
from tests.support.pages import FORMATS, KINDS, Planned, plan_folder, write_plan
from tests.support.streams import plan_streams

from export_equipe.inspect import inspect_file

SOUND, BROKEN = "✔", "✘"


def cell_breaches(name: str, form: str) -> list[str]:
    """What the page of the construct ``name`` breaks in the format ``form``, in its plan and in its file."""
    page, planned = draw_construct(name), _planned(name)
    document = inspect_file(write_plan.__wrapped__(planned.plan(form), form), KINDS[form])
    told = plan_breaches(page, plan_streams(planned.plan(form), planned.lead))
    return [*told, *file_breaches(page, planned, form, document)]


@lru_cache(maxsize=4)
def _planned(name: str) -> Planned:
    page = draw_construct(name)
    return plan_folder(page.files, page.path)


def render_cells(broken: Mapping[tuple[str, str], Sequence[str]]) -> str:
    """The table, a row a construct; ``broken`` holds what each cell breaks."""
    lines = [f"| construct | {' | '.join(FORMATS)} |", f"|---|{'---|' * len(FORMATS)}"]
    for name in CONSTRUCTS:
        cells = (BROKEN if broken.get((name, form)) else SOUND for form in FORMATS)
        lines.append(f"| {name.replace('<', '&lt;')} | {' | '.join(cells)} |")
    count = len(CONSTRUCTS) * len(FORMATS)
    bad = sum(1 for found in broken.values() if found)
    return "\n".join([*lines, "", f"{len(CONSTRUCTS)} constructs, {count} cells, {count - bad} sound"])


def main() -> int:
    """Prints the table, then what is broken."""
    broken = {(name, form): cell_breaches(name, form) for name in CONSTRUCTS for form in FORMATS}
    print(render_cells(broken))
    for (name, form), found in broken.items():
        for message in found:
            print(f"{name}, {form}: {message}")
    return 1 if any(broken.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
