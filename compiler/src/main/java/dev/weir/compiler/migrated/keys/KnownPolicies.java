package dev.weir.compiler.migrated.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Mediation policies and sequences that are known to edit messages only. Leaving one of them out
 * changes a message; leaving out any other may let through what it refused or hid.
 */
public final class KnownPolicies {
  private static final Map<String, Edit> EDITS = new LinkedHashMap<>();

  static {
    add("addHeader", "set-header: {NAME: VALUE}");
    add("ccAddHeader", "set-header: {NAME: VALUE}");
    add("removeHeader", "remove-header: NAME");
    add("ccRemoveHeader", "remove-header: NAME");
    add("addQueryParam", "set-query: {NAME: VALUE}");
    add("ccAddQueryParam", "set-query: {NAME: VALUE}");
    add("rewriteResourcePath", "rewrite-path: /…");
    add("ccRewriteResourcePath", "rewrite-path: /…");
    add("changeHTTPMethod", "");
    add("ccChangeHTTPMethod", "");
    add("setToHeader", "upstream: NAME");
    add("jsonToXML", "json-to-xml");
    add("xmlToJson", "xml-to-json");
    add("jsonFault", "faults: problem");
    add("debugJsonFault", "faults: problem");
    add("addLogMessage", "logs: {access: …}");
    add("debugRequestFlow", "weir explain");
    add("debugResponseFlow", "weir explain");
    add("disableChunking", "");
    add("preserveAcceptHeader", "");
    add("applyAcceptHeader", "");
    add("json_to_xml_in_message", "json-to-xml");
    add("json_to_xml_out_message", "json-to-xml");
    add("xml_to_json_in_message", "xml-to-json");
    add("xml_to_json_out_message", "xml-to-json");
    add("json_fault", "faults: problem");
    add("debug_json_fault", "faults: problem");
    add("log_in_message", "logs: {access: …}");
    add("log_out_message", "logs: {access: …}");
    add("debug_in_flow", "weir explain");
    add("debug_out_flow", "weir explain");
    add("disable_chunking", "");
    add("preserve_accept_header", "");
    add("apply_accept_header", "");
  }

  private KnownPolicies() {}

  /** The nearest words of Weir, possibly none, for a policy that only edits; empty for others. */
  public static Optional<String> edit(String name) {
    return Optional.ofNullable(EDITS.get(name.strip().toLowerCase(Locale.ROOT))).map(Edit::weir);
  }

  /** Each of them. */
  static List<Edit> edits() {
    return List.copyOf(EDITS.values());
  }

  private static void add(String name, String weir) {
    EDITS.put(name.toLowerCase(Locale.ROOT), new Edit(name, weir));
  }

  /** A policy, and the nearest words of Weir, possibly none. */
  record Edit(String name, String weir) {}
}
