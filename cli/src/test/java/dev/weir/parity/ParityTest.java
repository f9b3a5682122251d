package dev.weir.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/parity.md} to what the tests prove. */
class ParityTest {
  private static final Path PROJECT = Path.of("..");

  @Test
  void theTableSaysWhatTheTestsProve() throws IOException {
    String table = Proofs.of(PROJECT).table();
    Path page = PROJECT.resolve("docs/parity.md");
    if (System.getProperty("weir.golden", "").equals("write")) {
      Files.writeString(page, table);
    }

    assertThat(Files.readString(page)).as("made anew with -Dweir.golden=write").isEqualTo(table);
  }
}
