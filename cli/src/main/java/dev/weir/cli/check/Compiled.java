package dev.weir.cli.check;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import dev.weir.cli.Style;
import dev.weir.cli.Version;
import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.compiler.ProjectFinder;
import dev.weir.config.Problem;
import dev.weir.document.report.Findings;
import dev.weir.document.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of compiling all projects that a command line names.
 *
 * @param apis one for each project, with the path that it was found at
 */
public record Compiled(List<Api> apis) {
  /** One project. */
  public record Api(Path path, Compilation compilation) {}

  /** Copies the list. */
  public Compiled {
    apis = List.copyOf(apis);
  }

  /** Compiles every project at the paths; a path that is not there is a misuse. */
  public static Compiled of(List<Path> paths, CompileOptions options) {
    ProjectCompiler compiler = new ProjectCompiler();
    List<Api> apis = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw CommandFailure.misuse("there is no file or folder " + path, "");
      }
      try {
        for (Path project : ProjectFinder.find(path)) {
          apis.add(new Api(project, compiler.compile(project, options)));
        }
      } catch (IOException e) {
        throw CommandFailure.misuse("cannot read " + path, String.valueOf(e.getMessage()));
      }
    }
    return new Compiled(apis);
  }

  /** Whether every one of them can be built. */
  public boolean clean() {
    return apis.stream().allMatch(api -> api.compilation().clean());
  }

  /** All problems, with the sources they point into. */
  public Findings findings() {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (Api api : apis) {
      problems.addAll(api.compilation().problems());
      sources.putAll(api.compilation().sources());
    }
    return new Findings(problems, sources, Version.weir());
  }

  /** Tells a person about all problems, on standard error; nothing when there are none. */
  public void tell(Shell shell) {
    Findings findings = findings();
    if (!findings.problems().isEmpty()) {
      Style style = shell.style();
      shell.err().print(new TextReport(style.colours()).write(findings));
      shell.err().flush();
    }
  }
}
