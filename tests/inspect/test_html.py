"""An HTML page read back, and its checks."""

import pytest

from export_equipe.inspect.checks.html import check_html
from export_equipe.inspect.dump import dump_document
from export_equipe.inspect.html import inspect_html
from export_equipe.inspect.text import notes_text, running_text, visible_text
from export_equipe.inspect.tree import Role

PAGE = """<!doctype html>
<html lang="fr-FR"><head><meta charset="utf-8"><title>Une équipe</title><meta name="author" content="L’équipe">
<meta name="description" content="Un sujet"><meta name="keywords" content="produit">
<style>body { background: url(data:image/png;base64,AA==) }</style></head>
<body><header>Guide</header><main>
<h1>Une équipe &amp; un produit</h1>
<p>Texte <b>gras</b>,<br>co&shy;chef <a href="https://example.org/">le site</a><span hidden>caché</span>
<ul><li>un<li>deux<ol><li>trois</ol></ul>
<h2>Porter</h2>
<table><caption>Qui porte quoi</caption><thead><tr><th scope="col">Activité<th scope="col">Métier</thead>
<tbody><tr><th scope="row">Vision<td><span role="img" aria-label="cadenas">🔒</span> Responsable</table>
<figure><svg role="img" aria-label="Les usagers, puis le sponsor"><title>Non lu</title><rect width="1"/>
<text><tspan>Mot</tspan> dessiné</text></svg><figcaption>Légende</figcaption></figure>
<img src="data:image/png;base64,AA==" alt=""><script type="text/plain" hidden></script>
</main><footer>Pied</footer></body></html>""".replace('<script type="text/plain" hidden></script>', "")

TREE = """\
body
  group
    heading 1
      text 'Une équipe & un produit'
    paragraph
      text 'Texte gras,\\nco\\xadchef '
      link <https://example.org/>
        text 'le site'
    list
      item
        text 'un'
      item
        text 'deux'
        list
          item
            text 'trois'
    heading 2
      text 'Porter'
    table
      caption
        text 'Qui porte quoi'
      group
        row
          header cell scope=column
            text 'Activité'
          header cell scope=column
            text 'Métier'
      group
        row
          header cell scope=row
            text 'Vision'
          cell
            span alt='cadenas'
              text '🔒'
            text ' Responsable'
    group
      figure alt='Les usagers, puis le sponsor'
        paragraph
          text 'Mot dessiné'
      caption
        text 'Légende'
    figure decorative
running
  group
    text 'Guide'
  group
    text 'Pied'
"""


def test_the_tree_holds_every_character_in_reading_order() -> None:
    dump = dump_document(inspect_html(PAGE.encode()))
    kept = [line for line in dump.splitlines() if not line.endswith(r"'\n'")]
    assert "\n".join([*kept, ""])[dump.index("body") :].replace("\\n'", "'") == TREE


def test_the_streams_of_text() -> None:
    document = inspect_html(PAGE.encode())
    assert (document.title, document.language) == ("Une équipe", "fr-FR")
    assert visible_text(document).splitlines()[:4] == [
        "Une équipe & un produit", "Texte gras, cochef le site", "un", "deux"
    ]  # fmt: skip
    assert running_text(document) == "Guide\nPied"


def test_a_sound_page_passes() -> None:
    assert check_html(PAGE.encode()) == ()


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        ('lang="fr-FR"', "", ["C2"]),
        ("<title>Une équipe</title>", "", ["C1"]),
        ('content="produit"', 'content=""', ["C1"]),
        ("<h1>Une équipe &amp; un produit</h1>", "", ["H1"]),
        ("<h2>Porter</h2>", "<h1>Porter</h1>", ["H1"]),
        ("<h2>Porter</h2>", "<h3>Porter</h3>", ["H1"]),
        ('scope="row"', "", ["H2"]),
        (' aria-label="Les usagers, puis le sponsor"><title>Non lu</title>', ">", ["H3"]),
        (' alt="">', ">", ["H3"]),
        (' alt="">', ' alt="schema.png">', ["H3"]),
        ('src="data:image/png;base64,AA=="', 'src="image.png"', ["H4"]),
        ("url(data:image/png;base64,AA==)", "url('police.woff2')", ["H4"]),
        ("body {", "@import 'autre.css'; body {", ["H4"]),
        ("<style>", '<link rel="stylesheet" href="style.css"><style>', ["H4"]),
        ("<h2>", "<script>1</script><h2>", ["H5"]),
        ("<h2>", '<h2 onclick="x()">', ["H5"]),
        (">le site<", ">https://example.org/<", ["C6"]),
        (">le site<", ">ici<", ["C6"]),
        ("<h2>", "<p></p><h2>", ["C8"]),
        ("<h2>", "<p>• tapé</p><h2>", ["C7"]),
        ("<caption>Qui porte quoi</caption>", "", ["C9"]),
        (">Activité<", "><", ["C9"]),
    ],
)
def test_each_planted_defect_is_found_and_nothing_else(before: str, after: str, rules: list[str]) -> None:
    assert before in PAGE
    findings = check_html(PAGE.replace(before, after, 1).encode())
    assert sorted({finding.rule for finding in findings}) == rules


NOTED = """<html lang="fr"><main><h1>T</h1><p>Un mot<sup><a href="#n" role="doc-noteref">1</a></sup>, puis
<math alttext="a sur b"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>.</p>
<section role="doc-endnotes"><h2>Notes</h2><ol><li id="n"><p>La note</p><a role="doc-backlink" href="#">retour</a></li>
</ol></section></main></html>"""


def test_notes_are_a_stream_of_their_own_and_calls_and_formulas_no_text() -> None:
    document = inspect_html(NOTED.encode())
    assert visible_text(document) == "T\nUn mot, puis ."
    assert notes_text(document) == "La note"
    assert [node.alternative for node in document.find(Role.FORMULA)] == ["a sur b"]
    assert [len(node.children) for node in document.find(Role.LABEL)] == [1]
