package dev.weir.compiler.specification;

import dev.harrel.jsonschema.Error;
import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import java.util.List;

/**
 * Checks a definition against its specification's JSON Schema. Each violation is a problem with the
 * code {@code definition} at the place of the value that is wrong; {@link Weight} says which are
 * errors.
 */
public final class SpecificationCheck {
  private static final int MOST = 5000;

  private SpecificationCheck() {}

  /** Reports every violation of a definition. */
  public static void check(Specification specification, Node definition, Problems problems) {
    PublishedSchema schema = PublishedSchema.of(specification);
    List<Error> errors = schema.check(specification, definition, MOST);
    List<Violation> violations = Violations.of(errors.subList(0, Math.min(MOST, errors.size())));
    ViolationWords words = new ViolationWords(specification, schema);
    for (Violation violation : violations) {
      Walked walked = Walked.to(violation.location(), definition);
      if (words.isKnownKey(violation)) {
        continue;
      }
      ViolationWords.Said said = words.of(violation, walked);
      problems.add(
          new Problem(
              Weight.of(violation, walked.value()),
              "definition",
              said.key() ? walked.keyPlace() : walked.valuePlace(),
              Keys.path(violation.location()),
              said.message(),
              said.remedy()));
    }
    if (errors.size() > MOST) {
      problems.warning(
          "definition",
          definition.place(),
          "",
          "the definition breaks its specification in more places than are listed here",
          "");
    }
  }
}
