package dev.weir.compiler.awkward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiles every awkward definition and compares with what is expected. {@code -Dweir.golden=write}
 * writes what came of them; look at the difference before you keep it.
 */
class AwkwardDefinitionsTest {
  private static final String EXPECTED = "awkward/EXPECTED.txt";
  private static final String NAME = "== ";

  @TestFactory
  Stream<DynamicTest> everyDefinitionHasItsRoutesAndItsProblems() {
    List<Path> definitions = AwkwardDefinitions.all();
    if ("write".equals(System.getProperty("weir.golden"))) {
      Golden.check(
          EXPECTED,
          definitions.stream()
              .map(file -> NAME + file.getFileName() + "\n" + Outcome.of(file))
              .collect(Collectors.joining("\n")));
    }
    Map<String, String> expected = expected();
    return definitions.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () ->
                        assertThat(Outcome.of(file).strip())
                            .isEqualTo(expected.get(file.getFileName().toString()))));
  }

  @Test
  void nothingIsExpectedOfDefinitionsThatAreGone() {
    assertThat(expected())
        .containsOnlyKeys(
            AwkwardDefinitions.all().stream()
                .map(file -> file.getFileName().toString())
                .toArray(String[]::new));
  }

  private static Map<String, String> expected() {
    try {
      Map<String, String> byName = new HashMap<>();
      for (String part : ("\n" + Files.readString(Golden.resource(EXPECTED))).split("\n" + NAME)) {
        int end = part.indexOf('\n');
        if (end > 0) {
          byName.put(part.substring(0, end), part.substring(end).strip());
        }
      }
      return byName;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
