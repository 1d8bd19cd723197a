"""Where links lead: bookmarks of this memo, its neighbours, the web (ECMA-376 part 1, 17.16.22).

Comes in: an address of the plan. Goes out: the attributes of ``w:hyperlink``, none for what leads nowhere. Decided
here: the schemes that a memo may open; anything else stays text, for the pages come from many hands.
"""

import re
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from export_equipe.layout.addresses import FILE, PAGE, document_address
from export_equipe.model.inline import LONGEST_ADDRESS
from export_equipe.writers.docx.bookmarks import Bookmarks, bookmark_name

SCHEMES = ("http:", "https:", "mailto:", "tel:")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]+")
_LEAVES = re.compile(r":/|(?:^|[:/])\.\.(?:/|$)")  # a path from the root, or one that climbs
_SAFE = "%/:=&?~#+!$,;'@()*[]"


def link_attributes(href: str, *, source: str, bookmarks: Bookmarks, part: Part) -> dict[str, str]:
    """A bookmark of this memo, or an external relation of ``part``; ``{}`` for what leads nowhere."""
    if href.startswith("#"):
        name = bookmarks.name(href[1:])
        return {qn("w:anchor"): name, qn("w:history"): "1"} if name else {}
    if href.startswith((PAGE, FILE)) and not _LEAVES.search(href):
        address, _, anchor = document_address(href, source=source, suffix=".docx").partition("#")
    elif _UNSEEN.sub("", href).lower().startswith(SCHEMES):
        address, anchor = quote(href.strip(), safe=_SAFE), ""
    else:
        return {}
    if len(address) > LONGEST_ADDRESS:
        return {}
    relation = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    place = {qn("w:anchor"): bookmark_name(anchor)} if anchor else {}
    return {qn("r:id"): relation, **place, qn("w:history"): "1"}
