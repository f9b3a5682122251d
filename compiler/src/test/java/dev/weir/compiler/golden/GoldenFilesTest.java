package dev.weir.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.policies.BuiltInPolicies;
import dev.weir.policy.PolicyType;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles every golden file. {@code -Dweir.golden=write} writes what came of them below the line;
 * read the difference before committing it.
 */
class GoldenFilesTest {
  private static final Path CASES = Path.of("src/test/resources/dev/weir/compiler/golden");
  private static final boolean UPDATE = "write".equals(System.getProperty("weir.golden"));

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> compilesToWhatStandsBelowTheLine() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      List<Path> cases = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
      assertThat(cases).isNotEmpty();
      return cases.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(CASES.relativize(file).toString(), () -> check(file)));
    }
  }

  @ParameterizedTest
  @MethodSource("policiesForAuthors")
  void everyPolicyHasACaseAndOneOfMistakes(String policy) throws IOException {
    assertThat(casesOf(policy)).anyMatch(name -> name.endsWith("-mistakes.txt"));
    assertThat(casesOf(policy)).anyMatch(name -> !name.endsWith("-mistakes.txt"));
  }

  static List<String> policiesForAuthors() {
    return BuiltInPolicies.all().stream()
        .filter(type -> !type.uses().isEmpty())
        .map(PolicyType::name)
        .toList();
  }

  private static List<String> casesOf(String policy) throws IOException {
    List<String> cases = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(CASES.resolve("policies"))) {
      for (Path file : files) {
        if (Files.readString(file).contains(policy + ":")) {
          cases.add(file.getFileName().toString());
        }
      }
    }
    return cases;
  }

  private void check(Path file) throws IOException {
    GoldenFile golden = GoldenFile.read(file);
    String actual = PlanText.of(compile(golden, file.getFileName().toString()));
    if (UPDATE) {
      golden.update(actual);
    } else {
      assertThat(actual).isEqualTo(golden.expected());
    }
  }

  private Compilation compile(GoldenFile golden, String name) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(name.replace(".txt", "")));
    for (Map.Entry<String, String> file : golden.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    boolean project = golden.files().keySet().stream().anyMatch(file -> file.startsWith("weir."));
    Path target = project ? folder : folder.resolve(golden.files().keySet().iterator().next());
    CompileOptions options =
        golden.upstream().isEmpty()
            ? CompileOptions.DEFAULT
            : CompileOptions.DEFAULT.withUpstream(golden.upstream());
    return new ProjectCompiler().compile(target, options);
  }
}
