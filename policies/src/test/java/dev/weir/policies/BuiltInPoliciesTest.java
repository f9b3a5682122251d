package dev.weir.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.PolicyType;
import dev.weir.policy.Use;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInPoliciesTest {
  @Test
  void keysOfOneStageActInTheOrderOfTheList() {
    assertThat(BuiltInPolicies.all())
        .filteredOn(type -> type.uses().contains(Use.KEY))
        .extracting(PolicyType::name)
        .containsExactly("request-id", "cors", "measure-bodies", "max-body", "mock");
  }

  @Test
  void stepsAreWhereTheReferenceSaysThatTheyAre() {
    assertThat(names(Use.REQUEST))
        .containsExactly(
            "set-header",
            "add-header",
            "remove-header",
            "rewrite-path",
            "set-query",
            "remove-query");
    assertThat(names(Use.RESPONSE))
        .containsExactly("set-header", "add-header", "remove-header", "mask-json", "rewrite-urls");
    assertThat(names(Use.FAULT)).containsExactly("set-header", "add-header", "remove-header");
  }

  @Test
  void aPolicyIsFoundByItsName() {
    for (PolicyType<?> type : BuiltInPolicies.all()) {
      assertThat(BuiltInPolicies.named(type.name())).contains(type);
    }
    assertThat(BuiltInPolicies.named("no-such-policy")).isEmpty();
  }

  static List<String> everyName() {
    return BuiltInPolicies.all().stream().map(PolicyType::name).toList();
  }

  @ParameterizedTest
  @MethodSource("everyName")
  void theReferencePageHasEveryPolicy(String name) throws IOException {
    if (!name.equals("security")) {
      String page = Files.readString(Path.of("../docs/reference/policies.md"));
      assertThat(page).contains("`" + name + "`").contains(name + ":");
    }
  }

  @ParameterizedTest
  @MethodSource("everyName")
  void everyPolicyStandsInAnExample(String name) throws IOException {
    if (!name.equals("security")) {
      StringBuilder examples = new StringBuilder();
      try (DirectoryStream<Path> projects = Files.newDirectoryStream(Path.of("../examples"))) {
        for (Path project : projects) {
          Path file = project.resolve("weir.yaml");
          examples.append(Files.exists(file) ? Files.readString(file) : "");
        }
      }
      assertThat(examples).contains(name + ":");
    }
  }

  @Test
  void theListNeedsNoLibrary() throws Exception {
    List<URL> ours = new ArrayList<>();
    for (Class<?> type : List.of(BuiltInPolicies.class, PolicyType.class)) {
      ours.add(type.getProtectionDomain().getCodeSource().getLocation());
    }
    try (URLClassLoader jdkAndUs =
        new URLClassLoader(ours.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> list = Class.forName(BuiltInPolicies.class.getName(), true, jdkAndUs);
      assertThat((List<?>) list.getMethod("all").invoke(null)).hasSameSizeAs(BuiltInPolicies.all());
    }
  }

  private static List<String> names(Use use) {
    return BuiltInPolicies.all().stream()
        .filter(type -> type.uses().contains(use))
        .map(PolicyType::name)
        .toList();
  }
}
