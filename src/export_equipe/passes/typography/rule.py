"""What a typographical rule is, and a profile: an ordered table of rules.

A rule names a place, the group ``at`` of its pattern, and what stands there: a gap (a run of blanks, perhaps none) or a
sign. All rules look at the line as it was typed, and the first rule that claims a place settles it: so a pattern must
accept its neighbours in every form, mended or not, or wait for the next round (``edits.settle``); setting a line twice
changes nothing.
"""

import re
from dataclasses import dataclass, field

from export_equipe.french.spaces import THIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """``becomes`` is a template of ``re``, for what stands at the group ``at``; ``raised`` sets it as superscript.

    ``needs`` spares time: a line that has none of these characters is not read (empty: every line is).
    """

    name: str
    pattern: re.Pattern[str]
    becomes: str
    raised: bool = False
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A choice of rules, the first ones first; ``thin`` stands for U+202F where the font has none (then U+00A0)."""

    name: str
    rules: tuple[Rule, ...] = field(repr=False)
    thin: str = THIN
