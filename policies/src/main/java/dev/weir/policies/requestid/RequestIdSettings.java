package dev.weir.policies.requestid;

/**
 * Settings of {@code request-id}.
 *
 * @param header the field that carries the id
 * @param trust whether a caller's own id is taken when it is well-formed
 */
record RequestIdSettings(String header, boolean trust) {
  static final RequestIdSettings DEFAULT = new RequestIdSettings("X-Request-Id", false);
}
