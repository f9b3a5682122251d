package dev.weir.cli.test;

import dev.weir.cli.Shell;
import dev.weir.cli.Version;
import dev.weir.cli.project.Compiled;
import dev.weir.cli.project.Projects;
import dev.weir.compiler.CompileOptions;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.config.Severity;
import dev.weir.document.DocumentReader;
import dev.weir.document.report.Findings;
import dev.weir.document.report.TextReport;
import dev.weir.plan.ApiPlan;
import dev.weir.policies.PolicyCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tests of one project. */
final class ProjectTests {
  private final Shell shell;
  private final CompileOptions options;
  private final PolicyCatalogue policies;
  private final Path project;
  private final List<TestResult> results = new ArrayList<>();

  ProjectTests(Shell shell, CompileOptions options, PolicyCatalogue policies, Path project) {
    this.shell = shell;
    this.options = options;
    this.policies = policies;
    this.project = project;
  }

  List<TestResult> results() {
    return List.copyOf(results);
  }

  /** Runs all of them; false when something kept them from being run, which was told. */
  boolean run(TestReport report) {
    List<Path> files = files();
    if (files.isEmpty()) {
      return true;
    }
    Compiled compiled = compile(options);
    Compiled mocked = compile(options.withMocks());
    if (compiled.plan().isEmpty() || mocked.plan().isEmpty()) {
      tell(compiled.problems(), compiled.sources());
      return false;
    }
    boolean all = true;
    for (Path file : files) {
      all &= run(file, compiled, mocked.plan().get(), report);
    }
    return all;
  }

  private boolean run(Path path, Compiled compiled, ApiPlan mocked, TestReport report) {
    Optional<TestFile> file = read(path);
    if (file.isEmpty()) {
      return false;
    }
    Optional<ApiPlan> plan =
        file.get().environment().isEmpty()
            ? compiled.plan()
            : Optional.ofNullable(compiled.environments().get(file.get().environment().get()));
    if (plan.isEmpty()) {
      shell.err().println(file.get().name() + ": there is no such environment");
      return false;
    }
    report.begin(file.get());
    try (TestBench bench =
        TestBench.start(plan.get(), mocked, file.get().backend(), policies, shell.environment())) {
      for (TestResult result : new TestRun(bench, file.get(), host(plan.get())).run()) {
        results.add(result);
        report.add(result);
      }
      return true;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      shell.err().println(file.get().name() + ": the gateway cannot start: " + e.getMessage());
      return false;
    }
  }

  /** A host that the API serves; a star stands for one label here. */
  private static String host(ApiPlan plan) {
    return plan.hosts().isEmpty() ? "localhost" : plan.hosts().get(0).replace("*", "test");
  }

  private Compiled compile(CompileOptions how) {
    return new Projects(shell, how, policies).compilePaths(List.of(project)).get(0);
  }

  private Optional<TestFile> read(Path path) {
    String name = shell.shown(path);
    Problems problems = new Problems();
    try {
      byte[] bytes = Files.readAllBytes(path);
      Optional<TestFile> file =
          new DocumentReader()
              .read(name, bytes, problems)
              .map(document -> new TestFileReader(name, problems).read(document));
      if (!problems.all().isEmpty()) {
        tell(problems.all(), Map.of(name, new String(bytes, StandardCharsets.UTF_8)));
      }
      return problems.hasErrors() ? Optional.empty() : file;
    } catch (IOException e) {
      shell.err().println(name + ": cannot be read: " + e);
      return Optional.empty();
    }
  }

  private void tell(List<Problem> problems, Map<String, String> sources) {
    List<Problem> errors =
        problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
    shell
        .err()
        .print(
            new TextReport(shell.style().colours())
                .write(new Findings(errors, sources, Version.weir())));
  }

  private List<Path> files() {
    Path folder = project.resolve("tests");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      shell.err().println(shell.shown(folder) + ": cannot be read: " + e);
      return List.of();
    }
  }
}
