"""Addresses of a plan as relationships of a slide (ECMA-376 part 2, 9.3; part 1, 21.1.2.3.5).

Comes in: an address (see ``model.inline.Link``). Goes out: a target, or ``None`` when nothing may be followed. Decided
here: the schemes that may be followed; an anchor is a jump to the slide that answers to it.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlsplit

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import XmlPart
from pptx.parts.slide import BaseSlidePart

from export_equipe.layout.addresses import FILE, PAGE, document_address
from export_equipe.model.inline import LONGEST_ADDRESS
from export_equipe.writers.pptx.markup import legal
from export_equipe.writers.pptx.text import Target

SUFFIX: Final = ".pptx"
_SCHEMES: Final = ("http", "https", "mailto", "tel")
_ADDRESS_CHARACTERS: Final = "%:/?#[]@!$&'()*+,;=-._~"  # RFC 3986: what stands in an address as it is
_JUMP: Final = "ppaction://hlinksldjump"


def find_target(href: str, *, part: XmlPart, slides: Mapping[str, BaseSlidePart], source: str) -> Target | None:
    """The target of ``href`` for texts of ``part``; ``slides`` answer to the anchors of the page ``source``."""
    if href.startswith("#"):
        slide = slides.get(href[1:])
        if slide is None:
            return None
        return Target(relation=part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE), action=_JUMP)
    address = _address(href.strip(), source)
    if not address:
        return None
    target = quote(legal(address), safe=_ADDRESS_CHARACTERS)
    if len(target) > LONGEST_ADDRESS:
        return None
    return Target(relation=part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _address(href: str, source: str) -> str:
    """What the relationship says; ``""`` when ``href`` must not be followed."""
    if href.startswith(PAGE):  # a deck has no anchor that another document could name
        return document_address(href.partition("#")[0], source=source, suffix=SUFFIX)
    if href.startswith(FILE):  # a path of the machine (``file:///``) is none of the folder
        return "" if href.startswith(f"{FILE}/") else document_address(href, source=source, suffix=SUFFIX)
    return href if _scheme(href) in _SCHEMES else ""


def _scheme(href: str) -> str:
    try:
        return urlsplit(href).scheme.lower()
    except ValueError:  # brackets that hold no IPv6 address
        return ""
