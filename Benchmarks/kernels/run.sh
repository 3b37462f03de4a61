#!/bin/sh
# Matrix products: checked element by element against their definition, then timed, for each instruction set.
# usage: run.sh [INSTRUCTION-SET…]     (default: the one that is chosen here)
set -eu
cd "$(dirname "$0")/../.."
fma=$([ "$(uname -m)" != x86_64 ] || echo -mfma)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for file in Sources/Kernels/*.c Benchmarks/kernels/products.c; do
    clang -O3 $fma -ISources/Kernels/include -c "$file" -o "$folder/$(basename "$file" .c).o" &
done
wait
clang "$folder"/*.o -lsleef -lm -lpthread -o "$folder/products"
for set in "${@:-}"; do
    NN_KERNELS=$set "$folder/products" check
    NN_KERNELS=$set "$folder/products" speed
done
