"""Which addresses of a plan become links, and what they say.

Comes in: an address of a run. Goes out: what stands in ``href``, or ``""`` where the text alone is kept. Decided here:
only the web, a mail, a telephone, this document or its neighbours may be followed; an anchor that the document lacks
leads nowhere.
"""

import re
from collections.abc import Callable
from urllib.parse import unquote

from export_equipe.layout.addresses import FILE, PAGE, document_address
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.flow.walk import plan_anchors

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DROPPED = re.compile(r"[\t\n\r]")  # what a browser drops from an address (WHATWG URL 4.4), and from its ends
_STRIPPED = "".join(map(chr, range(33)))
_SAFE = ("http:", "https:", "mailto:", "tel:")


def screen_addresses(plan: FlowPlan) -> Callable[[str], str]:
    """What addresses say in the page of ``plan`` for the screen."""
    anchors = frozenset(plan_anchors(plan))
    return lambda href: _existing(safe_href(document_address(href, source=plan.source, suffix=".html")), anchors)


def paper_addresses(plan: FlowPlan) -> Callable[[str], str]:
    """What addresses say in its PDF: what counts from the page's own folder leads nowhere there, and is left out."""
    anchors = frozenset(plan_anchors(plan))

    def address(href: str) -> str:
        found = _existing(safe_href(document_address(href, source=plan.source, suffix=".pdf")), anchors)
        settled = href.startswith((PAGE, FILE)) or found.startswith("#") or _SCHEME.match(found)
        return found if settled else ""

    return address


def safe_href(href: str) -> str:
    """``href`` when it may be followed: the web, a mail, a telephone, this page or a neighbour; else ``""``."""
    address = _DROPPED.sub("", href).strip(_STRIPPED)
    scheme = _SCHEME.match(address)
    if scheme is None:
        return "" if address.replace("\\", "/").startswith("//") else address
    return address if scheme.group().lower() in _SAFE else ""


def _existing(address: str, anchors: frozenset[str]) -> str:
    inside = address.startswith("#")
    return "" if inside and not {address[1:], unquote(address[1:])} & anchors else address
