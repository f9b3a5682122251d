package dev.weir.compiler.awkward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the text, the compiler answers: with a plan, or with problems that have a place. */
class MutatedDefinitionsTest {
  private static final int TEXTS = 3000;
  private static final int LARGEST = 12_000;
  private static final long SEED = 20_261_125;

  private final ProjectCompiler compiler = new ProjectCompiler();
  @TempDir Path folder;

  @Test
  void noMutatedDefinitionMakesItFail() throws IOException {
    List<Path> definitions =
        AwkwardDefinitions.all().stream().filter(file -> file.toFile().length() < LARGEST).toList();
    assertThat(definitions).hasSizeGreaterThan(20);
    for (int i = 0; i < TEXTS; i++) {
      long seed = SEED + i;
      Path original = definitions.get(i % definitions.size());
      Mutation mutation = new Mutation(new Random(seed));
      byte[] text = mutation.of(Files.readAllBytes(original));
      Path file = folder.resolve(original.getFileName().toString());
      Files.write(file, text);

      Compilation compilation = compiler.compile(file, CompileOptions.DEFAULT);

      assertThat(compilation.problems())
          .as(
              () ->
                  original
                      + " with seed "
                      + seed
                      + ":\n"
                      + new String(text, StandardCharsets.UTF_8))
          .extracting(Problem::code)
          .doesNotContain("compiler-failed");
      assertThat(compilation.plan().isPresent() || !compilation.problems().isEmpty())
          .as("%s with seed %d", original, seed)
          .isTrue();
    }
  }
}
