package dev.weir.compiler.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A case of the compiler: remarks, then files, each below a line {@code === PATH}, then a line of
 * dashes, then what comes of them. A line {@code $ upstream URL} gives an option.
 *
 * @param path where the case stands
 * @param head everything up to and with the line of dashes
 * @param files the project
 * @param upstream {@code --upstream}; empty when not given
 * @param expected what stands below the line
 */
record GoldenFile(
    Path path, String head, Map<String, String> files, String upstream, String expected) {
  private static final String LINE = "----------\n";

  static GoldenFile read(Path path) throws IOException {
    String text = Files.readString(path);
    int line = text.indexOf("\n" + LINE);
    String head =
        line < 0 ? text.stripTrailing() + "\n" + LINE : text.substring(0, line + 1) + LINE;
    String expected = line < 0 ? "" : text.substring(line + 1 + LINE.length());
    Map<String, String> files = new LinkedHashMap<>();
    String upstream = "";
    String name = "";
    for (String row : head.substring(0, head.length() - LINE.length()).split("\n", -1)) {
      if (row.startsWith("=== ")) {
        name = row.substring(4).strip();
        files.put(name, "");
      } else if (row.startsWith("$ upstream ")) {
        upstream = row.substring("$ upstream ".length()).strip();
      } else if (!name.isEmpty()) {
        files.merge(name, row + "\n", String::concat);
      }
    }
    files.replaceAll((unused, content) -> content.stripTrailing() + "\n");
    return new GoldenFile(path, head, files, upstream, expected);
  }

  void update(String actual) throws IOException {
    Files.writeString(path, head + actual);
  }
}
