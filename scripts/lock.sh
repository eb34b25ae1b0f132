#!/bin/sh
# Resolve requirements/*.lock anew, for every platform and every Python that accord runs on.
set -eu
compile() {
    out=$1
    shift
    uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-emit-find-links \
        --no-annotate --custom-compile-command "make lock" --output-file "$out" "$@"
}
compile requirements/run.lock pyproject.toml requirements/build.in
compile requirements/dev.lock --group pyproject.toml:dev --constraint requirements/run.lock pyproject.toml requirements/build.in
