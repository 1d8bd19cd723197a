"""Pictures, as every document embeds them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture ready for every document: ``media`` is image/png, image/jpeg or image/svg+xml; ``width`` and ``height``
    are its own size in CSS pixels (96 an inch); ``data`` is what documents embed.
    """

    media: str
    width: int
    height: int
    data: bytes = field(repr=False)
