# make tutorial      set up what is missing, build, run the first lesson
# make test          set up what is missing, run the tests
# make docs          docs/ from the tables of the program, in both languages
# make lint          what the formatter says
# make format        write the sources in their one form
# make reproducible  the lessons from two folders, locales, time zones and builds: the same bytes
# make kernels       the kernels on each instruction set and number of threads: the same bits
# make sanitize      the same, and the engine, under the address, undefined-behaviour and thread sanitizers
# make allocations   how often trainings ask for memory: more steps must not ask more often
# make fuzz          looks for inputs that crash, hang or break a law; SECONDS=3600 for longer than a minute
# make faults        recording outputs, broken at every system call and killed at random; ROUNDS=500 for more kills
# make benchmark     the lesson against Jupyter and R Markdown (installs both)
# make bench         training and products against NumPy, JAX, PyTorch, Keras (installs them); W=W4,kernels REPS=3

SWIFT ?= swift
LESSON ?= notebooks/linear-regression
SOURCES = Package.swift Plugins Sources Tests Benchmarks
# The Swift runtime goes into the binary: it starts in half the time, and runs where Swift is not.
RELEASE = --configuration release --static-swift-stdlib
NOTEBOOK = .build/release/notebook

.PHONY: tutorial test docs lint format reproducible imports kernels sanitize allocations fuzz faults benchmark bench build debug setup

tutorial: build
	@$(NOTEBOOK) run $(LESSON).md > /dev/null
	@echo "The page is $(CURDIR)/$(LESSON).html"

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

docs: debug
	@mkdir -p docs
	.build/debug/notebook help --markdown --lang en > docs/language.md
	.build/debug/notebook help --markdown --lang zh > docs/language.zh.md
	.build/debug/notebook help --markdown --lang en mistakes > docs/mistakes.md
	.build/debug/notebook help --markdown --lang zh mistakes > docs/mistakes.zh.md

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

reproducible: build debug
	Tests/Reproducibility/check

# Functions of libm give other bits on other machines, so our own objects may not ask for them, nor for what
# opens a connection or starts another program.
imports: build
	Tests/EngineTests/Oracles/imports.sh .build/release

# With ALSO=emulated on other processors too, which takes some minutes and Debian's packages.
kernels: setup
	Tests/Kernels/run $(ALSO)

# XCTest itself leaks.
sanitize: setup
	Tests/Kernels/run sanitized
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build/address --filter EngineTests
	$(SWIFT) test --sanitize=thread --scratch-path .build/thread --filter EngineTests

# In an optimised build, for without optimisation Swift makes boxes of its own.
allocations: setup
	$(SWIFT) build $(RELEASE) --product AllocationCheck
	.build/release/AllocationCheck

fuzz: setup
	SWIFT="$(SWIFT)" Tests/Fuzzing/run $(or $(SECONDS),60)

faults: debug
	ROUNDS=$(or $(ROUNDS),60) Tests/Faults/run.py

benchmark: build
	Benchmarks/lesson/setup.sh
	Benchmarks/lesson/run.sh

bench: setup
	$(SWIFT) build $(RELEASE) --product EngineBenchmark
	Benchmarks/engine/setup.sh
	Benchmarks/engine/run.py --workloads "$(W)" --reps $(or $(REPS),5)

build: setup
	$(SWIFT) build $(RELEASE) --product notebook

debug: setup
	$(SWIFT) build --product notebook

setup:
	@SWIFT="$(SWIFT)" ./setup.sh
