"""The writing of one output, in whatever process.

Comes in: a format, a plan, a theme. Goes out: bytes.
"""

from dataclasses import dataclass

from export_equipe.theme.model import Theme
from export_equipe.writers.base import WRITERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An output to write."""

    format: str
    plan: object
    theme: Theme


def run_job(job: Job) -> bytes:
    """The bytes of one output."""
    return WRITERS[job.format].load()(job.plan, job.theme)
