"""A memo taken apart: its parts, and what stands in them."""

import re
from dataclasses import replace
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

from export_equipe.layout.flow.plan import FlowBlock, FlowFootnote, FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.memo import write_memo
from export_equipe.writers.package import read_package

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}


class Memo:
    """A memo of ``blocks``: its bytes, its parts, its body."""

    def __init__(
        self, plan: FlowPlan, theme: Theme, blocks: tuple[FlowBlock, ...], notes: tuple[FlowFootnote, ...] = (),
        source: str = "produit/page",
    ) -> None:  # fmt: skip
        self.plan = replace(plan, blocks=blocks, notes=notes, source=source)
        self.data = write_memo(self.plan, theme)
        self.parts = read_package(self.data)
        self.body = self.tree("word/document.xml")

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def find(self, path: str) -> list[etree._Element]:
        return find(self.body, path)

    def texts(self, path: str) -> list[str]:
        """The words of each element that ``path`` finds."""
        return [text(element) for element in self.find(path)]

    def targets(self, part: str = "document") -> dict[str, tuple[str, str]]:
        """Target and mode of each relation of a part, by id."""
        root = self.tree(f"word/_rels/{part}.xml.rels")
        return {each.get("Id", ""): (each.get("Target", ""), each.get("TargetMode", "")) for each in root}

    def faults(self, folder: Path) -> list[str]:
        """What the schemas and the references say against it."""
        path = folder / "memo.docx"
        path.write_bytes(self.data)
        return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def find(element: etree._Element, path: str) -> list[etree._Element]:
    return element.xpath(path, namespaces=NS)


def one(element: etree._Element, path: str) -> str:
    """The one value that ``path`` finds, ``""`` for none."""
    return "".join(find(element, path)[:1])


def text(element: etree._Element) -> str:
    return "".join(find(element, ".//w:t/text()"))


def letters(words: str) -> str:
    return re.sub(r"\W", "", words)
