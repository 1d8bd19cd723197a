"""The other parts of the memo master: document, settings, theme, fonts, properties, relations (ECMA-376 parts 1, 2).

Comes in: a ``Look``. Goes out: each part's name and text.
"""

from memo_master.look import HEADER, PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP, Look
from memo_master.numbering import write_numbering
from memo_master.styles import write_styles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "word/document.xml": f"{WORD_TYPE}.document.main+xml",
    "word/styles.xml": f"{WORD_TYPE}.styles+xml",
    "word/settings.xml": f"{WORD_TYPE}.settings+xml",
    "word/numbering.xml": f"{WORD_TYPE}.numbering+xml",
    "word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def write_parts(look: Look) -> dict[str, str]:
    """Every part of the package by its name."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"),
            ("core", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("numbering", "numbering.xml"),
            ("fontTable", "fontTable.xml"), ("theme", "theme/theme1.xml"),
        ),
        "word/document.xml": _document(),
        "word/styles.xml": write_styles(look),
        "word/settings.xml": _settings(),
        "word/numbering.xml": write_numbering(look),
        "word/fontTable.xml": _fonts(look),
        "word/theme/theme1.xml": _theme(look),
        "docProps/core.xml": _core(),
        "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties"><Application>export_equipe</Application>'
        "</Properties>",
    }  # fmt: skip


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in PARTS.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    entries = "".join(
        f'<Relationship Id="rId{number}" Target="{target}" '
        f'Type="{core if kind == "core" else f"{OFFICE}/relationships/{kind}"}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def _document() -> str:
    return (
        f'<w:document xmlns:w="{W}"><w:body><w:sectPr><w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{SIDE}" w:bottom="{TOP}" w:left="{SIDE}" w:header="{HEADER}" '
        f'w:footer="{HEADER}" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _settings() -> str:
    """Word 2013 layout (mode 15); no ``updateFields``: Word would ask before opening."""
    uri = "http://schemas.microsoft.com/office/word"
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1), ("doNotFlipMirrorIndents", 1), ("differentiateMultirowTableHeaders", 1),
        )
    )  # fmt: skip
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{modern}</w:compat>'
        f'<m:mathPr xmlns:m="{OFFICE}/math"><m:mathFont m:val="Cambria Math"/></m:mathPr>'
        '<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts(look: Look) -> str:
    families = ((look.font, "swiss", "variable"), (look.code_font, "modern", "fixed"))
    entries = "".join(
        f'<w:font w:name="{name}"><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, family, pitch in families
    )
    return f'<w:fonts xmlns:w="{W}">{entries}</w:fonts>'


def _theme(look: Look) -> str:
    """The palette and fonts that Word offers to whoever edits the memo (20.1.6.9)."""
    roles = {
        "dk1": "texte", "lt1": "fond", "dk2": "accent", "lt2": "surface", "accent1": "accent",
        "accent2": "accent_leger", "accent3": "info", "accent4": "succes", "accent5": "alerte", "accent6": "danger",
        "hlink": "accent", "folHlink": "secondaire",
    }  # fmt: skip
    colors = "".join(f'<a:{name}><a:srgbClr val="{look.color(role)}"/></a:{name}>' for name, role in roles.items())
    face = f'<a:latin typeface="{look.font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{A}" name="Équipe"><a:themeElements><a:clrScheme name="Équipe">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Équipe"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Équipe"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Modèle de note</dc:title>'
        "<dc:language>fr-FR</dc:language></cp:coreProperties>"
    )
