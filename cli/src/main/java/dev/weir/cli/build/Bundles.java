package dev.weir.cli.build;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundledApi;
import dev.weir.cli.Version;
import dev.weir.cli.check.Compiled;
import dev.weir.compiler.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes bundles of what was compiled. */
final class Bundles {
  private Bundles() {}

  /** All that can be built. */
  static Bundle of(Compiled compiled) {
    List<BundledApi> apis = new ArrayList<>();
    for (Compiled.Api api : compiled.apis()) {
      Compilation made = api.compilation();
      if (made.clean()) {
        made.plan().ifPresent(plan -> apis.add(BundledApi.of(plan, made.environments(), Map.of())));
      }
    }
    return new Bundle(Version.weir(), apis);
  }
}
