package dev.weir.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.document.JsonWriter;
import dev.weir.plan.Overlay;
import dev.weir.plan.PlanCodec;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes bundles. The same bundle gives the same bytes, whatever Java, time zone or clock. */
public final class BundleWriter {
  private BundleWriter() {}

  /**
   * The bytes of a bundle, unsigned.
   *
   * @throws BundleException when it holds an API twice, or a file of an impossible name
   * @throws IllegalArgumentException when a plan has no written form, see {@link PlanCodec#write}
   */
  public static byte[] write(Bundle bundle) throws BundleException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (BundledApi api : bundle.apis()) {
      String folder = Layout.folder(api.plan());
      byte[] plan = json(JsonWriter.compact(PlanCodec.write(api.plan())));
      if (entries.put(folder + Layout.PLAN, plan) != null) {
        throw new BundleException(
            folder + Layout.PLAN,
            "two APIs have the name and version " + api.plan().name() + " " + api.plan().version(),
            "give one of them another name or version");
      }
      for (Map.Entry<String, Overlay> overlay : api.overlays().entrySet()) {
        entries.put(
            Layout.environment(api.plan(), overlay.getKey()),
            json(JsonWriter.compact(overlay.getValue().write())));
      }
      for (Map.Entry<String, byte[]> file : api.files().entrySet()) {
        Layout.checkName(file.getKey());
        Layout.checkName(folder + Layout.FILES + file.getKey());
        entries.put(folder + Layout.FILES + file.getKey(), file.getValue());
      }
    }
    entries.put(Layout.MANIFEST, Manifest.of(bundle.compiler(), entries).write());
    return StoredZip.write(entries);
  }

  private static byte[] json(String text) {
    return (text + "\n").getBytes(UTF_8);
  }
}
