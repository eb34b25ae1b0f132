#!/bin/sh
# Print the path of a Python that accord can run on (3.12, 3.13 or 3.14, with venv and pip).
# PYTHON=/path/to/python overrides the search. Says on stderr what is missing and exits 1 when there is none.
set -u

fit() {
    [ -n "$1" ] && "$1" -c '
import sys, ensurepip, venv
sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    if fit "$PYTHON"; then
        "$PYTHON" -c 'import sys; print(sys.executable)'
        exit 0
    fi
    echo "PYTHON=$PYTHON is not a Python 3.12, 3.13 or 3.14 with venv and pip." >&2
    exit 1
fi

for found in \
    "$(command -v python3.12)" "$(command -v python3.13)" "$(command -v python3.14)" \
    "$(command -v python3)" "$(command -v python)" \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[234]*/bin/python \
    "$HOME"/.local/share/uv/python/cpython-3.1[234]*/bin/python3 \
    "$HOME"/miniconda3/bin/python "$HOME"/miniforge3/bin/python "$HOME"/anaconda3/bin/python \
    /opt/homebrew/bin/python3.1[234] /usr/local/bin/python3.1[234] \
    /Library/Frameworks/Python.framework/Versions/3.1[234]/bin/python3; do
    if fit "$found"; then
        "$found" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done

cat >&2 <<'TEXT'
accord needs Python 3.12, 3.13 or 3.14 with the modules venv and pip, and none was found here.
  Debian, Ubuntu:  sudo apt-get install python3.12 python3.12-venv
  Fedora:          sudo dnf install python3.12
  macOS:           brew install python@3.12
  anywhere:        pyenv install 3.12
Then run the same command again, or name the interpreter: make demo PYTHON=/path/to/python3.12
TEXT
exit 1
