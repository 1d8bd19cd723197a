"""What a document says to reach another one.

Comes in: an address of the plan (see ``model.inline.Link``), the page that says it, the suffix of the document's
format. Goes out: an address of the web as it is, an anchor, or a path relative to the document. Decided here: a page
leads to its document of the same format; files that pages offer stand in one folder beside the folders of the formats.
"""

from posixpath import dirname, relpath
from urllib.parse import quote

FILES_FOLDER = "fichiers"
PAGE, FILE = "page:", "file:"


def document_address(href: str, *, source: str, suffix: str) -> str:
    """``href`` as a document of the page ``source`` (its path without suffix) with this ``suffix`` must write it."""
    if href.startswith(PAGE):
        path, mark, anchor = href.removeprefix(PAGE).partition("#")
        return quote(_from(source, path.removesuffix(".md") + suffix)) + mark + anchor
    if href.startswith(FILE):
        depth = "../" * (source.count("/") + 1)
        return quote(f"{depth}{FILES_FOLDER}/{href.removeprefix(FILE)}")
    return href


def _from(source: str, target: str) -> str:
    return relpath(target, dirname(source) or ".")
