package dev.weir.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the arrows between the modules, down to packages. */
class ArchitectureTest {

  private static final JavaClasses WEIR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.weir");

  @ParameterizedTest
  @EnumSource
  void a_module_uses_only_modules_that_its_arrows_lead_to(Module module) {
    noClasses()
        .that(module.classes())
        .should()
        .dependOnClassesThat(module.outOfReach())
        .allowEmptyShould(true)
        .check(WEIR);
  }

  @Test
  void every_class_belongs_to_one_module() {
    assertThat(WEIR)
        .isNotEmpty()
        .allSatisfy(
            type ->
                assertThat(
                        Arrays.stream(Module.values())
                            .filter(module -> module.owns(type.getPackageName())))
                    .as(type.getName())
                    .hasSize(1));
  }

  @Test
  void core_needs_nothing_but_the_jdk() {
    classes()
        .that(Module.CORE.classes())
        .should()
        .onlyDependOnClassesThat(
            Module.CORE.classes().or(resideInAnyPackage("java..", "org.jspecify..")))
        .allowEmptyShould(true)
        .check(WEIR);
  }

  @Test
  void only_the_gateway_knows_netty() {
    noClasses()
        .that(not(Module.GATEWAY.classes()).and(not(Module.TESTKIT.classes())))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.netty.."))
        .check(WEIR);
  }

  @Test
  void only_the_export_knows_opentelemetry() {
    noClasses()
        .that(
            not(resideInAnyPackage("dev.weir.gateway.export..")).and(not(Module.TESTKIT.classes())))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.opentelemetry.."))
        .check(WEIR);
  }

  @Test
  void the_packages_of_the_rules_are_the_packages_of_the_code() {
    List<String> packages = WEIR.stream().map(JavaClass::getPackageName).distinct().toList();
    assertThat(packages).contains("dev.weir.cli", "dev.weir.gateway", "dev.weir.compiler");
  }
}
