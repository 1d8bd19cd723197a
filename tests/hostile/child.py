"""One build of the attack corpus, watched: run as a program, with the report's path and then the command's arguments.

Every file opened outside the allowed folders, every connection and every other program started is written to the
report, a JSON line each, by this process and by those it forks. The memory of each is limited.
"""

import json
import os
import resource
import sys
import sysconfig
from pathlib import Path

MEMORY = 3 * 1024**3  # bytes of address space, of each process

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "urllib.Request")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
_OWN_PROGRAM = "export_equipe.figures.resvg"  # draws one picture, within limits of its own
_SYSTEM = (
    "/proc/",
    "/dev/null",
    "/dev/urandom",
    "/dev/shm/",
    "/sys/fs/cgroup/",
    "/usr/share/",
    "/usr/lib/",
    "/etc/mime.types",
)


def watch(report: Path, allowed: list[str]) -> None:
    """Notes what happens from here on."""
    out = os.open(report, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def note(kind: str, what: object) -> None:
        os.write(out, (json.dumps([kind, str(what)[:300]]) + "\n").encode())

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            path = os.fsdecode(arguments[0])
            real = os.path.realpath(path)
            if not real.startswith((*allowed, *_SYSTEM)):
                note("opened", path)
        elif event in _NETWORK:
            note("network", (event, arguments))
        elif event in _PROGRAMS and _OWN_PROGRAM not in str(arguments):
            note("program", arguments)

    sys.addaudithook(hook)


def main() -> None:
    report, *arguments = sys.argv[1:]
    from export_equipe import __file__ as package
    from export_equipe.cli.main import main as command

    source = Path(package).resolve().parents[2]
    roots = [sys.prefix, sys.base_prefix, sysconfig.get_paths()["stdlib"], str(source), str(Path.cwd())]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    watch(Path(report), [os.path.realpath(root) + os.sep for root in (*roots, *sys.path) if root and root != "/"])
    sys.argv = ["export-equipe", *arguments]
    command()


if __name__ == "__main__":
    main()
