"""What click says, in French: help pages, wrong command lines."""

import pytest
from tests.support.pages import ROOT
from tests.support.runs import ENGLISH, call, start

COMMANDS = {
    "": (), "build": ("build",), "show": ("show",), "pack": ("pack",), "theme": ("theme",),
    "theme check": ("theme", "check"), "inspect": ("inspect",),
}  # fmt: skip
OPTIONS = {
    "build": [
        "--format", "--content", "--output", "--theme", "--draft", "--final", "--force", "--json", "--messages",
        "--quiet",
    ],
    "show": ["--format", "--content", "--theme", "--draft", "--final"],
    "pack": ["--content", "--output", "--theme", "--draft", "--final", "--force", "--json", "--messages", "--quiet"],
}  # fmt: skip


def assert_french(text: str) -> None:
    assert [word for word in ENGLISH if word in text] == []


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_is_in_french(name: str, flag: str) -> None:
    called = call(*COMMANDS[name], flag)
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"Utilisation : export-equipe {name}".rstrip())
    assert "Afficher cette aide." in called.out
    assert_french(called.out)
    assert [option for option in OPTIONS.get(name, []) if option not in called.out] == []


def test_the_help_names_every_command() -> None:
    listed = call("--help").out.partition("Commandes")[2]
    assert [name for name in ("build", "show", "pack", "theme", "inspect") if f"\n  {name} " not in listed] == []


def test_no_argument_is_a_question_about_usage() -> None:
    called = call()
    assert called.code == 2
    assert "Utilisation : export-equipe" in called.out + called.err
    assert_french(called.out + called.err)


def test_the_version() -> None:
    called = call("--version")
    assert called.code == 0
    version = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition('\nversion = "')[2].partition('"')[0]
    assert called.out.strip() == f"export-equipe {version}"


WRONG = {
    "une commande inconnue": (("construire",), "la commande « construire » n’existe pas"),
    "une option inconnue": (("build", "--rapide"), "l’option « --rapide » n’existe pas"),
    "une option inconnue avant la commande": (("--rapide", "build"), "l’option « --rapide » n’existe pas"),
    "une option sans valeur": (("build", "--theme"), "l’option « --theme » attend une valeur"),
    "une valeur pour un drapeau": (("build", "--force=oui"), "l’option « --force » attend une valeur, ou n’en"),
    "un format inconnu": (("build", "--format", "slides,docx"), "format inconnu : docx ; formats possibles : slides"),
    "une étape inconnue": (("show", "arbre", "page"), "valeurs possibles : tree, storyboard, plan"),
    "un format inconnu de show": (
        ("show", "plan", "page", "-f", "odt"),
        "valeurs possibles : slides, memo, pdf, html, slides-pdf",
    ),
    "une page oubliée": (("show", "plan"), "il manque « PAGE »"),
    "une forme inconnue": (("build", "--messages", "xml"), "valeurs possibles : texte, json, github, gitlab"),
    "un fichier oublié": (("inspect",), "il manque « FICHIER... »"),
    "un pack oublié": (("pack",), "il manque « PACK »"),
    "un argument de trop": (("pack", "un", "deux"), "argument en trop : deux"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_command_line_is_said_in_french(name: str) -> None:
    arguments, sentence = WRONG[name]
    called = call(*arguments)
    assert called.code == 2
    assert called.out == ""
    assert called.err.startswith("erreur : ")
    assert sentence in called.err
    assert "aide : export-equipe --help" in called.err
    assert_french(called.err)


@pytest.mark.parametrize("name", [name for name, (arguments, _) in WRONG.items() if arguments[0] in ("build", "pack")])
def test_a_wrong_command_line_is_said_in_json_too(name: str) -> None:
    arguments, sentence = WRONG[name]
    called = call(*arguments, "--json") if arguments[-1] != "--theme" else call("build", "--json", "--theme")
    assert (called.code, called.err) == (2, "")
    (found,) = called.json["diagnostics"]
    assert called.json["outputs"] == []
    assert (found["code"], found["severity"]) == ("usage", "error")
    assert sentence in found["message"]


def test_a_process_of_its_own_says_the_same(tmp_path: object) -> None:
    """The console script, on a terminal that knows no UTF-8."""
    program = "from export_equipe.cli.main import main; main()"
    called = start(program, "build", "--rapide", environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, folder=ROOT)
    assert (called.code, called.out) == (2, "")
    assert called.err == call("build", "--rapide").err
    module = start("import runpy; runpy.run_module('export_equipe', run_name='__main__')", "--version", folder=ROOT)
    assert (module.code, module.out) == (0, call("--version").out)
