package dev.weir.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every problem links to a section of the documentation; the section must be there. */
class ProblemDocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern REPORTED =
      Pattern.compile(
          "(?:\\.(?:error|warning|note)|new UnreadableFile)\\(\\s*\"([a-z]+(?:-[a-z]+)*)\""
              + "|new Problem\\(\\s*[^,]+,\\s*\"([a-z-]+)\""
              + "|\\badd\\(\\s*[a-z.A-Z| ]+,\\s*\"([a-z-]+)\"");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\S+)$");

  @Test
  void everyCodeHasItsSection() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String module : new String[] {"core", "plan", "policies", "compiler", "gateway"}) {
      codes.addAll(codes(ROOT.resolve(module).resolve("src/main/java")));
    }

    assertThat(codes).contains("broken-reference", "remote-unavailable", "definition", "open");
    assertThat(sections()).containsAll(codes);
  }

  @Test
  void sectionsAreSorted() throws IOException {
    assertThat(sections()).isSorted();
  }

  private static List<String> sections() throws IOException {
    return SECTION
        .matcher(Files.readString(ROOT.resolve("docs/reference/problems.md")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static Set<String> codes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> REPORTED.matcher(text(file)).results())
          .map(ProblemDocumentationTest::code)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String code(MatchResult found) {
    return Stream.of(1, 2, 3)
        .map(found::group)
        .filter(group -> group != null)
        .findFirst()
        .orElseThrow();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
