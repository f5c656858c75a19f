#!/usr/bin/env bash
# figures.sh [REVISION]: the accuracy figures of this working tree and, with a revision, what a change did to each of them since.
#   tests/figures.sh            prints them
#   tests/figures.sh main       prints them beside those of main: < before, > after
set -euo pipefail
cd "$(dirname "$0")/.."

figures() {
  dotnet build "$1/tests/Metadata" -v q -nologo >&2
  "$1/tests/Metadata/bin/Debug/net10.0/Pipeline.Metadata.Tests" -class '*AccuracyTests' -showLiveOutput -noColor |
    sed -n 's/^.*figure: //p' | sort
}

if [ $# -eq 0 ]; then
  figures .
  exit
fi

before=$(mktemp -d)
trap 'git worktree remove --force "$before/tree" 2>/dev/null; rm -rf "$before"' EXIT
git worktree add --quiet --detach "$before/tree" "$1"
figures "$before/tree" > "$before/before.txt"
figures . > "$before/after.txt"
diff "$before/before.txt" "$before/after.txt" && echo "No figure has changed since $1."
