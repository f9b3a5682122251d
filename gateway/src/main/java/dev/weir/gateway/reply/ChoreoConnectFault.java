package dev.weir.gateway.reply;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.text.Escape;

/**
 * A fault in the words that clients of Choreo Connect parse. Its two halves spell them differently:
 * the enforcer (codes 9xxxxx) says {@code error_message} and {@code error_description}, the router
 * {@code message} and {@code description}. Always JSON, and codes are texts.
 */
final class ChoreoConnectFault {
  private ChoreoConnectFault() {}

  static String json(FaultCode code, String hint) {
    boolean enforcer = code.routerNumber() / 100_000 == 9;
    StringBuilder json = new StringBuilder(192);
    json.append("{\"code\":\"").append(code.routerNumber());
    json.append(enforcer ? "\",\"error_message\":\"" : "\",\"message\":\"");
    Escape.json(json, code.title());
    json.append(enforcer ? "\",\"error_description\":\"" : "\",\"description\":\"");
    Escape.json(json, ApiManagerFault.description(code, hint));
    return json.append("\"}").toString();
  }
}
