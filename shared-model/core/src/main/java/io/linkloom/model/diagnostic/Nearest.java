package io.linkloom.model.diagnostic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The candidate that needs the fewest edits, case aside; null when even that one is too far away. Looks at 1,000 at most. */
    public static @Nullable String to(String written, Collection<String> candidates) {
        if (written.isEmpty() || written.length() > LONGEST) return null;
        String wanted = written.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, wanted.length() / 3) + 1;
        String best = null;
        int looked = 0;
        for (String candidate : candidates) {
            if (looked++ == 1000) break;
            if (candidate.length() > LONGEST || Math.abs(candidate.length() - wanted.length()) >= limit) continue;
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < limit) {
                limit = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
