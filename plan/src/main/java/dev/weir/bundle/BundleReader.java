package dev.weir.bundle;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentLimits;
import dev.weir.document.DocumentReader;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.Overlay;
import dev.weir.plan.PlanCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads bundles and refuses whatever {@link BundleWriter} would not have written: entries that the
 * manifest does not list or that differ from it, unknown keys, other formats, other forms of zip.
 * Thread-safe.
 */
public final class BundleReader {
  /** The largest bundle that is read, 512 MB. */
  public static final int LARGEST = 512 << 20;

  private static final DocumentLimits LIMITS = new DocumentLimits(LARGEST, 500, 5_000_000);
  private static final String NO_PLACE = "the entry has no place in a bundle";

  private final int largest;
  private final @Nullable PublicKey key;

  /** A reader that takes signed and unsigned bundles alike. */
  public BundleReader() {
    this(LARGEST, null);
  }

  private BundleReader(int largest, @Nullable PublicKey key) {
    this.largest = largest;
    this.key = key;
  }

  /** A reader that takes only bundles whose manifest was signed with the other half of this key. */
  public BundleReader signedBy(PublicKey key) {
    return new BundleReader(largest, key);
  }

  /** A reader that takes no bundle larger than this many bytes. */
  public BundleReader upTo(int bytes) {
    return new BundleReader(bytes, key);
  }

  /**
   * What was found in a bundle.
   *
   * @param signed whether there is a signature; it was checked only by a {@link #signedBy} reader
   */
  public record Inspection(Manifest manifest, boolean signed, Bundle bundle) {}

  /**
   * Reads a bundle from a file.
   *
   * @throws BundleException when it is not accepted
   * @throws IOException when the file cannot be read
   */
  public Bundle read(Path file) throws IOException, BundleException {
    return read(bytes(file));
  }

  /** Reads a bundle. */
  public Bundle read(byte[] bytes) throws BundleException {
    return inspect(bytes).bundle();
  }

  /** The bytes of a bundle's file, not looked at but for their number. */
  public byte[] bytes(Path file) throws IOException, BundleException {
    checkSize(Files.size(file));
    return Files.readAllBytes(file);
  }

  /** Reads a bundle together with its manifest. */
  public Inspection inspect(byte[] bytes) throws BundleException {
    checkSize(bytes.length);
    SortedMap<String, byte[]> entries = StoredZip.read(bytes);
    byte[] manifestBytes = entries.get(Layout.MANIFEST);
    if (manifestBytes == null) {
      throw new BundleException(Layout.MANIFEST, "the entry is missing");
    }
    byte[] signature = entries.get(Layout.SIGNATURE);
    if (key != null) {
      BundleSigner.check(manifestBytes, signature, key);
    }
    Manifest manifest = Manifest.read(manifestBytes);
    StoredZip.checkExact(bytes, entries);
    SortedMap<String, byte[]> contents = new TreeMap<>(entries);
    contents.remove(Layout.MANIFEST);
    contents.remove(Layout.SIGNATURE);
    checkEntries(manifest, contents);
    return new Inspection(
        manifest, signature != null, new Bundle(manifest.compiler(), apis(contents)));
  }

  private void checkSize(long size) throws BundleException {
    if (size > largest) {
      throw new BundleException(
          "", "the bundle is larger than " + (largest >> 10) + " KB", "make several bundles");
    }
  }

  private static void checkEntries(Manifest manifest, SortedMap<String, byte[]> contents)
      throws BundleException {
    for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
      Manifest.Entry listed = manifest.entries().get(entry.getKey());
      if (listed == null) {
        throw new BundleException(entry.getKey(), "the manifest does not list the entry");
      }
      if (!listed.equals(Manifest.Entry.of(entry.getValue()))) {
        throw new BundleException(
            entry.getKey(), "the entry was changed after the bundle was built: its hash is wrong");
      }
    }
    for (String name : manifest.entries().keySet()) {
      if (!contents.containsKey(name)) {
        throw new BundleException(name, "the manifest lists the entry, but it is missing");
      }
    }
  }

  private static List<BundledApi> apis(SortedMap<String, byte[]> contents) throws BundleException {
    List<BundledApi> apis = new ArrayList<>();
    SortedMap<String, byte[]> left = new TreeMap<>(contents);
    for (String name : contents.keySet()) {
      if (name.endsWith("/" + Layout.PLAN) && name.split("/", -1).length == 4) {
        String folder = name.substring(0, name.length() - Layout.PLAN.length());
        SortedMap<String, byte[]> own = left.subMap(folder, folder + Character.MAX_VALUE);
        apis.add(api(folder, own));
        own.clear();
      }
    }
    if (!left.isEmpty()) {
      throw new BundleException(left.firstKey(), NO_PLACE);
    }
    return apis;
  }

  private static BundledApi api(String folder, SortedMap<String, byte[]> contents)
      throws BundleException {
    Map<String, Overlay> overlays = new LinkedHashMap<>();
    Map<String, byte[]> files = new LinkedHashMap<>();
    ApiPlan plan = null;
    for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
      String name = entry.getKey().substring(folder.length());
      if (name.equals(Layout.PLAN)) {
        plan = read(entry, PlanCodec::read);
      } else if (name.startsWith(Layout.FILES)) {
        files.put(name.substring(Layout.FILES.length()), entry.getValue());
      } else if (name.startsWith(Layout.ENVIRONMENTS) && name.endsWith(".json")) {
        String segment =
            name.substring(Layout.ENVIRONMENTS.length(), name.length() - ".json".length());
        String environment =
            Layout.name(segment).orElseThrow(() -> new BundleException(entry.getKey(), NO_PLACE));
        overlays.put(environment, read(entry, Overlay::read));
      } else {
        throw new BundleException(entry.getKey(), NO_PLACE);
      }
    }
    if (plan == null || !Layout.folder(plan).equals(folder)) {
      throw new BundleException(folder + Layout.PLAN, "the plan is that of another API");
    }
    return new BundledApi(plan, overlays, files);
  }

  /** How a JSON document becomes what it describes. */
  private interface Decoder<T> {
    Optional<T> read(Node node, Problems problems);
  }

  private static <T> T read(Map.Entry<String, byte[]> entry, Decoder<T> decoder)
      throws BundleException {
    Problems problems = new Problems();
    Optional<T> decoded =
        new DocumentReader(LIMITS)
            .readJson(entry.getKey(), entry.getValue(), problems)
            .flatMap(node -> decoder.read(node, problems));
    if (decoded.isEmpty() || !problems.all().isEmpty()) {
      throw Manifest.broken(problems);
    }
    return decoded.get();
  }
}
