package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class VersionCommandTest {

  @Test
  void names_weir_and_the_java_it_runs_on() {
    StringWriter out = new StringWriter();

    int status = Main.commandLine().setOut(new PrintWriter(out)).execute("version");

    assertThat(status).isZero();
    assertThat(out.toString())
        .startsWith("weir ")
        .contains("java " + Runtime.version())
        .contains("os " + System.getProperty("os.name"));
  }
}
