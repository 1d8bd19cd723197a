"""Walking, rewriting and dumping trees."""

from dataclasses import replace

from export_equipe.diagnostics import Sink
from export_equipe.model.block import Block, Paragraph
from export_equipe.model.document import Page
from export_equipe.model.dump import dump_nodes, dump_page
from export_equipe.model.inline import Inline, Inlines, Text
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import block_inlines, map_blocks, map_inlines, plain_inlines, walk_blocks, walk_inlines
from export_equipe.passes.sections import nest_sections
from export_equipe.reader.page import read_page
from export_equipe.source import SourceText, Span

SOURCE = """---
icon: x
---
# T **gras**

un _deux **trois**_\\
quatre ![cinq](a) [six](b) `sept` 🔒 [TODO huit]

## Neuf

* dix
  1. onze

> douze

{% hint style="info" %}
treize
{% endhint %}

| quatorze | |
|---|---|
| quinze | |

    seize

***

<div>dix-sept</div>
"""


def page(source: str = SOURCE) -> Page:
    return nest_sections(read_page(SourceText("a.md", source), ["TODO"], Sink()), {}, Sink())


def all_text(blocks: tuple[Block, ...]) -> list[str]:
    return [plain_inlines(nodes) for block in walk_blocks(blocks) for nodes in block_inlines(block)]


def shout(node: Inline) -> Inlines:
    return (replace(node, value=node.value.upper()),) if isinstance(node, Text) else (node,)


def test_all_inlines_are_met_in_reading_order() -> None:
    assert all_text(page().blocks) == [
        "un deux trois quatre cinq six sept 🔒 [TODO huit]", "Neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "dix-sept",
    ]  # fmt: skip


def test_parents_come_before_children() -> None:
    paragraph = page().blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [type(node).__name__ for node in walk_inlines(paragraph.children)][:6] == [
        "Text", "Emphasis", "Text", "Strong", "Text", "LineBreak",
    ]  # fmt: skip
    assert [type(block).__name__ for block in walk_blocks(page().blocks)] == [
        "Paragraph", "Section", "List", "Paragraph", "List", "Paragraph", "Quote", "Paragraph", "Hint", "Paragraph",
        "Table", "Paragraph", "Paragraph", "CodeBlock", "Divider", "Paragraph",
    ]  # fmt: skip


def test_every_text_can_be_rewritten_wherever_it_stands() -> None:
    changed = map_blocks(page().blocks, lambda block: map_inlines(block, lambda nodes: rewrite_inlines(nodes, shout)))
    kept = {"cinq", "sept"}  # a picture's alternative and code are no texts
    for before, after in zip(all_text(page().blocks), all_text(changed), strict=True):
        assert after == " ".join(word if word in kept else word.upper() for word in before.split())


def test_a_node_may_be_left_out_or_become_several() -> None:
    def twice(node: Inline) -> Inlines:
        return (node, node) if isinstance(node, Text) else ()

    place = Span("a.md", 0, 1)
    a, b = Text(value="a", span=place), Text(value="b", span=place)
    paragraph = page("# T\n\n**x** y\n").blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert rewrite_inlines((a, b), twice) == (a, a, b, b)
    assert plain_inlines(rewrite_inlines(paragraph.children, twice)) == " y y"


def test_trees_that_differ_by_their_places_are_equal() -> None:
    moved = page(SOURCE.replace("# T", "\n\n# T").replace("## Neuf", "\n##   Neuf"))
    assert moved == page()
    assert page(SOURCE.replace("quinze", "seize")) != page()


def test_a_dump_shows_words_and_not_places() -> None:
    dump = dump_page(page())
    assert dump.startswith(
        "Page a.md\n  @icon: 'x'\n  title:\n    Text value='T '\n    Strong\n      Text value='gras'\n"
    )
    assert dump == dump_page(page(SOURCE.replace("# T", "\n# T")))
    assert "Span" not in dump
    assert dump_nodes(()) == "\n"
    assert dump_nodes((Text(value="a\nb", span=Span("a.md", 0, 1)),)) == "Text value='a\\nb'\n"
