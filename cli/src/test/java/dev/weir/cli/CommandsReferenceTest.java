package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** {@code docs/reference/commands.md} says what {@code --help} says, no more and no less. */
class CommandsReferenceTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| (`[^|]*(?:\\\\\\|[^|]*)*) \\| (.*) \\|$", Pattern.MULTILINE);

  static List<String> commands() {
    return Cli.names();
  }

  private static Map<String, String> sections() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "reference", "commands.md"));
    Map<String, String> sections = new LinkedHashMap<>();
    for (String part : page.split("\n### weir ")) {
      sections.put(part.substring(0, part.indexOf('\n')), part);
    }
    sections.remove("# Commands");
    return sections;
  }

  @Test
  void everyCommandHasASectionInTheOrderOfTheHelp() throws IOException {
    List<String> inOrder =
        Arrays.stream(Group.values())
            .flatMap(group -> Main.COMMANDS.stream().filter(entry -> entry.group() == group))
            .filter(entry -> entry.group() != Group.HIDDEN)
            .map(Entry::name)
            .toList();

    assertThat(sections().keySet()).containsExactlyElementsOf(inOrder);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionAndParameterIsTheSame(String command) throws IOException {
    Map<String, String> written = new TreeMap<>();
    Matcher row = ROW.matcher(sections().getOrDefault(command, ""));
    while (row.find()) {
      written.put(row.group(1), row.group(2));
    }

    assertThat(written).isEqualTo(help(command));
  }

  private static Map<String, String> help(String command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Shell shell = new Shell(nowhere, nowhere, false, Map.of(), Path.of("."), Stop.byCall());
    CommandSpec spec = new Cli(shell).commandLine(Cli.find(command).orElseThrow()).getCommandSpec();
    Map<String, String> rows = new TreeMap<>();
    spec.positionalParameters()
        .forEach(
            parameter -> rows.put(code(parameter.paramLabel()), text(parameter.description())));
    spec.options().stream()
        .filter(option -> !option.usageHelp())
        .forEach(
            option -> {
              StringBuilder names = new StringBuilder();
              for (String name : option.names()) {
                boolean last = name.equals(option.longestName());
                String value = last && option.arity().max() > 0 ? " " + option.paramLabel() : "";
                names.append(names.isEmpty() ? "" : ", ").append(code(name + value));
              }
              rows.put(names.toString(), text(option.description()));
            });
    return rows;
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String text(String[] description) {
    return String.join(" ", description).replace("|", "\\|");
  }
}
