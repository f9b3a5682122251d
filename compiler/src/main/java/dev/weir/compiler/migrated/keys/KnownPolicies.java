package dev.weir.compiler.migrated.keys;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Mediation policies and sequences that are known to edit messages only. Leaving one of them out
 * changes a message; leaving out any other may let through what it refused or hid.
 */
public final class KnownPolicies {
  private static final Map<String, String> EDITS = new LinkedHashMap<>();

  static {
    EDITS.put("addheader", "set-header: {NAME: VALUE}");
    EDITS.put("ccaddheader", "set-header: {NAME: VALUE}");
    EDITS.put("settoheader", "upstream");
    EDITS.put("removeheader", "remove-header: NAME");
    EDITS.put("ccremoveheader", "remove-header: NAME");
    EDITS.put("addqueryparam", "rewrite-path: /…?NAME=VALUE");
    EDITS.put("ccaddqueryparam", "rewrite-path: /…?NAME=VALUE");
    EDITS.put("changehttpmethod", "");
    EDITS.put("ccchangehttpmethod", "");
    EDITS.put("rewriteresourcepath", "rewrite-path: /…");
    EDITS.put("ccrewriteresourcepath", "rewrite-path: /…");
    EDITS.put("jsontoxml", "json-to-xml");
    EDITS.put("xmltojson", "xml-to-json");
    EDITS.put("json_to_xml_in_message", "json-to-xml");
    EDITS.put("json_to_xml_out_message", "json-to-xml");
    EDITS.put("xml_to_json_in_message", "xml-to-json");
    EDITS.put("xml_to_json_out_message", "xml-to-json");
    EDITS.put("jsonfault", "faults: problem");
    EDITS.put("json_fault", "faults: problem");
    EDITS.put("debugjsonfault", "faults: problem");
    EDITS.put("debug_json_fault", "faults: problem");
    EDITS.put("addlogmessage", "logs: {access: …}");
    EDITS.put("debugrequestflow", "weir explain");
    EDITS.put("debugresponseflow", "weir explain");
    EDITS.put("debug_in_flow", "weir explain");
    EDITS.put("debug_out_flow", "weir explain");
    EDITS.put("log_in_message", "logs: {access: …}");
    EDITS.put("log_out_message", "logs: {access: …}");
    EDITS.put("disablechunking", "");
    EDITS.put("disable_chunking", "");
    EDITS.put("preserveacceptheader", "");
    EDITS.put("preserve_accept_header", "");
    EDITS.put("applyacceptheader", "");
    EDITS.put("apply_accept_header", "");
  }

  private KnownPolicies() {}

  /** The nearest words of Weir, possibly none, for a policy that only edits; empty for others. */
  public static Optional<String> edit(String name) {
    return Optional.ofNullable(EDITS.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** Each of them with the nearest words of Weir. */
  public static Map<String, String> edits() {
    return Map.copyOf(EDITS);
  }
}
