"""export_equipe: one source in Markdown and YAML, several documents fit for a minister's desk.

from export_equipe import BuildRequest, build
result = build(BuildRequest(content=Path("content"), output=Path("build"), formats=("pdf",)))
"""

from export_equipe.diagnostics import Diagnostic, ExportError, Severity
from export_equipe.pipeline.model import BuildRequest, BuildResult, Output, Status
from export_equipe.pipeline.runner import run_build as build

__version__ = "0.1.0"
__all__ = [
    "BuildRequest", "BuildResult", "Diagnostic", "ExportError", "Output", "Severity", "Status", "build",
]  # fmt: skip
