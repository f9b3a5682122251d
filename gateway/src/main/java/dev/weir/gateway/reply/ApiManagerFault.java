package dev.weir.gateway.reply;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.text.Escape;

/**
 * A fault in the words that clients of WSO2 API Manager parse: {@code code}, {@code message},
 * {@code description}, and {@code type} for faults of the runtime. Codes are texts, as there.
 */
final class ApiManagerFault {
  private static final String NAMESPACE = "http://wso2.org/apimanager";

  private ApiManagerFault() {}

  static String json(FaultCode code, String hint) {
    StringBuilder json = new StringBuilder(192);
    json.append("{\"code\":\"").append(code.number()).append('"');
    if (isRuntime(code)) {
      json.append(",\"type\":\"Status report\"");
    }
    json.append(",\"message\":\"");
    Escape.json(json, message(code));
    json.append("\",\"description\":\"");
    Escape.json(json, description(code, hint));
    return json.append("\"}").toString();
  }

  static String xml(FaultCode code, String hint) {
    boolean runtime = isRuntime(code);
    String prefix = runtime ? "am" : "ams";
    StringBuilder xml = new StringBuilder(320);
    xml.append('<').append(prefix).append(":fault xmlns:").append(prefix).append("=\"");
    xml.append(NAMESPACE).append(runtime ? "" : "/security").append("\">");
    element(xml, prefix, "code", Integer.toString(code.number()));
    if (runtime) {
      element(xml, prefix, "type", "Status report");
    }
    element(xml, prefix, "message", message(code));
    element(xml, prefix, "description", description(code, hint));
    return xml.append("</").append(prefix).append(":fault>").toString();
  }

  /** Title and hint together: the description is the only place for both. */
  static String description(FaultCode code, String hint) {
    return hint.isEmpty() ? code.title() : code.title() + ": " + hint;
  }

  private static void element(StringBuilder xml, String prefix, String name, String text) {
    xml.append('<').append(prefix).append(':').append(name).append('>');
    Escape.xml(xml, text);
    xml.append("</").append(prefix).append(':').append(name).append('>');
  }

  /** Everything but the codes 9009xx, which belong to authentication and authorization. */
  private static boolean isRuntime(FaultCode code) {
    return code.number() / 100 != 9009;
  }

  private static String message(FaultCode code) {
    return switch (code.number()) {
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 700700 -> "API blocked";
      case 900900 -> "Unclassified Authentication Failure";
      case 900908 -> "Resource forbidden";
      default -> "Runtime Error";
    };
  }
}
