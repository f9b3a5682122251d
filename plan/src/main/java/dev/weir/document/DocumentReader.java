package dev.weir.document;

import static java.util.Objects.requireNonNull;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a YAML 1.2 or JSON document with the line and column of every key and value (1-based;
 * columns count characters). Which of the two it is, its first character decides: what begins with
 * <code>{</code> or <code>[</code> is JSON if it is strict JSON, else YAML in flow style.
 *
 * <p>Never throws and never takes more than its {@link DocumentLimits} allow: whatever is wrong
 * becomes a problem with the code {@code syntax}, {@code duplicate-key} or, for a {@code //} that
 * looks like a remark in YAML, {@code remark}. Thread-safe.
 */
public final class DocumentReader {
  private final DocumentLimits limits;

  /** A reader with {@link DocumentLimits#DEFAULT}. */
  public DocumentReader() {
    this(DocumentLimits.DEFAULT);
  }

  /** A reader with limits of its own. */
  public DocumentReader(DocumentLimits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Reads one document.
   *
   * @param file its name as its author knows it, for places
   * @return the document; empty when its syntax is broken. After a duplicate key the first one
   *     counts and the document is still returned, so that further problems can be found.
   */
  public Optional<Node> read(String file, byte[] bytes, Problems problems) {
    return read(file, problems, () -> document(file, bytes, problems));
  }

  /** Reads a document that a program wrote: strict JSON or nothing. */
  public Optional<Node> readJson(String file, byte[] bytes, Problems problems) {
    return read(
        file,
        problems,
        () -> new JsonDocument(file, text(file, bytes), limits, problems).read(false));
  }

  /** A way of reading that may meet broken syntax. */
  private interface Reading {
    Node read() throws SyntaxException;
  }

  private static Optional<Node> read(String file, Problems problems, Reading reading) {
    try {
      return Optional.of(reading.read());
    } catch (SyntaxException e) {
      problems.error("syntax", e.place(), "", e.message(), e.remedy());
    } catch (RuntimeException | StackOverflowError e) {
      // A defect of a parser must not keep other files from being read.
      problems.error(
          "syntax", Place.startOf(file), "", "the file cannot be read", "check its syntax");
    }
    return Optional.empty();
  }

  private Node document(String file, byte[] bytes, Problems problems) throws SyntaxException {
    byte[] text = text(file, bytes);
    return looksLikeJson(text) ? json(file, text, problems) : yaml(file, text, problems);
  }

  private byte[] text(String file, byte[] bytes) throws SyntaxException {
    if (bytes.length > limits.bytes()) {
      throw SyntaxException.limit(
          Place.startOf(file),
          "the file is larger than " + (limits.bytes() >> 10) + " KB",
          "split it into several files");
    }
    return Utf8.check(file, bytes);
  }

  private Node json(String file, byte[] text, Problems problems) throws SyntaxException {
    Problems found = new Problems();
    SyntaxException notJson;
    try {
      Node node = new JsonDocument(file, text, limits, found).read(false);
      found.all().forEach(problems::add);
      return node;
    } catch (SyntaxException e) {
      notJson = e;
    }
    if (notJson.isLimit()) {
      throw notJson;
    }
    return notJson.message().startsWith("\"/\"")
        ? jsonWithRemarks(file, text, notJson, problems)
        : flow(file, text, notJson, problems);
  }

  private Node jsonWithRemarks(String file, byte[] text, SyntaxException notJson, Problems problems)
      throws SyntaxException {
    Problems found = new Problems();
    try {
      Node node = new JsonDocument(file, text, limits, found).read(true);
      problems.warning(
          "syntax",
          notJson.place(),
          "",
          "JSON has no remarks; other tools will refuse this file",
          "remove the remark");
      found.all().forEach(problems::add);
      return node;
    } catch (SyntaxException e) {
      if (e.isLimit()) {
        throw e;
      }
      return flow(file, text, isLater(e.place(), notJson.place()) ? e : notJson, problems);
    }
  }

  /**
   * What is no strict JSON may be YAML in flow style; else the parser that got further explains.
   */
  private Node flow(String file, byte[] text, SyntaxException notJson, Problems problems)
      throws SyntaxException {
    boolean saysJson = file.toLowerCase(Locale.ROOT).endsWith(".json");
    Problems found = new Problems();
    try {
      Node node = yaml(file, text, found);
      if (saysJson) {
        problems.warning(
            "syntax",
            notJson.place(),
            "",
            "not strict JSON and therefore read as YAML: " + notJson.message(),
            notJson.remedy());
      }
      found.all().forEach(problems::add);
      return node;
    } catch (SyntaxException notYaml) {
      boolean further = !saysJson && isLater(notYaml.place(), notJson.place());
      throw notYaml.isLimit() || further ? notYaml : notJson;
    }
  }

  private Node yaml(String file, byte[] text, Problems problems) throws SyntaxException {
    return new YamlDocument(file, new String(text, StandardCharsets.UTF_8), limits, problems)
        .read();
  }

  private static boolean looksLikeJson(byte[] text) {
    for (byte b : text) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  private static boolean isLater(Place a, Place b) {
    return a.line() > b.line() || (a.line() == b.line() && a.column() > b.column());
  }
}
