package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code corsConfiguration} and {@code x-wso2-cors}, in Weir's words. */
final class CorsWords {
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("accessControlAllowOrigins", "origins");
    WORDS.put("accessControlAllowMethods", "methods");
    WORDS.put("accessControlAllowHeaders", "headers");
    WORDS.put("accessControlExposeHeaders", "expose");
    WORDS.put("accessControlAllowCredentials", "credentials");
  }

  private CorsWords() {}

  /** Whether one of the two is switched on and the other, where it speaks, is not. */
  static boolean disagree(Node.Mapping extension, Node.Mapping configuration) {
    String key = "corsConfigurationEnabled";
    return Values.scalar(extension, key).isPresent()
        && Values.scalar(configuration, key).isPresent()
        && Values.flag(extension, key) != Values.flag(configuration, key);
  }

  /**
   * The {@code cors} section; empty when it is switched off.
   *
   * @param unsaid whether it is switched on when nobody says so
   */
  static Optional<Node.Mapping> read(Node.Mapping written, boolean unsaid) {
    String key = "corsConfigurationEnabled";
    boolean on = Values.scalar(written, key).isPresent() ? Values.flag(written, key) : unsaid;
    if (!on || written.members().isEmpty()) {
      return Optional.empty();
    }
    Node.Builder cors = Node.mapping();
    WORDS.forEach(
        (theirs, ours) -> {
          Node.Member member = written.members().get(theirs);
          if (member != null
              && !(member.value() instanceof Node.Scalar s && s.kind() == Node.Kind.NULL)) {
            cors.put(ours, member.place(), value(ours, member.value()));
          }
        });
    return Optional.of(cors.build(written.place()));
  }

  private static Node value(String ours, Node written) {
    if (ours.equals("credentials") && written instanceof Node.Scalar scalar) {
      boolean yes = scalar.text().strip().equalsIgnoreCase("true");
      return new Node.Scalar(Node.Kind.BOOLEAN, Boolean.toString(yes), scalar.place());
    }
    return written;
  }
}
