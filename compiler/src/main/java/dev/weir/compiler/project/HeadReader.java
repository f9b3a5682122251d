package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import dev.weir.plan.ApiPlan.Transport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what an API is called and where callers find it. */
final class HeadReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  private final ApiDefinition definition;
  private final Section api;
  private final Map<String, String> origins = new LinkedHashMap<>();

  HeadReader(ApiDefinition definition, Node.Mapping api, Problems problems) {
    this.definition = definition;
    this.api = Section.of(api, "", problems);
  }

  ApiHead read() {
    format();
    String name = name();
    String version = version();
    List<String> contexts = new ContextReader(definition, api, origins).read(version);
    return new ApiHead(name, version, contexts, hosts(), transports(), origins);
  }

  /** {@code weir: 1} is the format of the file. */
  private void format() {
    Setting format = api.get("weir");
    if (format.present() && !format.text("").equals("1")) {
      format.error(
          "unknown-format",
          "this Weir reads format 1, not " + format.text("that"),
          format.text("").matches("[2-9]|[1-9][0-9]+")
              ? "a newer Weir is needed"
              : "write weir: 1");
    }
  }

  private String name() {
    Setting name = api.get("name").required();
    String text = name.text("api");
    origin("name", name);
    if (!NAME.matcher(text).matches()) {
      name.error(
          "wrong-value",
          "\"" + text + "\" is not a name: lower-case letters, digits and dashes",
          "try " + Names.slug(text));
    }
    return text;
  }

  private String version() {
    Setting version = api.get("version");
    origin("version", version);
    String text = version.text().orElse(definition.version()).strip();
    return text.isEmpty() ? "0" : text;
  }

  private List<String> hosts() {
    Setting hosts = api.get("hosts");
    origin("hosts", hosts);
    List<String> names = new ArrayList<>();
    for (Setting item : hosts.items()) {
      String host = item.text("").toLowerCase(Locale.ROOT);
      if (HOST.matcher(host).matches()) {
        names.add(host);
      } else if (item.present()) {
        item.error(
            "wrong-value",
            "\"" + host + "\" is not a host name",
            "for example api.example.com or *.example.com, without scheme and port");
      }
    }
    return names;
  }

  private Set<Transport> transports() {
    Setting transports = api.get("transports");
    origin("transports", transports);
    Set<Transport> found = EnumSet.noneOf(Transport.class);
    for (Setting item : transports.items()) {
      String text = item.text("");
      if (text.equals("http") || text.equals("https")) {
        found.add(Transport.valueOf(text.toUpperCase(Locale.ROOT)));
      } else {
        item.error(
            "wrong-value",
            "\"" + text + "\" is not one of http, https",
            Suggest.among(text, List.of("http", "https")));
      }
    }
    return found.isEmpty() ? EnumSet.allOf(Transport.class) : found;
  }

  private void origin(String key, Setting setting) {
    if (setting.present() && !setting.place().equals(Place.NONE)) {
      origins.put(key, setting.place().toString());
    }
  }
}
