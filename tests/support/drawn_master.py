"""A master that draws much by itself: made from ours, with shapes put into its parts.

Theme colours as grounds, a group, a cropped picture, lines, an ellipse, turned and rounded shapes, fixed words, a
placeholder with a ground of its own; and what is left out: a free form, a hidden shape, a picture that is none.
"""

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

from tests.support.dialect.assets import png

from export_equipe.theme.load import packaged_themes

LOGO = png(80, 40, (225, 0, 15))
WORDS = "Diffusion <restreinte>"
_MASTER = "ppt/slideMasters/slideMaster1.xml"
_TEXT, _TABLE = "Titre et texte", "Titre et tableau"
_LEADS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
_TYPES = {"png": "png", "emf": "x-emf"}
_IMAGES = {"ppt/media/logo.png": LOGO, "ppt/media/plan.emf": b"\x01\x00\x00\x00no picture"}
_RELATIONS = "".join(
    f'<Relationship Id="rIdImage{n}" Target="../media/{name}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    for n, name in enumerate(("logo.png", "plan.emf"), 1)
)
_ON_MASTER = """
<p:grpSp><p:nvGrpSpPr><p:cNvPr id="40" name="Groupe"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>
<a:off x="1000000" y="100000"/><a:ext cx="2000000" cy="400000"/><a:chOff x="0" y="0"/><a:chExt cx="200" cy="40"/>
</a:xfrm></p:grpSpPr>{rounded}{oval}</p:grpSp>{cropped}{broken}{free}{hidden}{words}{rising}
"""
_STYLE = (
    '<p:style><a:lnRef idx="2"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1">'
    '<a:lumMod val="50000"/></a:schemeClr></a:fillRef><a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef>'
    '<a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></p:style>'
)


def shape(
    name: str, box: tuple[int, int, int, int], preset: str = "rect", inside: str = "", more: str = "", *,
    guides: str = "", turn: str = "", hidden: str = "",
) -> str:  # fmt: skip
    """The markup of a shape of the master's own."""
    x, y, width, height = box
    free = "<a:custGeom><a:avLst/><a:pathLst/></a:custGeom>"
    form = free if preset == "free" else f'<a:prstGeom prst="{preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="41" name="{name}"{hidden}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{form}{inside}</p:spPr>'
        f"{more}</p:sp>"
    )


def fill(color: str) -> str:
    """A plain fill with a colour of the theme, or RRGGBB."""
    known = "srgbClr" if re.fullmatch("[0-9A-F]{6}", color) else "schemeClr"
    return f'<a:solidFill><a:{known} val="{color}"/></a:solidFill>'


def picture(name: str, image: int, box: tuple[int, int, int, int], cut: str = "") -> str:
    """The markup of a picture."""
    x, y, width, height = box
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="42" name="{name}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="rIdImage{image}"/>{cut}<a:stretch/></p:blipFill><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )


@cache
def drawn_master() -> bytes:
    """The bytes of the master."""
    text = (
        '<p:txBody><a:bodyPr anchor="b" lIns="0"/><a:lstStyle/><a:p><a:pPr algn="r"/><a:r><a:rPr sz="1100" b="1"/>'
        f"<a:t>{WORDS.replace('<', '&lt;')}</a:t></a:r></a:p></p:txBody>"
    )
    shapes = _ON_MASTER.format(
        rounded=shape(
            "Arrondi", (0, 0, 100, 40), "roundRect", fill("accent1"), guides='<a:gd name="adj" fmla="val 25000"/>'
        ),
        oval=shape("Ovale", (120, 0, 80, 40), "ellipse", "<a:noFill/>" + f'<a:ln w="25400">{fill("CE0500")}</a:ln>'),
        cropped=picture("Logo", 1, (9_000_000, 100_000, 400_000, 400_000), '<a:srcRect l="25000" r="25000"/>'),
        broken=picture("Plan", 2, (0, 0, 100_000, 100_000)),
        free=shape("Libre", (0, 0, 100_000, 100_000), "free", fill("accent1")),
        hidden=shape("Masqué", (0, 0, 100_000, 100_000), "rect", fill("accent1"), hidden=' hidden="1"'),
        words=shape(
            "Mention", (5_000_000, 100_000, 3_000_000, 400_000), "rect", "", _STYLE + text, turn=' rot="2700000"'
        ),
        rising=shape(
            "Trait", (0, 6_000_000, 400_000, 300_000), "line", f'<a:ln w="12700">{fill("tx2")}</a:ln>'
        ).replace("<a:xfrm>", '<a:xfrm flipV="1">'),
    )
    paint = '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="F6F6F6"/></a:gs></a:gsLst></a:gradFill>'
    kinds = "".join(f'<Default Extension="{end}" ContentType="image/{kind}"/>' for end, kind in _TYPES.items())
    return _changed(
        {
            _MASTER: lambda xml: _ground(xml, fill("bg2")).replace("</p:spTree>", f"{shapes}</p:spTree>"),
            _TEXT: lambda xml: _ground(xml, paint),
            _TABLE: lambda xml: xml.replace("<p:sldLayout ", '<p:sldLayout showMasterSp="0" ', 1),
            _LEADS: lambda xml: xml.replace("</Relationships>", f"{_RELATIONS}</Relationships>"),
            "[Content_Types].xml": lambda xml: xml.replace("<Default ", f"{kinds}<Default ", 1),
        }
    )


def _ground(xml: str, paint: str) -> str:
    background = f"<p:bg><p:bgPr>{paint}<a:effectLst/></p:bgPr></p:bg>"
    if "<p:bg>" in xml:
        return re.sub("<p:bg>.*?</p:bg>", background, xml, flags=re.DOTALL)
    return xml.replace("<p:spTree>", f"{background}<p:spTree>", 1)


def _changed(changes: dict[str, Callable[[str], str]]) -> bytes:
    """Our master, with the text of some parts changed, named by their paths, layouts by their names."""
    ours = (packaged_themes() / "default" / "deck" / "master.pptx").read_bytes()
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(ours)) as before, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            layout = re.search(rb'<p:cSld name="([^"]*)"', data)
            if change := changes.get(layout[1].decode() if layout else name):
                new = change(data.decode())
                assert new != data.decode(), name
                data = new.encode()
            after.writestr(name, data)
        for name, data in _IMAGES.items():
            after.writestr(name, data)
    return output.getvalue()
