"""Pages in GitBook's dialect, drawn by chance with numbered words, written from the dialect's description alone.

Comes in: a seed. Goes out: a ``DrawnPage``: the files of a small content folder, and the words that must come out of
it, stream by stream, in reading order. Nothing here imports the program, nor the independent reader
(``tests.support.page_text``): that the three agree is the proof.

``draw`` holds what a page being drawn knows; ``inlines``, ``text``, ``media``, ``tables`` and ``api`` each hold a table
of makers, one a construct; ``containers`` nests them; ``page`` puts a folder together; ``shares`` counts what was
drawn (``python -m tests.support.dialect --pages 10000``).

The reading order: the page's title, its ``description``, then the blocks as they stand. A title carried by a tag stands
before what the tag holds, a picture's caption after it. Table cells are read row by row. Notes are a stream of their
own in the order of their first calls, and so are the alternatives of pictures and the formulas. An address is no word;
the label of a link to a page of the folder is replaced by that page's title, so such labels carry no numbered word.
"""

from tests.support.dialect.draw import WORD, DrawnPage, formulas_of, tokens_of, words_of
from tests.support.dialect.page import draw_page

__all__ = ["WORD", "DrawnPage", "draw_page", "formulas_of", "tokens_of", "words_of"]
