"""What is wrong with the user's files, said in French with its place; and the exceptions for broken set-ups.

ExportError
├── ConfigError   a configuration, a command line or a folder that cannot be used (exit 2)
├── ThemeError    a theme, a template or a master that cannot be used (exit 2)
└── BuildFailed   a bug of ours, or a machine that refuses to write (exit 3)
"""

from export_equipe.diagnostics.codes import CODES, Code
from export_equipe.diagnostics.errors import BuildFailed, ConfigError, ExportError, ThemeError
from export_equipe.diagnostics.model import Diagnostic
from export_equipe.diagnostics.severity import Severity
from export_equipe.diagnostics.sink import Sink

__all__ = ["CODES", "BuildFailed", "Code", "ConfigError", "Diagnostic", "ExportError", "Severity", "Sink", "ThemeError"]
