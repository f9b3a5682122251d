package dev.weir.cli.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schemas (2020-12) that ship with this version, one per kind of file. */
public final class Schemas {
  /** Every kind. */
  public static final List<String> KINDS = List.of("weir", "environment", "tests", "gateway");

  /** Those of files that stand in an API project. */
  public static final List<String> OF_PROJECTS = List.of("weir", "environment", "tests");

  private Schemas() {}

  /** The name of the file that holds a kind's schema. */
  public static String file(String kind) {
    return kind + ".schema.json";
  }

  /** The schema of one of {@link #KINDS}. */
  public static String text(String kind) {
    try (InputStream text = Schemas.class.getResourceAsStream(file(kind))) {
      if (text == null) {
        throw new IllegalArgumentException("there is no schema of " + kind);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
