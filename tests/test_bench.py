"""The invented space of ``make bench``, and how its figures are told."""

import math
from pathlib import Path
from statistics import median

import pytest
from tests.support.runs import call

import bench_layout
from bench_scale import growth, measure_space, write_scales
from bench_space import page_name, write_page, write_space


def test_a_space_is_the_same_every_time_and_larger_ones_begin_alike(tmp_path: Path) -> None:
    for folder, pages in (("a", 30), ("b", 30), ("c", 45)):
        write_space(tmp_path / folder, pages)
    found = {
        folder: {path.relative_to(tmp_path / folder).as_posix(): path.read_bytes()
                 for path in (tmp_path / folder).rglob("*.md")}
        for folder in "abc"
    }  # fmt: skip
    assert len(found["a"]) == 31
    assert found["a"] == found["b"]
    assert all(found["c"][page_name(number)] == found["a"][page_name(number)] for number in range(30))


def test_pages_are_as_long_as_those_of_public_spaces() -> None:
    sizes = [len(write_page(number).encode()) for number in range(400)]
    assert 3_500 < median(sizes) < 4_500
    assert 10 <= sum(size > 15_000 for size in sizes) <= 30


def test_every_page_of_a_space_is_fine(tmp_path: Path) -> None:
    write_space(tmp_path / "content", 20)
    called = call("build", "--content", tmp_path / "content", "--output", tmp_path / "build", "--format", "html")
    assert (called.code, called.err) == (0, "")
    assert len(called.out.splitlines()) == 20


@pytest.mark.parametrize("power", [0.0, 1.0, 2.0])
def test_growth_is_the_exponent_of_a_power(power: float) -> None:
    assert math.isclose(growth([(x, 3 * x**power) for x in (50, 100, 200, 400)]), power, abs_tol=1e-9)


def test_a_space_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1] / "src"))
    scale = measure_space(3, formats="html")
    assert scale.build.together >= scale.build.largest > 10
    assert scale.again.seconds < scale.build.seconds
    lines = write_scales([scale]).splitlines()
    assert len(lines) == 2
    assert lines[1].split()[0] == "3"


def test_a_hundred_slides_are_laid_out_in_less_than_a_second(tmp_path: Path) -> None:
    """In processor time, three times what it takes on an ordinary machine."""
    layout, with_reading = bench_layout.measure(tmp_path, 12, 3)
    assert layout.slides == with_reading.slides > 50
    assert 100 * layout.seconds / layout.slides < 1.0
    assert with_reading.seconds > layout.seconds
    assert "par seconde" in str(layout)
