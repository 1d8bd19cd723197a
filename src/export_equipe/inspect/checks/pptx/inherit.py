"""What a run or a paragraph inherits: from its list styles, level by level (ECMA-376 part 1, 21.1.2.4).

Comes in: a paragraph or a run and the text body that holds it. Goes out: attributes and elements, the nearest first.
"""

from lxml import etree

from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.ooxml import find_all, find_one, read_share

DEFAULT_SIZE = 18.0  # points: what a run is set at when nothing says so


def paragraphs_of(body: TextBody) -> list[etree._Element]:
    """The paragraphs of a text body."""
    return find_all(body.element, "a:p")


def runs_of(paragraph: etree._Element) -> list[etree._Element]:
    """The runs and fields of a paragraph."""
    return find_all(paragraph, "a:r | a:fld")


def run_text(run: etree._Element) -> str:
    """The characters of a run."""
    return "".join(part.text or "" for part in find_all(run, "a:t"))


def paragraph_text(paragraph: etree._Element) -> str:
    """The characters of a paragraph, a line end for each break."""
    parts = find_all(paragraph, "./a:br | ./*/a:t")
    return "".join("\n" if part.tag.endswith("}br") else part.text or "" for part in parts)


def level_styles(paragraph: etree._Element, body: TextBody) -> list[etree._Element]:
    """The paragraph properties that a paragraph inherits, nearest first, without its own."""
    properties = find_one(paragraph, "a:pPr")
    level = 1 if properties is None else int(properties.get("lvl", "0")) + 1
    return [found for style in body.styles for found in find_all(style, f"a:lvl{level}pPr | a:defPPr")]


def paragraph_attribute(paragraph: etree._Element, body: TextBody, name: str, default: str) -> str:
    """An attribute of a paragraph (``marL``), its own or inherited."""
    for properties in (*find_all(paragraph, "a:pPr"), *level_styles(paragraph, body)):
        if name in properties.attrib:
            return str(properties.get(name))
    return default


def paragraph_child(paragraph: etree._Element, body: TextBody, path: str) -> etree._Element | None:
    """A child of a paragraph's properties (``a:lnSpc``), its own or inherited."""
    for properties in (*find_all(paragraph, "a:pPr"), *level_styles(paragraph, body)):
        found = find_one(properties, path)
        if found is not None:
            return found
    return None


def run_styles(run: etree._Element, paragraph: etree._Element, body: TextBody) -> list[etree._Element]:
    """The run properties that count for a run, nearest first."""
    inherited = [found for level in level_styles(paragraph, body) for found in find_all(level, "a:defRPr")]
    return [*find_all(run, "a:rPr"), *inherited]


def run_attribute(run: etree._Element, paragraph: etree._Element, body: TextBody, name: str) -> str:
    """An attribute of a run (``sz``, ``b``), its own or inherited, ``""`` for none."""
    return next((str(style.get(name)) for style in run_styles(run, paragraph, body) if name in style.attrib), "")


def run_size(run: etree._Element, paragraph: etree._Element, body: TextBody) -> float:
    """The size of a run in points, before any shrinking."""
    size = run_attribute(run, paragraph, body, "sz")
    return int(size) / 100 if size else DEFAULT_SIZE


def is_bold(run: etree._Element, paragraph: etree._Element, body: TextBody) -> bool:
    """Whether a run is bold."""
    return run_attribute(run, paragraph, body, "b") in ("1", "true")


def body_property(body: TextBody, name: str, default: str) -> str:
    """An attribute of the body's properties (``lIns``), its own or its placeholders'."""
    own = find_all(body.element, "a:bodyPr")
    models = [found for model in body.shape.models for found in find_all(model, "p:txBody/a:bodyPr")]
    return next((str(each.get(name)) for each in (*own, *models) if name in each.attrib), default)


def font_scale(body: TextBody) -> float:
    """How much the program has shrunk the text to make it fit: 1.0 for not at all."""
    scale = find_one(body.element, "a:bodyPr/a:normAutofit[@fontScale]")
    return 1.0 if scale is None else read_share(str(scale.get("fontScale")))
