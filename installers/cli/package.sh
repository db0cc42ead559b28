#!/bin/sh
# Packs loom with its own Java runtime and an AOT cache, for the platform that this runs on.
# Usage: package.sh [--folder] [--no-deb] [OUTPUT FOLDER]     after `mvn package` in the root folder
#   --folder   no archive and no .deb: only the folder, for trying and for tests
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
archive=yes deb=yes output=$here/target
for word in "$@"; do
    case $word in
        --folder) archive=no deb=no ;;
        --no-deb) deb=no ;;
        -*) echo "Unknown option $word" >&2 && exit 2 ;;
        *) output=$word ;;
    esac
done

# jdeps says what the jars need; the rest is looked up by name: locale data, odd charsets of terminals, elliptic curves of certificates.
modules=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.unsupported
# A command lives for a moment: the simple collector, the quick compiler, no statistics file. What the runtime would tell on stdout
# belongs to nobody who reads data there.
options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED"

fail() {
    echo "$1" >&2
    exit 1
}

jar=$root/cli/target/link-loom-cli.jar
server=$root/server/target/link-loom-server.jar
[ -f "$jar" ] && [ -d "$root/cli/target/lib" ] || fail "Expected link-loom-cli.jar and lib in cli/target, but they are not there. Run mvn package first."
[ -f "$server" ] || fail "Expected $server: loom is rehearsed against a real server. Run mvn package first."

# JDK 25: of JAVA_HOME, of the path, or where Linux keeps them.
jdk=
for candidate in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(command -v java || echo /none/bin/java)")")" /usr/lib/jvm/*25*; do
    if [ -z "$jdk" ] && [ -x "$candidate/bin/jlink" ] && "$candidate/bin/java" -version 2>&1 | grep -q '"25[."]'; then jdk=$candidate; fi
done
[ -n "$jdk" ] || fail "A JDK 25 is needed for packing, with jlink. Name it with JAVA_HOME."

# The first version in the root pom is that of the project.
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1)
case $(uname -s) in
    Linux) os=linux ;;
    Darwin) os=macos ;;
    MINGW* | MSYS* | CYGWIN*) os=windows ;;
    *) os=$(uname -s | tr 'A-Z' 'a-z') ;;
esac
case $(uname -m) in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=aarch64 ;;
    *) arch=$(uname -m) ;;
esac
name=loom-$version-$os-$arch
image=$output/$name
rm -rf "$image"
mkdir -p "$image/app/lib" "$image/bin" "$image/share"

# What has class files of another age is renewed, or it would be left out of the cache.
cp -p "$jar" "$image/app/"
cp -p "$root"/cli/target/lib/*.jar "$image/app/lib/"
for old in "$image"/app/lib/picocli-*.jar; do
    "$jdk/bin/java" "$here/files/Renew.java" "$old" "$old.new"
    mv "$old.new" "$old"
done

needed=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps -cp "$image/app/lib/*" "$image/app/link-loom-cli.jar" "$image"/app/lib/*.jar | tail -n 1)
for module in $(echo "$needed" | tr ',' ' '); do
    case ,$modules, in
        *",$module,"*) ;;
        *) fail "The jars need the module $module by now: add it to the list in $0." ;;
    esac
done
"$jdk/bin/jlink" --add-modules "$modules" --output "$image/runtime" --strip-debug --no-man-pages --no-header-files \
    --compress zip-6 --include-locales=en,uk --generate-cds-archive
# For heaps of 32 GiB and more; and what only shows windows.
rm -f "$image"/runtime/lib/server/classes_nocoops.jsa "$image"/runtime/bin/server/classes_nocoops.jsa
rm -f "$image"/runtime/lib/libawt_xawt.so "$image"/runtime/lib/libsplashscreen.so

# Start script.
if [ "$os" = windows ]; then
    # cmd.exe loses its way in files with bare line feeds.
    sed -e "s|@OPTIONS@|$options|" "$here/files/loom.bat" | awk '{ printf "%s\r\n", $0 }' >"$image/bin/loom.bat"
else
    sed -e "s|@OPTIONS@|$options|" "$here/files/loom.sh" >"$image/bin/loom"
    chmod 755 "$image/bin/loom"
fi

# Rehearsal: loom does what it usually does, and the runtime notes what it loads for that.
work=$(mktemp -d)
pid=
finish() {
    [ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
cp "$here/files/rehearsal.yaml" "$here/files/broken.yaml" "$work/"
"$jdk/bin/java" -Xmx400m -jar "$server" --server.port=0 "--link-loom.data-dir=$work/data" >"$work/server.log" 2>&1 &
pid=$!
port=
seconds=0
while [ -z "$port" ]; do
    kill -0 "$pid" 2>/dev/null || { tail -n 20 "$work/server.log" >&2; fail "The server of the rehearsal ended instead of starting."; }
    [ "$seconds" -le 120 ] || fail "The server of the rehearsal did not start within 120 s."
    sleep 1
    seconds=$((seconds + 1))
    port=$(sed -n "s/.*is up on http:[/][/]localhost:\([0-9]*\).*/\1/p" "$work/server.log" | head -n 1)
done
java=$image/runtime/bin/java
# shellcheck disable=SC2086 # several options in one variable
(
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
    cd "$work"
    HOME=$work XDG_CONFIG_HOME=$work LOOM_SERVER=http://localhost:$port LOOM_NO_INPUT=true \
        "$java" $options "-XX:AOTCacheOutput=$image/app/loom.aot" -cp "$image/app/link-loom-cli.jar" io.linkloom.cli.Rehearsal \
        "$here/files/rehearsal.txt" >"$work/rehearsal.log" 2>&1 </dev/null
) || { tail -n 20 "$work/rehearsal.log" >&2; fail "The rehearsal failed."; }
kill "$pid" 2>/dev/null || true
wait "$pid" 2>/dev/null || true
pid=
[ -f "$image/app/loom.aot" ] || { tail -n 20 "$work/rehearsal.log" >&2; fail "The rehearsal left no cache."; }

# What belongs to it.
cp "$root/LICENSE" "$image/"
cp "$here/README.md" "$image/"
for extra in man completion; do
    [ ! -d "$root/cli/target/dist-extras/$extra" ] || cp -R "$root/cli/target/dist-extras/$extra" "$image/share/"
done
echo "$image"
[ "$archive" = yes ] || exit 0

if [ "$os" = windows ]; then
    (cd "$output" && "$jdk/bin/jar" --create --no-manifest --file "$name.zip" "$name")
    echo "$output/$name.zip"
elif tar --version 2>/dev/null | grep -q GNU; then
    tar --sort=name --owner=0 --group=0 --numeric-owner -C "$output" -czf "$output/$name.tar.gz" "$name"
    echo "$output/$name.tar.gz"
else
    tar -C "$output" -czf "$output/$name.tar.gz" "$name"
    echo "$output/$name.tar.gz"
fi
if [ "$deb" = yes ] && [ "$os" = linux ] && command -v dpkg-deb >/dev/null; then "$here/debian.sh" "$image" "$output"; fi
