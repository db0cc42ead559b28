# Every link leads to a page that is there.
for link in $(sed -n 's/.*href="\([^"]*\)".*/\1/p' "$1"/*.html); do
  test -e "$1/$link" || { echo "a link leads to $link, which is not there" >&2; exit 1; }
done
echo "links: all right"
