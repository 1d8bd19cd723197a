"""The page as HTML.

Comes in: a plan and a theme. Goes out: a page that stands alone (nothing to fetch, no script), or the same page for
paper, from which the PDF is made. Nothing is decided here but the order of the page's parts, by its template.
"""

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import plain_text
from export_equipe.writers.html.faces import write_faces
from export_equipe.writers.html.templates import load_page_templates, theme_errors


def write_page(plan: FlowPlan, theme: Theme) -> bytes:
    """The page for the screen, in UTF-8; raises ``ThemeError`` when the theme's templates cannot be used."""
    return _render(plan, theme, paged=False).encode("utf-8")


def render_print(plan: FlowPlan, theme: Theme) -> str:
    """The page for paper (CSS Paged Media); raises ``ThemeError`` when the theme's templates cannot be used."""
    return _render(plan, theme, paged=True)


def _render(plan: FlowPlan, theme: Theme, *, paged: bool) -> str:
    templates = load_page_templates(theme, paged=paged)
    # The mention « Brouillon » also stands in the file's properties, where a search finds it.
    keywords = (*plan.properties.keywords, *([plain_text(plan.draft)] if plan.draft else []))
    faces = "" if paged else write_faces(plan, theme)
    with theme_errors(theme):
        return templates.page.render(
            plan=plan, properties=plan.properties, keywords=keywords, css={**templates.css, "faces": faces}, paged=paged
        )
