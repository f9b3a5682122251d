package dev.weir.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to secrets within texts: <code>${env:NAME}</code>, <code>${file:/run/secrets/x}</code>
 * and, in the central gateway, <code>${secret:NAME}</code>. There is no other <code>${…}</code>; a
 * dollar before a doubled brace is one before a brace.
 */
public final class SecretReference {
  private static final Pattern ANY = Pattern.compile("\\$\\{(?!\\{)([^}]*)(}?)");
  private static final Pattern GOOD =
      Pattern.compile("(?:env|secret):[A-Za-z_][A-Za-z0-9_.-]*|file:[^\\s{}][^{}]*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]+");
  private static final String KNOWN =
      "there are ${env:NAME}, ${file:/run/secrets/name} and ${secret:NAME}";

  private SecretReference() {}

  /** Whether a text holds at least one reference, well-formed or not. */
  public static boolean in(String text) {
    return ANY.matcher(text).find();
  }

  /**
   * What to write instead of the first reference that is malformed; empty when none is. It repeats
   * nothing that may be a secret.
   */
  public static Optional<String> flaw(String text) {
    Matcher reference = ANY.matcher(text);
    while (reference.find()) {
      String inside = reference.group(1);
      if (reference.group(2).isEmpty()) {
        return Optional.of("close it with }; " + KNOWN);
      }
      if (!GOOD.matcher(inside).matches()) {
        return Optional.of(
            VARIABLE.matcher(inside).matches() ? "write ${env:" + inside + "}" : KNOWN);
      }
    }
    return Optional.empty();
  }
}
