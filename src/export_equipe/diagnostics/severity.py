"""How much a diagnostic weighs."""

from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs.

    ``ERROR`` refuses the page's outputs in both modes; ``OPEN`` is an open point, reported in a draft and an error
    in a final (see ``Sink``); ``WARNING`` and ``INFO`` never refuse anything.
    """

    ERROR = "error"
    OPEN = "open"
    WARNING = "warning"
    INFO = "info"
