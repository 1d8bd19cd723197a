"""The panels of a team's figure: which boxes the core and each group have, and how each kind of box looks.

Comes in: the figure's data and a way to draw it. Goes out: panels, not yet set. Decided here: rows and columns of
boxes, sizes and colours of their words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from export_equipe.data.team import CORE, Group, Member, Role, TeamFigure
from export_equipe.figures.cells import Cell, Label, Look
from export_equipe.figures.links import Words
from export_equipe.figures.panels import Panel, Row

TALL = 4  # members: a group of more may stand in two columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to draw the figure.

    ``size`` is that of names, ``detail`` that of what is said under them, in points; ``columns`` and ``members`` are
    the boxes side by side in the core and in the groups; ``scale`` goes from 0 (a page) to 1 (a slide);
    ``core_first`` gives the core its best width before the groups.
    """

    size: float
    detail: float
    words: Words
    scale: float
    columns: int = 2
    members: int = 1
    core_first: bool = True

    @property
    def gap(self) -> float:
        """The space between boxes, in points."""
        return 6.0 + 4.0 * self.scale

    @property
    def padding(self) -> float:
        """The space inside boxes, in points."""
        return 4.0 + 2.0 * self.scale


def panel_key(key: str) -> str:
    """The key in the scene of the panel of the core or of a group."""
    return key if key == CORE else f"groupe-{key}"


def build_core(figure: TeamFigure, choice: Choice) -> Panel:
    """The panel of the core: carriers first, two a row, then the other roles, the mention at the foot."""
    core = figure.core
    carriers = [_carrier(index, role, choice) for index, role in enumerate(core.roles) if role.carrier]
    others = [_role(index, role, choice) for index, role in enumerate(core.roles) if not role.carrier]
    wide = min(len(carriers), 2, max(choice.columns, 1))
    rows = _rows(carriers, wide, choice.size * 4.0, choice.size * 5.4) + _rows(
        others, min(choice.columns, len(others)), choice.size * 2.5, choice.size * 3.3
    )
    mention = Label(text=core.mention, size=choice.detail, color="secondary") if core.mention else None
    return Panel(
        key=CORE,
        name=f"Cadre\u00a0: {core.title}",
        look=Look(fill="surface", stroke="accent", stroke_width=1.5, radius=4.5, padding=choice.gap + 2 * choice.scale),
        title=_text(
            "noyau-titre", "Titre", Label(text=core.title, size=choice.size + choice.scale, color="accent", strong=True)
        ),
        rows=rows,
        foot=(_text("noyau-mention", "Mention", mention),) if mention else (),
        gap=choice.gap,
    )


def build_group(group: Group, notes: Sequence[str], choice: Choice) -> Panel:
    """The panel of a group: its members, then the words of its links that stand over no line."""
    key = panel_key(group.key)
    members = [_member(f"{key}-membre-{index}", member, choice) for index, member in enumerate(group.members)]
    columns = choice.members if len(members) > TALL else 1
    return Panel(
        key=key,
        name=f"Cadre\u00a0: {group.title}",
        look=Look(fill="neutral", radius=4.5, padding=choice.gap + choice.scale * 2),
        title=_text(f"{key}-titre", "Titre", Label(text=group.title, size=choice.size, color="secondary", strong=True)),
        rows=_rows(members, columns, choice.size * 2.5, choice.size * 3.3),
        foot=tuple(
            _text(f"{key}-lien-{index}", "Lien", Label(text=note, size=choice.detail, color="secondary"))
            for index, note in enumerate(notes)
        ),
        gap=choice.gap,
    )


def _rows(cells: list[Cell], columns: int, comfort: float, most: float) -> tuple[Row, ...]:
    starts = range(0, len(cells), columns) if columns else range(0)
    return tuple(
        Row(cells=tuple(cells[start : start + columns]), columns=columns, comfort=comfort, most=most)
        for start in starts
    )


def _carrier(index: int, role: Role, choice: Choice) -> Cell:
    look = Look(fill="accent", padding=choice.padding)
    labels = _labels(role, choice, color="on_accent", detail_color="on_accent", strong=True)
    return Cell(key=f"noyau-role-{index}", name=f"Rôle\u00a0: {role.name}", labels=labels, look=look)


def _role(index: int, role: Role, choice: Choice) -> Cell:
    look = Look(fill="ground", stroke="accent_light", padding=choice.padding)
    labels = _labels(role, choice, color="text", detail_color="mention")
    return Cell(key=f"noyau-role-{index}", name=f"Rôle\u00a0: {role.name}", labels=labels, look=look)


def _member(key: str, member: Member, choice: Choice) -> Cell:
    look = Look(fill="ground", stroke="line", padding=choice.padding)
    labels = _labels(member, choice, color="text", detail_color="mention")
    return Cell(key=key, name=f"Membre\u00a0: {member.name}", labels=labels, look=look)


def _labels(
    person: Role | Member, choice: Choice, *, color: str, detail_color: str, strong: bool = False
) -> tuple[Label, ...]:
    name = Label(text=person.name, size=choice.size, color=color, strong=strong)
    if person.detail is None:
        return (name,)
    return (name, Label(text=person.detail, size=choice.detail, color=detail_color))


def _text(key: str, name: str, label: Label) -> Cell:
    return Cell(key=key, name=f"{name}\u00a0: {label.text}", labels=(label,), look=Look(padding=2.0))
