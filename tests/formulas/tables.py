"""The tables beside these tests, and what the forms of a formula must be made of."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from export_equipe.formulas.formula import Formula
from export_equipe.formulas.read import read_formula

FOLDER = Path(__file__).parent
MATHML = "{http://www.w3.org/1998/Math/MathML}"
OMML = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# How many children an element of presentation MathML takes.
ARITY = {
    "math": 1, "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3,
    "mi": 0, "mn": 0, "mo": 0, "mtext": 0, "mspace": 0,
    "mrow": None, "msqrt": None, "mstyle": None, "mpadded": None, "mphantom": None, "menclose": None, "mtable": None,
    "mtr": None, "mtd": None,
}  # fmt: skip

# The children of each element of Office Math, in the order of shared-math.xsd; ITEM is any of its objects.
ORDER = {
    "oMath": "ITEM*", "r": "rPr t", "rPr": "nor|sty", "t": "", "acc": "accPr e", "accPr": "chr", "bar": "barPr e",
    "barPr": "pos", "borderBox": "(borderBoxPr )?e",
    "borderBoxPr": "(hideTop hideBot hideLeft hideRight)( strikeH)?( strikeBLTR)?( strikeTLBR)?",
    "d": "dPr( e)+", "dPr": "begChr sepChr endChr", "eqArr": "e( e)*", "f": "(fPr )?num den", "fPr": "type",
    "func": "fName e", "groupChr": "groupChrPr e", "groupChrPr": "chr pos vertJc", "limLow": "e lim",
    "limUpp": "e lim", "m": "mPr( mr)+", "mPr": "plcHide( cGpRule cGp)? mcs", "mcs": "mc( mc)*", "mc": "mcPr",
    "mcPr": "count mcJc", "mr": "e( e)*", "nary": "naryPr sub sup e", "naryPr": "chr limLoc( subHide)?( supHide)?",
    "phant": "phantPr e", "phantPr": "show( zeroWid)?( zeroAsc zeroDesc)?", "rad": "(radPr )?deg e", "radPr": "degHide",
    "sSub": "e sub", "sSubSup": "e sub sup", "sSup": "e sup",
    "e": "ITEM+", "num": "ITEM+", "den": "ITEM+", "sub": "ITEM+", "sup": "ITEM+", "lim": "ITEM+", "fName": "ITEM+",
    "deg": "ITEM*",
}  # fmt: skip
ITEMS = "r|acc|bar|borderBox|d|eqArr|f|func|groupChr|limLow|limUpp|m|nary|phant|rad|sSub|sSubSup|sSup"


def read_table(name: str, separator: str) -> list[tuple[str, str]]:
    """The lines of a table beside this file, in two."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(separator) for line in lines if line and not line.startswith("#"))
    return [(first, second) for first, _, second in pairs]


def formula(latex: str, *, display: bool = True) -> Formula:
    found = read_formula(latex, display=display)
    assert isinstance(found, Formula), found
    return found


def mathml_letters(text: str) -> str:
    """The letters and digits of MathML, in order; the sign of an accent is not one of them."""
    return "".join(_letters(ElementTree.fromstring(text)))


def _letters(element: ElementTree.Element) -> Iterator[str]:
    yield from (char for char in element.text or "" if char.isalnum())
    marks = element.get("accent") or element.get("accentunder")
    children = list(element)[: 1 if marks else None]
    # MathML gives the degree of a root after what is under it, Office Math before.
    for child in reversed(children) if element.tag == f"{MATHML}mroot" else children:
        yield from _letters(child)


def omml_letters(text: str) -> str:
    """The letters and digits of Office Math, in order."""
    runs = ElementTree.fromstring(text).iter(f"{OMML}t")
    return "".join(char for run in runs for char in run.text or "" if char.isalnum())


def check_mathml(text: str) -> None:
    """Fails unless ``text`` is one ``math`` element whose elements have the children that they need."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{MATHML}math"
    assert root.get("display") in {"block", "inline"}
    assert root.get("alttext")
    for element in root.iter():
        name = element.tag.removeprefix(MATHML)
        assert name in ARITY, name
        assert ARITY[name] in (None, len(element)), name
        if name in ("mtable", "mtr"):
            assert {child.tag for child in element} == {MATHML + {"mtable": "mtr", "mtr": "mtd"}[name]}


def check_omml(text: str) -> None:
    """Fails unless ``text`` is one ``m:oMath`` element whose children are those of the schema, in its order."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{OMML}oMath"
    assert len(root)
    for element in root.iter():
        name = element.tag.removeprefix(OMML)
        children = " ".join(child.tag.removeprefix(OMML) for child in element)
        if name not in ORDER:
            assert not children, name
            assert element.get(f"{OMML}val") is not None or name == "nor", name
            continue
        pattern = ORDER[name].replace("ITEM*", f"((?:{ITEMS})( (?:{ITEMS}))*)?")
        pattern = pattern.replace("ITEM+", f"(?:{ITEMS})( (?:{ITEMS}))*")
        assert re.fullmatch(pattern, children), f"{name}: {children}"


def check_svg(text: str) -> ElementTree.Element:
    """Fails unless ``text`` is one path in a picture with a view box; the path."""
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.attrib.keys() == {"width", "height", "viewBox"}
    (path,) = root
    assert path.tag == "{http://www.w3.org/2000/svg}path"
    assert path.attrib.keys() == {"fill", "d"}
    assert not len(path)
    assert re.fullmatch(r"[mlqcz0-9. -]*", path.attrib["d"])
    return path
