package dev.weir.cli.run;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import dev.weir.cli.Version;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.document.DocumentReader;
import dev.weir.document.report.Findings;
import dev.weir.document.report.TextReport;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.GatewaySettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads {@code gateway.yaml}; tells all its problems, and goes on only when none is an error. */
final class GatewayFile {
  private GatewayFile() {}

  static GatewaySettings read(Shell shell, String name) {
    Path file = shell.path(name);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + name, "name the file with --config FILE");
    }
    Problems problems = new Problems();
    Optional<Node> document = new DocumentReader().read(name, bytes, problems);
    GatewaySettings settings = GatewaySettings.DEFAULT;
    if (document.isPresent() && document.get() instanceof Node.Mapping mapping) {
      Path folder = Optional.ofNullable(file.getParent()).orElse(shell.directory());
      settings = GatewaySettingsReader.read(Section.of(mapping, "", problems), folder);
    } else if (document.isPresent()) {
      problems.error(
          "wrong-type", document.get().place(), "", "should be a mapping", "begin with weir: 1");
    }
    if (!problems.all().isEmpty()) {
      Findings findings =
          new Findings(
              problems.all(),
              Map.of(name, new String(bytes, StandardCharsets.UTF_8)),
              Version.weir());
      shell.err().print(new TextReport(shell.style().colours()).write(findings));
    }
    if (problems.hasErrors()) {
      throw CommandFailure.problem(name + " cannot be used", "mend the errors above");
    }
    return settings;
  }
}
