#!/bin/sh
# Unpacks an archive of loom somewhere else, and lets it do what it usually does, with and without a server. A cache that does not fit is
# an error here. Usage: smoke-test.sh ARCHIVE-OR-FOLDER [URL OF A SERVER]
set -eu

given=${1:?Usage: smoke-test.sh ARCHIVE-OR-FOLDER [URL OF A SERVER]}
server=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "FAILED: $1" >&2
    exit 1
}

mkdir "$folder/a place"
if [ -d "$given" ]; then cp -Rp "$given" "$folder/a place/"; else tar -xzf "$given" -C "$folder/a place"; fi
loom=$(echo "$folder/a place"/loom-*/bin/loom)
[ -x "$loom" ] || fail "there is no start script that can be executed"
export HOME="$folder" XDG_CONFIG_HOME="$folder" LOOM_JAVA_OPTS=-XX:AOTMode=on

[ -f "${loom%/bin/loom}/app/loom.aot" ] || fail "there is no cache"
"$loom" --version >"$folder/out" 2>"$folder/err" || fail "--version does not run with its cache: $(cat "$folder/out" "$folder/err")"
grep -qE '^loom [0-9]+\.[0-9]+\.[0-9]+' "$folder/out" || fail "--version says: $(cat "$folder/out")"
[ "$(wc -l <"$folder/out")" -eq 1 ] || fail "--version says more than the version: $(cat "$folder/out")"
[ ! -s "$folder/err" ] || fail "--version complains: $(cat "$folder/err")"

# From elsewhere, through a link, with options for other Java programs around it.
ln -s "$loom" "$folder/link"
(cd / && JAVA_TOOL_OPTIONS=-Xmx64m JDK_JAVA_OPTIONS=-Xmx64m "$folder/link" --version) >"$folder/out" 2>&1 || fail "it does not start through a link: $(cat "$folder/out")"
[ "$(wc -l <"$folder/out")" -eq 1 ] || fail "options for other programs show: $(cat "$folder/out")"

here=$(cd "$(dirname "$0")" && pwd)
"$loom" workflow validate "$here/files/rehearsal.yaml" >"$folder/out" 2>&1 || fail "a valid workflow is not valid: $(cat "$folder/out")"
status=0
"$loom" workflow validate "$here/files/broken.yaml" >"$folder/out" 2>&1 || status=$?
[ "$status" -eq 7 ] || fail "an invalid workflow ends with $status instead of 7: $(cat "$folder/out")"
status=0
"$loom" workflow list --server http://localhost:1 >"$folder/out" 2>&1 || status=$?
[ "$status" -eq 6 ] || fail "no server ends with $status instead of 6: $(cat "$folder/out")"
status=0
"$loom" backend test http://localhost:1/x >"$folder/out" 2>&1 || status=$?
[ "$status" -eq 6 ] || fail "no backend ends with $status instead of 6: $(cat "$folder/out")"
# The certificates of the runtime are there: the address is reached or not, but TLS can be spoken.
"$loom" workflow list --server https://localhost:1 >"$folder/out" 2>&1 && fail "a server that is not there answered"
grep -q "nothing listens" "$folder/out" || fail "https ends with: $(cat "$folder/out")"

if [ -n "$server" ]; then
    "$loom" workflow list --server "$server" -o json >"$folder/out" 2>"$folder/err" || fail "workflow list: $(cat "$folder/out" "$folder/err")"
    head -c 1 "$folder/out" | grep -q '\[' || fail "workflow list -o json says: $(cat "$folder/out")"
fi

# Without a cache it takes longer, and that is all.
rm "$folder/a place"/loom-*/app/loom.aot
LOOM_JAVA_OPTS= "$loom" --version >"$folder/out" 2>&1 || fail "without its cache it does not start: $(cat "$folder/out")"
[ "$(wc -l <"$folder/out")" -eq 1 ] || fail "without its cache it says: $(cat "$folder/out")"
echo "OK: starts from its cache, wherever it lies; checks, lists, says what is wrong; starts without the cache too"
