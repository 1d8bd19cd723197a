"""The document model: frozen values that say what a page contains, whatever the output.

Comes in: nothing but spans. Goes out: trees of blocks and inlines. Decided here: which constructs exist. The unions
``Inline`` and ``Block`` are closed: every consumer ends its ``match`` in ``assert_never``.
"""
