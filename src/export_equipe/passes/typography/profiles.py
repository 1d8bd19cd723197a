"""The profiles of typography, and which one a document gets.

- ``fr``: the Imprimerie nationale's rules, all of them.
- ``ue``: the European Union's interinstitutional guide closes ; : ! ? up to the word before them, in every language
  (6.4); all the rest is as in ``fr``. The guide's table closes guillemets up too; here they keep their no-break spaces,
  which readers of French expect.
- ``none``: nothing is changed. It is also the profile of a document that is not in French.
"""

from collections.abc import Mapping

from export_equipe.passes.typography.rule import Profile
from export_equipe.passes.typography.rules import (
    CLOSED_HIGH_MARKS,
    DATES,
    DOUBLED_BLANKS,
    GUILLEMETS,
    HOURS,
    LOW_MARKS,
    NUMBERS,
    ORDINALS,
    REFERENCES,
    SIGNS,
    SPACED_HIGH_MARKS,
)

_WORDS = (*SIGNS, *ORDINALS, *GUILLEMETS, *LOW_MARKS)
_FIGURES = (*HOURS, *NUMBERS, *REFERENCES, *DATES, *DOUBLED_BLANKS)

FRENCH = Profile(name="fr", rules=(*_WORDS, *SPACED_HIGH_MARKS, *_FIGURES))
EUROPEAN = Profile(name="ue", rules=(*_WORDS, *CLOSED_HIGH_MARKS, *_FIGURES))
NONE = Profile(name="none", rules=())

PROFILES: Mapping[str, Profile] = {"fr": FRENCH, "ue": EUROPEAN, "aucune": NONE}
"""By their names in the configuration."""


def choose_profile(typography: str, language: str) -> Profile:
    """The profile named ``typography`` for a document in ``language`` (a BCP 47 tag)."""
    return PROFILES[typography] if is_french(language) else NONE


def is_french(language: str) -> bool:
    """Whether a BCP 47 tag is French, of whatever country."""
    return language.split("-", maxsplit=1)[0].lower() == "fr"
