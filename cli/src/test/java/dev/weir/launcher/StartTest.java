package dev.weir.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void provide_a_java() throws IOException {
    sandbox = new Sandbox(folder);
    sandbox.java("javas/jdk", "25.0.3");
  }

  @Test
  void arguments_arrive_as_they_were_given() throws Exception {
    String weir = sandbox.distribution("weir").toString();

    Run run = sandbox.run(folder, weir, "explain", "GET /a b", "", "*", "$HOME", "--x=\"y\"");

    assertThat(run.arguments())
        .containsExactly("explain", "GET /a b", "", "*", "$HOME", "--x=\"y\"");
  }

  @Test
  void the_class_path_is_every_jar_in_one_order() throws Exception {
    String weir = sandbox.distribution("my weir").toString();
    String lib = folder.toRealPath().resolve("my weir/lib").toString();

    assertThat(sandbox.run(folder, weir).lines())
        .containsSequence("-cp", lib + "/another-2.jar:" + lib + "/weir-cli-1.jar")
        .contains("-Dweir.home=" + folder.toRealPath().resolve("my weir"));
  }

  @Test
  void a_link_to_a_link_leads_home() throws Exception {
    sandbox.distribution("opt/weir 1");
    Files.createDirectories(sandbox.path("bin"));
    Files.createSymbolicLink(sandbox.path("opt/current"), Path.of("weir 1/bin/weir"));
    Files.createSymbolicLink(sandbox.path("bin/weir"), Path.of("../opt/current"));

    Run run = sandbox.run(sandbox.path("bin"), "./weir", "check");

    assertThat(run.lines()).contains("-Dweir.home=" + folder.toRealPath().resolve("opt/weir 1"));
    assertThat(run.arguments()).containsExactly("check");
  }

  @Test
  void it_starts_when_bash_is_given_its_bare_name() throws Exception {
    sandbox.distribution("weir");

    assertThat(sandbox.run(sandbox.path("weir/bin"), "bash", "weir", "check").arguments())
        .containsExactly("check");
  }

  @Test
  void the_users_options_for_the_jvm_come_last_and_are_not_expanded() throws Exception {
    String weir = sandbox.distribution("weir").toString();
    Sandbox.write(sandbox.path("-Dx=a file"), "");
    sandbox.set("WEIR_JAVA_OPTS", " -Xmx64m  -Dx=* ");

    assertThat(sandbox.run(folder, weir).lines()).containsSequence("-Xmx64m", "-Dx=*", "-cp");
  }

  @Test
  void a_collector_that_the_user_chose_stays_the_only_one() throws Exception {
    String weir = sandbox.distribution("weir").toString();
    sandbox.set("WEIR_JAVA_OPTS", "-XX:+UseZGC");

    assertThat(sandbox.run(folder, weir).lines())
        .filteredOn(line -> line.startsWith("-XX:+Use"))
        .containsExactly("-XX:+UseZGC");
  }

  @Test
  void options_that_an_older_java_does_not_know_are_left_out() throws Exception {
    String weir = sandbox.distribution("weir").toString();
    assertThat(sandbox.run(folder, weir).lines()).contains("--sun-misc-unsafe-memory-access=allow");

    sandbox.set("WEIR_JAVA", sandbox.java("old", "17.0.2").toString());
    assertThat(sandbox.run(folder, weir).lines())
        .doesNotContain("--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void its_exit_code_is_that_of_the_command() throws Exception {
    String weir = sandbox.distribution("weir").toString();
    Sandbox.write(sandbox.path("java.fails"), "");

    assertThat(sandbox.run(folder, weir).status()).isEqualTo(1);
  }

  @Test
  void a_copy_without_jars_is_refused() throws Exception {
    String weir = sandbox.distribution("weir").toString();
    Files.delete(sandbox.path("weir/lib/weir-cli-1.jar"));
    Files.delete(sandbox.path("weir/lib/another-2.jar"));

    Run run = sandbox.run(folder, weir);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no jars in");
  }

  @Test
  void a_home_with_a_colon_in_its_name_is_refused() throws Exception {
    String weir = sandbox.distribution("a:b").toString();

    Run run = sandbox.run(folder, weir);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("colon");
  }
}
