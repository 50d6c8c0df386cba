#!/usr/bin/env bash
# Installs what is missing, builds, and opens the workbench on the demo project; without a display, or with
# --headless, runs `segdeformer demo` in the terminal instead. Safe to run again.
# usage: packaging/run.sh [--headless] [--cuda] [arguments of the program]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
headless=no; cuda=()
while [ $# -gt 0 ]; do
    case $1 in
        --headless) headless=yes ;;
        --cuda) cuda=(--cuda) ;;
        *) break ;;
    esac
    shift
done
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes
install_packages
"$project_dir/packaging/fetch_libtorch.sh" "${cuda[@]}"
build_release
cd "$project_dir"
if [ $headless = yes ]; then
    say "no window: running the demo in the terminal"
    exec "$build_dir/bin/segdeformer" demo "$@"
fi
[ $# -gt 0 ] || set -- --demo
exec "$build_dir/bin/segdeformer-workbench" "$@"
