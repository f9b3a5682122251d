package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of every page leads somewhere, and every page can be found. */
class LinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

  static List<Path> pages() throws IOException {
    Set<Path> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(ROOT)) {
      files.filter(LinksTest::isPage).map(ROOT::relativize).forEach(pages::add);
    }
    for (String folder : List.of("docs", "examples", "bench")) {
      files(ROOT.resolve(folder)).stream()
          .filter(LinksTest::isPage)
          .map(ROOT::relativize)
          .forEach(pages::add);
    }
    return List.copyOf(pages);
  }

  /** The files below a folder that are kept, not made. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !folder.relativize(file).toString().contains("target"))
          .toList();
    }
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    for (String link : links(page)) {
      int hash = link.indexOf('#');
      String file = hash < 0 ? link : link.substring(0, hash);
      Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();

      assertThat(ROOT.resolve(target)).as(page + " links to " + link).exists();
      if (hash >= 0) {
        assertThat(anchors(target))
            .as(page + " links to " + link)
            .contains(link.substring(hash + 1));
      }
    }
  }

  @Test
  void everyPageOfTheGuideAndTheReferenceIsNamedInTheReadme() throws IOException {
    List<String> named = links(Path.of("README.md"));

    assertThat(pages().stream().map(path -> path.toString().replace('\\', '/')))
        .filteredOn(page -> page.startsWith("docs/guide/") || page.startsWith("docs/reference/"))
        .allSatisfy(page -> assertThat(named).contains(page));
  }

  private static List<String> links(Path page) throws IOException {
    String text = CODE.matcher(Files.readString(ROOT.resolve(page))).replaceAll("");
    return LINK.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.contains("://"))
        .toList();
  }

  /** As GitHub and GitLab make them of headings. */
  private static Set<String> anchors(Path page) {
    try {
      String text = Files.readString(ROOT.resolve(page));
      Set<String> anchors = new TreeSet<>();
      ANCHOR.matcher(text).results().forEach(found -> anchors.add(found.group(1)));
      HEADING
          .matcher(text)
          .results()
          .map(found -> found.group(1).toLowerCase(Locale.ROOT))
          .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
          .forEach(anchors::add);
      return anchors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
