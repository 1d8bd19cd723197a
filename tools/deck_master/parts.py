"""The parts of the package: presentation, master, layouts, notes master, properties and their relationships."""

from collections.abc import Iterable

from deck_master.layouts import Layout, all_layouts, master_shapes
from deck_master.look import Look
from deck_master.shapes import Block, Slot, write_shape
from deck_master.styles import LANGUAGE, color, default_text_style, notes_style, write_text_styles
from deck_master.theme_part import NAME, write_theme
from export_equipe.writers.pptx.markup import DECLARATION, element, root

_WIDTH, _HEIGHT, _NOTES_HEIGHT = 12_192_000, 6_858_000, 9_144_000
_FIRST_ID = 2_147_483_648  # ids of masters and layouts start here (ST_SlideMasterId)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.presentationml"
_MAP = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "accent1": "accent1", "accent2": "accent2",
    "accent3": "accent3", "accent4": "accent4", "accent5": "accent5", "accent6": "accent6", "hlink": "hlink",
    "folHlink": "folHlink",
}  # fmt: skip
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE = (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
_EXTENDED = ("extended-properties", "docProps/app.xml")
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def write_parts(look: Look) -> dict[str, bytes]:
    """Every part of the master, by name."""
    layouts = all_layouts(look)
    names = [f"slideLayouts/slideLayout{position}.xml" for position, _ in enumerate(layouts, 1)]
    texts = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _relations(("officeDocument", "ppt/presentation.xml"), _CORE, _EXTENDED),
        "docProps/app.xml": DECLARATION + element("Properties", element("Application", "export_equipe"), xmlns=_APP),
        "docProps/core.xml": _core(),
        "ppt/presentation.xml": _presentation(look),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"), ("theme", "theme/theme1.xml"), ("tableStyles", "tableStyles.xml"),
            ("viewProps", "viewProps.xml"),
        ),
        "ppt/presProps.xml": root("p:presentationPr"),
        "ppt/viewProps.xml": root("p:viewPr"),
        "ppt/tableStyles.xml": root("a:tblStyleLst", **{"def": _NO_STYLE}),
        "ppt/theme/theme1.xml": write_theme(look),
        "ppt/theme/theme2.xml": write_theme(look),
        "ppt/slideMasters/slideMaster1.xml": _master(look, len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(("slideLayout", f"../{name}") for name in names), ("theme", "../theme/theme1.xml")
        ),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(look),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations(("theme", "../theme/theme2.xml")),
    }  # fmt: skip
    for name, layout in zip(names, layouts, strict=True):
        texts[f"ppt/{name}"] = _layout(look, layout)
        own = name.replace("slideLayouts/", "ppt/slideLayouts/_rels/")
        texts[f"{own}.rels"] = _relations(("slideMaster", "../slideMasters/slideMaster1.xml"))
    return {name: text.encode() for name, text in texts.items()}


def _presentation(look: Look) -> str:
    return root(
        "p:presentation",
        element("p:sldMasterIdLst", element("p:sldMasterId", id=_FIRST_ID, **{"r:id": "rId1"})),
        element("p:notesMasterIdLst", element("p:notesMasterId", **{"r:id": "rId2"})),
        element("p:sldSz", cx=_WIDTH, cy=_HEIGHT),
        element("p:notesSz", cx=_HEIGHT, cy=_NOTES_HEIGHT),
        default_text_style(look),
        saveSubsetFonts=1,
        autoCompressPictures=0,
    )


def _master(look: Look, layouts: int) -> str:
    listed = (
        element("p:sldLayoutId", id=_FIRST_ID + position, **{"r:id": f"rId{position}"})
        for position in range(1, layouts + 1)
    )
    return root(
        "p:sldMaster",
        _slide(look, master_shapes(look), ground="fond"),
        element("p:clrMap", **_MAP),
        element("p:sldLayoutIdLst", *listed),
        element("p:hf", hdr=0, dt=0),
        write_text_styles(look),
        preserve=1,
    )


def _layout(look: Look, layout: Layout) -> str:
    return root(
        "p:sldLayout",
        _slide(look, layout.shapes, ground=layout.ground, name=layout.name),
        element("p:clrMapOvr", element("a:masterClrMapping")),
        showMasterSp=0 if layout.bare else None,
        type=layout.kind,
        preserve=1,
        userDrawn=1,
    )


def _notes_master(look: Look) -> str:
    shapes = (
        Slot(kind="sldImg", name="Image de la diapositive", index=2, place=(60, 72, 600, 337)),
        Slot(kind="body", name="Notes", index=3, size="quarter", place=(60, 456, 600, 420), anchor="t"),
    )
    return root("p:notesMaster", _slide(look, shapes, ground="fond"), element("p:clrMap", **_MAP), notes_style(look))


def _slide(look: Look, shapes: Iterable[Slot | Block], *, ground: str | None, name: str | None = None) -> str:
    """What master, layout and notes have in common: a ground and a tree of shapes."""
    fill = color(look, ground) if ground else ""
    background = element("p:bg", element("p:bgPr", fill, element("a:effectLst"))) if fill else ""
    group = element("p:nvGrpSpPr", element("p:cNvPr", id=1, name=""), element("p:cNvGrpSpPr"), element("p:nvPr"))
    written = (write_shape(shape, number, look) for number, shape in enumerate(shapes, 2))
    return element("p:cSld", background, element("p:spTree", group, element("p:grpSpPr"), *written), name=name)


def _core() -> str:
    namespaces = {
        "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    }
    content = element("dc:title", NAME) + element("dc:language", LANGUAGE)
    return DECLARATION + element("cp:coreProperties", content, **namespaces)


def _relations(*targets: tuple[str, str]) -> str:
    """A relationships part: kinds are short names of the office kinds, or whole addresses."""
    listed = (
        element("Relationship", Id=f"rId{number}", Type=kind if ":" in kind else f"{_OFFICE}/{kind}", Target=target)
        for number, (kind, target) in enumerate(targets, 1)
    )
    return DECLARATION + element("Relationships", *listed, xmlns=f"{_PACKAGE}/relationships")


def _content_types(layouts: list[str]) -> str:
    overrides = {
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "ppt/presentation.xml": f"{_TYPES}.presentation.main+xml",
        "ppt/presProps.xml": f"{_TYPES}.presProps+xml",
        "ppt/viewProps.xml": f"{_TYPES}.viewProps+xml",
        "ppt/tableStyles.xml": f"{_TYPES}.tableStyles+xml",
        "ppt/theme/theme1.xml": _THEME_TYPE,
        "ppt/theme/theme2.xml": _THEME_TYPE,
        "ppt/slideMasters/slideMaster1.xml": f"{_TYPES}.slideMaster+xml",
        "ppt/notesMasters/notesMaster1.xml": f"{_TYPES}.notesMaster+xml",
    } | {f"ppt/{name}": f"{_TYPES}.slideLayout+xml" for name in layouts}
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    return DECLARATION + element(
        "Types",
        *(element("Default", Extension=extension, ContentType=kind) for extension, kind in defaults.items()),
        *(element("Override", PartName=f"/{name}", ContentType=kind) for name, kind in overrides.items()),
        xmlns=f"{_PACKAGE}/content-types",
    )
