#!/usr/bin/env bash
# Fetches LibTorch from PyPI's wheels (pinned, checksummed) into the user's cache folder, which all clones share.
# usage: packaging/fetch_libtorch.sh [--cuda]     --cuda also fetches the CUDA libraries that a GPU needs (2 GB to fetch, 4 GB unpacked)
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# fetch_wheels LIST MARK: downloads the wheels of LIST and unpacks them side by side; MARK says that it is done.
fetch_wheels() {
    local list=$1 mark=$libtorch_dir/.$2
    local sum; sum=$(sha256sum < "$list")
    [ -f "$mark" ] && [ "$(cat "$mark")" = "$sum" ] && return
    say "fetching $(basename "$list" .txt) into $libtorch_dir"
    local wheels; wheels=$(mktemp -d "$cache_dir/wheels.XXXXXX")
    trap 'rm -rf "$wheels"' EXIT
    python3 -m pip download --quiet --no-deps --require-hashes --only-binary=:all: --dest "$wheels" \
        --python-version 3.11 --implementation cp --abi cp311 --abi none --abi abi3 \
        --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 --platform manylinux_2_25_x86_64 \
        --platform manylinux_2_24_x86_64 --platform manylinux_2_18_x86_64 --platform manylinux_2_17_x86_64 \
        --platform manylinux2014_x86_64 --platform manylinux1_x86_64 -r "$list"
    local wheel
    for wheel in "$wheels"/*.whl; do
        case $(basename "$wheel") in
            torch-*) unzip -q -o "$wheel" 'torch/include/*' 'torch/lib/*' 'torch-*/licenses/*' -d "$libtorch_dir" ;;
            *) unzip -q -o "$wheel" -x '*/include/*' -d "$libtorch_dir" 2> >(grep -v 'excluded filename not matched' >&2) ;;  # libraries and licences
        esac
    done
    rm -rf "$wheels"; trap - EXIT
    printf '%s\n' "$sum" > "$mark"
}

[ "$(uname -sm)" = "Linux x86_64" ] || fail "LibTorch is fetched for Linux on x86-64 only; elsewhere give its folder with CMAKE_PREFIX_PATH"
mkdir -p "$libtorch_dir"
exec {lock}> "$cache_dir/.fetching"
flock "$lock"  # two clones may start at once
fetch_wheels "$project_dir/packaging/libtorch.txt" cpu
if [ "${1:-}" = --cuda ]; then
    fetch_wheels "$project_dir/packaging/libtorch-cuda.txt" cuda
    # What the GPU part needs has to be found through its own run path. libcuda.so.1 is the driver's: not ours to bring.
    missing=$(ldd "$libtorch_dir"/torch/lib/libtorch_cuda*.so | awk '/not found/ && !/libcuda\.so/ {print $1}' | sort -u)
    [ -z "$missing" ] || fail "libtorch_cuda.so does not find: $(echo $missing)"
fi
say "LibTorch is in $libtorch_dir"
