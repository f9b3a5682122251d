package dev.weir.compiler.project;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.reference.Documents;
import dev.weir.config.Problems;
import java.util.Optional;

/** A way to lay out an API project in files. Stateless. */
public interface ProjectLayout {
  /** Whether these files are a project of this kind; looks at names, not into files. */
  boolean recognises(Documents documents);

  /**
   * Reads a project; empty when it cannot be planned, which has been reported.
   *
   * @param documents its files, each read and parsed once
   */
  Optional<ProjectSource> read(Documents documents, CompileOptions options, Problems problems);
}
