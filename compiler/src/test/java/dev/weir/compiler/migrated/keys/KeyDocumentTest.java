package dev.weir.compiler.migrated.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dweir.golden=write} to write the tables into the page. */
class KeyDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "migrate", "wso2.md");

  @Test
  void thePageHasEveryKnownKeyAndNoOther() throws IOException {
    assertThat(section("keys")).isEqualTo(KeyDocument.tables());
  }

  @Test
  void thePageHasEveryPolicyThatOnlyEdits() throws IOException {
    assertThat(section("policies")).isEqualTo(KeyDocument.policies());
  }

  private static String section(String name) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- " + name + ": written by the test of the known keys -->\n";
    String end = "<!-- end of " + name + " -->";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    assertThat(from).as(begin).isGreaterThan(begin.length());
    assertThat(to).as(end).isGreaterThanOrEqualTo(from);
    if ("write".equals(System.getProperty("weir.golden"))) {
      String text = name.equals("keys") ? KeyDocument.tables() : KeyDocument.policies();
      Files.writeString(PAGE, page.substring(0, from) + text + page.substring(to));
      return text;
    }
    return page.substring(from, to);
  }
}
