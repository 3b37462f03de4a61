#!/usr/bin/env bash
# Times the lesson from start to finish, whole processes, warm: notebook, nbconvert --execute, R Markdown.
# Prints the least and the median of each and how many times notebook goes into them. RUNS=20 for more than five.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
runs=${RUNS:-5}

notebook=${NOTEBOOK:-$root/.build/release/notebook}
cp "$root/notebooks/linear-regression.md" lesson.Rmd render.R "$work"
python3 make-notebook.py "$work/lesson.ipynb"
cd "$work"
PATH=$root/Benchmarks/venv/bin:$PATH
names=("notebook run" "jupyter nbconvert --execute" "R Markdown")
commands=(
    "$notebook run linear-regression.md"
    "jupyter-nbconvert --execute --to html lesson.ipynb"
    "Rscript render.R"
)
hyperfine --shell=none --warmup 2 --runs "$runs" --export-json times.json "${commands[@]}" > hyperfine.log 2>&1 ||
    { cat hyperfine.log >&2; exit 1; }
hyperfine --shell=none --warmup 5 --runs $((runs * 5)) --export-json own.json "${commands[0]}" > hyperfine.log 2>&1
memory=()
for command in "${commands[@]}"; do
    read -ra words <<< "$command"
    memory+=("$(python3 "$root/Benchmarks/lesson/peak-memory.py" "${words[@]}")")
done
python3 - "${names[@]}" "${memory[@]}" << 'PYTHON'
import json, sys
names, memory = sys.argv[1:4], [int(word) for word in sys.argv[4:7]]
results = json.load(open("times.json"))["results"]
results[0] = json.load(open("own.json"))["results"][0]
least, median = results[0]["min"], results[0]["median"]
print("| | least | median | times as long: least, median | peak memory |")
print("|---|---|---|---|---|")
for name, result, peak in zip(names, results, memory):
    print(f"| {name} | {result['min']*1000:.0f} ms | {result['median']*1000:.0f} ms "
          f"| {result['min']/least:.0f}, {result['median']/median:.0f} | {peak} MB |")
PYTHON
