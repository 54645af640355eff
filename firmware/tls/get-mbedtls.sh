#!/bin/sh
# Fetches the mbedTLS 2.28.3 source of Debian 12 and unpacks it outside the repository.
# apt keeps the files only in a directory of its own: the machine's apt configuration and
# package lists stay as they are, and no root is needed.
#
# usage: get-mbedtls.sh [DIRECTORY]
#   DIRECTORY defaults to ${XDG_CACHE_HOME:-$HOME/.cache}/stackcheck/mbedtls-2.28.3
set -eu

debian_version=2.28.3-1
tarball=mbedtls_2.28.3.orig.tar.gz
sha256=3b4953aa55a681e084d31892d9904cc5328d6b4958ea57b90ae4b4f94ae69a8d
mirror=${STACKCHECK_DEBIAN_MIRROR:-http://deb.debian.org/debian}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

target=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/stackcheck/mbedtls-2.28.3}
[ -f "$target/library/ssl_tls.c" ] && exit 0

fail() {
  echo "get-mbedtls.sh: $*" >&2
  exit 1
}

parent=$(dirname "$target")
mkdir -p "$parent"
work=$(mktemp -d "$parent/.mbedtls.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

mkdir -p lists/partial cache/archives/partial unpacked
echo "deb-src [signed-by=$keyring] $mirror bookworm main" > sources.list
private_apt() {
  apt-get -q -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" \
    -o APT::Sandbox::User="" -o APT::Get::List-Cleanup=0 "$@" >> apt.log 2>&1
}
private_apt update || fail "apt-get update from $mirror failed: $(tail -n 3 apt.log)"
private_apt source --download-only "mbedtls=$debian_version" ||
  fail "apt-get source mbedtls=$debian_version failed: $(tail -n 3 apt.log)"

echo "$sha256  $tarball" | sha256sum --check --quiet - >> apt.log 2>&1 ||
  fail "$tarball is not the file this script knows (wanted SHA-256 $sha256)"
tar -xzf "$tarball" -C unpacked --strip-components=1

# Whoever is first wins: a rename is atomic, and onto a full directory it fails.
mv -T unpacked "$target" 2>> apt.log || [ -f "$target/library/ssl_tls.c" ] ||
  fail "cannot move the source to $target: $(tail -n 1 apt.log)"
