"""MathML written anew.

Comes in: one ``math`` element as text. Goes out: the same element with nothing in it but formulas, so that whatever
made it, no script and no address gets into the page. Followed: MathML Core, and what readers of MathML 3 know.
"""

from xml.etree import ElementTree

from markupsafe import Markup, escape

_NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
_ELEMENTS = frozenset(
    "math maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace "  # noqa: SIM905
    "msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics".split()
)
_SILENT = frozenset({"annotation", "annotation-xml", "script", "style"})
_ATTRIBUTES = frozenset(
    "accent accentunder class columnalign columnlines columnspacing columnspan depth dir display displaystyle fence "  # noqa: SIM905
    "form frame height lang linethickness lspace mathvariant maxsize minsize movablelimits notation rowalign rowlines "
    "rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width".split()
)


def rebuild_mathml(text: str, *, alternative: str) -> Markup:
    """The ``math`` element of ``text``, said as ``alternative``; the alternative alone when it is none."""
    try:
        root = ElementTree.fromstring("" if "<!" in text else text)
    except ElementTree.ParseError:
        return escape(alternative)
    return _element(root, Markup(' alttext="{}"').format(alternative))


def _element(element: ElementTree.Element, more: Markup | None = None) -> Markup:
    tag = str(element.tag).removeprefix(_NAMESPACE)
    if tag in _SILENT:
        return Markup("")
    content = escape(element.text or "") + Markup("").join(
        _element(child) + escape(child.tail or "") for child in element
    )
    if tag not in _ELEMENTS:
        return content
    kept = (Markup(' {}="{}"').format(name, value) for name, value in element.attrib.items() if name in _ATTRIBUTES)
    return Markup("<{0}{1}{2}>{3}</{0}>").format(tag, Markup("").join(kept), more or "", content)
