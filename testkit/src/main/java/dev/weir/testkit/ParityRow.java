package dev.weir.testkit;

/** The features that every kind of gateway must have: the rows of the table of parity. */
public enum ParityRow {
  OAUTH2_OPAQUE("OAuth2 opaque tokens"),
  OAUTH2_JWT("OAuth2 self-contained tokens (JWT)"),
  MUTUAL_TLS("mutual TLS"),
  BASIC_AUTH("Basic auth with pluggable user stores"),
  API_KEYS("API keys"),
  JWT_REVOCATION("JWT revocation"),
  REST("REST"),
  SOAP("SOAP"),
  JMS("JMS"),
  GRAPHQL("GraphQL"),
  GRPC("gRPC"),
  WEBSOCKET("WebSocket backends"),
  MEDIATION("custom mediation and transformation"),
  THROTTLE_KEYS("throttling by header, IP, query parameter and JWT claim"),
  THROTTLE_BANDWIDTH("throttling by bandwidth"),
  SCHEMA_VALIDATION("schema validation"),
  RESOURCE_ENDPOINTS("an endpoint per resource"),
  OPENAPI_DEPLOYMENT("deployment from an OpenAPI definition, into different environments"),
  CLI("CLI for automated CI/CD"),
  ISOLATED("isolated (lockdown) operation"),
  SCALING("independent scaling"),
  SMALL_MACHINES("runs on small machines");

  private final String title;

  ParityRow(String title) {
    this.title = title;
  }

  /** What the table calls it. */
  public String title() {
    return title;
  }
}
