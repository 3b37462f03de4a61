#!/bin/sh
# Installs what is missing of what notebook is built with, on Debian; says what to do elsewhere.
set -eu

command -v "${SWIFT:-swift}" > /dev/null || {
    echo "Swift 6.2 or later is needed: https://www.swift.org/install/linux" >&2
    exit 1
}

missing=
need() { # package, then the files that tell whether it is there
    package=$1
    shift
    for file; do [ ! -e "$file" ] || return 0; done
    missing="$missing $package"
}
need libcmark-dev /usr/include/cmark.h
need duktape-dev /usr/include/duktape.h
need libjs-katex /usr/share/javascript/katex/katex.min.js
need libsleef-dev /usr/include/sleef.h /usr/include/*-linux-gnu/sleef.h
need libmd-dev /usr/include/sha2.h
# Swift's install page asks for gcc alone; the Swift runtime inside a binary needs the C++ library's link as well.
need libstdc++-12-dev /usr/lib/gcc/*/*/libstdc++.so
[ -n "$missing" ] || exit 0

command -v apt-get > /dev/null || {
    echo "notebook is built on Debian 12. Elsewhere, install cmark, Duktape, KaTeX, libmd and SLEEF yourself, so" >&2
    echo "that cmark.h, duktape.h, sha2.h and sleef.h are in /usr/include and KaTeX in /usr/share/javascript/katex." >&2
    echo "Missing here:$missing" >&2
    exit 1
}
as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo > /dev/null || {
        echo "Run this as root, once: apt-get install --no-install-recommends$missing" >&2
        exit 1
    }
    as_root=sudo
fi
echo "Installing$missing"
# shellcheck disable=SC2086 # the packages are words
install() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing < /dev/null; }
# The lists of packages may be old, or not there yet.
install > /dev/null 2>&1 || { $as_root apt-get update && install; }
