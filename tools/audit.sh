#!/usr/bin/env bash
# Looks up the locked packages in the database of known vulnerabilities (PyPI's, through pip-audit).
#   tools/audit.sh            exit 1 if one is known; where the index or the database cannot be reached it says so and exits 0
#   tools/audit.sh --strict   exit 2 there
set -uo pipefail
cd "$(dirname "$0")/.."
strict=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

not_done() {
    echo "audit: not done: $1" >&2
    [[ $strict == --strict ]] && exit 2
    exit 0
}

python=python3
[[ -x .venv/bin/python ]] && python=.venv/bin/python
# In an environment of its own: the tool is no dependency of Comity.
"$python" -m venv "$work/venv" || not_done "no environment could be made"
timeout 300 "$work/venv/bin/pip" --quiet --disable-pip-version-check --retries 1 --timeout 20 install 'pip-audit>=2.7' >"$work/log" 2>&1 ||
    not_done "pip-audit could not be installed ($(tail -n 1 "$work/log"))"
timeout 300 "$work/venv/bin/pip-audit" --requirement requirements.lock --no-deps --disable-pip --progress-spinner off --timeout 20 \
    --format json >"$work/found.json" 2>"$work/log"
# It writes JSON where it could look everything up, with or without a finding, and nothing where it could not.
"$python" - "$work/found.json" <<'END'
import json
import sys

try:
    with open(sys.argv[1], encoding="utf-8") as f:
        packages = json.load(f)["dependencies"]
except (ValueError, KeyError):
    sys.exit(3)
found = [(p["name"], p["version"], v) for p in packages for v in p.get("vulns", ())]
for name, version, v in found:
    print(f"audit: {name} {version}: {v['id']}, mended in {', '.join(v['fix_versions']) or 'no version yet'}", file=sys.stderr)
print(f"audit: {len(packages)} packages, {len(found)} known vulnerabilities", file=sys.stderr)
sys.exit(bool(found))
END
case $? in
    0) exit 0 ;;
    3) not_done "$(tail -n 1 "$work/log")" ;;
    *) exit 1 ;;
esac
