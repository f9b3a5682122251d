package dev.weir.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

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
