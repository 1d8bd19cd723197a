"""What a check finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A rule that a finished file breaks: the rule's id, where (« diapositive 3 »), and what, in French."""

    rule: str
    place: str
    message: str
