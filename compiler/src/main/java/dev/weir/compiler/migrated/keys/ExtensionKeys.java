package dev.weir.compiler.migrated.keys;

import static dev.weir.compiler.migrated.keys.KnownKey.descriptive;
import static dev.weir.compiler.migrated.keys.KnownKey.honoured;
import static dev.weir.compiler.migrated.keys.KnownKey.refused;
import static dev.weir.compiler.migrated.keys.KnownKey.warned;

import java.util.List;
import java.util.stream.Stream;

/** Extensions of OpenAPI definitions. */
public final class ExtensionKeys {
  private static final List<KnownKey> EVERYWHERE =
      List.of(
          honoured("x-wso2-production-endpoints", "here and below", "upstreams, upstream"),
          honoured("x-wso2-sandbox-endpoints", "here and below", "upstreams, upstream"),
          honoured(
              "x-wso2-disable-security",
              "here and below; a lower level may say false",
              "security: open"),
          honoured("x-auth-type", "None opens what it stands at", "security: open"),
          refused(
              "x-wso2-request-interceptor",
              "not called; it may be what refuses callers",
              "request: [- acme.example/NAME: {…}]"),
          refused(
              "x-wso2-response-interceptor",
              "not called; it may be what hides fields",
              "response: [- acme.example/NAME: {…}]"),
          warned(
              "x-wso2-throttling-tier",
              "calls are not limited",
              "limits: {calls: {tier}}",
              "unlimited"),
          warned(
              "x-throttling-tier", "calls are not limited", "limits: {calls: {tier}}", "unlimited"),
          descriptive("x-wso2-pass-request-payload-to-enforcer", "there is no second process"));

  private static final List<KnownKey> SECURED =
      List.of(
          honoured(
              "x-wso2-application-security.security-types",
              "before security of the definition",
              "security"),
          warned(
              "x-wso2-application-security.optional",
              "a token or key is always required",
              "security"));

  /** At the root of a definition. */
  public static final KeyTable API =
      new KeyTable(
          "Extensions at the root of a definition",
          Stream.of(
                  EVERYWHERE,
                  SECURED,
                  List.of(
                      honoured("x-wso2-basePath", "context of api.yaml beats it", "context"),
                      honoured("x-wso2-endpoints", "sets that others name", "upstreams"),
                      honoured("x-wso2-cors.corsConfigurationEnabled", "true unless said", "cors"),
                      honoured("x-wso2-cors.accessControlAllowOrigins", "", "cors: {origins: […]}"),
                      honoured("x-wso2-cors.accessControlAllowMethods", "", "cors: {methods: […]}"),
                      honoured("x-wso2-cors.accessControlAllowHeaders", "", "cors: {headers: […]}"),
                      honoured("x-wso2-cors.accessControlExposeHeaders", "", "cors: {expose: […]}"),
                      honoured(
                          "x-wso2-cors.accessControlAllowCredentials",
                          "",
                          "cors: {credentials: true}"),
                      honoured("x-wso2-transports", "", "transports"),
                      honoured(
                          "x-wso2-http2-backend-enabled",
                          "h2 over TLS, h2c without",
                          "upstreams: {default: {protocols: [h2, h2c]}}"),
                      warned(
                          "x-wso2-auth-header",
                          "tokens are read from Authorization",
                          "schemes: {oauth2: {header: …}}",
                          "authorization"),
                      honoured(
                          "x-wso2-mutual-ssl",
                          "mandatory is an error; optional a warning: no certificate is asked for",
                          "schemes: {…: {type: mutual-tls}}"),
                      warned(
                              "x-wso2-response-cache",
                              "every call goes to the backend",
                              "cache: {for: 5m}")
                          .unless(Neutral::switchedOff),
                      descriptive("x-wso2-security", "scopes, as the key manager knows them"),
                      descriptive("x-wso2-label", ""),
                      descriptive("x-wso2-owner", ""),
                      descriptive("x-wso2-api-id", "")))
              .flatMap(List::stream)
              .toList());

  /** At a path. */
  public static final KeyTable PATH = new KeyTable("Extensions at a path", EVERYWHERE);

  /** At an operation. */
  public static final KeyTable OPERATION =
      new KeyTable(
          "Extensions at an operation",
          Stream.of(
                  EVERYWHERE,
                  SECURED,
                  List.of(
                      honoured("x-scope", "a scope, in older exports", "security: [{oauth2: […]}]"),
                      honoured("x-scopes", "scopes, in older exports", "security: [{oauth2: […]}]"),
                      warned("x-mediation-script", "the script is not run", "mock: true"),
                      warned("x-amzn-resource-name", "only for AWS Lambda", ""),
                      descriptive("x-amzn-resource-timeout", "only for AWS Lambda"),
                      descriptive("x-uri-mapping", "only for WebSocket")))
              .flatMap(List::stream)
              .toList());

  private ExtensionKeys() {}
}
