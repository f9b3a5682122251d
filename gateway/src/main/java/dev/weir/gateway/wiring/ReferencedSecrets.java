package dev.weir.gateway.wiring;

import dev.weir.policy.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets from the environment and from files: {@code ${env:NAME}}, {@code ${file:PATH}}. */
public final class ReferencedSecrets implements Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z]+):([^}]*)}");

  private final Map<String, String> environment;

  /** Reads {@code env} references from this map, and {@code file} references from disk. */
  public ReferencedSecrets(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String resolve(String text) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    int copied = 0;
    while (reference.find()) {
      resolved.append(text.substring(copied, reference.start())).append(value(reference));
      copied = reference.end();
    }
    return resolved.append(text.substring(copied)).toString();
  }

  private String value(Matcher reference) {
    String name = reference.group(2);
    return switch (reference.group(1)) {
      case "env" -> {
        @Nullable String value = environment.get(name);
        if (value == null) {
          throw new IllegalArgumentException("the environment has no variable " + name);
        }
        yield value;
      }
      case "file" -> {
        try {
          yield Files.readString(Path.of(name)).strip();
        } catch (IOException e) {
          throw new IllegalArgumentException("cannot read the secret file " + name, e);
        }
      }
      default ->
          throw new IllegalArgumentException(
              "unknown reference ${" + reference.group(1) + ":…}; known are env and file");
    };
  }
}
