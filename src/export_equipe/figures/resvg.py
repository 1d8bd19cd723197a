"""SVG drawn by resvg, with the packaged fonts only: here, or in a process of its own with a limit of time and memory.

Comes in: SVG text and a zoom. Goes out: PNG bytes, the same on every machine. As a program (``python -m``): SVG on its
standard input, PNG on its output; ``draw_apart`` runs it so. Decided here: how long a picture of another hand may take.
"""

import os
import subprocess
import sys

from export_equipe.fonts.packaged import fallback_fonts, font_family

_PROCESSOR_SECONDS = 8
_MEMORY = 2 * 1024**3  # bytes
_PATIENCE = 120  # seconds by the wall clock: a busy machine is no fault


def draw_here(svg: str, *, dpi: int, zoom: float, background: str | None, family: str) -> bytes:
    """``svg`` drawn in this process; raises ``ValueError`` for what resvg refuses."""
    import resvg_py  # only what embeds pictures needs it

    measured = font_family(family)
    files = [measured.upright, measured.italic, *(font.path for font in fallback_fonts())]
    picture = resvg_py.svg_to_bytes(
        svg_string=svg,
        dpi=dpi,
        zoom=zoom,
        background=background,
        skip_system_fonts=True,
        font_files=[str(path) for path in files],
        # Every family that a picture may name, known or not, ends at one of these.
        font_family=measured.name,
        serif_family=measured.name,
        sans_serif_family=measured.name,
        monospace_family=measured.name,
        cursive_family=measured.name,
        fantasy_family=measured.name,
    )
    return bytes(picture)


def draw_apart(svg: bytes, *, zoom: float, family: str) -> bytes | None:
    """``svg`` drawn in a process of its own; ``None`` when that takes too long, too much, or fails."""
    command = [sys.executable, "-m", __name__, repr(zoom), family]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(
            command, input=svg, capture_output=True, check=False, timeout=_PATIENCE, env=environment
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def _main(zoom: str, family: str) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR_SECONDS, _PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    svg = sys.stdin.buffer.read().decode("utf-8")
    picture = draw_here(svg, dpi=96, zoom=float(zoom), background=None, family=family)
    sys.stdout.buffer.write(picture)


if __name__ == "__main__":
    _main(*sys.argv[1:])
