"""The closed list of diagnostic codes.

Comes in: nothing. Goes out: for each code its severity, what it means, and what to do when the reporter has nothing
more precise to say. Decided here: which codes there are. ``docs/diagnostics.md`` has a section for each, in this order,
and ``tests/diagnostics`` a case; both are tested. A report names its code by its text, ``sink.report("page-vide", …)``:
one that is not in this list is refused.
"""

from collections.abc import Mapping
from enum import StrEnum

from export_equipe.diagnostics.severity import Severity

ERROR, OPEN, WARNING, INFO = Severity.ERROR, Severity.OPEN, Severity.WARNING, Severity.INFO


class Code(StrEnum):
    """A code: its text, then the severity it is reported with, its meaning and its advice, in French."""

    severity: Severity
    meaning: str
    advice: str

    def __new__(cls, text: str, severity: Severity, meaning: str, advice: str) -> "Code":
        """A member of the list."""
        member = str.__new__(cls, text)
        member._value_ = text
        member.severity, member.meaning, member.advice = severity, meaning, advice
        return member

    # fmt: off
    # What is still to be written: the two codes of an open point are those of a draft and of a final.
    MARQUEUR_OUVERT = ("marqueur-ouvert", OPEN,
        "un marqueur, ou une note de rédaction sans figure, reste à compléter",
        "compléter le passage, ou ôter le marqueur")
    MARQUEUR_EN_FINAL = ("marqueur-en-final", ERROR,
        "un marqueur, ou une note de rédaction sans figure, reste dans une version finale",
        "compléter le passage, ou ôter le marqueur, ou construire en brouillon (--draft)")
    MENTION_OUVERTE = ("mention-ouverte", OPEN, "une personne est mentionnée, et les réglages ne donnent pas son nom",
        "donner son nom dans « mentions » de la configuration, ou ôter la mention")
    MENTION_EN_FINAL = ("mention-en-final", ERROR, "une personne sans nom est mentionnée dans une version finale",
        "donner son nom dans « mentions », ou ôter la mention, ou construire en brouillon (--draft)")
    NOTE_RETIREE = ("note-retiree", INFO,
        "une note de rédaction, que sa figure remplace, est laissée de côté en version finale",
        "pour ne plus le lire, ôter la note de la page")
    QUESTION_OUVERTE = ("question-ouverte", INFO, "une question entre parenthèses termine un point de liste",
        "y répondre dans la page, ou la laisser : elle n’empêche rien")

    # The page and its file.
    PAGE_VIDE = ("page-vide", ERROR, "la page ne contient aucun texte",
        "écrire la page, ou l’ôter du dossier")
    PAGE_SANS_TITRE = ("page-sans-titre", WARNING, "la page n’a pas de titre, ni dans son texte ni au sommaire",
        "commencer la page par « # Titre »")
    PAGE_TROP_LOURDE = ("page-trop-lourde", ERROR, "la page dépasse la taille que l’outil accepte de lire",
        "la partager en plusieurs pages")
    PAGE_MASQUEE = ("page-masquee", INFO, "la page est masquée dans GitBook (« hidden: true »)",
        "pour ne pas les construire, nommer les pages voulues ; ou ôter « hidden » de l’en-tête")
    FICHIER_ABSENT = ("fichier-absent", ERROR, "un fichier demandé n’existe pas",
        "vérifier le nom du fichier et celui du dossier de contenu (--content)")
    FICHIER_ILLISIBLE = ("fichier-illisible", ERROR, "un fichier existe, mais le système refuse de le lire",
        "vérifier les droits de ce fichier")
    ENCODAGE_INVALIDE = ("encodage-invalide", ERROR, "un fichier n’est pas écrit en UTF-8",
        "enregistrer le fichier en UTF-8")
    CARACTERE_INTERDIT = ("caractere-interdit", ERROR,
        "un caractère invisible, qu’aucun document bureautique ne peut contenir, est dans le texte",
        "effacer ce caractère")
    EN_TETE_NON_FERME = ("en-tete-non-ferme", ERROR, "l’en-tête de la page commence et ne finit pas",
        "fermer l’en-tête par une ligne « --- »")

    # YAML: front matters, data, settings, packs.
    YAML_ILLISIBLE = ("yaml-illisible", ERROR, "un fichier YAML, ou l’en-tête d’une page, est mal formé",
        "vérifier le retrait (des espaces, jamais de tabulation), les deux-points et les guillemets")
    CLE_INCONNUE = ("cle-inconnue", ERROR, "un fichier YAML a une clé que l’outil ne connaît pas",
        "ôter cette clé, ou voir dans le guide celles qui existent")
    DONNEES_INVALIDES = ("donnees-invalides", ERROR, "une valeur ne convient pas dans les données d’une page",
        "voir « Les données d’une page » dans le guide")
    CONFIGURATION_INVALIDE = ("configuration-invalide", ERROR, "une valeur ne convient pas dans export-equipe.yaml",
        "voir « Les réglages » dans le guide")
    REGLAGE_GITBOOK = ("reglage-gitbook", WARNING,
        "une valeur ne convient pas dans .gitbook.yaml ou dans .gitbook/vars.yaml",
        "corriger cette valeur ; celle que GitBook prend sans elle est prise")
    PACK_INVALIDE = ("pack-invalide", ERROR, "une valeur ne convient pas dans un pack",
        "voir « Un pack de comité » dans le guide")
    STATUT_DU_PACK = ("statut-du-pack", INFO, "le pack et la commande n’ont pas le même statut",
        "donner le même statut au pack et à la commande")

    # The space: summary, includes, variables, conditions.
    PAGE_ABSENTE = ("page-absente", WARNING, "le sommaire nomme une page qui n’existe pas",
        "corriger le chemin au sommaire, ou écrire la page")
    PAGE_ORPHELINE = ("page-orpheline", INFO, "le sommaire ne nomme pas cette page",
        "l’ajouter à SUMMARY.md, ou l’ôter du dossier")
    PAGE_EN_DOUBLE = ("page-en-double", WARNING, "le sommaire nomme deux fois la même page",
        "ne la nommer qu’une fois dans SUMMARY.md")
    INCLUSION_ABSENTE = ("inclusion-absente", OPEN, "le contenu réutilisable à inclure n’existe pas",
        "corriger le chemin de l’inclusion")
    INCLUSION_EN_BOUCLE = ("inclusion-en-boucle", WARNING,
        "un contenu réutilisable s’inclut lui-même, directement ou non",
        "ôter l’une des inclusions de la boucle")
    INCLUSION_TROP_PROFONDE = ("inclusion-trop-profonde", OPEN,
        "une page inclut trop de contenus réutilisables, ou trop les uns dans les autres",
        "écrire ce contenu dans la page, ou dans un des contenus inclus")
    VARIABLE_INCONNUE = ("variable-inconnue", OPEN, "une variable n’a de valeur ni dans la page ni dans l’espace",
        "donner sa valeur dans « vars » de l’en-tête de la page, ou dans .gitbook/vars.yaml")
    EXPRESSION_NON_CALCULEE = ("expression-non-calculee", OPEN,
        "une expression demande un calcul que l’outil ne fait pas",
        "écrire le résultat à la place de l’expression")
    CONDITION_GARDEE = ("condition-gardee", INFO,
        "les réglages ne disent pas si une condition est remplie : son contenu est gardé",
        "donner la valeur de la condition dans la configuration")
    CONDITION_ECARTEE = ("condition-ecartee", INFO,
        "les réglages disent qu’une condition n’est pas remplie : son contenu est laissé de côté",
        "pour le garder, changer la valeur dans la configuration")

    # Blocks and tags.
    BLOC_GITBOOK_INCONNU = ("bloc-gitbook-inconnu", WARNING,
        "l’outil ne connaît pas ce bloc GitBook : son contenu est gardé sans sa mise en forme",
        "vérifier le nom du bloc, ou écrire son contenu en Markdown")
    BLOC_NON_FERME = ("bloc-non-ferme", WARNING, "un bloc commence et ne finit pas",
        "écrire la balise de fin, seule sur sa ligne et au même retrait")
    BALISE_ORPHELINE = ("balise-orpheline", WARNING, "une balise ferme un bloc que rien n’a ouvert",
        "ôter cette balise, ou écrire celle qui ouvre le bloc")
    BLOC_INATTENDU = ("bloc-inattendu", WARNING,
        "un bloc n’est pas à sa place, comme un onglet hors d’un groupe d’onglets",
        "le mettre dans le bloc qui l’attend")
    BLOC_VIDE = ("bloc-vide", WARNING, "un bloc ne contient rien",
        "l’écrire, ou l’ôter de la page")
    ENCADRE_VIDE = ("encadre-vide", WARNING, "un encadré ne contient rien : il est laissé de côté",
        "l’écrire, ou l’ôter de la page")
    STYLE_INCONNU = ("style-inconnu", WARNING, "le style d’un encadré n’existe pas : il devient « info »",
        "choisir l’un des styles de GitBook")
    ATTRIBUTS_MAL_ECRITS = ("attributs-mal-ecrits", WARNING,
        "les attributs d’une balise GitBook sont mal écrits, et une partie n’est pas lue",
        "vérifier les guillemets : un de chaque côté de chaque valeur, aucun à l’intérieur")
    BALISE_DANS_LE_TEXTE = ("balise-dans-le-texte", WARNING,
        "une balise GitBook est au milieu d’un texte : elle y reste telle quelle",
        "mettre chaque balise GitBook seule sur sa ligne, ou la citer comme du code")
    HTML_IGNORE = ("html-ignore", WARNING, "du HTML est réduit à son texte",
        "l’écrire en Markdown pour garder sa mise en forme")
    PASSAGE_TROP_CHARGE = ("passage-trop-charge", WARNING,
        "un passage a des milliers de signes de mise en forme : il est gardé tel quel",
        "le découper en plusieurs paragraphes, ou le citer comme du code")
    IMBRICATION_TROP_PROFONDE = ("imbrication-trop-profonde", ERROR,
        "des blocs sont les uns dans les autres au-delà de ce qui se lit",
        "emboîter moins de listes, de citations ou de blocs")
    CARACTERE_SANS_DESSIN = ("caractere-sans-dessin", WARNING,
        "des caractères n’ont pas de dessin dans les polices fournies",
        "écrire ces mots dans une écriture que les polices fournies dessinent")
    DIAGRAMME_NON_DESSINE = ("diagramme-non-dessine", INFO, "un diagramme est montré par son texte source",
        "en mettre une image, si son dessin importe")
    FORMULE_ILLISIBLE = ("formule-illisible", WARNING,
        "une formule n’est pas comprise : elle sort telle qu’elle est écrite",
        "vérifier sa syntaxe LaTeX, ou la dire en toutes lettres")
    NOTE_SANS_TEXTE = ("note-sans-texte", WARNING, "un appel de note ne renvoie à aucune note",
        "écrire la note, ou ôter l’appel")
    NOTE_SANS_APPEL = ("note-sans-appel", WARNING, "rien n’appelle cette note de bas de page",
        "l’appeler dans le texte, ou l’ôter")

    # Tables.
    EN_TETE_VIDE = ("en-tete-vide", WARNING, "une colonne n’a pas de nom",
        "donner un nom à cette colonne dans la page")
    CELLULE_EN_TROP = ("cellule-en-trop", WARNING, "une ligne a plus de cellules que le tableau n’a de colonnes",
        "ôter la cellule, ou échapper la barre verticale (\\|)")
    TABLEAU_IRREGULIER = ("tableau-irregulier", WARNING,
        "une ligne d’un tableau HTML a moins de cellules que les autres",
        "ajouter les cellules qui manquent, ou corriger « colspan » et « rowspan »")
    TABLEAU_TROP_LOURD = ("tableau-trop-lourd", ERROR,
        "un tableau a plus de cellules, ou de colonnes, que l’outil n’accepte d’en lire",
        "partager le tableau, ou le joindre comme fichier")
    COLONNE_MASQUEE = ("colonne-masquee", INFO, "une colonne que GitBook masque est laissée de côté",
        "pour la montrer, ôter « data-hidden » dans la page")

    # Links, pictures, files.
    LIEN_CASSE = ("lien-casse", OPEN, "un lien mène à une page ou à un fichier qui n’existe pas",
        "corriger l’adresse du lien")
    ANCRE_ABSENTE = ("ancre-absente", WARNING, "un lien mène à un titre qui n’existe pas dans la page",
        "corriger ce qui suit « # » dans l’adresse du lien")
    ANCRE_EN_DOUBLE = ("ancre-en-double", INFO, "deux titres d’une page ont la même ancre",
        "distinguer leurs titres, ou leur donner chacun une ancre")
    LIEN_INTERDIT = ("lien-interdit", WARNING,
        "un lien mène à une adresse dangereuse (javascript:, data:) : seul son texte est gardé",
        "donner une adresse https:, ou le chemin d’une page")
    ADRESSE_TROP_LONGUE = ("adresse-trop-longue", WARNING,
        "une adresse est trop longue pour Word et PowerPoint : ils n’en gardent que le texte",
        "donner une adresse plus courte")
    IMAGE_ABSENTE = ("image-absente", OPEN, "une image est introuvable : un cadre la remplace",
        "corriger son chemin, ou ajouter le fichier")
    IMAGE_DISTANTE = ("image-distante", WARNING,
        "une image est sur le web, où l’outil ne va jamais : un cadre donne son adresse",
        "ranger l’image dans le dossier de contenu")
    IMAGE_ILLISIBLE = ("image-illisible", OPEN,
        "un fichier n’est pas une image que l’outil sache lire : un cadre la remplace",
        "l’enregistrer en PNG, JPEG, GIF, WebP ou SVG")
    IMAGE_TROP_GRANDE = ("image-trop-grande", OPEN,
        "une image est plus grande que ce que l’outil accepte de lire : un cadre la remplace",
        "la réduire, ou la simplifier")
    IMAGE_SANS_ALTERNATIVE = ("image-sans-alternative", OPEN, "rien ne dit en mots ce que montre une image",
        "écrire son texte de remplacement : ![ce qu’elle montre](image.png)")
    SVG_NETTOYE = ("svg-nettoye", INFO, "un script ou une référence extérieure est ôté d’une image SVG",
        "vérifier que l’image est encore juste")
    FICHIER_JOINT_ABSENT = ("fichier-joint-absent", OPEN, "un fichier joint est introuvable",
        "corriger son chemin, ou ajouter le fichier")
    FICHIER_HORS_DOSSIER = ("fichier-hors-dossier", OPEN,
        "un chemin sort du dossier de contenu : il n’est pas suivi",
        "ranger le fichier dans le dossier de contenu")

    # Templates and layout.
    PASSAGE_NON_REPRIS = ("passage-non-repris", WARNING, "le modèle du thème laisse de côté un passage de la page",
        "voir le modèle du thème")
    TEXTE_TROP_LONG = ("texte-trop-long", WARNING,
        "un texte ne tient pas sur sa diapositive, même à la plus petite taille permise",
        "le raccourcir, ou en faire plusieurs")
    MOT_TROP_LONG = ("mot-trop-long", WARNING, "un mot est plus large que sa ligne : il y est coupé",
        "le raccourcir, ou y mettre une espace")
    TABLEAU_TROP_GRAND = ("tableau-trop-grand", WARNING,
        "un tableau dépasse la diapositive, même à la plus petite taille permise",
        "raccourcir ses textes, ou lui ôter des colonnes")
    COLONNE_TROP_ETROITE = ("colonne-trop-etroite", WARNING,
        "un mot d’un tableau est plus large que sa colonne : il y est coupé",
        "ôter des colonnes, ou raccourcir leurs mots")
    FIGURE_TROP_GRANDE = ("figure-trop-grande", WARNING,
        "une figure dépasse la diapositive, même à la plus petite taille permise",
        "raccourcir les noms, ou en regrouper dans les données de la page")
    SORTIE_MODIFIEE = ("sortie-modifiee", WARNING, "un document a été modifié à la main : il est gardé tel quel",
        "le déplacer, ou construire avec --force pour le remplacer")

    # Themes.
    THEME_ILLISIBLE = ("theme-illisible", ERROR, "le fichier theme.yaml ne peut pas servir",
        "corriger cette valeur ; celle du thème « default » sert d’exemple")
    ROLE_MANQUANT = ("role-manquant", ERROR,
        "le thème ne dit pas une couleur, une police, un style ou un gabarit dont les documents ont besoin",
        "l’ajouter à theme.yaml ; celui du thème « default » sert d’exemple")
    MODELE_INVALIDE = ("modele-invalide", ERROR, "un modèle du thème ne peut pas servir",
        "corriger cette ligne du modèle ; « export-equipe show storyboard » montre ce qu’il produit")

    # The command itself; these have no place, and are codes for programs.
    CONFIGURATION = ("configuration", ERROR, "un réglage, un dossier ou un thème ne permet pas de construire",
        "corriger ce que dit le message")
    USAGE = ("usage", ERROR, "la commande est mal écrite",
        "export-equipe --help")
    ECHEC = ("echec", ERROR, "un document n’a pas pu être écrit",
        "réinstaller avec « make » ; si cela dure, signaler le message")
    ERREUR_INTERNE = ("erreur-interne", ERROR, "l’outil a un défaut",
        "relancer avec EXPORT_EQUIPE_DEBUG=1 et signaler le message obtenu")
    # fmt: on


CODES: Mapping[str, Code] = {code.value: code for code in Code}


def code_named(text: str) -> Code:
    """The code whose text is ``text``; raises ``ValueError`` when it is not listed."""
    if text not in CODES:
        raise ValueError(f"« {text} » is not a diagnostic code: list it in {__name__} first")
    return CODES[text]
