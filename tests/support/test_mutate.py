"""The generator of pages made wrong: the same each time, nearly always another page, each way of being wrong used."""

from tests.support.dialect import draw_page
from tests.support.mutate import INSERTIONS, MUTATIONS, mutate_page

PAGES = [draw_page(seed).text.encode() for seed in range(20)]


def test_a_seed_gives_the_same_bytes_each_time() -> None:
    assert [mutate_page(PAGES[0], seed) for seed in range(50)] == [mutate_page(PAGES[0], seed) for seed in range(50)]


def test_nearly_every_mutation_changes_the_page() -> None:
    changed = [mutate_page(page, seed) != page for page in PAGES for seed in range(30)]
    assert sum(changed) > 0.9 * len(changed)


def test_mutated_pages_are_wrong_in_every_way() -> None:
    mutated = [mutate_page(page, seed) for page in PAGES for seed in range(300)]
    assert {what for what in INSERTIONS if any(what in page for page in mutated)} == set(INSERTIONS)
    assert any(_is_no_text(page) for page in mutated)
    assert any(len(line) >= 20_000 for page in mutated for line in page.split(b"\n"))
    assert len(MUTATIONS) >= 20


def test_an_empty_page_can_be_mutated_too() -> None:
    assert all(isinstance(mutate_page(b"", seed), bytes) for seed in range(300))


def _is_no_text(page: bytes) -> bool:
    try:
        page.decode()
    except UnicodeDecodeError:
        return True
    return False
