package example.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Problems;
import dev.weir.policies.PolicyCatalogue;
import dev.weir.policy.PolicyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar does its work in the folder of an installation, with nothing but the core to see. */
class InstallationTest {
  @TempDir Path policies;

  @Test
  void theJarIsFoundInAnInstallation() throws Exception {
    jar(Path.of(InstallationTest.class.getResource("redact/RedactEventsType.class").toURI()));
    Problems problems = new Problems();
    try (PolicyCatalogue catalogue = PolicyCatalogue.with(policies, problems)) {
      assertThat(problems.all()).isEmpty();
      assertThat(catalogue.all())
          .extracting(PolicyType::name)
          .contains(
              "cors", "acme.example/redact-events", "acme.example/ask", "acme.example/passphrase");
      PolicyType<?> type = catalogue.named("acme.example/ask").orElseThrow();
      assertThat(type.getClass().getClassLoader()).isNotSameAs(getClass().getClassLoader());
    }
  }

  /** Packs the main classes, as {@code mvn package} does. */
  private void jar(Path oneClass) throws IOException {
    Path classes = oneClass.getParent().getParent().getParent().getParent();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(classes)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    try (JarOutputStream out =
        new JarOutputStream(Files.newOutputStream(policies.resolve("acme-policies.jar")))) {
      for (Path file : files) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
    }
  }
}
