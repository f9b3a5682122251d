package dev.weir.cli.init;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Reason;
import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A definition and the files that it refers to.
 *
 * @param main the definition, absolute
 * @param files every document by its path, the definition first
 */
record DefinitionFiles(Path main, Map<Path, Node> files) {
  /** Reads a definition and what it refers to, directly or not; refuses what is no OpenAPI. */
  static DefinitionFiles read(Path main) {
    if (!Files.isRegularFile(main)) {
      throw CommandFailure.misuse("there is no file " + main, "");
    }
    Map<Path, Node> files = new LinkedHashMap<>();
    Deque<Path> waiting = new ArrayDeque<>();
    waiting.add(main);
    while (!waiting.isEmpty()) {
      Path file = waiting.remove();
      if (!files.containsKey(file)) {
        Node document = parse(file);
        files.put(file, document);
        References.in(document, text -> local(file, text).ifPresent(waiting::add));
      }
    }
    DefinitionFiles read = new DefinitionFiles(main, files);
    if (!read.isOpenApi()) {
      throw CommandFailure.misuse(
          main.getFileName() + " is no OpenAPI definition",
          "it has neither openapi: nor swagger: at its root");
    }
    return read;
  }

  /** The deepest folder that holds all of them: references among them stay valid below it. */
  Path root() {
    Path root = folder(main);
    for (Path file : files.keySet()) {
      while (!file.startsWith(root)) {
        root = folder(root);
      }
    }
    return root;
  }

  /** The root of the definition itself. */
  Node.Mapping definition() {
    return (Node.Mapping) java.util.Objects.requireNonNull(files.get(main));
  }

  private boolean isOpenApi() {
    return files.get(main) instanceof Node.Mapping mapping
        && (mapping.get("openapi") != null || mapping.get("swagger") != null);
  }

  private static Node parse(Path file) {
    Problems problems = new Problems();
    try {
      Optional<Node> document =
          new DocumentReader().read(file.toString(), Files.readAllBytes(file), problems);
      if (document.isPresent()) {
        return document.get();
      }
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + file, Reason.of(e));
    }
    String first = problems.all().stream().findFirst().map(Problem::toString).orElse("");
    throw CommandFailure.problem(file.getFileName() + " cannot be read", first);
  }

  /** A file beside this one; a file that is not there is left for the compiler to report. */
  private static Optional<Path> local(Path from, String reference) {
    String file =
        reference.contains("#") ? reference.substring(0, reference.indexOf('#')) : reference;
    if (file.isEmpty() || file.contains(":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(from.resolveSibling(file.replace("%20", " ")).normalize())
          .filter(Files::isRegularFile);
    } catch (InvalidPathException noFile) {
      return Optional.empty();
    }
  }

  private static Path folder(Path path) {
    Path folder = path.getParent();
    if (folder == null) {
      throw new IllegalStateException(path + " has no folder");
    }
    return folder;
  }
}
