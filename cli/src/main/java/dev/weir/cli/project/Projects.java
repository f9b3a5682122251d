package dev.weir.cli.project;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Progress;
import dev.weir.cli.Reason;
import dev.weir.cli.Shell;
import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.compiler.ProjectFinder;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.policies.PolicyCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles what a command line names, in this process. */
public final class Projects {
  private final Shell shell;
  private final CompileOptions options;
  private final ProjectCompiler compiler;

  /** For a shell, with the policies that authors may write. */
  public Projects(Shell shell, CompileOptions options, PolicyCatalogue policies) {
    this.shell = shell;
    this.options = options;
    this.compiler = new ProjectCompiler(policies.all());
  }

  /** Every project that these names mean; the folder that the shell stands in without any. */
  public List<Compiled> compile(List<String> names) {
    return compilePaths(find(names));
  }

  /** The paths of every project that these names mean. */
  public List<Path> find(List<String> names) {
    List<Path> found = new ArrayList<>();
    for (String name : names.isEmpty() ? List.of(".") : names) {
      Path path = shell.path(name);
      if (!Files.exists(path)) {
        throw CommandFailure.misuse("there is no file or folder " + name, "");
      }
      if (name.endsWith(".weir") && Files.isRegularFile(path)) {
        throw CommandFailure.misuse(
            name + " is a bundle, so it has been checked and built", "weir inspect shows it");
      }
      try {
        found.addAll(ProjectFinder.find(path));
      } catch (IOException e) {
        throw CommandFailure.misuse("cannot read " + name, Reason.of(e));
      }
    }
    return found.stream().distinct().toList();
  }

  /** Compiles projects one by one; a project of the API Microgateway may hold several APIs. */
  public List<Compiled> compilePaths(List<Path> paths) {
    List<Compiled> compiled = new ArrayList<>();
    try (Progress progress = new Progress(shell, "compiling", paths.size())) {
      for (Path path : paths) {
        progress.next(String.valueOf(path.getFileName()));
        for (Compilation one : compiler.compileAll(path, options)) {
          compiled.add(Relabelled.of(one, path, shell.directory()));
        }
      }
    }
    return distinct(compiled);
  }

  /** Two APIs of one name and version are one too many: the second of them is an error. */
  private List<Compiled> distinct(List<Compiled> compiled) {
    Map<String, Compiled> first = new HashMap<>();
    List<Compiled> distinct = new ArrayList<>();
    for (Compiled one : compiled) {
      String id = one.plan().map(plan -> plan.name() + " " + plan.version()).orElse("");
      Compiled other = id.isEmpty() ? null : first.putIfAbsent(id, one);
      distinct.add(other == null ? one : one.failed(twin(one, other, id)));
    }
    return distinct;
  }

  private Problem twin(Compiled one, Compiled other, String id) {
    return new Problem(
        Severity.ERROR,
        "duplicate-name",
        new Place(shell.shown(one.path()), 0, 0),
        "",
        "is " + id + ", and so is " + shell.shown(other.path()),
        "give one of them another name or version");
  }
}
