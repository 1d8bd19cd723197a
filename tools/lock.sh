#!/usr/bin/env bash
# Locks the packages of pyproject.toml, with the hashes of all their wheels, for every Python and platform we support:
# requirements.txt (to build documents), requirements-dev.txt (tests, lint, types), requirements-bench.txt (pandoc).
# `tools/lock.sh` keeps the versions already locked; `tools/lock.sh --upgrade` takes the newest ones.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if command -v uv >/dev/null; then
    uv=uv
else
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    python3 -m venv "$scratch"
    "$scratch/bin/python" -m pip install --quiet uv
    uv="$scratch/bin/uv"
fi

# A folder of wheels or a mirror set up on one machine must not leave its hashes here.
unset "${!PIP_@}" UV_FIND_LINKS UV_INDEX UV_DEFAULT_INDEX UV_INDEX_URL UV_EXTRA_INDEX_URL

lock() { # FILE OPTIONS…
    local file=$1 header="# Made by tools/lock.sh from pyproject.toml: every package, with the hashes of its wheels."
    "$uv" --system-certs pip compile pyproject.toml --output-file "$@" --quiet --universal --python-version 3.11 \
        --generate-hashes --no-build --no-header --no-emit-index-url --no-emit-find-links >/dev/null
    printf '%s\n' "$header" "$(cat "$file")" >"$file.new" && mv "$file.new" "$file"
}

lock requirements.txt --group build "$@"
lock requirements-dev.txt --group build --extra dev --constraint requirements.txt "$@"
lock requirements-bench.txt --group build --extra bench --constraint requirements.txt "$@"
