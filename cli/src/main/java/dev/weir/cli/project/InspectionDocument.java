package dev.weir.cli.project;

import dev.weir.bundle.BundleReader.Inspection;
import dev.weir.bundle.BundledApi;
import dev.weir.config.Node;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import java.util.ArrayList;
import java.util.Locale;

/** What is in a bundle, as a document for programs. */
final class InspectionDocument {
  private InspectionDocument() {}

  static Node.Mapping of(Inspection found) {
    Node.Builder entries = Node.mapping();
    found
        .manifest()
        .entries()
        .forEach(
            (name, entry) ->
                entries.put(
                    name,
                    Node.mapping()
                        .put("sha256", entry.sha256())
                        .put("size", Node.number(entry.size()))
                        .build()));
    return Node.mapping()
        .put("format", Node.number(found.manifest().format()))
        .put("compiler", found.manifest().compiler())
        .put("signed", Node.flag(found.signed()))
        .put(
            "apis", Node.list(found.bundle().apis().stream().map(InspectionDocument::api).toList()))
        .put("entries", entries.build())
        .build();
  }

  private static Node api(BundledApi api) {
    ApiPlan plan = api.plan();
    return Node.mapping()
        .put("name", plan.name())
        .put("version", plan.version())
        .put("contexts", Node.texts(plan.contexts()))
        .put("hosts", Node.texts(plan.hosts()))
        .put(
            "transports",
            Node.texts(
                plan.transports().stream()
                    .map(transport -> transport.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .toList()))
        .put("environments", Node.texts(new ArrayList<>(api.overlays().keySet())))
        .put("files", Node.texts(new ArrayList<>(api.files().keySet())))
        .put("routes", Node.list(plan.routes().stream().map(InspectionDocument::route).toList()))
        .put(
            "upstreams",
            Node.list(
                plan.upstreams().values().stream().map(InspectionDocument::upstream).toList()))
        .build();
  }

  private static Node route(RoutePlan route) {
    return Node.mapping()
        .put("id", route.id())
        .put("operation", route.operation())
        .put("open", Node.flag(route.open()))
        .put("upstream", route.upstream())
        .build();
  }

  private static Node upstream(UpstreamPlan upstream) {
    return Node.mapping()
        .put("name", upstream.name())
        .put("endpoints", Node.texts(upstream.endpoints().stream().map(e -> e.url()).toList()))
        .build();
  }
}
