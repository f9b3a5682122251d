package dev.weir.compiler;

import dev.weir.compiler.files.FileCaps;
import dev.weir.compiler.reference.RemoteDocuments;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command line may say about a compilation.
 *
 * @param upstream the one endpoint of the upstream {@code default}, in place of what the project
 *     says
 * @param params files of parameters for the environments of migrated projects
 * @param remote documents outside the project that references may name
 * @param caps how much is read
 */
public record CompileOptions(
    Optional<String> upstream, Optional<Path> params, RemoteDocuments remote, FileCaps caps) {
  /** Nothing special. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(
          Optional.empty(), Optional.empty(), RemoteDocuments.NONE, FileCaps.DEFAULT);

  /** The same with another endpoint. */
  public CompileOptions withUpstream(String url) {
    return new CompileOptions(Optional.of(url), params, remote, caps);
  }

  /** The same with files of parameters. */
  public CompileOptions withParams(Path files) {
    return new CompileOptions(upstream, Optional.of(files), remote, caps);
  }

  /** The same with documents elsewhere. */
  public CompileOptions withRemote(RemoteDocuments documents) {
    return new CompileOptions(upstream, params, documents, caps);
  }
}
