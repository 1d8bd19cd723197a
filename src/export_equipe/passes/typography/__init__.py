"""French typography: apostrophes, ellipses, ordinals, and the spaces that never break.

Comes in: a page, a profile. Goes out: the page, its texts set. Code, addresses, file names, shortcodes, ratios and
passages in another language are never touched. Idempotent. Letters and digits are never changed, save in ordinals
(« 2ème » is « 2e », raised), so the conservation law does not see this pass.

``rules`` are the tables, ``profiles`` chooses among them, ``verbatim`` says what is hidden from them, ``edits`` is the
engine, ``line`` lays a block's inlines out as one line and cuts it again.
"""

from dataclasses import replace

from export_equipe.model.document import Page
from export_equipe.model.walk import map_page
from export_equipe.passes.typography.edits import Edit, apply_edits, find_edits, settle
from export_equipe.passes.typography.line import set_inlines
from export_equipe.passes.typography.profiles import choose_profile
from export_equipe.passes.typography.rule import Profile

__all__ = ["choose_profile", "set_text", "set_typography"]


def set_typography(page: Page, profile: Profile) -> Page:
    """``page`` with its texts set by ``profile``."""
    page = map_page(page, lambda nodes: set_inlines(nodes, profile))
    return replace(page, description=set_text(page.description, profile))


def set_text(text: str, profile: Profile) -> str:
    """``text``, a line of plain characters, set by ``profile``; ordinals stay on the line."""

    def edit(line: str) -> tuple[str, list[Edit]]:
        edits = find_edits(line, profile)
        return apply_edits(line, edits), edits

    return settle(text, edit) if profile.rules else text
