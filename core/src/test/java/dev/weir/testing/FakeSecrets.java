package dev.weir.testing;

import dev.weir.policy.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that a test keeps: {@code put("env:KEY", "s3cret")} resolves <code>${env:KEY}</code>. */
public final class FakeSecrets implements Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

  private final Map<String, String> secrets = new HashMap<>();

  /** Keeps a secret under what stands between the braces. */
  public FakeSecrets put(String reference, String value) {
    secrets.put(reference, value);
    return this;
  }

  @Override
  public String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match -> {
              String value = secrets.get(match.group(1));
              if (value == null) {
                throw new IllegalArgumentException("no secret " + match.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
