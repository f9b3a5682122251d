package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of proof that an API or operation accepts, each enough alone: {@code securityScheme} of
 * api.yaml or {@code x-wso2-application-security}.
 *
 * @param kinds at least one
 * @param place where they are written
 */
record SecurityKinds(Set<Kind> kinds, Place place) {
  SecurityKinds {
    kinds = EnumSet.copyOf(kinds);
  }

  /** What a caller may show. */
  enum Kind {
    OAUTH2,
    API_KEY,
    BASIC_AUTH
  }

  private static final String MUTUAL = "mutualssl";
  private static final String MUTUAL_MANDATORY = "mutualssl_mandatory";
  private static final String APPLICATION_MANDATORY = "oauth_basic_auth_api_key_mandatory";
  private static final Set<String> WORDS = new LinkedHashSet<>();

  static {
    for (Kind kind : Kind.values()) {
      WORDS.add(word(kind));
    }
    WORDS.addAll(List.of(MUTUAL, MUTUAL_MANDATORY, APPLICATION_MANDATORY));
  }

  /** {@code securityScheme} of api.yaml; empty when it names no kind. */
  static Optional<SecurityKinds> ofApi(ApiFile api, Problems problems) {
    String path = api.path("securityScheme");
    List<Node.Scalar> written = Values.scalars(api.data(), "securityScheme");
    mutual(written, path, problems);
    return read(written, path, problems);
  }

  /** {@code x-wso2-application-security} at one level; empty when it names no kind. */
  static Optional<SecurityKinds> ofExtension(
      Node.Mapping extensions, String level, Problems problems) {
    Node.Mapping extension = Values.mapping(extensions, "x-wso2-application-security");
    String path =
        (level.isEmpty() ? "" : level + ".") + "x-wso2-application-security.security-types";
    return read(Values.scalars(extension, "security-types"), path, problems);
  }

  private static Optional<SecurityKinds> read(
      List<Node.Scalar> written, String path, Problems problems) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Node.Scalar scalar : written) {
      String word = scalar.text().strip().toLowerCase(Locale.ROOT);
      if (!WORDS.contains(word)) {
        problems.error(
            "wrong-value",
            scalar.place(),
            path,
            "\"" + scalar.text() + "\" is no known kind of security",
            Suggest.among(word, WORDS));
      }
      for (Kind kind : Kind.values()) {
        if (word.equals(word(kind))) {
          kinds.add(kind);
        }
      }
    }
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(new SecurityKinds(kinds, written.get(0).place()));
  }

  /** A certificate that must be shown cannot be left out; one that may be shown can. */
  private static void mutual(List<Node.Scalar> written, String path, Problems problems) {
    for (Node.Scalar scalar : written) {
      String word = scalar.text().strip().toLowerCase(Locale.ROOT);
      if (word.equals(MUTUAL_MANDATORY)) {
        mandatory(scalar.place(), path, problems);
      } else if (word.equals(MUTUAL)) {
        optional(scalar.place(), path, problems);
      }
    }
  }

  /** {@code x-wso2-mutual-ssl}: mandatory, or optional which is also what anything else means. */
  static void checkMutual(Node.Mapping root, Problems problems) {
    String key = "x-wso2-mutual-ssl";
    Node value = root.get(key);
    if (value instanceof Node.Scalar scalar
        && scalar.text().strip().equalsIgnoreCase("mandatory")) {
      mandatory(scalar.place(), key, problems);
    } else if (value != null) {
      optional(value.place(), key, problems);
    }
  }

  private static void mandatory(Place place, String path, Problems problems) {
    problems.error(
        "wso2-refused",
        place,
        path,
        "client certificates are not checked yet, so calls without one would pass",
        "in Weir's words: schemes: {partner: {type: mutual-tls, trust: partners-ca}}");
  }

  private static void optional(Place place, String path, Problems problems) {
    problems.warning(
        "wso2-not-honoured",
        place,
        path,
        "is not honoured yet: certificates are not asked for, and what else is required stays so",
        "in Weir's words: schemes: {partner: {type: mutual-tls, trust: partners-ca}}");
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
