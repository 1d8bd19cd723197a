"""Masters: what layout and theme know of a .pptx or .docx master.

Comes in: the bytes of a master. Goes out: frozen geometry and style roles. Decided here: nothing about content.
"""
