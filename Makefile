# SPDX-License-Identifier: Apache-2.0
# `make help` lists what there is.

SHELL := /bin/bash
SWIFT_BUILD := swift build
# The Swift runtime goes into the executables, symbols do not; libcurl, OpenSSL, zlib, libyaml and libunistring stay
# shared. Exclusivity is checked in debug builds and tests alone (docs/decisions/0002-release-build.md).
RELEASE := -c release --static-swift-stdlib -Xlinker -s -Xswiftc -enforce-exclusivity=unchecked

.PHONY: help demo test build format lint bench bench-micro quality images deb dist dependencies
.DEFAULT_GOAL := help

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: dependencies ## Start sandbox, index and runtime on loopback, ask a question, print the demo page, stay up until Ctrl-C.
	@Scripts/demo

test: dependencies ## Build and run all tests.
	@Scripts/test

build: dependencies ## Release executables in .build/release.
	$(SWIFT_BUILD) $(RELEASE)

format: ## Format all Swift code.
	swift format --in-place --recursive --parallel $(wildcard Sources Tests Benchmarks) Package.swift

lint: dependencies ## Check format, imports and the rules of the house.
	@Scripts/lint

bench: dependencies ## Run the benchmarks.
	@Benchmarks/run

bench-micro: dependencies ## Time and allocations of small operations, against their thresholds.
	@Scripts/bench-micro

quality: dependencies ## Ask the judged questions of the sample catalogue, against their thresholds.
	@$(SWIFT_BUILD)
	@Benchmarks/quality/run .build/debug

images: ## Both images, with docker, podman or buildah, whichever is there.
	@Scripts/package/images

deb: build ## A Debian package in dist/: executables, systemd units, configuration.
	@Scripts/package/deb

dist: build ## A tarball in dist/: executables, documents, licences, bill of materials, checksums.
	@Scripts/package/dist

dependencies:
	@Scripts/install-dependencies
