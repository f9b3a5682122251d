package dev.weir.compiler;

import dev.weir.compiler.files.Archive;
import dev.weir.compiler.files.Folder;
import dev.weir.compiler.files.ProjectFiles;
import dev.weir.compiler.files.SingleFile;
import dev.weir.compiler.files.UnreadableFile;
import dev.weir.compiler.migrated.MicrogatewayProject;
import dev.weir.compiler.migrated.MigratedLayout;
import dev.weir.compiler.migrated.WsoDefinitions;
import dev.weir.compiler.project.DefinitionLayout;
import dev.weir.compiler.project.FolderDefinitionLayout;
import dev.weir.compiler.project.ForeignWords;
import dev.weir.compiler.project.Names;
import dev.weir.compiler.project.PolicyTypes;
import dev.weir.compiler.project.ProjectLayout;
import dev.weir.compiler.project.WeirLayout;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.policies.BuiltInPolicies;
import dev.weir.policy.PolicyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compiles API projects: a folder, a zip, or a bare definition file. A pure function of the files
 * and the options. Every problem is reported at once; no input makes it throw. Thread-safe.
 */
public final class ProjectCompiler {
  private static final ForeignWords FOREIGN = new WsoDefinitions();

  /** The layouts, in the order in which they are tried. */
  static final List<ProjectLayout> LAYOUTS =
      List.of(new WeirLayout(FOREIGN), new MigratedLayout(), new FolderDefinitionLayout(FOREIGN));

  private final PolicyTypes types;

  /** A compiler that knows the built-in policies. */
  public ProjectCompiler() {
    this(BuiltInPolicies.all());
  }

  /** A compiler that knows these kinds of policies. */
  public ProjectCompiler(List<PolicyType<?>> types) {
    this.types = new PolicyTypes(types);
  }

  /** Compiles the project or definition at a path. */
  public Compilation compile(Path path, CompileOptions options) {
    return compile(path, options, List::of).get(0);
  }

  /**
   * Compiles each API at a path. It is one, but for projects of the API Microgateway, which may
   * hold several; one that is broken does not keep the others from being compiled.
   */
  public List<Compilation> compileAll(Path path, CompileOptions options) {
    return compile(path, options, MicrogatewayProject::split);
  }

  private List<Compilation> compile(
      Path path, CompileOptions options, Function<ProjectFiles, List<ProjectFiles>> split) {
    String name = fileName(path);
    try {
      if (Files.isDirectory(path)) {
        return compile(split.apply(Folder.of(path, options.caps())), options);
      }
      if (!Files.isRegularFile(path)) {
        return failed(name, "missing-file", "there is no file or folder " + path, "");
      }
      SingleFile file = SingleFile.of(path, options.caps());
      if (!file.isZip()) {
        return List.of(compile(file, List.of(new DefinitionLayout(name, FOREIGN)), options));
      }
      Archive zip = Archive.of(Names.slug(name), file.read(name), options.caps());
      return compile(split.apply(zip), options);
    } catch (UnreadableFile e) {
      return failed(name, e.code(), e.text(), e.remedy());
    } catch (IOException e) {
      return failed(name, "unreadable-file", "cannot be read: " + e.getMessage(), "");
    }
  }

  private List<Compilation> compile(List<ProjectFiles> projects, CompileOptions options) {
    return projects.stream().map(files -> compile(files, LAYOUTS, options)).toList();
  }

  /**
   * Compiles a definition without a project.
   *
   * @param definition an OpenAPI file
   * @param upstream the backend, in place of the definition's servers
   */
  public Compilation definitionOnly(Path definition, String upstream, CompileOptions options) {
    return compile(definition, options.withUpstream(upstream));
  }

  private Compilation compile(
      ProjectFiles files, List<ProjectLayout> layouts, CompileOptions options) {
    return new Compiling(files, layouts, types, options).compile();
  }

  private static String fileName(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "api" : name.toString();
  }

  private static List<Compilation> failed(String name, String code, String message, String remedy) {
    Problems problems = new Problems();
    problems.error(code, new Place(name, 0, 0), "", message, remedy);
    return List.of(new Compilation(name, Optional.empty(), Map.of(), Map.of(), problems.all()));
  }
}
