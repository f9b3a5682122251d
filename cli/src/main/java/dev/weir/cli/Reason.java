package dev.weir.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why a file could not be read or written, in words and not in names of classes. */
public final class Reason {
  private Reason() {}

  /** The words for a failure. */
  public static String of(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it is not there";
    }
    if (failure instanceof AccessDeniedException) {
      return "that is not permitted";
    }
    String said =
        failure instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(failure.getMessage());
    return said.toLowerCase(Locale.ROOT).equals("is a directory") ? "it is a folder" : said;
  }
}
