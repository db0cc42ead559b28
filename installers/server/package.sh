#!/bin/sh
# Packs the built server into one archive. Usage: package.sh [FOLDER WITH THE BUILT SERVER] [OUTPUT FOLDER]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
built=${1:-$root/server/target}
output=${2:-$here/target}

if [ ! -f "$built/link-loom-server.jar" ] || [ ! -d "$built/lib" ]; then
    echo "Expected link-loom-server.jar and lib in $built, but they are not there. Run mvn package first." >&2
    exit 1
fi

# The first version in the root pom is that of the project.
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1)
name=link-loom-server-$version
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

mkdir -p "$stage/$name/bin" "$stage/$name/app/lib" "$stage/$name/systemd" "$output"
cp "$root/LICENSE" "$stage/$name/"
cp "$here/README.md" "$stage/$name/"
cp "$built/link-loom-server.jar" "$stage/$name/app/"
cp "$built"/lib/*.jar "$stage/$name/app/lib/"
if [ -f "$built/link-loom-server.aot" ]; then
    cp "$built/link-loom-server.aot" "$stage/$name/app/"
fi
cp "$here/files/link-loom-server.sh" "$stage/$name/bin/link-loom-server"
chmod 755 "$stage/$name/bin/link-loom-server"
# cmd.exe loses its way in files with bare line feeds.
awk '{ printf "%s\r\n", $0 }' "$here/files/link-loom-server.bat" >"$stage/$name/bin/link-loom-server.bat"
cp "$here/files/link-loom.service" "$stage/$name/systemd/"

if tar --version 2>/dev/null | grep -q GNU; then
    tar --sort=name --owner=0 --group=0 --numeric-owner -C "$stage" -czf "$output/$name.tar.gz" "$name"
else
    tar -C "$stage" -czf "$output/$name.tar.gz" "$name"
fi
echo "$output/$name.tar.gz"
