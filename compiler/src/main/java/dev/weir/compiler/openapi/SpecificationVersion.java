package dev.weir.compiler.openapi;

import dev.weir.compiler.specification.Specification;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells from a document's first words which specification it follows. */
final class SpecificationVersion {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)+.*");

  private SpecificationVersion() {}

  /** Empty, and reported, for anything that cannot be read as an OpenAPI definition. */
  static Optional<Specification> of(Node document, Problems problems) {
    if (!(document instanceof Node.Mapping root)) {
      return unknown(document.place(), "this is no OpenAPI definition", problems);
    }
    if (root.get("openapi") instanceof Node.Scalar version) {
      return openapi(version, problems);
    }
    if (root.get("swagger") instanceof Node.Scalar version) {
      return version.text().equals("2.0") || version.text().equals("2")
          ? Optional.of(Specification.SWAGGER_2_0)
          : unsupported("Swagger", version, problems);
    }
    if (root.get("asyncapi") != null) {
      problems.error(
          "not-available", root.place(), "", "AsyncAPI definitions are not available yet", "");
      return Optional.empty();
    }
    return unknown(
        root.place(),
        "this is no OpenAPI definition: it begins with neither openapi: nor swagger:",
        problems);
  }

  private static Optional<Specification> openapi(Node.Scalar version, Problems problems) {
    String text = version.text();
    if (NUMBER.matcher(text).matches()) {
      if (text.startsWith("3.0")) {
        return Optional.of(Specification.OPENAPI_3_0);
      }
      if (text.startsWith("3.1")) {
        return Optional.of(Specification.OPENAPI_3_1);
      }
      if (text.startsWith("3.2")) {
        return Optional.of(Specification.OPENAPI_3_2);
      }
    }
    return unsupported("OpenAPI", version, problems);
  }

  private static Optional<Specification> unsupported(
      String name, Node.Scalar version, Problems problems) {
    problems.error(
        "unknown-specification",
        version.place(),
        "",
        name + " " + version.text() + " cannot be read",
        "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 can");
    return Optional.empty();
  }

  private static Optional<Specification> unknown(Place place, String message, Problems problems) {
    problems.error(
        "unknown-specification", place, "", message, "begin the file with openapi: 3.1.1");
    return Optional.empty();
  }
}
