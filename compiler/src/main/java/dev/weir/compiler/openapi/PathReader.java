package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.compiler.reference.References;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the keys under {@code paths} and follows the references of path items. */
final class PathReader {
  private final References references;
  private final Problems problems;

  PathReader(References references, Problems problems) {
    this.references = references;
    this.problems = problems;
  }

  List<DefinedPath> read(Located root) {
    List<DefinedPath> paths = new ArrayList<>();
    Located holder = root.get("paths").orElse(new Located(Node.mapping().build(), root.file()));
    holder
        .mapping()
        .members()
        .forEach(
            (path, member) -> {
              if (path.startsWith("/") && member.value() instanceof Node.Mapping written) {
                Optional<Template> template = TemplateReader.read(path, member.place(), problems);
                template.ifPresent(
                    found ->
                        paths.add(
                            new DefinedPath(
                                path,
                                found,
                                item(new Located(written, holder.file())),
                                member.place())));
              }
            });
    reportQueries(paths);
    return paths;
  }

  private void reportQueries(List<DefinedPath> paths) {
    List<DefinedPath> cut =
        paths.stream().filter(path -> TemplateReader.hasQuery(path.path())).toList();
    if (!cut.isEmpty()) {
      problems.warning(
          "path-with-query",
          cut.get(0).place(),
          "",
          (cut.size() == 1 ? "the path" : cut.size() + " paths, the first of them")
              + " \""
              + cut.get(0).path()
              + "\" "
              + (cut.size() == 1 ? "has" : "have")
              + " a query or fragment, which does not take part in routing",
          "end a path before ? and #");
    }
  }

  /**
   * The path item itself, or what its {@code $ref} leads to, with the members beside the reference
   * put over it (OpenAPI 3.1 §4.8.9 leaves that open; the nearer one wins).
   */
  private Located item(Located written) {
    Optional<Located> target = references.follow(written);
    if (target.isEmpty() || target.get().node() == written.node()) {
      return written;
    }
    Node.Builder merged = Node.mapping();
    target
        .get()
        .mapping()
        .members()
        .forEach((key, member) -> merged.put(key, member.place(), member.value()));
    written
        .mapping()
        .members()
        .forEach(
            (key, member) -> {
              if (!key.equals("$ref")) {
                merged.put(key, member.place(), member.value());
              }
            });
    return new Located(merged.build(target.get().node().place()), target.get().file());
  }
}
