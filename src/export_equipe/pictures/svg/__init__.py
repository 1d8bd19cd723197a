"""SVG pictures: parsed within limits, rebuilt from what is allowed, measured, written again.

Comes in: the bytes of an SVG file. Goes out: an SVG that holds no script, no address and no cheap way to cost much.
Decided here: the order of the steps (``read``), the allowed names (``names``), what CSS keeps (``css``), what use of
use of use may cost (``cost``). SVG 1.1 second edition, and the parts of SVG 2 that programs draw.
"""
