package dev.weir.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.policy.PolicyType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCatalogueTest {
  private static final String SERVICES = "META-INF/services/" + PolicyType.class.getName();

  @TempDir Path folder;
  @TempDir Path work;

  private final Problems problems = new Problems();

  @Test
  void withoutJarsThereIsWhatShipsWithWeir() throws IOException {
    try (PolicyCatalogue catalogue = PolicyCatalogue.with(folder, problems)) {
      assertThat(catalogue.all()).isEqualTo(BuiltInPolicies.all());
    }
    assertThat(PolicyCatalogue.builtIn().all()).isEqualTo(BuiltInPolicies.all());
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void policiesOfJarsAndOfFoldersOfJarsAreThere() throws Exception {
    jar(folder.resolve("one.jar"), "One", "\"acme.example/one\"");
    jar(folder.resolve("two/two.jar"), "Two", "Library.NAME");
    library(folder.resolve("two/library.jar"), "Library", "\"acme.example/two\"");
    Files.writeString(folder.resolve("README.txt"), "not a jar");
    try (PolicyCatalogue catalogue = PolicyCatalogue.with(folder, problems)) {
      assertThat(problems.all()).isEmpty();
      assertThat(catalogue.named("acme.example/one")).isPresent();
      assertThat(catalogue.named("acme.example/two")).isPresent();
      assertThat(catalogue.named("acme.example/three")).isEmpty();
      assertThat(catalogue.all()).startsWith(BuiltInPolicies.all().toArray(PolicyType[]::new));
    }
  }

  @Test
  void aJarSeesTheCoreAndNothingElseOfWeir() throws Exception {
    jar(folder.resolve("a.jar"), "A", seen("dev.weir.policy.Verdict"));
    jar(folder.resolve("b.jar"), "B", seen("dev.weir.policies.BuiltInPolicies"));
    jar(folder.resolve("c.jar"), "C", seen("com.fasterxml.jackson.core.JsonFactory"));
    try (PolicyCatalogue catalogue = PolicyCatalogue.with(folder, problems)) {
      assertThat(catalogue.named("acme.example/sees-verdict")).isPresent();
    }
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly(
            "its policies cannot be loaded: java.lang.RuntimeException:"
                + " java.lang.ClassNotFoundException: dev.weir.policies.BuiltInPolicies",
            "its policies cannot be loaded: java.lang.RuntimeException:"
                + " java.lang.ClassNotFoundException: com.fasterxml.jackson.core.JsonFactory");
  }

  @Test
  void aNameThatTwoJarsHaveIsAnErrorAndNeitherIsUsed() throws Exception {
    jar(folder.resolve("a.jar"), "A", "\"acme.example/x\"");
    jar(folder.resolve("b.jar"), "B", "\"acme.example/x\"");
    jar(folder.resolve("c.jar"), "C", "\"acme.example/y\"");
    try (PolicyCatalogue catalogue = PolicyCatalogue.with(folder, problems)) {
      assertThat(catalogue.named("acme.example/x")).isEmpty();
      assertThat(catalogue.named("acme.example/y")).isPresent();
    }
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "%s: error: %s has a policy acme.example/x too (remove one of them)"
                .formatted(folder.resolve("b.jar"), folder.resolve("a.jar")));
  }

  @Test
  void aNameWithoutADomainIsAnError() throws Exception {
    jar(folder.resolve("a.jar"), "A", "\"cors\"");
    try (PolicyCatalogue catalogue = PolicyCatalogue.with(folder, problems)) {
      assertThat(catalogue.named("cors")).isEqualTo(BuiltInPolicies.named("cors"));
    }
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            folder.resolve("a.jar")
                + ": error: the policy's name \"cors\" has no domain (acme.example/cors)");
  }

  @Test
  void whatCannotBeUsedIsAProblemAndTheOthersAreUsed() throws Exception {
    Files.writeString(folder.resolve("a.jar"), "not a zip");
    write(folder.resolve("b.jar"), "readme", "nothing here".getBytes(StandardCharsets.UTF_8));
    write(folder.resolve("c.jar"), SERVICES, "no.such.Type".getBytes(StandardCharsets.UTF_8));
    jar(folder.resolve("d.jar"), "D", "\"acme.example/d\"");
    try (PolicyCatalogue catalogue = PolicyCatalogue.with(folder, problems)) {
      assertThat(catalogue.named("acme.example/d")).isPresent();
    }
    assertThat(problems.all())
        .extracting(problem -> problem.place().file())
        .containsExactly(
            folder.resolve("a.jar").toString(),
            folder.resolve("b.jar").toString(),
            folder.resolve("c.jar").toString());
    assertThat(problems.all())
        .extracting(Problem::message)
        .satisfiesExactly(
            first -> assertThat(first).contains("no policy"),
            second -> assertThat(second).contains("no policy"),
            third -> assertThat(third).contains("no.such.Type"));
  }

  @Test
  void aFolderThatIsNotThereIsAProblem() throws IOException {
    try (PolicyCatalogue catalogue = PolicyCatalogue.with(folder.resolve("none"), problems)) {
      assertThat(catalogue.all()).isEqualTo(BuiltInPolicies.all());
    }
    assertThat(problems.all())
        .singleElement()
        .asString()
        .contains("the folder of policy jars cannot be read");
  }

  private static String seen(String type) {
    String simple = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return "seen(\"" + type + "\", \"acme.example/sees-" + simple + "\")";
  }

  /** A jar with one policy whose name is an expression. */
  private void jar(Path jar, String type, String name) throws IOException {
    String source =
        """
        import dev.weir.config.Setting;
        import dev.weir.policy.*;
        import java.util.Set;

        public class %s implements PolicyType<String> {
          public String name() { return %s; }
          public Set<Use> uses() { return Set.of(Use.REQUEST); }
          public Stage stage(String settings) { return Stage.TRANSFORM; }
          public String read(Setting setting) { return setting.text(""); }
          public Policy create(String settings, Use use, Wiring wiring) { return new Policy() {}; }

          static String seen(String type, String name) {
            try {
              Class.forName(type);
              return name;
            } catch (ClassNotFoundException e) {
              throw new RuntimeException(e);
            }
          }
        }
        """
            .formatted(type, name);
    String library = "class Library { static final String NAME = new String(\"\"); }";
    byte[] bytes = compile(type, source, library);
    try (JarOutputStream out = open(jar)) {
      put(out, type + ".class", bytes);
      put(out, SERVICES, type.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void library(Path jar, String type, String name) throws IOException {
    String source = "class " + type + " { static final String NAME = new String(" + name + "); }";
    write(jar, type + ".class", compile(type, source, ""));
  }

  private byte[] compile(String type, String source, String library) throws IOException {
    Path sources = Files.createTempDirectory(work, type);
    Path main = Files.writeString(sources.resolve(type + ".java"), source);
    List<String> files = new ArrayList<>(List.of(main.toString()));
    if (!library.isEmpty()) {
      files.add(Files.writeString(sources.resolve("Library.java"), library).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String core =
        Path.of(
                URI.create(
                    PolicyType.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
            .toString();
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", core, "-d", sources.toString()));
    arguments.addAll(files);
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    return Files.readAllBytes(sources.resolve(type + ".class"));
  }

  private static void write(Path jar, String name, byte[] bytes) throws IOException {
    try (JarOutputStream out = open(jar)) {
      put(out, name, bytes);
    }
  }

  private static JarOutputStream open(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    OutputStream out = Files.newOutputStream(jar);
    return new JarOutputStream(out);
  }

  private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
