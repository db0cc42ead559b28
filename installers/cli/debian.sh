#!/bin/sh
# Makes a .deb of a packed loom. Usage: debian.sh FOLDER OUTPUT     (package.sh calls it)
set -eu

image=${1:?Usage: debian.sh FOLDER OUTPUT}
output=${2:?Usage: debian.sh FOLDER OUTPUT}
here=$(cd "$(dirname "$0")" && pwd)
version=$("$image/bin/loom" --version | cut -d ' ' -f 2)
# A snapshot sorts before the version that it will become.
version=$(echo "$version" | sed 's/-SNAPSHOT$/~snapshot/; s/-/~/g')
arch=$(dpkg --print-architecture)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
chmod 755 "$stage"

mkdir -p "$stage/DEBIAN" "$stage/usr/lib" "$stage/usr/bin" "$stage/usr/share/doc/loom"
cp -Rp "$image" "$stage/usr/lib/loom"
rm -rf "$stage/usr/lib/loom/share" "$stage/usr/lib/loom/LICENSE" "$stage/usr/lib/loom/README.md"
# Its place is known: nothing has to be looked for.
sed -e '/^self=/,/^esac$/d' -e 's|^app=.*|home=/usr/lib/loom app=/usr/lib/loom/app|' "$image/bin/loom" >"$stage/usr/lib/loom/bin/loom"
ln -s ../lib/loom/bin/loom "$stage/usr/bin/loom"

if [ -d "$image/share/man" ]; then
    find "$image/share/man" -type f -name '*.1' | while read -r page; do
        mkdir -p "$stage/usr/share/man/man1"
        gzip -9n <"$page" >"$stage/usr/share/man/man1/$(basename "$page").gz"
    done
fi
put() {
    [ -f "$1" ] || return 0
    mkdir -p "$(dirname "$stage/$2")"
    cp "$1" "$stage/$2"
}
put "$image/share/completion/loom.bash" usr/share/bash-completion/completions/loom
put "$image/share/completion/_loom" usr/share/zsh/vendor-completions/_loom
put "$image/share/completion/loom.fish" usr/share/fish/vendor_completions.d/loom.fish

{
    echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    echo "Upstream-Name: Link Loom"
    echo
    echo "Files: *"
    echo "Copyright: The Link Loom authors"
    echo "License: Apache-2.0"
    echo " On Debian systems the whole text is in /usr/share/common-licenses/Apache-2.0."
    echo
    echo "Files: usr/lib/loom/runtime/*"
    echo "Copyright: Oracle and others"
    echo "License: GPL-2 with Classpath exception"
    echo " See /usr/lib/loom/runtime/legal."
} >"$stage/usr/share/doc/loom/copyright"

size=$(du -sk "$stage/usr" | cut -f 1)
cat >"$stage/DEBIAN/control" <<CONTROL
Package: loom
Version: $version
Architecture: $arch
Maintainer: The Link Loom authors <link-loom@localhost>
Installed-Size: $size
Depends: libc6 (>= 2.17)
Section: utils
Priority: optional
Description: command line of the workflow orchestrator Link Loom
 Registers workflows on a Link Loom server, starts them and shows what became
 of them; checks and simulates them without a server; grades backends.
 Brings its own Java runtime.
CONTROL
find "$stage/usr" -type d -exec chmod 755 {} +
find "$stage/usr" -type f ! -perm -100 -exec chmod 644 {} +
file=$output/loom_${version}_$arch.deb
dpkg-deb --root-owner-group -Zxz -z1 --build "$stage" "$file" >/dev/null
echo "$file"
