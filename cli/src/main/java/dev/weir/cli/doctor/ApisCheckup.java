package dev.weir.cli.doctor;

import dev.weir.gateway.settings.GatewaySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code gateway.yaml} says about APIs. */
final class ApisCheckup implements Checkup {
  private final GatewaySettings settings;

  ApisCheckup(GatewaySettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    for (Path path : settings.sources().paths()) {
      findings.add(
          Files.isReadable(path)
              ? Finding.good("apis", path + " is there")
              : Finding.bad("apis", path + " cannot be read", "mend apis in gateway.yaml"));
    }
    findings.add(
        settings.defaults().allowOpen()
            ? Finding.good(
                "open operations", "are served, and named at every start (defaults.allow-open)")
            : Finding.good("open operations", "are refused (defaults.allow-open)"));
    return findings;
  }
}
