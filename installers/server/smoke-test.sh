#!/bin/sh
# Unpacks an archive, starts the server in it, asks whether it is well, and stops it. Usage: smoke-test.sh ARCHIVE
set -eu

archive=${1:?Usage: smoke-test.sh ARCHIVE}
port=${PORT:-18473}
folder=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT

fail() {
    echo "FAILED: $1" >&2
    [ ! -f "$folder/log" ] || tail -n 40 "$folder/log" >&2
    exit 1
}

tar -xzf "$archive" -C "$folder"
start=$(echo "$folder"/link-loom-server-*/bin/link-loom-server)
[ -x "$start" ] || fail "there is no start script that can be executed"
curl -s -o /dev/null "http://localhost:$port/" && fail "something already listens on port $port; choose another one with PORT"

"$start" "--server.port=$port" "--link-loom.data-dir=$folder/data" >"$folder/log" 2>&1 &
server=$!

seconds=0
until curl -sf "http://localhost:$port/actuator/health" | grep -q '"UP"'; do
    kill -0 "$server" 2>/dev/null || fail "the server ended instead of starting"
    seconds=$((seconds + 1))
    [ "$seconds" -le 90 ] || fail "the server is not healthy after 90 s"
    sleep 1
done

curl -sf "http://localhost:$port/api/meta" | grep -q '"version"' || fail "/api/meta does not tell a version"

kill "$server"
seconds=0
while kill -0 "$server" 2>/dev/null; do
    seconds=$((seconds + 1))
    [ "$seconds" -le 30 ] || fail "the server does not stop within 30 s"
    sleep 1
done
server=
echo "OK: starts, is healthy, tells its version, stops"
