"""The calls of footnotes (ECMA-376 part 1, 17.11.14; 17.16.5.39, NOTEREF).

Comes in: runs that call notes, in the order in which they are written. Goes out: the ids of Word's notes, and what each
call is: the first one is Word's own, later ones are fields that show its number. A footnote of Word cannot call another
one: a note that only notes call is written inside the first that does.
"""

from dataclasses import dataclass, field
from enum import Enum, auto

from export_equipe.writers.docx.bookmarks import Bookmarks
from export_equipe.writers.docx.wordml import Element


class Call(Enum):
    """What a call of a note is."""

    FIRST = auto()
    AGAIN = auto()
    INSIDE = auto()  # the note is written inside the one that calls it


@dataclass(slots=True)
class CalledNote:
    """A note that the body calls: its place among Word's notes, the run of its first call, the bookmark around it."""

    place: int
    bookmark: str
    run: Element | None = None
    again: bool = False


@dataclass(slots=True)
class NoteCalls:
    """The notes called so far, by their number in the plan."""

    bookmarks: Bookmarks
    called: dict[int, CalledNote] = field(default_factory=dict)
    inside: list[int] = field(default_factory=list)  # called by the note that is being written, and not written yet
    written_inside: set[int] = field(default_factory=set)
    in_note: bool = False
    first_id: int = 1  # that of Word's first note

    def word_id(self, number: int) -> int:
        """Word's id of note ``number``."""
        return self.first_id + self.called[number].place

    def call(self, number: int) -> Call:
        """What the next call of note ``number`` is."""
        if number in self.called:
            self.called[number].again = True
            return Call.AGAIN
        if self.in_note:
            if number not in self.written_inside:
                self.written_inside.add(number)
                self.inside.append(number)
            return Call.INSIDE
        self.called[number] = CalledNote(place=len(self.called), bookmark=self.bookmarks.reserve(f"note_{number}"))
        return Call.FIRST

    def take_inside(self) -> int:
        """The next note to write inside the one that calls it."""
        return self.inside.pop(0)
