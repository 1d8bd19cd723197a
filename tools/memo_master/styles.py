"""``word/styles.xml`` of the memo master (ECMA-376 part 1, 17.7).

Comes in: a ``Look``. Goes out: the part as text. Decided here: sizes, spacing and colours of each style. Sizes are
points; spacing and indents are twips; lines are 240ths of a line, or twips with the rule ``atLeast``. Built-in styles
keep Word's names and ids, whatever Word's own language.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from memo_master.look import TEXT_WIDTH, Look
from memo_master.numbering import BULLETS, NUMBERS, OPEN_POINTS

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY_SIZE = 12
LINE = 312  # 240ths of a line: 1.3
PANEL_LEFT = 290  # where the text of a box stands


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """One paragraph style; ``borders`` and ``run`` are ready XML, ``number`` is a numbering id and its level."""

    name: str
    id: str
    next: str = ""
    ui: int = 1
    outline: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    hyphens: bool = True
    before: int = 0
    after: int = 0
    line: int = LINE
    line_rule: str = "auto"
    left: int = 0
    right: int = 0
    hanging: int = 0
    tight: bool = False
    number: tuple[int, int] | None = None
    borders: str = ""
    fill: str = ""
    right_tab: int = 0
    run: str = ""


def write_styles(look: Look) -> str:
    """The whole part."""
    paragraphs = "".join(_paragraph_style(style) for style in _paragraph_styles(look))
    return (
        f'<w:styles xmlns:w="{NAMESPACE}">{_defaults(look)}{_latent()}'
        f"{_BASE}{paragraphs}{_character_styles(look)}{_table_styles(look)}</w:styles>"
    )


def _paragraph_styles(look: Look) -> tuple[ParagraphStyle, ...]:
    accent, grey, rule = look.color("accent"), look.color("secondaire"), look.color("bordure")
    return (
        ParagraphStyle(
            name="Title", id="Title", next="Subtitle", ui=10, keep_next=True, keep_lines=True, hyphens=False,
            after=200, line=252, run=_run(size=27, bold=True, color=accent),
        ),
        ParagraphStyle(
            name="Subtitle", id="Subtitle", next="BodyText", ui=11, hyphens=False, before=0, after=240, line=300,
            borders=_borders(bottom=_edge(12, 14, accent)), run=_run(size=13.5, color=grey),
        ),
        *_headings(look),
        ParagraphStyle(name="Body Text", id="BodyText", before=120, after=80),
        *(_list_style("List Bullet", BULLETS, level) for level in range(3)),
        *(_list_style("List Number", NUMBERS, level) for level in range(3)),
        ParagraphStyle(
            name="caption", id="Caption", next="BodyText", ui=35, keep_lines=True, hyphens=False, before=160, after=100,
            line=276, run=_run(color=grey),
        ),
        ParagraphStyle(
            name="Quote", id="Quote", next="BodyText", ui=29, before=100, after=100, left=PANEL_LEFT, right=340,
            line=360, line_rule="atLeast", borders=_borders(left=_edge(24, 11, look.color("accent_leger"))),
            run=_run(color=grey),
        ),
        ParagraphStyle(
            name="Code", id="Code", next="BodyText", ui=36, hyphens=False, before=200, after=200, line=264, left=160,
            right=160, borders=_box(look.color("neutre"), 7), fill=look.color("neutre"),
            run=_fonts(look.code_font) + "<w:noProof/>",
        ),
        # LibreOffice draws the surplus of a multiple line spacing above the box, not in it.
        ParagraphStyle(
            name="Encadré", id="Encadre", next="BodyText", ui=37, before=200, after=200, left=PANEL_LEFT, right=130,
            line=360, line_rule="atLeast", tight=True,
            borders=_panel(accent, look.color("surface")), fill=look.color("surface"),
        ),
        ParagraphStyle(
            name="Note de rédaction", id="NoteDeRedaction", next="BodyText", ui=38, before=200, after=200,
            left=PANEL_LEFT, right=130, line=360, line_rule="atLeast",
            borders=_panel(look.color("alerte"), look.color("alerte_fond")), fill=look.color("alerte_fond"),
        ),
        *_frames(look),
        *_pictures(look),
        ParagraphStyle(name="footnote text", id="FootnoteText", ui=99, after=40, line=276),
        ParagraphStyle(
            name="Champ", id="Champ", ui=12, hyphens=False, after=60, line=300, left=284, hanging=284,
            borders=_borders(bottom=_edge(12, 12, accent)),
        ),
        ParagraphStyle(name="Point ouvert", id="PointOuvert", ui=39, after=80, number=(OPEN_POINTS, 0)),
        ParagraphStyle(name="Cellule", id="Cellule", ui=40, hyphens=False, line=269),
        ParagraphStyle(
            name="header", id="Header", ui=99, hyphens=False, line=240, right_tab=TEXT_WIDTH,
            run=_run(size=10, color=look.color("mention")),
        ),
        ParagraphStyle(
            name="footer", id="Footer", ui=99, hyphens=False, line=240, right_tab=TEXT_WIDTH,
            borders=_borders(top=_edge(4, 6, rule)), run=_run(size=10, color=look.color("mention")),
        ),
    )  # fmt: skip


def _frames(look: Look) -> tuple[ParagraphStyle, ...]:
    """Boxes and cards: neutral, so that call-outs stand out."""
    neutral = _panel(look.color("trait"), look.color("neutre"), width=24)
    card = _panel(look.color("accent"), look.color("surface"), width=12)
    return tuple(
        ParagraphStyle(
            name=name, id=identifier, next="BodyText", ui=37, before=200, after=200, left=PANEL_LEFT, right=130,
            line=360, line_rule="atLeast", tight=True, borders=borders, fill=look.color(ground), run=run,
            keep_next=bool(run),
        )
        for name, identifier, borders, ground, run in (
            ("Cadre", "Cadre", neutral, "neutre", ""),
            ("Titre de cadre", "TitreDeCadre", neutral, "neutre", _run(bold=True, color=look.color("titre"))),
            ("Carte", "Carte", card, "surface", ""),
        )
    )  # fmt: skip


def _pictures(look: Look) -> tuple[ParagraphStyle, ...]:
    """What stands on lines of its own beside text: pictures, formulas, the title of code."""
    dashed = _edge(6, 7, look.color("trait")).replace("single", "dashed")
    return (
        ParagraphStyle(name="Image", id="Image", next="Caption", ui=36, hyphens=False, before=160, after=80, line=240),
        ParagraphStyle(
            name="Image absente", id="ImageAbsente", next="Caption", ui=36, hyphens=False, before=200, after=200,
            left=160, right=160, borders=_borders(top=dashed, left=dashed, bottom=dashed, right=dashed),
            run=_run(color=look.color("secondaire")),
        ),
        ParagraphStyle(name="Formule", id="Formule", next="BodyText", ui=36, hyphens=False, before=120, after=120),
        ParagraphStyle(
            name="Titre de code", id="TitreDeCode", next="Code", ui=36, keep_next=True, hyphens=False, before=200,
            after=60, line=264, left=160, right=160, borders=_box(look.color("neutre"), 7), fill=look.color("neutre"),
            run=_run(bold=True, color=look.color("secondaire")),
        ),
    )  # fmt: skip


def _headings(look: Look) -> tuple[ParagraphStyle, ...]:
    accent, title, grey = look.color("accent"), look.color("titre"), look.color("secondaire")
    levels = (
        (17, accent, 400),
        (14.5, accent, 320),
        (13, title, 280),
        (12, title, 240),
        (12, grey, 240),
        (12, grey, 240),
    )
    return tuple(
        ParagraphStyle(
            name=f"heading {level}", id=f"Heading{level}", next="BodyText", ui=9, outline=level - 1, keep_next=True,
            keep_lines=True, hyphens=False, before=before, after=100, line=264,
            run=_run(size=size, bold=level < 6, color=color),
        )
        for level, (size, color, before) in enumerate(levels, start=1)
    )  # fmt: skip


def _list_style(name: str, number: int, level: int) -> ParagraphStyle:
    suffix = f" {level + 1}" if level else ""
    style = f"{name}{suffix}"
    return ParagraphStyle(name=style, id=style.replace(" ", ""), after=60, number=(number, level), ui=14)


def _paragraph_style(style: ParagraphStyle) -> str:
    return (
        f'<w:style w:type="paragraph"{"" if style.name in _KNOWN else _CUSTOM} w:styleId="{style.id}">'
        f'<w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{style.next or style.id}"/><w:uiPriority w:val="{style.ui}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr>{f'<w:rPr>{style.run}</w:rPr>' if style.run else ''}</w:style>"
    )


def _paragraph_properties(style: ParagraphStyle) -> str:
    """In the order of CT_PPrBase (17.3.1.26)."""
    parts = ["<w:keepNext/>" if style.keep_next else "", "<w:keepLines/>" if style.keep_lines else ""]
    if style.number is not None:
        number, level = style.number
        parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    parts.append(style.borders)
    if style.fill:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>')
    if style.right_tab:
        parts.append(f'<w:tabs><w:tab w:val="right" w:pos="{style.right_tab}"/></w:tabs>')
    parts.append("" if style.hyphens else "<w:suppressAutoHyphens/>")
    lines = f'w:line="{style.line}" w:lineRule="{style.line_rule}"'
    parts.append(f'<w:spacing w:before="{style.before}" w:after="{style.after}" {lines}/>')
    if style.left or style.right:
        hanging = f' w:hanging="{style.hanging}"' if style.hanging else ""
        parts.append(f'<w:ind w:left="{style.left}" w:right="{style.right}"{hanging}/>')
    parts.append("<w:contextualSpacing/>" if style.tight else "")
    parts.append(f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")
    return "".join(parts)


def _edge(eighths: int, space: int, color: str) -> str:
    """A border of ``eighths`` of a point, ``space`` points from the text (17.18.2)."""
    return f'w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{color}"'


def _borders(*, top: str = "", left: str = "", bottom: str = "", right: str = "") -> str:
    edges = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return f"<w:pBdr>{''.join(f'<w:{name} {edge}/>' for name, edge in edges if edge)}</w:pBdr>"


def _box(color: str, space: int) -> str:
    """Edges of the ground's own colour: they give the shaded ground its padding."""
    edge = _edge(4, space, color)
    return _borders(top=edge, left=edge, bottom=edge, right=edge)


def _panel(bar: str, ground: str, *, width: int = 36) -> str:
    """A bar at the left, its outer edge at the margin; the other edges have the ground's colour and give it padding."""
    edge = _edge(2, 5, ground)
    space = int(PANEL_LEFT / 20 - width / 8)
    return _borders(top=edge, left=_edge(width, space, bar), bottom=edge, right=edge)


def _fonts(name: str) -> str:
    font = quoteattr(name)
    return f"<w:rFonts w:ascii={font} w:eastAsia={font} w:hAnsi={font} w:cs={font}/>"


def _run(*, size: float = 0, bold: bool = False, color: str = "") -> str:
    """Run properties in the order of CT_RPr (17.3.2.28); ``w:sz`` counts half points."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = f'<w:color w:val="{color}"/>' if color else ""
    height = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    return weight + ink + height


def _defaults(look: Look) -> str:
    """Everything that Normal would say stands here, so that table styles can still change it (17.7.2)."""
    run = _fonts(look.font) + _run(size=BODY_SIZE, color=look.color("texte"))
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{run}<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _character_styles(look: Look) -> str:
    marker = (
        _run(bold=True, color=look.color("alerte"))
        + f'<w:shd w:val="clear" w:color="auto" w:fill="{look.color("alerte_fond")}"/>'
    )
    link = f'<w:color w:val="{look.color("accent")}"/><w:u w:val="single"/>'
    button = _run(bold=True, color=look.color("accent")) + f"<w:bdr {_edge(4, 0, look.color('accent'))}/>"
    call = '<w:vertAlign w:val="superscript"/>'
    styles = (
        ("Hyperlink", "Hyperlink", link), ("Marqueur", "Marqueur", marker), ("Bouton", "Bouton", button),
        ("footnote reference", "FootnoteReference", call),
    )  # fmt: skip
    return "".join(_character_style(*style) for style in styles)


def _character_style(name: str, identifier: str, run: str) -> str:
    return (
        f'<w:style w:type="character"{"" if name in _KNOWN else _CUSTOM} w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
        f"<w:qFormat/><w:rPr>{run}</w:rPr></w:style>"
    )


def _table_styles(look: Look) -> str:
    rule = _edge(4, 0, look.color("bordure"))
    strong = _edge(12, 0, look.color("accent"))
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 100), ("left", 142), ("bottom", 100), ("right", 142))
    )
    return (
        f'<w:style w:type="table"{_CUSTOM} w:styleId="TableauEquipe"><w:name w:val="Tableau Équipe"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="41"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{_run(bold=True, color=look.color("accent"))}</w:rPr>'
        "<w:tblPr/><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        f"<w:tcPr><w:tcBorders><w:bottom {strong}/></w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.color("surface_forte")}"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="firstCol"><w:rPr>{_run(bold=True)}</w:rPr></w:tblStylePr></w:style>'
    )


_CUSTOM = ' w:customStyle="1"'
_KNOWN = frozenset(
    {"Title", "Subtitle", "Body Text", "caption", "Quote", "header", "footer", "Hyperlink"}
    | {"footnote text", "footnote reference"}
    | {f"heading {level}" for level in range(1, 7)}
    | {f"List {kind}{suffix}" for kind in ("Bullet", "Number") for suffix in ("", " 2", " 3")}
)  # fmt: skip


def _latent() -> str:
    """Word's own styles stay hidden until used, but for ours (17.7.4.5)."""
    shown = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="0" w:unhideWhenUsed="0" w:qFormat="1"/>'
        for name in ("Normal", *sorted(_KNOWN))
    )
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        f'w:defQFormat="0" w:count="376">{shown}</w:latentStyles>'
    )


_BASE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
