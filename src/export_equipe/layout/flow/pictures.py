"""A picture of the page in a flowing document.

Comes in: an image of the model. Goes out: a ``FlowImage``. Decided here: its width, and the words of the frame that
stands for a picture that cannot be shown.
"""

from export_equipe.layout.flow.columns import TEXT_WIDTH
from export_equipe.layout.flow.plan import FlowImage
from export_equipe.layout.links import web_address
from export_equipe.layout.runs import POINTS_PER_PIXEL, missing_words
from export_equipe.layout.words import MISSING_ALTERNATIVE
from export_equipe.model.inline import Image
from export_equipe.typesetting.run import Added, Run


def flow_image(image: Image, limit: float = TEXT_WIDTH) -> FlowImage:
    """``image``, at most ``limit`` points wide."""
    alternative = MISSING_ALTERNATIVE if image.alternative is None else image.alternative
    if image.picture is None:
        words = Run(text=missing_words(image), origin=Added.KIND_WORD, href=web_address(image.source))
        return FlowImage(picture=None, alternative=alternative, width=limit / 2, frame=(words,))
    width = min((image.width or image.picture.width) * POINTS_PER_PIXEL, limit)
    return FlowImage(picture=image.picture, alternative=alternative, width=width)
