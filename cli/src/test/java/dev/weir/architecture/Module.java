package dev.weir.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The modules whose classes run or test a gateway, their packages, and the arrows between them. */
enum Module {
  CORE(
      List.of(
          "dev.weir.http",
          "dev.weir.exchange",
          "dev.weir.policy",
          "dev.weir.fault",
          "dev.weir.config")),
  PLAN(List.of("dev.weir.plan", "dev.weir.bundle", "dev.weir.document"), CORE),
  POLICIES(List.of("dev.weir.policies"), CORE),
  COMPILER(List.of("dev.weir.compiler"), POLICIES, PLAN),
  GATEWAY(List.of("dev.weir.gateway"), POLICIES, PLAN),
  TESTKIT(List.of("dev.weir.testkit"), GATEWAY, COMPILER),
  CLI(List.of("dev.weir.cli"), COMPILER, GATEWAY);

  private final List<String> packages;
  private final List<Module> arrows;

  Module(List<String> packages, Module... arrows) {
    this.packages = packages;
    this.arrows = List.of(arrows);
  }

  /** Whether {@code name} is one of this module's packages or below one. */
  boolean owns(String name) {
    return packages.stream().anyMatch(own -> name.equals(own) || name.startsWith(own + "."));
  }

  /** This module and all that its arrows lead to. */
  Set<Module> reach() {
    Set<Module> reach = EnumSet.of(this);
    arrows.forEach(module -> reach.addAll(module.reach()));
    return reach;
  }

  DescribedPredicate<JavaClass> classes() {
    return DescribedPredicate.describe("classes of " + this, type -> owns(type.getPackageName()));
  }

  /** Classes of Weir that lie outside this module's reach. */
  DescribedPredicate<JavaClass> outOfReach() {
    return DescribedPredicate.describe(
        "classes of Weir other than of " + reach(),
        type ->
            type.getPackageName().startsWith("dev.weir")
                && reach().stream().noneMatch(module -> module.owns(type.getPackageName())));
  }
}
