package dev.weir.cli.init;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.cli.schema.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the files of a new project. */
final class NewProject {
  private static final List<String> EXAMPLE =
      List.of("openapi.yaml", "weir.yaml", "tests/hello.yaml");

  private final Path folder;
  private final String name;
  private final List<String> written = new ArrayList<>();

  NewProject(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** What was written, relative to the folder, without what only editors read. */
  List<String> written() {
    return List.copyOf(written);
  }

  /** Copies a definition and writes what it does not say. */
  void from(DefinitionFiles definition) throws IOException {
    Path root = definition.root();
    for (Path file : definition.files().keySet()) {
      Path relative = root.relativize(file);
      write(relative, Files.readAllBytes(file));
    }
    String main = slashes(root.relativize(definition.main()));
    String text = WeirYaml.of(name, main, DefinitionFacts.of(definition.definition()));
    write(Path.of("weir.yaml"), utf8(text));
    schemas();
  }

  /** Writes a definition that says hello, answered from its example. */
  void example() throws IOException {
    for (String file : EXAMPLE) {
      try (InputStream text = NewProject.class.getResourceAsStream("example/" + file)) {
        if (text == null) {
          throw new IllegalStateException(file + " is missing");
        }
        String content = new String(text.readAllBytes(), UTF_8);
        write(Path.of(file), utf8(content.replace("{name}", name)));
      }
    }
    schemas();
  }

  /** For editors: weir.yaml and its relatives name these files in their first line. */
  private void schemas() throws IOException {
    for (String kind : Schemas.OF_PROJECTS) {
      Path file = folder.resolve(".weir").resolve(Schemas.file(kind));
      Files.createDirectories(file.getParent());
      Files.write(file, utf8(Schemas.text(kind)));
    }
  }

  private void write(Path relative, byte[] content) throws IOException {
    Path file = folder.resolve(relative);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    written.add(slashes(relative));
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
