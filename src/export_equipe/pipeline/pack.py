"""A pack: the documents of some pages, a manifest and a zip, all or nothing.

Comes in: a pack's YAML. Goes out: ``packs/<id>/`` in the output folder. Decided here: the stricter of the pack's status
and the command's wins; a pack in which a page is refused writes nothing; the zip's bytes depend on its files only.
"""

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from export_equipe.data.pack import Pack
from export_equipe.diagnostics import ConfigError, Diagnostic, Severity, Sink
from export_equipe.pipeline.cache import STATE_FOLDER, file_sha256
from export_equipe.pipeline.model import BuildRequest, BuildResult, Output, Reporter, Status
from export_equipe.pipeline.runner import run_build
from export_equipe.pipeline.write import write_atomically
from export_equipe.project.files import InputFiles, digest_of
from export_equipe.project.mode import Mode
from export_equipe.project.workspace import Workspace
from export_equipe.reader.validate import validate
from export_equipe.reader.yaml import read_yaml
from export_equipe.writers.base import DEFAULT_FORMATS

MANIFEST_NAME = "manifeste.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRequest:
    """A pack to make: ``path`` is its YAML, inside the content folder."""

    path: Path
    content: Path
    output: Path
    theme: str = ""
    mode: Mode | None = None
    force: bool = False


def build_pack(request: PackRequest, reporter: Reporter) -> BuildResult:
    """Makes the pack; raises ``ConfigError`` when its file does not exist."""
    sink = Sink()
    workspace = Workspace(request.content, InputFiles())
    identifier, pack = _read_pack(request, workspace, sink)
    if pack is None:
        return BuildResult(outputs=(), diagnostics=workspace.located(sink.sorted()))
    mode = _mode(pack, request, sink)
    folder = request.output / "packs" / identifier
    result = run_build(
        BuildRequest(
            content=request.content, output=folder, pages=pack.pages, formats=DEFAULT_FORMATS, theme=request.theme,
            mode=mode, force=request.force, whole=True, state=request.output / STATE_FOLDER / "packs" / identifier,
        ),
        reporter,
    )  # fmt: skip
    sink.extend(result.diagnostics)
    if result.refused:
        return BuildResult(outputs=result.outputs, diagnostics=sink.sorted())
    manifest = _manifest(identifier, pack, mode, folder, result.outputs)
    extra = (
        _written(folder / MANIFEST_NAME, manifest, "manifest", request),
        _written(folder / f"{identifier}.zip", _zip(folder, result.outputs, manifest), "zip", request),
    )
    for output in extra:
        reporter.finished(output)
    return BuildResult(outputs=(*result.outputs, *extra), diagnostics=sink.sorted())


def _read_pack(request: PackRequest, workspace: Workspace, sink: Sink) -> tuple[str, Pack | None]:
    path = request.path.resolve()
    if not path.is_relative_to(workspace.root):
        raise ConfigError(
            f"« {request.path} » est en dehors du dossier de contenu", hint="ranger les packs dans packs/"
        )
    name = path.relative_to(workspace.root).as_posix()
    source = workspace.text(name, sink)
    if source is None and not path.is_file():
        raise ConfigError("ce pack n’existe pas", diagnostics=workspace.located(sink.sorted()))
    document = read_yaml(source, sink) if source else None
    return path.stem, validate(document, Pack, sink, code="pack-invalide") if document else None


def _mode(pack: Pack, request: PackRequest, sink: Sink) -> Mode:
    stated = Mode.FINAL if pack.status == "final" else Mode.DRAFT
    asked = request.mode or stated
    if asked is not stated:
        message = "le pack et la commande n’ont pas le même statut : le plus strict, final, l’emporte"
        sink.add(
            Diagnostic(code="statut-du-pack", severity=Severity.INFO, message=message, path=request.path.as_posix())
        )
    return Mode.FINAL if Mode.FINAL in (asked, stated) else Mode.DRAFT


def _manifest(identifier: str, pack: Pack, mode: Mode, folder: Path, outputs: tuple[Output, ...]) -> bytes:
    files = [
        {
            "path": output.path.relative_to(folder).as_posix(), "format": output.format, "source": output.source,
            "mode": mode.value, "bytes": output.bytes, "sha256": output.sha256, "edited": output.status is Status.KEPT,
        }
        for output in outputs
    ]  # fmt: skip
    content = {"pack": identifier, "title": pack.title, "date": pack.date, "mode": mode.value, "files": files}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _zip(folder: Path, outputs: tuple[Output, ...], manifest: bytes) -> bytes:
    files = {output.path.relative_to(folder).as_posix(): output.path.read_bytes() for output in outputs}
    files[MANIFEST_NAME] = manifest
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def _written(path: Path, data: bytes, name: str, request: PackRequest) -> Output:
    """``data`` at ``path``, written only when it differs."""
    same = file_sha256(path) == digest_of(data)
    if not same:
        write_atomically(path, data)
    status = Status.UNCHANGED if same else Status.BUILT
    return Output(
        path=path, format=name, source=request.path.name, status=status, sha256=digest_of(data), bytes=len(data)
    )
