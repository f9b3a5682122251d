package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.plan.UpstreamPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code upstreams}. */
final class UpstreamsReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

  private UpstreamsReader() {}

  static List<UpstreamPlan> read(Node.Mapping api, Problems problems) {
    List<UpstreamPlan> upstreams = new ArrayList<>();
    Node written = api.get("upstreams");
    if (written == null) {
      return upstreams;
    }
    Map<String, Setting> entries = Setting.of(written, "upstreams", problems).entries();
    entries.forEach(
        (name, setting) -> {
          if (!NAME.matcher(name).matches()) {
            setting.error(
                "wrong-value",
                "\"" + name + "\" is not a name: lower-case letters, digits and dashes",
                "try " + Names.slug(name));
          }
          upstreams.add(UpstreamReader.read(name, setting));
        });
    return upstreams;
  }
}
