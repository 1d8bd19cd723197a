"""A sound deck of our own making, with one of everything: what tests spoil to see whether the checks find it.

Comes in: a change to a presentation opened by python-pptx. Goes out: the bytes of the spoilt deck. The page is a final:
nothing in it is open. All of it is invented.
"""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from tests.support.decks import A, P
from tests.support.pages import default_theme, plan_folder

from export_equipe.project.mode import Mode
from export_equipe.writers.pptx.deck import write_deck

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"a": A, "p": P, "c": C, "r": R}
BULLETS, TABLE, PICTURE, TEAM, CHART, RING, PROCESS = range(1, 8)  # slides, counted from 0 (the cover)
PAGE = """---
description: Données d’exemple.
---

# Un service imaginaire

## Ce que fait le service

* recevoir les demandes et y répondre
* suivre les délais, [comme le montre le bilan](https://exemple.fr/bilan)
* publier les résultats une fois par an

## Qui fait quoi

| Activité | Accueil | Suivi |
|---|---|---|
| **Recevoir** | 🔒 Responsable | Informé |
| **Répondre** | Associé | Responsable |
| **Publier** | Informé | Associé |

## Le tableau de bord

<figure><img src="bord.png" alt="Trois courbes"><figcaption><p>Les chiffres de l’essai</p></figcaption></figure>

## L’équipe

**Schéma ici** (inventé)

## Les dépenses

**Graphique ici** (inventé)

## Les demandes

**Graphique ici** (inventé)

## Une demande

**Processus ici** (inventé)
"""
DATA = """
figures:
  - type: equipe
    titre: Une équipe inventée
    noyau: {titre: Le noyau, roles: [{nom: Pilote, precision: rôle inventé, porteur: true}, {nom: Copilote}]}
    groupes: [{cle: amis, titre: Autour, cote: droite, membres: [Voisins, Cousins]}]
    liens: [{de: amis, vers: noyau, libelle: avis}]
  - type: graphique
    titre: La maintenance recule
    forme: barres_empilees
    categories: [2025, 2026]
    series: [{nom: Évolutions, valeurs: [40, 90]}, {nom: Maintenance, valeurs: [60, 30]}]
  - type: graphique
    titre: La moitié des demandes arrive par le téléphone
    forme: anneau
    categories: [Téléphone, Courriel, Guichet]
    series: [{nom: Demandes, valeurs: [50, 30, 20]}]
  - type: processus
    titre: Une demande, du dépôt au paiement
    etapes: [Déposer, Instruire, Payer]
"""
CONFIG = "organisation: Service imaginaire\nmots_cles: [essai]\n"


def sound_files() -> dict[str, str | bytes]:
    """The content folder of the page ``page.md``."""
    return {"page.md": PAGE, "page.yaml": DATA, "export-equipe.yaml": CONFIG, "bord.png": _picture()}


@cache
def sound_deck() -> bytes:
    """The deck, without a fault."""
    planned = plan_folder(sound_files(), "page.md", Mode.FINAL)
    assert [found for found in planned.diagnostics if found.severity.value != "info"] == []
    return write_deck(planned.deck, default_theme())


def spoilt_deck(change: Callable[[Any], None]) -> bytes:
    """The deck after ``change``."""
    deck = Presentation(BytesIO(sound_deck()))
    change(deck)
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _picture() -> bytes:
    from PIL import Image

    buffer = BytesIO()
    Image.new("RGB", (400, 240), "#000091").save(buffer, "PNG")
    return buffer.getvalue()


def shape(deck: Any, slide: int, name: str) -> Any:
    """The shape of a slide whose name begins so."""
    found = [each for each in deck.slides[slide].shapes if each.name.startswith(name)]
    assert found, (name, [each.name for each in deck.slides[slide].shapes])
    return found[0]


def xml(text: str) -> etree._Element:
    """An element from its markup; the prefixes ``a``, ``p``, ``c`` and ``r`` are known."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    return etree.fromstring(f"<root {names}>{text}</root>")[0]


def pick(element: etree._Element, path: str) -> etree._Element:
    """The first element that a path finds."""
    return pick_all(element, path)[0]


def pick_all(element: etree._Element, path: str) -> list[Any]:
    """The elements that a path finds, at least one."""
    found = etree.XPath(path, namespaces=NAMES)(element)
    assert found, path
    return list(found)


def decorate(element: etree._Element) -> None:
    """Marks a shape as decorative."""
    uri = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    mark = f'<adec:decorative xmlns:adec="{uri}" val="1"/>'
    extension = f'<a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">{mark}</a:ext></a:extLst>'
    pick(element, "./*/p:cNvPr").append(xml(extension))
