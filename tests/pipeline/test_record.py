"""The record of a build: what is kept of many requests, and what a build that was cut short leaves."""

import json
from pathlib import Path

from export_equipe.pipeline.cache import PageRecord, Recorded, Request, State, read_state

RECORDED = Recorded(key="clé", sha256="0" * 64, source="page.md")


def request(settings: str, *pages: str) -> Request:
    return Request(settings=settings, context="c", trace={}, diagnostics=(), pages=pages)


def records(*pages: str) -> dict[str, PageRecord]:
    return {page: PageRecord(context="c", trace={}, diagnostics=(), outputs=(), keys=()) for page in pages}


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    state.record("html/page.html", RECORDED)
    assert state.remember("k", request("s", "page.md"), records("page.md"))
    assert not state.remember("k", request("s", "page.md"), records("page.md"))
    state.save()
    again = read_state(tmp_path)
    assert (again.outputs, again.requests, again.pages) == (state.outputs, state.requests, state.pages)


def test_an_output_is_known_as_soon_as_it_is_written(tmp_path: Path) -> None:
    """Without ``save``: the build was killed."""
    State(tmp_path / "state.json").record("html/page.html", RECORDED)
    with (tmp_path / "journal.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('["html/autre.html", {"key": "cl')
    known = read_state(tmp_path)
    assert known.outputs == {"html/page.html": RECORDED}
    known.save()
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]
    assert read_state(tmp_path).outputs == {"html/page.html": RECORDED}


def test_what_two_builds_write_at_once_is_kept(tmp_path: Path) -> None:
    one, other = read_state(tmp_path), read_state(tmp_path)
    one.record("html/un.html", RECORDED)
    other.record("html/deux.html", RECORDED)
    one.save()
    other.save()
    assert sorted(read_state(tmp_path).outputs) == ["html/deux.html", "html/un.html"]


def test_old_requests_are_forgotten_with_their_pages(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    for number in range(60):
        state.remember(f"k{number}", request(f"s{number}", "page.md"), records("page.md"))
    assert list(state.requests) == [f"k{number}" for number in range(20, 60)]
    assert list(state.pages) == [f"s{number}" for number in range(59, 19, -1)]


def test_the_record_of_large_spaces_does_not_grow_with_the_number_of_requests(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    pages = [f"p{number}.md" for number in range(1_500)]
    for number in range(3):
        state.remember(f"k{number}", request(f"s{number}", *pages), records(*pages))
    assert list(state.requests) == ["k2"]
    state.remember("k3", request("s2", "p1.md"), records("p1.md"))  # pages known already: the two requests share them
    assert list(state.requests) == ["k2", "k3"]
    assert len(state.pages["s2"]) == len(pages)
    state.save()
    assert json.loads((tmp_path / "state.json").read_bytes())["pages"].keys() == {"s2"}
