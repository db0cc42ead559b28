# Every page says that it is HTML, and has a title.
for page in "$1"/*.html; do
  grep -qi '^<!doctype html>' "$page" && grep -q '<title>..*</title>' "$page" || { echo "$page: no doctype or no title" >&2; exit 1; }
done
echo "markup: all right"
