"""An output as it stands on the disk, against the record of the build that wrote it.

Comes in: an output's name and its record. Goes out: the output, unchanged or kept. Decided here: a file whose digest
is not the recorded one was edited by hand.
"""

from pathlib import Path

from export_equipe.diagnostics import Diagnostic, Severity, Sink
from export_equipe.pipeline.cache import Recorded, file_sha256
from export_equipe.pipeline.model import Output, Status


def stored_output(
    folder: Path, name: str, format_name: str, source: str, recorded: Recorded | None, sink: Sink
) -> Output | None:
    """The output ``name`` as it stands: unchanged, or kept with a warning; ``None`` when there is no such file."""
    path = folder / name
    found = file_sha256(path)
    if found is None:
        return None
    status = Status.UNCHANGED
    if recorded is None or recorded.sha256 != found:
        status = Status.KEPT
        sink.add(
            Diagnostic(
                code="sortie-modifiee", severity=Severity.WARNING, path=path.as_posix(),
                message="ce document a été modifié à la main : il est gardé tel quel",
                hint="le déplacer, ou construire avec --force pour le remplacer",
            )
        )  # fmt: skip
    return Output(path=path, format=format_name, source=source, status=status, sha256=found, bytes=path.stat().st_size)
