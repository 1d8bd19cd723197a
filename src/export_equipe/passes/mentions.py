"""Mentions of persons get the names that the configuration knows.

Comes in: a page and a table from user id to name. Goes out: the page with its mentions named. A mention that the table
does not know keeps its label and stays open.
"""

from collections.abc import Mapping
from dataclasses import replace

from export_equipe.model.document import Page
from export_equipe.model.inline import Inline, Inlines, Mention
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import map_page


def name_mentions(page: Page, names: Mapping[str, str]) -> Page:
    """``page`` with each known mention named and resolved."""

    def named(node: Inline) -> Inlines:
        if isinstance(node, Mention) and node.user in names:
            return (replace(node, name=names[node.user], resolved=True),)
        return (node,)

    def change(nodes: Inlines) -> Inlines:
        return rewrite_inlines(nodes, named)

    return map_page(page, change)
