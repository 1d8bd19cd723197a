"""A picture of the page in a flowing document.

Comes in: images of the model. Goes out: ``FlowImage`` values. Decided here: their widths, alone or side by side, and
the words of the frame that stands for a picture that cannot be shown.
"""

from collections.abc import Sequence
from dataclasses import replace

from export_equipe.layout.flow.columns import TEXT_WIDTH
from export_equipe.layout.flow.plan import FlowImage
from export_equipe.layout.links import web_address
from export_equipe.layout.runs import POINTS_PER_PIXEL, missing_words
from export_equipe.layout.words import MISSING_ALTERNATIVE
from export_equipe.model.inline import Image
from export_equipe.typesetting.run import Added, Run

GAP = 16.0  # points: what stands between two pictures of one figure
LEAST_SHARE = 0.4  # of their own widths: smaller, they could not be read


def flow_images(images: Sequence[Image]) -> tuple[FlowImage, ...]:
    """Pictures of one figure; a few stand side by side, smaller if need be."""
    made = tuple(flow_image(image) for image in images)
    room = TEXT_WIDTH - GAP * (len(made) - 1)
    share = room / max(sum(image.width for image in made), 1.0)
    if len(made) == 1 or not LEAST_SHARE <= share < 1:
        return made
    return tuple(replace(image, width=image.width * share) for image in made)


def flow_image(image: Image, limit: float = TEXT_WIDTH) -> FlowImage:
    """``image``, at most ``limit`` points wide."""
    alternative = MISSING_ALTERNATIVE if image.alternative is None else image.alternative
    if image.picture is None:
        words = Run(text=missing_words(image), origin=Added.KIND_WORD, href=web_address(image.source))
        return FlowImage(picture=None, alternative=alternative, width=limit / 2, frame=(words,))
    width = min((image.width or image.picture.width) * POINTS_PER_PIXEL, limit)
    return FlowImage(picture=image.picture, alternative=alternative, width=width)
