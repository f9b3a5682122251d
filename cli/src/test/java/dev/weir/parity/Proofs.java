package dev.weir.parity;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayKind;
import dev.weir.testkit.ParityRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which test classes prove which feature, as their {@link Feature} tags say. */
final class Proofs {
  private final Map<ParityRow, Map<GatewayKind, Set<String>>> classes =
      new EnumMap<>(ParityRow.class);

  private Proofs() {}

  /** Of the tests of every module, which have been compiled beside this one's. */
  static Proofs of(Path project) throws IOException {
    Proofs proofs = new Proofs();
    try (Stream<Path> modules = Files.list(project)) {
      List<Path> tests =
          modules
              .map(module -> module.resolve("target/test-classes"))
              .filter(Files::isDirectory)
              .sorted(Comparator.naturalOrder())
              .toList();
      JavaClasses compiled = new ClassFileImporter().importPaths(tests);
      compiled.forEach(proofs::collect);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return proofs;
  }

  private void collect(JavaClass type) {
    type.tryGetAnnotationOfType(Feature.class).ifPresent(feature -> add(type, feature));
    for (JavaMethod method : type.getMethods()) {
      method.tryGetAnnotationOfType(Feature.class).ifPresent(feature -> add(type, feature));
    }
  }

  private void add(JavaClass type, Feature feature) {
    for (ParityRow row : feature.value()) {
      for (GatewayKind kind : feature.of()) {
        classes
            .computeIfAbsent(row, any -> new EnumMap<>(GatewayKind.class))
            .computeIfAbsent(kind, any -> new TreeSet<>())
            .add(type.getSimpleName());
      }
    }
  }

  /** The table as a page of the documentation. */
  String table() {
    StringBuilder text =
        new StringBuilder(
            """
            # Every feature in every gateway

            What is proven, by tests on a running gateway: made from their tags (`@Feature`), so a cell says no
            more than a test does. Made anew with `mvn verify -Dweir.golden=write`.

            """);
    text.append("| feature |");
    for (GatewayKind kind : GatewayKind.values()) {
      text.append(' ').append(kind.name().toLowerCase(Locale.ROOT)).append(" gateway |");
    }
    text.append("\n|---|").append("---|".repeat(GatewayKind.values().length)).append('\n');
    for (ParityRow row : ParityRow.values()) {
      text.append("| ").append(row.title()).append(" |");
      for (GatewayKind kind : GatewayKind.values()) {
        text.append(' ').append(cell(row, kind)).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private String cell(ParityRow row, GatewayKind kind) {
    return Optional.ofNullable(classes.get(row)).map(kinds -> kinds.get(kind)).stream()
        .flatMap(Set::stream)
        .map(name -> "`" + name + "`")
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), names -> names.isEmpty() ? "not yet" : names));
  }
}
