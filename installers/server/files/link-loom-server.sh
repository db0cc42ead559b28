#!/bin/sh
# Starts the Link Loom server. Words after the name go to the server, LINK_LOOM_JAVA_OPTS to Java.
set -eu

script=$0
while [ -L "$script" ]; do
    link=$(readlink "$script")
    case $link in
        /*) script=$link ;;
        *) script=$(dirname "$script")/$link ;;
    esac
done
app=$(cd "$(dirname "$script")/../app" && pwd)

if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
else
    java=java
fi
if ! command -v "$java" >/dev/null 2>&1; then
    echo "Link Loom needs Java 25. Install it, or set JAVA_HOME to where it is." >&2
    exit 1
fi
version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
if [ "${version:-0}" -lt 25 ]; then
    echo "Link Loom needs Java 25, but $java is version ${version:-unknown}. Set JAVA_HOME to a newer one." >&2
    exit 1
fi

if [ -f "$app/link-loom-server.aot" ]; then
    set -- "-XX:AOTCache=$app/link-loom-server.aot" -jar "$app/link-loom-server.jar" "$@"
else
    set -- -jar "$app/link-loom-server.jar" "$@"
fi
# shellcheck disable=SC2086 # several options in one variable
exec "$java" --enable-native-access=ALL-UNNAMED ${LINK_LOOM_JAVA_OPTS:-} "$@"
