#!/usr/bin/env bash
# Installs what notebook is compared with: Jupyter, NumPy and matplotlib from PyPI into Benchmarks/venv, R from Debian.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v Rscript hyperfine pandoc > /dev/null || ! Rscript -e 'library(rmarkdown)' > /dev/null 2>&1; then
    as_root=$([ "$(id -u)" = 0 ] || echo sudo)
    $as_root apt-get update
    $as_root apt-get install --yes --no-install-recommends \
        hyperfine pandoc python3-venv r-base-core r-cran-knitr r-cran-rmarkdown
fi
[ -x venv/bin/jupyter-nbconvert ] || {
    python3 -m venv venv
    venv/bin/pip install --quiet numpy matplotlib nbconvert ipykernel
}
