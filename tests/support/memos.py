"""A small sound Word document, built with python-docx and raw XML, for the tests that read documents back."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from tests.support.decks import PNG, SVG

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOTES = f"""<w:footnotes xmlns:w="{W}">
<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t xml:space="preserve"> Une note.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def build_memo(change: Callable[[Any], None] = lambda _: None) -> bytes:
    """The bytes of a sound memo, after ``change`` has spoiled what it likes."""
    document = Document()
    core = document.core_properties
    core.title, core.author, core.subject, core.keywords, core.comments = "Une note", "L’équipe", "Un sujet", "mot", ""
    language = document.styles.element.xpath("w:docDefaults//w:lang")[0]
    language.set(f"{{{W}}}val", "fr-FR")
    document.add_paragraph("Une équipe produit", style="Title")
    document.add_heading("Porter un produit", level=1)
    _inlines(document)
    for word, style in (("Suivi", "List Bullet"), ("budgétaire", "List Bullet 2"), ("Un", "List Number")):
        document.add_paragraph(word, style=style)
    _table(document)
    document.add_paragraph("Tableau 1. Qui porte quoi", style="Caption")
    document.add_heading("Le schéma", level=2)
    _picture(document)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Direction du numérique"
    append(section.footer.paragraphs[0], '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    change(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def append(paragraph: Any, xml: str) -> None:
    """Appends WordprocessingML to a paragraph."""
    wrapper = etree.fromstring(f'<x xmlns:w="{W}" xmlns:m="{M}" xmlns:r="{R}">{xml}</x>')
    for child in list(wrapper):
        paragraph._p.append(child)


def _inlines(document: Any) -> None:
    paragraph = document.add_paragraph("Voir ")
    link = document.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    append(
        paragraph,
        f'<w:hyperlink r:id="{link}"><w:r><w:t>le site</w:t></w:r></w:hyperlink>'
        '<w:r><w:t xml:space="preserve">, page </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF a </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> et champ</w:t></w:r></w:sdtContent></w:sdt>'
        '<w:ins w:id="1" w:author="a"><w:r><w:t xml:space="preserve"> ajouté</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText> retiré</w:delText></w:r></w:del>'
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> caché</w:t></w:r>'
        "<w:r><w:br/><w:t>co</w:t><w:noBreakHyphen/><w:t>chef</w:t></w:r>"
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
        '<w:r><w:footnoteReference w:id="1"/></w:r>'
        '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve"> delivery</w:t></w:r>',
    )
    part = Part(PackURI("/word/footnotes.xml"), f"{W}+xml", _NOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _table(document: Any) -> None:
    table = document.add_table(2, 2)
    for row, words in zip(table.rows, (("Activité", "Métier"), ("Vision", "🔒 Responsable")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
        row._tr.get_or_add_trPr().append(etree.fromstring(f'<w:cantSplit xmlns:w="{W}"/>'))
    table.rows[0]._tr.trPr.append(etree.fromstring(f'<w:tblHeader xmlns:w="{W}"/>'))
    for name, text in (("tblCaption", "Qui porte quoi"), ("tblDescription", "Par activité")):
        table._tbl.tblPr.append(etree.fromstring(f'<w:{name} xmlns:w="{W}" w:val="{text}"/>'))


def _picture(document: Any) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(BytesIO(PNG))
    paragraph._p.xpath(".//wp:docPr")[0].set("descr", "Les usagers, puis le sponsor")
    part = Part(PackURI("/word/media/drawing1.svg"), "image/svg+xml", SVG, document.part.package)
    identifier = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = paragraph._p.xpath(".//a:blip")[0]
    blip.append(
        etree.fromstring(
            '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
            f'xmlns:r="{R}" r:embed="{identifier}"/>'
        )
    )
