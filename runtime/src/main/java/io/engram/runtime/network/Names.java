package io.engram.runtime.network;

import java.util.Collection;
import java.util.Locale;

/** Unknown names, with the nearest known one. */
public final class Names {
    private Names() {}

    /** {@code unknown population "exc"; did you mean "exz"? known: ...}. */
    public static String unknown(String kind, String name, Collection<String> known) {
        String nearest = nearest(name, known);
        return "unknown " + kind + " \"" + name + "\""
                + (nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?")
                + (known.isEmpty() ? "; there are none" : "; known: " + String.join(", ", known));
    }

    /** The nearest of {@code known} by edits, or an empty string where none is near. */
    public static String nearest(String name, Collection<String> known) {
        String best = "";
        int least = Math.min(Math.max(2, name.length() / 3) + 1, name.length());
        for (String candidate : known) {
            int edits = edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (edits < least) {
                least = edits;
                best = candidate;
            }
        }
        return best;
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
