package dev.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the reference says about each kind of problem, for those who have no browser at hand. */
final class ProblemHelp {
  private static final String PAGE = "/dev/weir/cli/docs/problems.md";
  private static final Pattern SECTION =
      Pattern.compile("^## (\\S+)\\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\(([^)]*)\\)");

  private ProblemHelp() {}

  /** Every code. */
  static List<String> codes() {
    return SECTION.matcher(page()).results().map(found -> found.group(1)).toList();
  }

  /** The section of a code as plain text; empty when there is no such code. */
  static Optional<String> of(String code) {
    return SECTION
        .matcher(page())
        .results()
        .filter(found -> found.group(1).equals(code))
        .map(found -> code + "\n\n" + plain(found.group(2)) + "\n")
        .findFirst();
  }

  /** Links into the same page become its words; others keep where they lead. */
  private static String plain(String markdown) {
    return LINK.matcher(markdown)
        .replaceAll(
            link ->
                Matcher.quoteReplacement(
                    link.group(2).startsWith("#")
                        ? link.group(1)
                        : link.group(1) + " (" + page(link.group(2)) + ")"))
        .strip();
  }

  /** A page as it is called from the root, when the reference names it. */
  private static String page(String link) {
    return link.startsWith("../") ? "docs" + link.substring(2) : "docs/reference/" + link;
  }

  private static String page() {
    try (InputStream text = ProblemHelp.class.getResourceAsStream(PAGE)) {
      if (text == null) {
        throw new IllegalStateException(PAGE + " is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
