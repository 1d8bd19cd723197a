"""The independent reader on a sample of each construct: what it takes for text, in which stream and order."""

import pytest
from tests.support.conservation import equal_or_diff
from tests.support.page_text import read_page_text

TABLE = "<table{}><thead><tr>{}</tr></thead><tbody><tr>{}</tr></tbody></table>"
OTHERS = {
    "b.md": '# Page B\n\n## Une partie <a href="#p" id="p"></a>\n',
    "sans titre.md": "Du texte.",
    "dossier/README.md": "# Le dossier\n",
    "SUMMARY.md": "# Table of contents\n\n* [Nommée au sommaire](<sans titre.md>)\n",
    ".gitbook/vars.yaml": "version: 4.2\nnom: Outil\n",
    ".gitbook/includes/bloc.md": (
        "---\ntitle: X\n---\n\nInclus, [b](../../b.md 'mention').\n\n{% include 'autre.md' %}\n"
    ),
    ".gitbook/includes/autre.md": "Encore.\n",
    ".gitbook/includes/cycle.md": 'Tour.\n\n{% include "cycle.md" %}\n',
}
SWAGGER = """{% swagger method="get" path="/p" baseUrl="https://a" summary="S" %}
{% swagger-description %}
d
{% endswagger-description %}

{% swagger-parameter in="path" name="id" type="string" %}
p
{% endswagger-parameter %}

{% swagger-response status="200: OK" description="r" %}
```
{}
```
{% endswagger-response %}
{% endswagger %}
"""
BODIES = {
    "hint": ('{% hint style="info" icon="books" %}\nGare\n{% endhint %}', "Gare"),
    "a hint on one line": ("{% hint %} Gare {% endhint %} suite", "Gare suite"),
    "a list closed by a tag": ("{% hint %}\n* un\n* deux\n{% endhint %}\nsuite", "un deux suite"),
    "a table closed by a tag": ("{% hint %}\n| a |\n|---|\n| b |\n{% endhint %}", "a b"),
    "tabs": ('{% tabs %}\n{% tab title="Un &#x26; *" icon="x" %}\ndeux\n{% endtab %}\n{% endtabs %}', "Un & * deux"),
    "stepper": ("{% stepper %}\n{% step %}\n### Pas\n\nun\n{% endstep %}\n{% endstepper %}", "Pas un"),
    "step closed behind a figure": ("{% step %}\n<figure><img src='x'></figure>\n{% endstep %}\n\n**un**", "un"),
    "columns": ('{% columns %}\n{% column width="50%" %}\nun\n{% endcolumn %}\n{% endcolumns %}', "un"),
    "expandable": ("<details open><summary>T</summary>\n\n**un**\n\n</details>", "T un"),
    "tags in a list item": (
        "1. un\n\n   {% hint %}\n   deux\n   {% endhint %}\n\n   trois\n2. quatre",
        "un deux trois quatre",
    ),
    "code with title": ('{% code title="a.js" overflow="wrap" %}\n```js\nlet b\n```\n{% endcode %}', "a.js let b"),
    "quoted tags": ("```\n{% hint %}\n[^1]: $$x$$\n```\n\n`{% tab a %}`", "{% hint %} [^1]: $$x$$ {% tab a %}"),
    "a fence in a fence": ("````\n```\n{% a %}\n```\n````\n\n{% hint %}b{% endhint %}", "``` {% a %} ``` b"),
    "prompt": ('{% prompt description="Dire" icon="x" %}\n```\ntout\n```\n{% endprompt %}', "Dire tout"),
    "embed, void": ('{% embed url="https://a.fr" %}\n\nb', "b"),
    "embed, paired": ('{% embed url="https://a.fr" %}\nb **c**\n{% endembed %}', "b c"),
    "file, legacy": ('{% file src="a.pdf" caption="La pièce" %}', "La pièce"),
    "content-ref": ('{% content-ref url="b.md" %}\n[b.md](b.md)\n{% endcontent-ref %}', "Page B"),
    "content-ref to a folder": (
        '{% content-ref url="dossier/" %}\n[dossier](dossier/)\n{% endcontent-ref %}',
        "Le dossier",
    ),
    "content-ref, no such page": ('{% content-ref url="z.md" %}\n[z.md](z.md)\n{% endcontent-ref %}', "z.md"),
    "content-ref, named by the summary": (
        '{% content-ref url="sans%20titre.md" %}\n[s](<sans titre.md>)\n{% endcontent-ref %}',
        "Nommée au sommaire",
    ),
    "page-ref": ('{% page-ref page="b.md" %}', "Page B"),
    "include": ('avant\n\n{% include ".gitbook/includes/bloc.md" %}\n\naprès', "avant Inclus, Page B. Encore. après"),
    "include in a list item": ('* un\n\n  {% include ".gitbook/includes/autre.md" %}\n\n  deux', "un Encore. deux"),
    "include that includes itself": ('{% include ".gitbook/includes/cycle.md" %}', "Tour."),
    "condition": ("{% if visitor.claims.x === true %}\na\n{% endif %}", "a"),
    "updates": (
        '{% updates %}\n{% update date="2026-04-22" tags="api" %}\n## A\n\nb\n{% endupdate %}\n{% endupdates %}',
        "A b",
    ),
    "openapi": (
        '{% openapi src="https://a.fr" path="/p" method="get" %}\n[spec](https://a.fr)\n{% endopenapi %}',
        "GET /p spec",
    ),
    "openapi-operation": (
        '{% openapi-operation spec="s" path="/p" method="get" %}\n{% endopenapi-operation %}',
        "GET /p",
    ),
    "openapi-schemas": ('{% openapi-schemas spec="s" schemas="A,B" %}\n{% endopenapi-schemas %}', "A,B"),
    "openapi-webhook": ('{% openapi-webhook spec="s" name="n" method="post" %}\n{% endopenapi-webhook %}', "POST n"),
    "swagger": (SWAGGER, "GET https://a /p S d id string p 200: OK r {}"),
    "figure": ("<figure><img src='x' alt='y'><figcaption><p>L <strong>g</strong></p></figcaption></figure>", "L g"),
    "figure in a wrapper": (
        '<div align="left">\n\n<figure><img src="x"><figcaption>L</figcaption></figure>\n\n</div>',
        "L",
    ),
    "cards": (
        TABLE.format(
            ' data-view="cards"',
            "<th></th><th data-hidden data-card-target></th>",
            '<td><p><strong>a</strong></p><p>b</p></td><td><a href="b.md">c</a></td>',
        ),
        "a b",
    ),
    "hidden column": (
        TABLE.format("", "<th>A</th><th data-hidden>B</th><th>C</th>", "<td>a</td><td>b</td><td>c</td>"),
        "A C a c",
    ),
    "hidden header": (TABLE.format(" data-header-hidden", "<th>A</th>", "<td>a</td>"), "a"),
    "spans": (
        TABLE.format("", '<th colspan="2">A</th><th data-hidden>B</th>', "<td>a</td><td>b</td><td>c</td>"),
        "A a b",
    ),
    "row header": (TABLE.format("", "<th>A</th><th>B</th>", '<th scope="row">a</th><td>b</td>'), "A B a b"),
    "signs": (
        TABLE.format(
            "", '<th data-type="rating" data-max="5">N</th><th data-type="checkbox">V</th>', "<td>3</td><td>true</td>"
        ),
        "N V 3 Oui",
    ),
    "select": (TABLE.format("", '<th data-type="select">S</th>', '<td><span data-option="x">a</span></td>'), "S a"),
    "page in a cell": (
        TABLE.format("", '<th data-type="content-ref">P</th>', '<td><a href="b.md">b.md</a></td>'),
        "P Page B",
    ),
    "picture in a cell": (TABLE.format("", '<th data-type="image">I</th>', '<td><a href="b.png">b.png</a></td>'), "I"),
    "GFM, empty header": ("| | |\n|---|---|\n| a | b |", "a b"),
    "GFM, escaped pipe": ("| a \\| b | `c \\| d` |\n|---|---|\n| e<br>f | <ul><li>g</li></ul> |", "a b c d e f g"),
    "GFM, ragged": ("| a | b |\n|---|---|\n| c |", "a b c"),
    "mermaid": ("```mermaid\ngraph TD;\nA-->B;\n```", "graph TD; A-->B;"),
    "tasks": ("* [ ] a\n* [x] b", "a b"),
    "comments": ("<!-- a {% b %} -->\n\nc <!-- d --> e\n\n<!--\nf\n\ng\n-->", "c e"),
    "mention of a page": ('[b.md](b.md "mention"), <a data-mention href="b.md">b.md</a>', "Page B, Page B"),
    "mention of an anchor": ('[#p](b.md#p "mention")', "Une partie"),
    "mention of a person": ('[lou](https://app.gitbook.com/u/x "mention")', "lou"),
    "buttons": (
        '<a href="x" class="button primary" data-icon="i">a</a> <button type="button" class="button">b</button>',
        "a b",
    ),
    "icons and emoji": (
        '<i class="fa-check">check</i> :house: <span data-gb-custom-inline data-tag="emoji">✨</span> a',
        "✨ a",
    ),
    "mark": ('<mark style="color:$primary;">a</mark>', "a"),
    "expressions": (
        '<code class="expression">space.vars.version</code> <code class="expression">page.vars.x</code>',
        "4.2 page.vars.x",
    ),
    "entities and breaks": ("a&#x20;&nbsp;&#x26; b\\\nc  \nd<br>e &#x3C;f>", "a & b c d e <f>"),
    "links": ("[a b](<c d.md>), [e][r], <https://f.fr>\n\n[r]: https://g.fr", "a b, e, https://f.fr"),
    "formula as an amount": ("5 $ et 6 $", "5 $ et 6 $"),
    "inclusions of HTML": ("H<sub>2</sub>O <kbd>A</kbd> <u>b</u> <del>c</del>", "H2O A b c"),
    "CRLF": ("a\r\n\r\n{% hint %}\r\nb\r\n{% endhint %}\r\n", "a b"),
}


def read(markdown: str):
    files = {name: text.encode() for name, text in {**OTHERS, "a.md": markdown}.items()}
    return read_page_text(files, "a.md")


@pytest.mark.parametrize("name", BODIES)
def test_the_body_of_a_sample(name: str) -> None:
    markdown, body = BODIES[name]
    assert equal_or_diff(body, read(markdown).body) is None


def test_the_title_comes_first_then_the_description() -> None:
    page = read(
        "---\nicon: x\ndescription: >-\n  Le\n  chapeau\nvars:\n  v: 3\n---\n\navant\n\n# Le titre\n\n## Un\n\n# Deux\n"
    )
    assert page.title.strip() == "Le titre"
    assert page.body.split() == ["Le", "titre", "Le", "chapeau", "avant", "Un", "Deux"]


def test_the_variables_of_a_page() -> None:
    assert read('---\nvars:\n  v: 3\n---\n<code class="expression">page.vars.v</code>').body.split() == ["3"]


def test_notes_are_read_at_their_first_call() -> None:
    page = read(
        '[^2]: Deux, **fort**.\n\na[^1] b <a data-footnote-ref href="#user-content-fn-2">c</a> d[^1] '
        "[e](#user-content-fn-3)[^3] [^4]\n\n[^1]: Un.\n\n    La suite.\n[^3]: Trois\nsur deux lignes.\n\nfin\n"
    )
    assert page.body.split() == ["a", "b", "c", "d", "e", "[^4]", "fin"]
    assert page.notes.split() == ["Un.", "La", "suite.", "Deux,", "fort.", "Trois", "sur", "deux", "lignes."]


def test_alternatives_are_a_stream_of_their_own() -> None:
    page = read(
        "![a](x.png) <img src='x' alt='b' data-size='line'>\n\n<img src='d' alt='d' class='gitbook-drawing'>\n\n"
        "<figure><picture><source srcset='y'><img src='x' alt='e'></picture><img src='z' alt=''></figure>"
    )
    assert page.alternatives == ("a", "b", "d", "e")
    assert page.body.split() == []


def test_formulas_are_a_stream_of_their_own() -> None:
    block = "> * c\n>\n>   $$\n>   |x| \\\\\n>   < 3\n>   $$\n"
    page = read(f"a $$x_1 * y_2$$ b\n\n{block}\n`$$d$$`\n\n| $$e|f$$ | g |\n|---|---|\n")
    assert page.formulas == ("x_1 * y_2", "|x| \\\\\n< 3", "e|f")
    assert page.body.split() == ["a", "b", "c", "$$d$$", "g"]
