"""The calls of footnotes.

Comes in: the numbers of a document's notes, then each call in reading order. Goes out: the raised number, a link to its
note. Decided here: a note belongs to its first call, which alone can be come back to; a number without note is text.
"""

from collections.abc import Iterable

from markupsafe import Markup


def note_id(number: int) -> str:
    """The id of a note; no heading's anchor begins so."""
    return f"_note-{number}"


def call_id(number: int) -> str:
    """The id of its first call."""
    return f"_appel-{number}"


class NoteCalls:
    """Writes the calls of one document, given in reading order."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._notes = frozenset(numbers)
        self._called: set[int] = set()

    def write(self, number: int, text: str) -> Markup:
        """A call of the note ``number``, shown as ``text``."""
        if number not in self._notes:
            return Markup("<sup>{}</sup>").format(text)
        first = number not in self._called
        self._called.add(number)
        named = Markup(' id="{}" data-note="{}"').format(call_id(number), number) if first else Markup("")
        return Markup('<sup class="call"{}><a href="#{}" role="doc-noteref">{}</a></sup>').format(
            named, note_id(number), text
        )
