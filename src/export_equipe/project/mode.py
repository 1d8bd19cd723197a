"""Draft or final."""

from enum import StrEnum


class Mode(StrEnum):
    """Whether documents are drafts or finals."""

    DRAFT = "draft"
    FINAL = "final"
