# No page is larger than 20 KB.
for page in "$1"/*.html; do
  test "$(wc -c < "$page")" -le 20480 || { echo "$page is too large" >&2; exit 1; }
done
echo "size: all right"
