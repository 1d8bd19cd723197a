"""The engine: what a profile's rules change in one line of characters.

Comes in: a line, a profile. Goes out: edits in the line's own places, in order, none over another. Decided here: the
first rule that claims a place settles it, even to leave it as it is; a line that was given or lost a character is read
again, since some rule may have waited for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from export_equipe.french.spaces import THIN
from export_equipe.passes.typography.rule import Profile
from export_equipe.passes.typography.verbatim import hide_verbatim

_ROUNDS = 5  # two change something in the worst of the tests' lines, the next sees that nothing moves
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in the place of the characters ``start`` to ``end`` of a line; ``raised``: as superscript."""

    start: int
    end: int
    text: str
    raised: bool = False

    @property
    def shifts(self) -> bool:
        """Whether the line gains or loses characters: a rule that found nothing may find something then."""
        return len(self.text) != self.end - self.start


def settle(line: Line, edit: Callable[[Line], tuple[Line, Sequence[Edit]]]) -> Line:
    """``line`` after as many rounds of ``edit`` as change anything."""
    for _ in range(_ROUNDS):
        line, edits = edit(line)
        if not any(change.shifts for change in edits):
            break
    return line


def find_edits(line: str, profile: Profile) -> list[Edit]:
    """What ``profile`` changes in ``line``, in order."""
    shown, claims, edits = hide_verbatim(line), _Claims(len(line)), []
    present = frozenset(shown)
    for rule in profile.rules:
        if rule.needs and rule.needs.isdisjoint(present):
            continue
        for match in rule.pattern.finditer(shown):
            start, end = match.span("at")
            if not claims.take(start, end):
                continue
            text = match.expand(rule.becomes).replace(THIN, profile.thin)
            if rule.raised or text != shown[start:end]:
                edits.append(Edit(start, end, text, rule.raised))
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


class _Claims:
    """The places of a line that a rule has settled: characters, and points between two characters."""

    def __init__(self, length: int) -> None:
        self._characters = bytearray(length)
        self._points: set[int] = set()

    def take(self, start: int, end: int) -> bool:
        """Whether ``start`` to ``end`` is still free; it no longer is then."""
        if start == end:
            free = start not in self._points
            self._points.add(start)
            return free
        if self._characters.find(1, start, end) >= 0:
            return False
        self._characters[start:end] = b"\1" * (end - start)
        return True


def apply_edits(text: str, edits: Sequence[Edit], origin: int = 0) -> str:
    """``text``, which begins at ``origin`` in the line, with the ``edits`` that lie in it."""
    pieces, place = [], origin
    for edit in edits:
        pieces += [text[place - origin : edit.start - origin], edit.text]
        place = edit.end
    return "".join([*pieces, text[place - origin :]])
