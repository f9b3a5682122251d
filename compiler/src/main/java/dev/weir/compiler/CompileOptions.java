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
 * @param mocked whether every operation is answered from the definition's examples
 * @param params files of parameters for the environments of migrated projects
 * @param remote documents outside the project that references may name
 * @param caps how much is read
 */
public record CompileOptions(
    Optional<String> upstream,
    boolean mocked,
    Optional<Path> params,
    RemoteDocuments remote,
    FileCaps caps) {
  /** Nothing special. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(
          Optional.empty(), false, Optional.empty(), RemoteDocuments.NONE, FileCaps.DEFAULT);

  /** The same with another endpoint. */
  public CompileOptions withUpstream(String url) {
    return new CompileOptions(Optional.of(url), mocked, params, remote, caps);
  }

  /** The same, answered from the definition's examples. */
  public CompileOptions withMocks() {
    return new CompileOptions(upstream, true, params, remote, caps);
  }

  /** The same with files of parameters. */
  public CompileOptions withParams(Path files) {
    return new CompileOptions(upstream, mocked, Optional.of(files), remote, caps);
  }

  /** The same with documents elsewhere. */
  public CompileOptions withRemote(RemoteDocuments documents) {
    return new CompileOptions(upstream, mocked, params, documents, caps);
  }
}
