"""The room that blocks have in a page: what tables make of it, what columns and cards do."""

import pytest
from tests.support.pages import plan_text

from export_equipe.layout.flow.columns import TURNED_WIDTH
from export_equipe.layout.flow.place import cards_in_a_row
from export_equipe.layout.flow.plan import FlowBlock, FlowColumns, FlowHint, FlowTable

WORDS = ("Identifiant", "Responsable", "Département", "Interlocuteur", "Commencement", "Avancement", "Financement")


def blocks_of(text: str) -> tuple[FlowBlock, ...]:
    return plan_text(f"# Essai\n\n{text}\n").page.blocks


def table_of(*names: str) -> str:
    row = " | ".join(names)
    return f"| {row} |\n|{'---|' * len(names)}\n| {row} |\n"


def test_a_table_with_many_wide_columns_wants_its_page_on_its_side() -> None:
    (table,) = blocks_of(table_of(*WORDS, "Criticité"))
    assert isinstance(table, FlowTable)
    assert abs(sum(table.turned) - 1) < 1e-9
    assert table.least <= TURNED_WIDTH + 1


def test_a_table_that_fits_stays_upright() -> None:
    (table,) = blocks_of(table_of("Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit"))
    assert isinstance(table, FlowTable)
    assert table.turned == ()


def test_a_table_inside_a_hint_counts_with_what_the_hint_leaves() -> None:
    written = table_of("Chantier", "Priorité", "État", "Domaines", "Qui", "Financé", "Jours")
    (alone,) = blocks_of(written)
    (hint,) = blocks_of(f'{{% hint style="info" %}}\n{written}\n{{% endhint %}}')
    assert isinstance(hint, FlowHint)
    assert isinstance(alone, FlowTable)
    (inside,) = hint.blocks
    assert isinstance(inside, FlowTable)
    assert inside.turned == ()
    assert inside.least <= 470 - 28 + 1


@pytest.mark.parametrize(("names", "together"), [(("Un", "Deux"), True), (WORDS[:5], False)])
def test_columns_too_narrow_for_their_tables_are_set_one_below_the_other(
    names: tuple[str, ...], together: bool
) -> None:
    columns = f"{{% columns %}}\n{{% column %}}\n{table_of(*names)}\n{{% endcolumn %}}\n{{% column %}}\nÀ côté.\n"
    found = blocks_of(f"{columns}{{% endcolumn %}}\n{{% endcolumns %}}\n\n{table_of('Un', 'Deux')}")
    assert isinstance(found[0], FlowColumns) is together
    last = found[-1]
    assert isinstance(last, FlowTable)
    assert last.anchor == "tableau-2"


def test_no_card_is_left_alone_when_it_can_be_helped() -> None:
    small = [cards_in_a_row(count, large=False) for count in range(1, 10)]
    large = [cards_in_a_row(count, large=True) for count in range(1, 10)]
    assert small == [1, 2, 3, 2, 3, 3, 3, 3, 3]
    assert large == [1, 2, 3, 2, 2, 2, 2, 2, 2]


def test_nothing_comes_out_of_nothing() -> None:
    assert blocks_of("<details>\n<summary></summary>\n</details>\n\n|  |  |\n|---|---|\n|  |  |") == ()
