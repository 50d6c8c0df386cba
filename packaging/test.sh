#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test off screen. Safe to run again.
# usage: packaging/test.sh [ctest arguments]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
install_packages
"$project_dir/packaging/fetch_libtorch.sh"
build_release
say "running the tests"
cd "$project_dir"
export QT_QPA_PLATFORM=offscreen
exec ctest --preset release "$@"
