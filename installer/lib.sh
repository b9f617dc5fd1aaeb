# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by installer/run and tests/run. Expects `set -euo pipefail` and the project's root as working directory.

# All that the scripts print about themselves goes to standard error, so that standard output stays the program's.
say() {
  printf '%s\n' "$*" >&2
}

# fail CODE LINE...: says what is wrong and ends with exit code CODE.
fail() {
  local code=$1
  shift
  printf 'error: %s\n' "$1" >&2
  shift
  [ "$#" -eq 0 ] || printf '%s\n' "$@" >&2
  exit "$code"
}

# packages_of SECTION...: the names in these sections of packages.txt.
packages_of() {
  awk -v wanted=" $* " '
    /^\[/ { section = substr($0, 2, index($0, "]") - 2); next }
    /^[a-z0-9]/ { if (index(wanted, " " section " ")) print $1 }
  ' installer/packages.txt
}

# missing_of NAME...: those that are not installed.
missing_of() {
  # dpkg-query complains about names it never heard of; those are missing like the others.
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | awk '$1 == "ii" { print $2 }' || true)
  comm -23 <(printf '%s\n' "$@" | sort -u) <(printf '%s\n' "$installed" | sort -u)
}

# need_disk MEBIBYTES FOLDER: FOLDER has to exist.
need_disk() {
  local free
  free=$(df -Pm "$2" | awk 'NR == 2 { print $4 }')
  if [ "$free" -lt "$1" ]; then
    fail 70 "only $free MiB are free in $2, $1 MiB are needed. Free some space and start again."
  fi
}

# Puts "sudo" into as_root when it is needed and possible.
choose_root() {
  as_root=()
  [ "$(id -u)" -eq 0 ] && return
  command -v sudo >/dev/null \
    || fail 77 "packages have to be installed, and that needs root. There is no sudo here; as root, run:" \
      "  apt-get install $*"
  say "Installing needs root: sudo may ask for your password."
  as_root=(sudo)
}

# install_packages SECTION...: quiet when nothing is missing.
install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail 69 "there is no apt here. The scripts know Debian 12 and its relatives; elsewhere, install what" \
      "  installer/packages.txt names and build with: cmake --preset release && cmake --build --preset release"
  fi
  local names missing
  mapfile -t names < <(packages_of "$@")
  mapfile -t missing < <(missing_of "${names[@]}")
  [ "${#missing[@]}" -eq 0 ] && return
  need_disk 2048 /usr
  choose_root "${missing[*]}"
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  mkdir -p build
  local log=$PWD/build/apt.log
  # Old lists point to versions that mirrors no longer have, so they are fetched anew, but only when something is missing.
  if ! "${as_root[@]}" apt-get update >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    fail 69 "apt could not fetch its lists: is there a network? The whole output is in $log."
  fi
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    fail 69 "apt could not install them. The whole output is in $log."
  fi
}

# build PRESET: configures and builds quietly; the end of the output is shown when it fails.
build() {
  local preset=$1 log=$PWD/build/$1.log
  mkdir -p build
  # Another place: the old configuration is of no use.
  if [ -f "build/$preset/CMakeCache.txt" ] \
    && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "build/$preset/CMakeCache.txt"; then
    rm -rf "build/$preset"
  fi
  if [ -f "build/$preset/build.ninja" ] && ninja -C "build/$preset" -n 2>/dev/null | grep -qF 'no work to do'; then
    return
  fi
  need_disk 2048 build
  say "Building (preset $preset, output in build/$preset.log) ..."
  if ! { cmake --preset "$preset" && cmake --build --preset "$preset" --parallel "$(nproc)"; } >"$log" 2>&1 </dev/null; then
    # Compiler commands are longer than any screen; what is wrong stands at the beginning of lines.
    tail -n 25 "$log" | cut -c 1-240 >&2
    fail 70 "the build failed. The whole output is in $log."
  fi
}
