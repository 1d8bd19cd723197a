"""What was measured is kept, but not without end."""

from export_equipe.typesetting.kept import Kept
from export_equipe.typesetting.measure import TEXTS, Measurer
from export_equipe.typesetting.run import Added, Run
from export_equipe.typesetting.shaping import WIDTHS


def test_all_is_forgotten_when_there_is_too_much() -> None:
    kept: Kept[int, int] = Kept(3)
    for number in range(5):
        kept[number] = number
    assert kept == {3: 3, 4: 4}


def test_a_measurer_stays_small_whatever_it_measures() -> None:
    measures = Measurer("arimo")
    widths = [measures.width((Run(text=f"mot{number}", origin=Added.TEMPLATE),), 10.0) for number in range(WIDTHS + 9)]
    assert len(measures._texts) <= TEXTS
    style = measures._styles[False, False]
    assert len(style._widths) <= WIDTHS
    assert measures.width((Run(text="mot1", origin=Added.TEMPLATE),), 10.0) == widths[1]
