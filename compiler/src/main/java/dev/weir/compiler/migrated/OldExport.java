package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flat {@code Meta-information/api.yaml} of exports before 4.0, in the words of later ones. */
final class OldExport {
  private static final Map<String, String> RENAMED = new LinkedHashMap<>();

  static {
    RENAMED.put("type", "type");
    RENAMED.put("isDefaultVersion", "isDefaultVersion");
    RENAMED.put("status", "lifeCycleStatus");
    RENAMED.put("authorizationHeader", "authorizationHeader");
    RENAMED.put("apiLevelPolicy", "apiThrottlingPolicy");
    RENAMED.put("corsConfiguration", "corsConfiguration");
    RENAMED.put("implementation", "endpointImplementationType");
    RENAMED.put("enableSchemaValidation", "enableSchemaValidation");
    RENAMED.put("keyManagers", "keyManagers");
  }

  private final Node.Mapping old;
  private final Node.Builder modern = Node.mapping();

  private OldExport(Node.Mapping old) {
    this.old = old;
  }

  /** Whether a mapping has the older shape: its id is a mapping that names the API. */
  static boolean matches(Node.Mapping root) {
    return root.get("id") instanceof Node.Mapping id && id.get("apiName") != null;
  }

  /** The same in the words of api.yaml, below {@code data}. */
  static Node.Mapping modern(Node.Mapping old) {
    return new OldExport(old).modern();
  }

  private Node.Mapping modern() {
    Node.Mapping id = Values.mapping(old, "id");
    move(id, "apiName", "name");
    move(id, "version", "version");
    move(old, old.get("contextTemplate") == null ? "context" : "contextTemplate", "context");
    RENAMED.forEach((theirs, ours) -> move(old, theirs, ours));
    split("transports", "transport");
    split("apiSecurity", "securityScheme");
    endpoints();
    tiers();
    operations();
    return modern.build(old.place());
  }

  private void move(Node.Mapping from, String theirs, String ours) {
    Node.Member member = from.members().get(theirs);
    if (member != null) {
      modern.put(ours, member.place(), member.value());
    }
  }

  private void split(String theirs, String ours) {
    Values.scalar(old, theirs)
        .ifPresent(
            list -> {
              List<Node> parts = new ArrayList<>();
              for (String part : list.text().split(",")) {
                parts.add(new Node.Scalar(Node.Kind.TEXT, part.strip(), list.place()));
              }
              modern.put(ours, list.place(), new Node.Sequence(parts, list.place()));
            });
  }

  private void endpoints() {
    boolean written =
        old.get("endpointConfig") instanceof Node.Mapping
            || Values.scalar(old, "endpointConfig").isPresent();
    if (written) {
      move(old, "endpointConfig", "endpointConfig");
    } else {
      urls();
    }
  }

  private void urls() {
    Node.Builder config = Node.mapping();
    url(config, "productionUrl", "production_endpoints");
    url(config, "sandboxUrl", "sandbox_endpoints");
    Node.Mapping built = config.build(old.place());
    if (!built.members().isEmpty()) {
      modern.put("endpointConfig", old.place(), built);
    }
  }

  private void url(Node.Builder config, String theirs, String ours) {
    Values.scalar(old, theirs)
        .ifPresent(
            url ->
                config.put(ours, url.place(), Node.mapping().put("url", url).build(url.place())));
  }

  private void tiers() {
    List<Node> names = new ArrayList<>();
    for (Node.Mapping tier : Values.mappings(old, "availableTiers")) {
      Values.scalar(tier, "name").ifPresent(names::add);
    }
    if (!names.isEmpty()) {
      Place place = names.get(0).place();
      modern.put("policies", place, new Node.Sequence(names, place));
    }
  }

  private void operations() {
    List<Node> operations = new ArrayList<>();
    for (Node.Mapping template : Values.mappings(old, "uriTemplates")) {
      Node.Builder operation = Node.mapping();
      member(template, "uriTemplate", operation, "target");
      member(template, "httpVerb", operation, "verb");
      member(template, "HTTPVerb", operation, "verb");
      member(template, "authType", operation, "authType");
      member(template, "throttlingTier", operation, "throttlingPolicy");
      operations.add(operation.build(template.place()));
    }
    if (!operations.isEmpty()) {
      modern.put("operations", new Node.Sequence(operations, operations.get(0).place()));
    }
  }

  private static void member(
      Node.Mapping from, String theirs, Node.Builder operation, String ours) {
    Node.Member member = from.members().get(theirs);
    if (member != null) {
      operation.put(ours, member.place(), member.value());
    }
  }
}
