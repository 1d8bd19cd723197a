"""Charts: the sizes and colours of their words (C10, C4), their languages (P6), the colours of what they draw (C4).

A chart is a part of its own that a graphic frame points to. Its words inherit from the whole chart's ``c:txPr``.
"""

from collections.abc import Iterator

from lxml import etree

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.chart_words import ChartView, check_words
from export_equipe.inspect.checks.pptx.colors import Paint, contrast
from export_equipe.inspect.checks.pptx.contrast import GRAPHICS, check_pair
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.ground import Fill, Ground, fill_in, ground_beneath
from export_equipe.inspect.checks.pptx.series import Mark, marks_of
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.checks.pptx.sizes import SMALL_FLOOR
from export_equipe.inspect.ooxml import find_all, find_one, value


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """The rules of each chart of a slide."""
    for shape, chart in slide.charts:
        yield from _check_sizes(slide, shape, chart)
        yield from _check_languages(slide, shape, chart)
        yield from _check_colors(slide, shape, chart)


def _check_sizes(slide: SlideView, shape: Shape, chart: etree._Element) -> Iterator[Finding]:
    """C10: a chart that sets no size has that of the program, 10 points."""
    if not value(chart, "c:txPr//a:defRPr", "sz"):
        yield Finding("C10", slide.place, f"{shape.name} : la taille des textes du graphique n’est pas fixée")
    for size in sorted({int(str(each.get("sz"))) / 100 for each in find_all(chart, ".//*[@sz][not(self::a:gd)]")
                        if str(each.get("sz")).isdigit()}):  # fmt: skip
        if size < SMALL_FLOOR:
            shown = f"{size:g}".replace(".", ",")
            yield Finding("C10", slide.place, f"{shape.name} : texte de {shown} points, sous le minimum de 12")


def _check_languages(slide: SlideView, shape: Shape, chart: etree._Element) -> Iterator[Finding]:
    """P6: each run, and the words that come from the data, through the whole chart's properties."""
    runs = find_all(chart, ".//a:r[normalize-space(a:t)]")
    whole = find_all(chart, "c:txPr//a:defRPr | c:txPr//a:endParaRPr")
    if any(not value(run, "a:rPr", "lang") for run in runs) or not any(each.get("lang") for each in whole):
        yield Finding("P6", slide.place, f"{shape.name} : textes du graphique sans langue")


def _check_colors(slide: SlideView, shape: Shape, chart: etree._Element) -> Iterator[Finding]:
    """C4: marks on the ground of the plot, and words."""
    ground = chart_ground(slide, shape, chart)
    marks = marks_of(chart, slide.palette)
    if isinstance(ground, Paint):
        for mark in marks:
            yield from _check_mark(slide, shape, mark, ground)
    yield from check_words(slide, ChartView(shape=shape, root=chart, ground=ground, marks=marks))


def _check_mark(slide: SlideView, shape: Shape, mark: Mark, ground: Paint) -> Iterator[Finding]:
    """What is filled lightly is seen by its outline."""
    outline = mark.outline
    seen = outline is not None and contrast(outline, ground) >= GRAPHICS
    for paint in () if seen or mark.paint is None else (mark.paint, *mark.points):
        yield from check_pair(slide.place, f"{shape.name}, {mark.name}", paint, ground, GRAPHICS)


def chart_ground(slide: SlideView, shape: Shape, chart: etree._Element) -> Fill:
    """What stands behind the marks of a chart: the plot's fill, the chart's, what is beneath its frame."""
    for path in ("c:chart/c:plotArea/c:spPr", "c:spPr"):
        fill = fill_in(find_one(chart, path), slide.palette)
        if fill is not None and fill is not Ground.CLEAR:
            return fill
    return ground_beneath(slide, shape, shape.box)
