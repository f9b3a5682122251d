package dev.weir.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCommandTest {
  private static final String META = "{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}";

  @TempDir Path here;

  @ParameterizedTest
  @MethodSource("kinds")
  void printsASchemaThatIsValidItself(String kind) {
    Outcome outcome = Typed.in(here).weir("schema", kind);

    assertThat(outcome.exitCode()).isZero();
    Validator.Result result = new ValidatorFactory().validate(META, outcome.out());
    assertThat(result.getErrors()).isEmpty();
    assertThat(result.isValid()).isTrue();
  }

  static List<String> kinds() {
    return Schemas.KINDS;
  }

  @Test
  void printsThatOfWeirYamlWhenNothingIsNamed() {
    assertThat(Typed.in(here).weir("schema").out())
        .isEqualTo(Typed.in(here).weir("schema", "weir").out())
        .contains("\"title\": \"weir.yaml\"");
  }

  @Test
  void unknownKindIsMisuse() {
    Outcome outcome = Typed.in(here).weir("schema", "enviroment");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("did you mean environment?");
  }
}
