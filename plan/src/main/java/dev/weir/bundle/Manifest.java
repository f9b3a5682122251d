package dev.weir.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.document.DocumentReader;
import dev.weir.document.JsonWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table of contents of a bundle.
 *
 * @param format the form of the bundle and the plans in it
 * @param compiler the version of Weir that built it
 * @param entries every entry but the manifest and its signature, sorted by name
 */
public record Manifest(int format, String compiler, SortedMap<String, Entry> entries) {
  /** The format that this version writes. */
  public static final int FORMAT = 1;

  /** The oldest format that this version reads: always the one before its own, if there is one. */
  public static final int OLDEST_FORMAT = 1;

  /** Copies the map. */
  public Manifest {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /**
   * What an entry must be.
   *
   * @param sha256 its SHA-256, in lower-case hexadecimal digits
   * @param size in bytes
   */
  public record Entry(String sha256, long size) {
    static Entry of(byte[] bytes) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Entry(HexFormat.of().formatHex(digest), bytes.length);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  static Manifest of(String compiler, Map<String, byte[]> contents) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    contents.forEach((name, bytes) -> entries.put(name, Entry.of(bytes)));
    return new Manifest(FORMAT, compiler, entries);
  }

  byte[] write() {
    Node.Builder list = Node.mapping();
    entries.forEach(
        (name, entry) ->
            list.put(
                name,
                Node.mapping()
                    .put("sha256", entry.sha256())
                    .put("size", Node.number(entry.size()))
                    .build()));
    Node.Mapping manifest =
        Node.mapping()
            .put("format", Node.number(format))
            .put("compiler", compiler)
            .put("entries", list.build())
            .build();
    return JsonWriter.indented(manifest).getBytes(UTF_8);
  }

  static Manifest read(byte[] bytes) throws BundleException {
    Problems problems = new Problems();
    Node node =
        new DocumentReader().readJson(Layout.MANIFEST, bytes, problems).orElse(Node.text(""));
    if (problems.all().isEmpty()) {
      Section section = Setting.of(node, "", problems).section();
      String compiler = section.get("compiler").required().text("");
      // Before anything else is judged: a newer format may have keys that nobody here knows.
      int format = (int) section.get("format").required().number(0, 0, Integer.MAX_VALUE);
      if (problems.all().isEmpty()) {
        checkFormat(format, compiler);
      }
      SortedMap<String, Entry> entries = new TreeMap<>();
      section
          .get("entries")
          .required()
          .entries()
          .forEach((name, entry) -> entries.put(name, entry(entry)));
      section.done();
      if (problems.all().isEmpty()) {
        return new Manifest(format, compiler, entries);
      }
    }
    throw broken(problems);
  }

  private static Entry entry(Setting setting) {
    Section entry = setting.section();
    Entry read =
        new Entry(
            entry.get("sha256").required().text(""),
            entry.get("size").required().number(0, 0, Long.MAX_VALUE));
    entry.done();
    return read;
  }

  private static void checkFormat(int format, String compiler) throws BundleException {
    if (format > FORMAT) {
      throw new BundleException(
          "",
          "the bundle has format " + format + ", and this version of Weir reads up to " + FORMAT,
          "it was built by Weir " + compiler + "; run that version or a newer one");
    }
    if (format < OLDEST_FORMAT) {
      throw new BundleException(
          "",
          "the bundle has format "
              + format
              + ", and this version of Weir reads from "
              + OLDEST_FORMAT,
          "build it again with this version");
    }
  }

  static BundleException broken(Problems problems) {
    String first = problems.all().stream().findFirst().map(Problem::toString).orElse("");
    int more = problems.all().size() - 1;
    return new BundleException("", more > 0 ? first + " and " + more + " more problems" : first);
  }
}
