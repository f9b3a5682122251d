package dev.weir.cli.doctor;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.OutputFormat;
import dev.weir.cli.Shell;
import dev.weir.cli.run.GatewayOptions;
import dev.weir.config.Node;
import dev.weir.document.JsonWriter;
import dev.weir.gateway.settings.GatewaySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir doctor}: whether a gateway can run here. */
@Command(
    description = {
      "Looks at the machine, Java, ports, certificates and the configuration that weir run would"
          + " use with the same options. Changes nothing."
    },
    footer = {
      "",
      "Exit codes: 0 a gateway can run here, 1 it cannot, 2 misuse",
      "",
      "Examples:",
      "  weir doctor",
      "  weir doctor --config gateway.yaml --format json"
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final int COLUMN = 16;

  private final Shell shell;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private String format = "";

  @Mixin private GatewayOptions gatewayOptions = new GatewayOptions();

  /** A command for this shell. */
  public DoctorCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    OutputFormat chosen = OutputFormat.named(format);
    gatewayOptions.checkPorts();
    List<Finding> findings = new ArrayList<>();
    for (Checkup checkup : checkups(findings)) {
      findings.addAll(checkup.look());
    }
    if (chosen == OutputFormat.JSON) {
      shell.out().print(JsonWriter.indented(document(findings)));
    } else {
      findings.forEach(this::line);
    }
    return findings.stream().anyMatch(finding -> finding.state() == Finding.State.BAD)
        ? ExitCode.PROBLEMS
        : ExitCode.CLEAN;
  }

  /** What to look at; a configuration that cannot be used is found already. */
  private List<Checkup> checkups(List<Finding> findings) {
    List<Checkup> checkups =
        new ArrayList<>(
            List.of(
                new MachineCheckup(),
                new JavaCheckup(),
                new ArchiveCheckup(),
                new ClockCheckup(),
                new FileLimitCheckup(),
                new TlsCheckup()));
    String home = System.getProperty("weir.home");
    if (home != null && Files.exists(Path.of(home, "pom.xml"))) { // the repository
      checkups.add(new PeersCheckup(shell.variable("PATH").orElse("")));
    }
    try {
      configured(gatewayOptions.settings(shell), checkups);
    } catch (CommandFailure e) {
      findings.add(Finding.bad("configuration", String.valueOf(e.getMessage()), e.remedy()));
    }
    return checkups;
  }

  private static void configured(GatewaySettings settings, List<Checkup> checkups) {
    checkups.add(new TransportCheckup(settings.transport()));
    checkups.add(new ListenersCheckup(settings.listeners()));
    settings
        .listeners()
        .forEach(
            listener ->
                listener
                    .tls()
                    .ifPresent(
                        tls -> checkups.add(new CertificateCheckup(listener.name(), tls.cert()))));
    settings.trust().forEach((name, file) -> checkups.add(new CertificateCheckup(name, file)));
    checkups.add(new AdminCheckup(settings.admin()));
    checkups.add(new ApisCheckup(settings));
  }

  private void line(Finding finding) {
    String state =
        switch (finding.state()) {
          case GOOD -> shell.style().good("ok    ");
          case NOTE -> shell.style().warning("note  ");
          case BAD -> shell.style().bad("BAD   ");
        };
    String padding = " ".repeat(Math.max(1, COLUMN - finding.subject().length()));
    shell.out().println(state + finding.subject() + padding + finding.detail());
    if (!finding.remedy().isEmpty()) {
      shell.out().println(" ".repeat(6 + COLUMN) + finding.remedy());
    }
  }

  private static Node document(List<Finding> findings) {
    return Node.list(
        findings.stream()
            .map(
                finding ->
                    Node.mapping()
                        .put("state", finding.state().name().toLowerCase(Locale.ROOT))
                        .put("subject", finding.subject())
                        .put("detail", finding.detail())
                        .put("remedy", finding.remedy())
                        .build())
            .toList());
  }
}
