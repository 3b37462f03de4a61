#!/bin/sh
# Fails if an object of ours opens a connection or starts another program than itself, or takes elementary functions
# from libm: its bits would hang on the machine.
# (fma, sqrt, floor and their kin are exact everywhere.)
# usage: imports.sh BUILD-FOLDER
set -eu
for target in Kernels Engine Documents Language Evaluation Rendering; do
    found=0
    for object in "$1/$target.build"/*.o; do
        [ -e "$object" ] || continue
        found=1
        if nm -u "$object" | grep -E ' (exp|exp2|exp10|expm1|log|log2|log10|log1p|pow|sin|cos|sincos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|erf|erfc|tgamma|lgamma|cbrt|hypot)f?$'; then
            echo "$object imports these from libm" >&2
            exit 1
        fi
    done
    [ "$found" = 1 ] || { echo "no objects of $target in $1" >&2; exit 1; }
done
echo "no object takes elementary functions from libm"

# posix_spawn starts the workers, which are the program itself. What the standard library brings along is not called.
for folder in Sources/*/; do
    target=$(basename "$folder")
    for object in "$1/$target.build"/*.o; do
        [ -e "$object" ] || continue
        if nm -u "$object" | grep -E ' (socket|socketpair|connect|bind|listen|accept4?|getaddrinfo|gethostby.*|exec.*|fexecve|v?fork|clone|system|popen|posix_spawnp|dlopen|dlmopen|ptrace)$'; then
            echo "$object imports these" >&2
            exit 1
        fi
    done
done
nm -u "$1/notebook.build"/*.o | grep -q ' posix_spawn$' || { echo "no objects of the program in $1" >&2; exit 1; }
echo "no object opens a connection or starts another program"
