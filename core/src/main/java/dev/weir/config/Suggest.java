package dev.weir.config;

import java.util.Collection;
import java.util.Locale;

/** "Did you mean": the known word nearest to a misspelt one. */
public final class Suggest {
  private Suggest() {}

  /**
   * {@code did you mean X?} for the nearest word within a third of its length, the case of letters
   * aside; else empty.
   */
  public static String among(String word, Collection<String> known) {
    String best = "";
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(lower(word), lower(candidate), least);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? "" : "did you mean " + best + "?";
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Edit distance with transpositions; at least {@code cap} when it is not below. */
  private static int distance(String a, String b, int cap) {
    if (Math.abs(a.length() - b.length()) >= cap) {
      return cap;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + swap);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
