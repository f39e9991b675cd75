#!/usr/bin/env bash
# Builds wheel and sdist into dist/, installs each into an environment of its own, and makes a brief with it. Usage: tools/release.sh
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf dist
python3 -m pip --quiet wheel --no-deps --wheel-dir dist .
python3 dev.py python -m hatchling build --target sdist
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/comity/__init__.py)
for package in dist/comity-"$version"*.whl dist/comity-"$version".tar.gz; do
    place=$(mktemp -d)
    python3 -m venv "$place"
    "$place/bin/pip" --quiet --disable-pip-version-check install "$package"
    told=$("$place/bin/comity" --version)
    [[ $told == *"$version" ]] || { echo "$package: says $told, not $version" >&2; exit 1; }
    (cd "$place" && "$place/bin/comity" brief KAZ RUS "$OLDPWD/examples/kazakhstan-russia.txt" -q -o brief.html && grep -q "18 billion" brief.html)
    echo "$package: installs and works"
    rm -rf "$place"
done
