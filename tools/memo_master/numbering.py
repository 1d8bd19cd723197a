"""``word/numbering.xml`` of the memo master (ECMA-376 part 1, 17.9).

Comes in: a ``Look``. Goes out: the part as text: a bulleted and a numbered definition of nine levels, the first three
tied to the list styles, and one for the list of open points. Indents are twips.
"""

from memo_master.look import Look

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BULLETS = 1  # numbering ids, used by the styles
NUMBERS = 2
OPEN_POINTS = 3
STEP = 400  # 20 points a level
BULLET_HANGING = 280
NUMBER_HANGING = 400
SIGNS = ("•", "–", "▪")


def write_numbering(look: Look) -> str:
    """The whole part."""
    bullets = "".join(_bullet_level(level, look) for level in range(9))
    numbers = "".join(_number_level(level) for level in range(9))
    points = _bullet_level(0, look, style="PointOuvert")
    definitions = (
        _definition(BULLETS, "E0A10001", bullets)
        + _definition(NUMBERS, "E0A10002", numbers)
        + _definition(OPEN_POINTS, "E0A10003", points)
    )
    instances = "".join(_instance(identifier) for identifier in (BULLETS, NUMBERS, OPEN_POINTS))
    return f'<w:numbering xmlns:w="{NAMESPACE}">{definitions}{instances}</w:numbering>'


def _definition(identifier: int, nsid: str, levels: str) -> str:
    """``nsid`` and ``tmpl`` are fixed: Word would draw them at random."""
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}"><w:nsid w:val="{nsid}"/><w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="{nsid}"/>{levels}</w:abstractNum>'
    )


def _instance(identifier: int) -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{identifier}"/></w:num>'


def _bullet_level(level: int, look: Look, *, style: str = "ListBullet") -> str:
    sign = SIGNS[level % len(SIGNS)]
    run = (
        f'<w:rPr><w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:cs="{look.font}" w:hint="default"/>'
        f'<w:color w:val="{look.color("accent")}"/></w:rPr>'
    )
    return _level(level, "bullet", style, sign, BULLET_HANGING, run)


def _number_level(level: int) -> str:
    return _level(level, "decimal", "ListNumber", f"%{level + 1}.", NUMBER_HANGING, "")


def _level(level: int, kind: str, style: str, text: str, hanging: int, run: str) -> str:
    tied = f'<w:pStyle w:val="{style}{level + 1 if level else ""}"/>' if level < 3 else ""
    indent = f'<w:ind w:left="{STEP * (level + 1)}" w:hanging="{hanging}"/>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{tied}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr>{run}</w:lvl>'
    )
