"""The faces that a page on screen brings with it: the signs that a reader's machine may lack.

Comes in: a plan and a theme. Goes out: ``@font-face`` rules that hold their fonts (CSS Fonts 4), ``""`` when the
theme's font has every character.
"""

import base64
from itertools import chain

from markupsafe import Markup

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.trace import flow_runs, note_runs
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import OBJECT
from export_equipe.typesetting.subset import FontSubset, subset_fallbacks


def write_faces(plan: FlowPlan, theme: Theme) -> Markup:
    """The faces that ``plan`` needs beside the theme's font."""
    shown = (run for run in chain(flow_runs(plan, figures=True), note_runs(plan)) if run.text != OBJECT)
    subsets = subset_fallbacks(shown, measurer(theme.measured))
    return Markup("\n").join(_face(subset) for subset in subsets)


def _face(subset: FontSubset) -> Markup:
    data = base64.b64encode(subset.data).decode("ascii")
    return Markup('@font-face {{ font-family: "{}"; src: url(data:font/ttf;base64,{}) format("truetype"); }}').format(
        subset.name, data
    )
