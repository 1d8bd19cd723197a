"""Templates are compiled once a process, not once a page.

Comes in: a template's name and text. Goes out: its code. Decided here: the text is the key, so that a theme that
changes while the process lives is seen; and how many templates are kept.
"""

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

_KEPT = 64  # templates: those of a few themes


class CompiledTemplates(BytecodeCache):
    """The code of templates, in memory; environments that compile in the same way may share one."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives ``bucket`` the code of its template, if it is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of ``bucket``; the oldest goes when there are too many."""
        self._codes[bucket.key, bucket.checksum] = bucket.code
        while len(self._codes) > _KEPT:
            del self._codes[next(iter(self._codes))]
