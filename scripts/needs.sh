# What setup and test share: saying things, and getting a Debian package where one is missing.
# Sourced by POSIX sh, from the project's folder.

say() { printf '%s\n' "$*" >&2; }

fail() {
    printf 'error: %s\n' "$1" >&2
    [ -z "${2:-}" ] || printf '  -> %s\n' "$2" >&2
    exit 1
}

# need_package NAME REASON: install a Debian package; returns 1 where that cannot be done here.
need_package() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        return 1
    fi
    say "Installing the Debian package $1 ($2) ..."
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        "$1" >/dev/null 2>&1 && return 0
    # The package lists may be missing or old; refresh them and try once more.
    $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
            --no-install-recommends "$1" >/dev/null
}

# find_python: set $python to a Python of 3.11 or later.
find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null 2>&1 &&
            "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return 0
        fi
    done
    fail "Python 3.11 or later is needed and was not found" \
        "apt-get install python3, or name one: PYTHON=/path/to/python3 $0"
}

# need_environment EXTRA: make .venv and install the project into it, unless that is done already.
# EXTRA is "" or "[dev]".
need_environment() {
    if ! .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then
        find_python
        "$python" -c 'import ensurepip, venv' 2>/dev/null ||
            need_package python3-venv "makes Python environments" ||
            fail "This Python cannot make environments: the module venv is missing" \
                "as root: apt-get install python3-venv"
        say "Making a Python environment in .venv ..."
        "$python" -m venv --clear .venv || fail "Could not make .venv" \
            "as root: apt-get install python3-venv; then try again"
    fi
    wanted="$1 $(cksum <pyproject.toml)"
    if [ "$(cat ".venv/installed$1" 2>/dev/null)" != "$wanted" ]; then
        say "Installing contract-archive$1 and what it needs (some minutes on a slow line) ..."
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".$1" ||
            fail "pip could not install what is needed" \
                "see its message above; a network or a package index must be reachable"
        printf '%s\n' "$wanted" >".venv/installed$1"
    fi
}
