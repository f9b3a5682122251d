package dev.weir.testkit.plan;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.plan.ApiPlan;
import dev.weir.policies.PolicyCatalogue;
import dev.weir.testkit.TempFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An API as its author writes it: files, compiled by the real compiler. What a test states with it
 * is proven from the definition to the wire. Not thread-safe.
 */
public final class TestProject implements Served {
  private final Map<String, String> files = new LinkedHashMap<>();
  private String environment = "";
  private PolicyCatalogue catalogue = PolicyCatalogue.builtIn();

  private TestProject() {}

  /** A project of a definition and what {@code weir.yaml} says beside {@code weir: 1}. */
  public static TestProject of(String definition, String weir) {
    return new TestProject()
        .file("openapi.yaml", definition)
        .file("weir.yaml", "weir: 1\ndefinition: openapi.yaml\n" + weir);
  }

  /** With one more file, or another text in one. */
  public TestProject file(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** Whose author may use the policies of somebody's jars. */
  public TestProject knowing(PolicyCatalogue policies) {
    catalogue = policies;
    return this;
  }

  /** As one of its environments. */
  public TestProject in(String name) {
    environment = name;
    return this;
  }

  /** What the compiler says. */
  public Compilation compile() {
    try {
      Path folder = Files.createTempDirectory(TempFolder.PATH, "project");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return new ProjectCompiler(catalogue.all()).compile(folder, CompileOptions.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ApiPlan plan() {
    Compilation compilation = compile();
    ApiPlan plan =
        environment.isEmpty()
            ? compilation.plan().orElse(null)
            : compilation.environments().get(environment);
    if (plan == null) {
      throw new AssertionError("the project does not compile: " + compilation.problems());
    }
    return plan;
  }
}
