"""Footnotes at the foot of the page.

Comes in: the element tree of a page for paper, its notes in a part at the end. Goes out: the same tree, each note
beside its first call, where ``float: footnote`` (CSS GCPM 3, 3) takes it to the foot of the page. Decided here: what
WeasyPrint sets wrongly is not asked of it. From a cell, a footnote would cover the text of the cells beside it: it is
called after the table or the columns instead. From a heading, it would get into the bookmark: it is called after the
heading. A note that is long, or holds more than text, would not be cut at the end of a page: it stays in the part at
the end.
"""

from collections.abc import Iterator
from typing import Any

FOOT = "at-foot"  # the class of a note that stands at the foot of a page
_BESIDE = frozenset({"columns", "cards", "fields"})  # classes whose children are set side by side
_CONTAINERS = frozenset({"div", "ul", "ol", "li", "blockquote"})  # they hold blocks only
_KEPT_WHOLE = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6"})
_LARGE = frozenset({"table", "figure", "svg"})
_LETTERS, _LINES = 80, 14  # letters a line; the most lines of a note at the foot


def place_footnotes(root: Any) -> None:
    """Moves the notes of the page ``root`` (an element of ``xml.etree``) to their calls."""
    notes = next((one for one in root.iter("section") if one.get("role") == "doc-endnotes"), None)
    if notes is None:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    last: dict[Any, Any] = {}  # what was put last behind an element: several notes keep their order
    for call, note in list(_pairs(root, notes)):
        place = None if _is_long(note) else _place_of(call, parents)
        if place is not None:
            notes.remove(note)
            note.set("class", f"{note.get('class')} {FOOT}")
            _drop_spaces(note)
            moved = note if place is call or _is_note(place) else _in_line(note, parents)
            _put_behind(last.get(place, place), moved, parents)
            last[place] = moved
    if not any(_is_note(one) for one in notes):
        parents[notes].remove(notes)


def _is_note(element: Any) -> bool:
    return element.get("role") == "doc-footnote"  # type: ignore[no-any-return]


def _pairs(root: Any, notes: Any) -> Iterator[tuple[Any, Any]]:
    """Each first call and its note, in the order of the calls."""
    found = {note.get("data-note"): note for note in notes if _is_note(note)}
    for call in root.iter("sup"):
        note = found.get(call.get("data-note"))
        if note is not None:
            yield call, note


def _place_of(call: Any, parents: dict[Any, Any]) -> Any | None:
    """What a note stands behind: its call, the outermost thing set side by side around it, or the note that calls it.

    ``None`` when that note stands in the part at the end itself.
    """
    place, element = call, call
    while element in parents:
        element = parents[element]
        if _is_note(element):
            return element if FOOT in element.get("class") else None
        if element.tag in _KEPT_WHOLE or _BESIDE & set(element.get("class", "").split()):
            place = element
    return place


def _is_long(note: Any) -> bool:
    lines = 0.0
    for element in note.iter():
        if element.tag in _LARGE or _BESIDE & set(element.get("class", "").split()):
            return True
        if element.tag in ("p", "li", "pre", "br", "div"):
            lines += 1
        lines += len(element.text or "") / _LETTERS + len(element.tail or "") / _LETTERS
        lines += (element.text or "").count("\n") if element.tag in ("code", "span") else 0
    return lines > _LINES


def _in_line(note: Any, parents: dict[Any, Any]) -> Any:
    """A line without height that holds ``note``: only lines can take one to the foot."""
    holder: Any = note.makeelement("div", {"class": "call-holder"})
    holder.append(note)
    parents[note] = holder
    return holder


def _drop_spaces(note: Any) -> None:
    """Takes out the line ends between blocks: at the foot, WeasyPrint would make lines of them."""
    for element in note.iter():
        if element.tag in _CONTAINERS:
            for child in element:
                child.tail = (child.tail or "").strip() and child.tail
            element.text = (element.text or "").strip() and element.text


def _put_behind(element: Any, moved: Any, parents: dict[Any, Any]) -> None:
    parent = parents[element]
    moved.tail, element.tail = element.tail, None
    parent.insert(list(parent).index(element) + 1, moved)
    parents[moved] = parent
