"""Heads of tables that the layout leaves out.

Comes in: a document that WeasyPrint has laid out, and the tree that it was made of. Goes out: the tables that do not
open with their heads, by their number; the tree with such heads made rows like the others. Decided here: nothing of
the page is lost: where a head and the first row do not fit in one page, WeasyPrint drops the head.
"""

from collections.abc import Collection
from typing import Any


def find_lost_heads(document: Any, tree: Any) -> frozenset[int]:
    """The numbers of the tables of ``tree`` whose first page in ``document`` does not show their head."""
    headed = {table: number for number, table in enumerate(tree.iter("table")) if table.find("thead") is not None}
    opened: dict[Any, bool] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element in headed and box.element not in opened:
                opened[box.element] = any(each.element_tag == "thead" for each in box.descendants())
    return frozenset(number for table, number in headed.items() if not opened.get(table, True))


def make_rows_of_heads(tree: Any, tables: Collection[int]) -> None:
    """Puts the head of each of these ``tables`` of ``tree`` among its rows, in place."""
    for number, table in enumerate(tree.iter("table")):
        head = table.find("thead") if number in tables else None
        if head is not None:
            head.tag = "tbody"
