"""What the file says about itself: core properties (ECMA-376 part 2, 11) and extended ones (part 1, 22.2).

Comes in: the plan's properties. Goes out: the two parts, in place of the master's; the master's thumbnail is dropped.
Decided here: no date unless the content gives one, and nothing about the program but its name.
"""

from typing import Final

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage, Part
from pptx.opc.packuri import PackURI

from export_equipe.layout.properties import Properties
from export_equipe.writers.pptx.markup import DECLARATION, element, text_element

APPLICATION: Final = "export_equipe"
DRAFT: Final = "Brouillon"
_CORE: Final = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_REPLACED: Final = (
    RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL,
)  # fmt: skip


def write_properties(package: OpcPackage, properties: Properties, slides: int) -> None:
    """Replaces the package's properties; ``slides`` is the number of slides."""
    stale = [key for key, relation in package._rels.items() if relation.reltype in _REPLACED]
    for key in stale:
        package.drop_rel(key)
    _add(package, "core", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, _core(properties))
    extended = _extended(slides)
    _add(package, "app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, extended)


def _add(package: OpcPackage, name: str, content_type: str, kind: str, xml: str) -> None:
    part = Part(PackURI(f"/docProps/{name}.xml"), content_type, package, xml.encode())  # type: ignore[arg-type]
    package.relate_to(part, kind)


def _core(properties: Properties) -> str:
    keywords = ", ".join(properties.keywords)
    content = (
        text_element("dc:title", properties.title),
        text_element("dc:subject", properties.subject),
        text_element("dc:creator", properties.author),
        text_element("cp:keywords", keywords),
        text_element("cp:lastModifiedBy", properties.author),
        text_element("cp:revision", "1"),
        *(_moment(tag, properties.date) for tag in ("dcterms:created", "dcterms:modified")),
        text_element("dc:language", properties.language),
        text_element("cp:contentStatus", DRAFT) if properties.draft else "",
    )
    return DECLARATION + element("cp:coreProperties", *content, **_CORE)


def _moment(tag: str, date: str) -> str:
    """The day of the content at midnight, or nothing: never the clock."""
    return text_element(tag, f"{date}T00:00:00Z", **{"xsi:type": "dcterms:W3CDTF"}) if date else ""


def _extended(slides: int) -> str:
    content = (text_element("Application", APPLICATION), text_element("Slides", str(slides)))
    return DECLARATION + element("Properties", *content, xmlns=_EXTENDED)
