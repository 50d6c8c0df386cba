# Shared by the scripts of this folder: where things are, and how they speak. Sourced, never run.
set -euo pipefail

project_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache_dir=${SEGDEFORMER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/segdeformer-workbench}
libtorch_dir=$cache_dir/libtorch-2.11.0-cu130
build_dir=$project_dir/build/release

say() { printf '== %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Installs the Debian packages that are missing (as root, or through sudo).
install_packages() {
    command -v dpkg-query >/dev/null || { say "not a Debian system: expecting the packages of packaging/apt-packages.txt to be there"; return; }
    local wanted missing=() as_root=()
    mapfile -t wanted < <(grep -vE '^(#|$)' "$project_dir/packaging/apt-packages.txt")
    local package
    for package in "${wanted[@]}"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then say "Debian packages: all ${#wanted[@]} installed"; return; fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "these Debian packages are missing, and there is no sudo; as root: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
        [ -t 0 ] || as_root=(sudo -n)  # nobody there to type a password: fail at once instead of waiting
    fi
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    "${as_root[@]}" "${apt[@]}" update
    "${as_root[@]}" "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null </dev/null
}

# Configures and builds everything into build/release.
build_release() {
    say "building into ${build_dir#"$project_dir"/}"
    (cd "$project_dir" && cmake --preset release -DLIBTORCH_DIR="$libtorch_dir" >&2 && cmake --build --preset release >&2)
}
