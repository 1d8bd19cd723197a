#!/usr/bin/env bash
# Sets up .venv/ : `tools/setup.sh runtime` (what builds documents), `dev` (tests, lint, types on top) or `bench`.
# What is set up is known by digests, never by times: with nothing to do it ends at once, without the network.
# An interrupted set-up leaves .venv/unfinished behind, and is begun again from nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

level=${1:-runtime}
venv=.venv
case $level in
    runtime) requirements=requirements.txt ;;
    dev | bench) requirements=requirements-$level.txt ;;
    *) echo "usage: tools/setup.sh runtime|dev|bench" >&2; exit 2 ;;
esac

say() { printf '%s\n' "$*" >&2; }
fail() { say "erreur : $*"; exit 1; }

# --- What has been done: one stamp a level, holding the digest of what went in -----------------------------------------

# A virtual environment does not survive being moved, hence the folder in the digest.
digest() { { pwd -P; cat "$@"; } | sha256sum | cut -d' ' -f1; }
stamp() { printf '%s/stamp-%s' "$venv" "$1"; }
is_done() { [ -f "$(stamp "$1")" ] && [ "$(cat "$(stamp "$1")")" = "$2" ]; }
mark_done() { printf '%s\n' "$2" >"$(stamp "$1").new" && mv "$(stamp "$1").new" "$(stamp "$1")"; }

runtime_digest=$(digest requirements.txt)
level_digest=$(digest "$requirements")
project_digest=$(digest pyproject.toml)

# `make PYTHON=python3.12` asks for a version; without it the one in place stays.
has_asked_python() {
    [ -z "${PYTHON:-}" ] ||
        [ "$(version_of "$PYTHON")" = "$(version_of "$venv/bin/python")" ]
}
version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo "aucun"; }

is_sound() { [ -x "$venv/bin/python" ] && [ ! -e "$venv/unfinished" ] && is_done runtime "$runtime_digest"; }

if is_sound && is_done "$level" "$level_digest" && is_done project "$project_digest" && has_asked_python; then
    exit 0
fi

# --- The machine: a Python, the venv module, Pango ---------------------------------------------------------------------

# One set-up at a time: a second one waits, and finds the work done.
if [ -z "${EXPORT_EQUIPE_SETUP_LOCKED:-}" ] && command -v flock >/dev/null; then
    EXPORT_EQUIPE_SETUP_LOCKED=1 exec flock tools/setup.sh bash tools/setup.sh "$level"
fi

find_python() {
    local candidate
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
        [ -z "${PYTHON:-}" ] || fail "« $PYTHON » n’est pas un Python 3.11 ou plus récent."
    done
    fail "Python 3.11 ou plus récent est introuvable ; installez-le ou indiquez-le : make PYTHON=/chemin/vers/python3."
}

# The Debian packages that this Python and WeasyPrint lack here, one a line.
missing_packages() {
    "$1" - <<'END'
import ctypes, sys
try:
    import ensurepip, venv
except ImportError:
    print("python%d.%d-venv" % sys.version_info[:2])
libraries = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
for library, package in libraries.items() if sys.platform == "linux" else ():
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
END
}

apt_install() { DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }

install_packages() {
    command -v apt-get >/dev/null ||
        fail "il manque au système $* : installez-les avec son gestionnaire de paquets, puis relancez make."
    [ "$(id -u)" -eq 0 ] ||
        fail "il manque des paquets au système : lancez « sudo apt-get install -y $* », puis relancez make."
    say "Installation par apt : $*"
    apt_install "$@" 2>/dev/null || { apt-get update -qq >/dev/null && apt_install "$@"; } ||
        fail "apt n’a pas pu installer les paquets : lancez « apt-get install -y $* », puis relancez make."
}

python=$(find_python)
packages=$(missing_packages "$python")
# shellcheck disable=SC2086 # one word a package is meant
[ -z "$packages" ] || install_packages $packages

# --- The virtual environment -------------------------------------------------------------------------------------------

# Of the user's settings for pip, only those that say how to reach the packages count: the others (user, target,
# constraint, no-binary…) would put something else, or elsewhere.
for name in "${!PIP_@}"; do
    case ${name#PIP_} in
        INDEX_URL | EXTRA_INDEX_URL | NO_INDEX | FIND_LINKS | CERT | CLIENT_CERT | PROXY | TRUSTED_HOST) ;;
        CACHE_DIR | NO_CACHE_DIR | TIMEOUT | DEFAULT_TIMEOUT | RETRIES | CONFIG_FILE | KEYRING_PROVIDER) ;;
        *) unset "$name" ;;
    esac
done
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
unset PYTHONHOME PYTHONPATH PYTHONWARNINGS PYTHONOPTIMIZE PYTHONDONTWRITEBYTECODE

pip_install() { "$venv/bin/python" -m pip install --quiet "$@"; }

install_locked() {
    : >"$venv/unfinished"
    pip_install --require-hashes --only-binary :all: -r "$1" ||
        fail "l’installation des paquets a échoué : vérifiez l’accès au réseau ou les réglages de pip, puis relancez make."
}

if ! is_sound || ! has_asked_python; then
    say "Préparation de $venv/ ($(version_of "$python"))…"
    rm -rf "$venv"
    "$python" -m venv "$venv" || fail "la création de $venv/ a échoué."
    install_locked requirements.txt
    mark_done runtime "$runtime_digest"
fi

if ! is_done "$level" "$level_digest"; then
    say "Ajout des outils ($requirements)…"
    install_locked "$requirements"
    mark_done "$level" "$level_digest"
fi

# The package itself, in place: only its commands and entry points are written, so this needs no network.
if ! is_done project "$project_digest"; then
    : >"$venv/unfinished"
    pip_install --no-deps --no-build-isolation --editable . || fail "l’installation de export_equipe a échoué."
    mark_done project "$project_digest"
fi
rm -f "$venv/unfinished"
