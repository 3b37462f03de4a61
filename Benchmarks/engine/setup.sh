#!/usr/bin/env bash
# Installs the peers into virtual environments of Benchmarks/engine/venv. What will not install is left out, and named.
set -uo pipefail
cd "$(dirname "$0")"
mkdir -p venv

install() {   # a folder, then packages
    local folder=venv/$1
    shift
    [ -e "$folder/installed" ] && return
    if python3 -m venv "$folder" && "$folder/bin/pip" install --quiet "$@"; then
        touch "$folder/installed"
    else
        echo "Left out, for it does not install: $*"
    fi
}

install numpy numpy scikit-learn
install jax numpy jax
install torch numpy torch
install tensorflow numpy tensorflow-cpu keras

[ -e venv/W4.npz ] || venv/numpy/bin/python peers/make_w4.py ||
    echo "Without NumPy and scikit-learn there is no data for W4, and it is left out for the peers."
