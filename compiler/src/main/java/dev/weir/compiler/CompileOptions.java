package dev.weir.compiler;

import dev.weir.compiler.files.FileCaps;
import dev.weir.compiler.reference.RemoteDocuments;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command line may say about a compilation.
 *
 * @param upstream the one endpoint of the upstream {@code default}, in place of what the project
 *     says
 * @param mocked whether every operation is answered from the definition's examples
 * @param params files of parameters for the environments of migrated projects
 * @param environment the only environment that will be run; others of a params file are not looked
 *     at
 * @param variables the process environment, for <code>${NAME}</code> in migrated projects
 * @param remote documents outside the project that references may name
 * @param caps how much is read
 * @param literalSecrets whether a secret may stand in the project as it is, with a warning; what is
 *     to leave this machine must not hold one
 */
public record CompileOptions(
    Optional<String> upstream,
    boolean mocked,
    Optional<Path> params,
    Optional<String> environment,
    Map<String, String> variables,
    RemoteDocuments remote,
    FileCaps caps,
    boolean literalSecrets) {
  /** Nothing special. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          RemoteDocuments.NONE,
          FileCaps.DEFAULT,
          true);

  /** Copies the map. */
  public CompileOptions {
    variables = Map.copyOf(variables);
  }

  /** The same with another endpoint. */
  public CompileOptions withUpstream(String url) {
    return new CompileOptions(
        Optional.of(url), mocked, params, environment, variables, remote, caps, literalSecrets);
  }

  /** The same, answered from the definition's examples. */
  public CompileOptions withMocks() {
    return new CompileOptions(
        upstream, true, params, environment, variables, remote, caps, literalSecrets);
  }

  /** The same with files of parameters. */
  public CompileOptions withParams(Path files) {
    return new CompileOptions(
        upstream, mocked, Optional.of(files), environment, variables, remote, caps, literalSecrets);
  }

  /** The same for one environment. */
  public CompileOptions withEnvironment(String name) {
    return new CompileOptions(
        upstream, mocked, params, Optional.of(name), variables, remote, caps, literalSecrets);
  }

  /** The same with a process environment. */
  public CompileOptions withVariables(Map<String, String> values) {
    return new CompileOptions(
        upstream, mocked, params, environment, values, remote, caps, literalSecrets);
  }

  /** The same with documents elsewhere. */
  public CompileOptions withRemote(RemoteDocuments documents) {
    return new CompileOptions(
        upstream, mocked, params, environment, variables, documents, caps, literalSecrets);
  }

  /** The same; a secret that stands in the project as it is, is an error. */
  public CompileOptions withoutLiteralSecrets() {
    return new CompileOptions(
        upstream, mocked, params, environment, variables, remote, caps, false);
  }
}
