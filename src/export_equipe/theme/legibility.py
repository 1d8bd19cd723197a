"""Whether the texts of a theme can be read: type sizes and contrasts.

Comes in: the sizes and the colours that ``theme.yaml`` gives, under its French names. Goes out: what is wrong, a
sentence each, and where. Decided here: the floors of rule C10, and which colour stands on which (rule C4). Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from export_equipe.french.numbers import format_number
from export_equipe.theme.contrast import ENOUGH, ENOUGH_LARGE, contrast

Fault = tuple[tuple[str, str], str]  # the section and the key in theme.yaml, and the sentence

TEXT_FLOOR, SMALL_FLOOR = 18.0, 12.0  # points
FLOORS: Final[Mapping[str, float]] = {
    **dict.fromkeys(("couverture", "titre", "sous_titre", "enonce", "chiffre", "corps"), TEXT_FLOOR),
    **dict.fromkeys(("tableau", "detail", "etiquette", "pied"), SMALL_FLOOR),
}
_WORDS: Final = {TEXT_FLOOR: "un texte a", SMALL_FLOOR: "tableaux, étiquettes et pieds ont"}
_STATES: Final = ("info", "succes", "alerte", "danger")
_PLAIN: Final = ("titre", "texte", "secondaire", "accent")
# What stands on what: the colour of a text, its ground, the least ratio.
_FIXED: Final = (
    *((text, "fond", ENOUGH) for text in (*_PLAIN, "mention", *_STATES)),
    *((text, ground, ENOUGH) for text in _PLAIN for ground in ("surface", "surface_forte")),
    *(("texte", ground, ENOUGH) for ground in ("neutre", *(f"{state}_fond" for state in _STATES))),
    *((state, f"{state}_fond", ENOUGH) for state in _STATES),
    ("sur_accent", "accent", ENOUGH),
    ("accent_leger", "fond", ENOUGH_LARGE),  # outlines that mean something
    ("trait", "fond", ENOUGH_LARGE),
)


def size_faults(sizes: Mapping[str, Sequence[float]]) -> Iterator[Fault]:
    """The sizes of ``sizes`` (by French name, in points) that are under their floor."""
    for name, floor in FLOORS.items():
        least = min(sizes.get(name, ()), default=floor)
        if least < floor:
            found, wanted = (format_number(size) for size in (least, floor))
            message = f"« {name} » descend à {found} points : {_WORDS[floor]} au moins {wanted} points (règle C10)"
            yield ("diapositives", name), message


def contrast_faults(colors: Mapping[str, str]) -> Iterator[Fault]:
    """The pairs of ``colors`` (by French name, ``#RRGGBB``) that cannot be read on one another."""
    for text, ground, least in _pairs(colors):
        if text in colors and ground in colors and (found := contrast(colors[text], colors[ground])) < least:
            ratio, wanted = (format_number(int(value * 100) / 100) for value in (found, least))  # never rounded up
            message = (
                f"« {text} » se lit mal sur « {ground} » : contraste de {ratio}, il faut au moins {wanted} (règle C4)"
            )
            yield ("couleurs", text), message


def _pairs(colors: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    yield from _FIXED
    for name in colors:
        if name.startswith("code_"):
            yield name, "neutre", ENOUGH
        elif name.startswith("teinte_") and not name.endswith("_fond"):
            yield from ((name, ground, ENOUGH) for ground in (f"{name}_fond", "fond"))
