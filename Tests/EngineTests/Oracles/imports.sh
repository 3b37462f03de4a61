#!/bin/sh
# Fails if an object of Kernels or Engine takes elementary functions from libm: its bits would hang on the machine.
# usage: imports.sh BUILD-FOLDER
set -eu
found=0
for object in "$1"/Kernels.build/*.o "$1"/Engine.build/*.o; do
    [ -e "$object" ] || continue
    found=1
    if nm -u "$object" | grep -E ' (exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|erf|tgamma|lgamma|cbrt|hypot|fma)f?$'; then
        echo "$object imports these from libm" >&2
        exit 1
    fi
done
[ "$found" = 1 ] || { echo "no objects in $1" >&2; exit 1; }
