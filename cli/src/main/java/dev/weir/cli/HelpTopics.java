package dev.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short explanations of what several commands share. */
final class HelpTopics {
  /** The topics, in the order of the help. */
  static final List<String> NAMES =
      List.of("layout", "environments", "secrets", "units", "formats", "exit-codes", "variables");

  private HelpTopics() {}

  /** The text of one of {@link #NAMES}. */
  static String text(String name) {
    String resource = "topics/" + name + ".txt";
    try (InputStream text = HelpTopics.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
