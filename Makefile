# make tutorial   set up what is missing, build, run the first lesson
# make test       set up what is missing, run the tests
# make lint       what the formatter and the linter say
# make format     write the sources in their one form

SWIFT ?= swift
# Debian's packages, and a file of each that tells whether it is there.
PACKAGES = libcmark-dev duktape-dev libjs-katex libsleef-dev
FILES = /usr/include/cmark.h /usr/include/duktape.h /usr/share/javascript/katex/katex.min.js $(wildcard /usr/include/*/sleef.h /usr/include/sleef.h)
SOURCES = Package.swift Plugins Sources Tests
RELEASE = --configuration release --static-swift-stdlib
NOTEBOOK = .build/release/notebook
LESSON = notebooks/linear-regression

.PHONY: tutorial test lint format setup build reproducible

tutorial: build
	@$(NOTEBOOK) run $(LESSON).md > /dev/null
	@echo "The page is $(CURDIR)/$(LESSON).html"

build: setup
	$(SWIFT) build $(RELEASE) --product notebook

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

# The same bytes from two folders, under two locales and time zones, from both builds.
reproducible: build
	Tests/Reproducibility/check

setup:
	@if [ $$(ls $(FILES) 2>/dev/null | wc -l) -lt 4 ]; then \
		as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$as_root apt-get update && $$as_root apt-get install --yes --no-install-recommends $(PACKAGES); \
	fi
