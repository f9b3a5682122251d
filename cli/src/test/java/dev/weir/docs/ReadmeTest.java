package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Fetch;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.cli.Typed.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the README, taken from top to bottom. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|yaml)\n(.*?)^```");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** Where the texts in YAML belong, in their order. */
  private final List<String> files =
      new ArrayList<>(List.of("petstore/weir.yaml", "petstore/environments/prod.yaml"));

  private final List<String> done = new ArrayList<>();
  @TempDir Path here;

  @Test
  void everyStepOfTheTourWorks() throws Exception {
    copyExamples();
    String page = Files.readString(ROOT.resolve("README.md"));
    Matcher block = BLOCK.matcher(page);
    assertThat(block.find(page.indexOf("## Five minutes"))).isTrue();
    do {
      if (block.group(1).equals("yaml")) {
        Path file = here.resolve(files.remove(0));
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.group(2));
      } else {
        for (String line : block.group(2).lines().toList()) {
          take(words(line));
        }
      }
    } while (block.find());

    assertThat(files).isEmpty();
    assertThat(done)
        .containsExactly(
            "run", "init", "check", "run", "curl", "test", "explain", "build", "run", "image");
  }

  private void copyExamples() throws IOException {
    for (Path file : LinksTest.files(ROOT.resolve("examples"))) {
      Path copy = here.resolve(ROOT.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static List<String> words(String line) {
    return WORD.matcher(line.replaceFirst("\\s+#.*", ""))
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }

  private void take(List<String> words) throws Exception {
    if (words.get(0).equals("curl")) {
      done.add("curl");
      answers(words.get(words.size() - 1));
      return;
    }
    assertThat(words.get(0)).isEqualTo("./weir");
    List<String> line = new ArrayList<>(words.subList(1, words.size()));
    done.add(line.get(0));
    switch (line.get(0)) {
      case "image" -> {} // ImageRunTest makes and runs one
      case "run" -> {
        try (Running weir = run(line)) {
          weir.awaitErr("callers use");
          assertThat(weir.stop()).as(weir.err()).isZero();
        }
      }
      default -> {
        Outcome outcome = Typed.in(here).weir(line.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(line + outcome.out() + outcome.err()).isZero();
      }
    }
  }

  /** The project as it stands by now answers a call without any backend. */
  private void answers(String url) throws Exception {
    try (Running weir = run(new ArrayList<>(List.of("run", "petstore")))) {
      String callers = weir.awaitErr("callers use +http://localhost:(\\d+)/");
      String found = url.replace(":8080", ":" + callers);

      assertThat(Fetch.get(found).statusCode()).isEqualTo(200);
      assertThat(Fetch.get(found).body()).contains("Minka");
    }
  }

  private Running run(List<String> line) {
    line.addAll(List.of("--port", "0", "--admin-port", "0"));
    return Typed.in(here).start(line.toArray(String[]::new));
  }
}
