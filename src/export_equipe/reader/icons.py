"""GitBook's icons (names of Font Awesome) as signs that the packaged fonts have.

Comes in: an icon's name. Goes out: a character and what it says, in French. Decided here: an icon that has no such sign
is decoration and is left out: the words beside it say the same.
"""

from typing import Final

_SIGNS: Final = {
    "check": ("✔", "coché"), "circle-check": ("✔", "coché"), "square-check": ("☑", "coché"),
    "check-double": ("✔", "coché"), "xmark": ("✘", "non"), "circle-xmark": ("✘", "non"), "times": ("✘", "non"),
    "ban": ("🚫", "interdit"), "square": ("☐", "à cocher"), "circle": ("●", "point"), "star": ("★", "étoile"),
    "heart": ("♥", "cœur"), "plus": ("+", "plus"), "minus": ("−", "moins"), "question": ("?", "question"),
    "circle-question": ("?", "question"), "exclamation": ("!", "attention"),
    "circle-exclamation": ("⚠", "attention"), "triangle-exclamation": ("⚠", "attention"),
    "warning": ("⚠", "attention"), "circle-info": ("ℹ", "information"), "info": ("ℹ", "information"),
    "arrow-right": ("→", "flèche vers la droite"), "arrow-left": ("←", "flèche vers la gauche"),
    "arrow-up": ("↑", "flèche vers le haut"), "arrow-down": ("↓", "flèche vers le bas"),
    "lock": ("🔒", "verrouillé"), "unlock": ("🔓", "déverrouillé"), "key": ("🔑", "clé"),
    "house": ("🏠", "accueil"), "envelope": ("✉", "courriel"), "phone": ("☎", "téléphone"),
    "calendar": ("📅", "calendrier"), "clock": ("🕐", "heure"), "link": ("🔗", "lien"),
    "paperclip": ("📎", "pièce jointe"), "book": ("📖", "livre"), "books": ("📚", "livres"),
    "lightbulb": ("💡", "idée"), "bell": ("🔔", "alerte"), "flag": ("⚑", "drapeau"), "gear": ("⚙", "réglages"),
    "user": ("👤", "personne"), "users": ("👥", "personnes"), "rocket": ("🚀", "lancement"),
    "bug": ("🐛", "anomalie"), "magnifying-glass": ("🔍", "recherche"), "pen": ("✎", "modifier"),
    "pencil": ("✎", "modifier"), "trash": ("🗑", "supprimer"), "thumbs-up": ("👍", "d’accord"),
    "thumbs-down": ("👎", "pas d’accord"), "folder": ("📁", "dossier"), "file": ("📄", "fichier"),
    "download": ("⬇", "télécharger"), "upload": ("⬆", "envoyer"), "globe": ("🌐", "web"),
    "comment": ("💬", "commentaire"),
}  # fmt: skip


def read_icon(name: str) -> tuple[str, str]:
    """The sign of the icon ``name`` and what it says; ``("", "")`` for one that only decorates."""
    return _SIGNS.get(name, ("", ""))
