package dev.weir.compiler.project;

import java.text.Normalizer;
import java.util.Locale;

/** Makes names of the allowed form out of anything. */
public final class Names {
  private static final int LONGEST = 60;

  private Names() {}

  /** Lower-case letters, digits and single dashes; {@code api} when nothing is left. */
  public static String slug(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder slug = new StringBuilder();
    for (int i = 0; i < plain.length() && slug.length() < LONGEST; i++) {
      char c = plain.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        slug.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && !slug.isEmpty()
          && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    int end = slug.length();
    while (end > 0 && slug.charAt(end - 1) == '-') {
      end--;
    }
    return end == 0 ? "api" : slug.substring(0, end);
  }
}
