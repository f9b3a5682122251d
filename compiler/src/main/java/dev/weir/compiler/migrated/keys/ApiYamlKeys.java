package dev.weir.compiler.migrated.keys;

import static dev.weir.compiler.migrated.keys.KnownKey.descriptive;
import static dev.weir.compiler.migrated.keys.KnownKey.honoured;
import static dev.weir.compiler.migrated.keys.KnownKey.refused;
import static dev.weir.compiler.migrated.keys.KnownKey.warned;

import java.util.List;
import java.util.stream.Stream;

/** The keys of {@code api.yaml} and {@code api.json}, without the envelope. */
public final class ApiYamlKeys {

  private static final List<KnownKey> ROAD =
      List.of(
          honoured("name", "lower-case, other characters become -", "name"),
          honoured("context", "followed by /version, or holding {version}", "context"),
          honoured("version", "", "version"),
          honoured(
              "isDefaultVersion", "callers may leave the version out", "default-version: true"),
          honoured("type", "HTTP; any other type is an error", "definition"),
          honoured("transport", "an empty list means both", "transports"),
          honoured("endpointConfig", "see the next tables", "upstreams"),
          honoured(
              "endpointImplementationType",
              "ENDPOINT, or MOCKED_OAS; INLINE scripts are an error",
              "mock: true"),
          honoured(
              "lifeCycleStatus",
              "BLOCKED and RETIRED are errors, PROTOTYPED a warning: security stays on",
              "security: open"),
          honoured("corsConfiguration.corsConfigurationEnabled", "", "cors"),
          honoured("corsConfiguration.accessControlAllowOrigins", "", "cors: {origins: […]}"),
          honoured("corsConfiguration.accessControlAllowMethods", "", "cors: {methods: […]}"),
          honoured("corsConfiguration.accessControlAllowHeaders", "", "cors: {headers: […]}"),
          honoured("corsConfiguration.accessControlExposeHeaders", "", "cors: {expose: […]}"),
          honoured(
              "corsConfiguration.accessControlAllowCredentials", "", "cors: {credentials: true}"),
          warned("wsdlUrl", "the WSDL is not served", "definition: service.wsdl"),
          warned("responseCachingEnabled", "every call goes to the backend", "cache: {for: 5m}"),
          descriptive("cacheTimeout", "belongs to responseCachingEnabled"),
          warned(
              "enableSchemaValidation",
              "bodies are not validated",
              "validate: {requests: enforce, responses: enforce}"));

  private static final List<KnownKey> SECURITY =
      List.of(
          honoured(
              "securityScheme",
              "oauth2, basic_auth and api_key are alternatives; mutualssl_mandatory is an error,"
                  + " mutualssl a warning: the certificate is not asked for, the rest stays required",
              "security, schemes"),
          warned(
              "authorizationHeader",
              "tokens are read from Authorization",
              "schemes: {oauth2: {header: …}}",
              "authorization"),
          warned(
              "apiKeyHeader",
              "API keys are read from the header apikey",
              "schemes: {api-key: {name: …}}",
              "apikey"),
          refused(
              "audiences",
              "tokens made for others would be accepted",
              "schemes: {oauth2: {audiences: […]}}",
              "all"),
          warned(
              "keyManagers",
              "the gateway decides which issuers it believes",
              "schemes: {oauth2: {issuers: […]}}",
              "all"),
          descriptive("scopes", "who may be given a scope; the key manager acts on it"),
          refused("threatProtectionPolicies", "harmful bodies would pass", "validate, max-body"),
          refused(
                  "mediationPolicies[]",
                  "sequences are not run; those known to edit only are warnings",
                  "request, response, fault")
              .unless(Neutral::judgedByName),
          refused("apiPolicies.request[]", "as for an operation's operationPolicies", "request")
              .unless(Neutral::judgedByName),
          refused("apiPolicies.response[]", "", "response").unless(Neutral::judgedByName),
          refused("apiPolicies.fault[]", "", "fault").unless(Neutral::judgedByName),
          refused("advertiseInfo.advertised", "the API is not served by a gateway at all", ""));

  private static final List<KnownKey> LIMITS =
      List.of(
          warned(
              "policies", "subscriptions are not limited", "limits: {plan: {tier}}", "unlimited"),
          warned(
              "apiThrottlingPolicy", "calls are not limited", "limits: {api: {tier}}", "unlimited"),
          warned("apiHubPolicies", "calls are not limited", "limits"),
          warned("organizationPolicies", "calls are not limited", "limits"),
          warned(
              "maxTps",
              "the backend is not protected",
              "upstreams: {default: {limit: {requests: …, per: 1s}}}"));

  private static final List<KnownKey> OPERATIONS =
      List.of(
          honoured(
              "operations[].target", "compared with the definition, which decides", "operations"),
          honoured(
              "operations[].verb", "compared with the definition, which decides", "operations"),
          honoured("operations[].authType", "None opens the operation", "security: open"),
          honoured("operations[].scopes", "", "security: [{oauth2: […]}]"),
          warned(
              "operations[].throttlingPolicy",
              "calls are not limited",
              "operations: {…: {limits: {operation: {tier}}}}",
              "unlimited"),
          refused(
                  "operations[].operationPolicies.request[]",
                  "not run; those known to edit only are warnings",
                  "request")
              .unless(Neutral::judgedByName),
          refused("operations[].operationPolicies.response[]", "", "response")
              .unless(Neutral::judgedByName),
          refused("operations[].operationPolicies.fault[]", "", "fault")
              .unless(Neutral::judgedByName),
          refused("operations[].operationHubPolicies", "not run", "request, response"),
          warned("operations[].amznResourceName", "only for AWS Lambda", ""),
          warned("operations[].amznResourceTimeout", "only for AWS Lambda", ""),
          descriptive("operations[].amznResourceContentEncoded", "only for AWS Lambda"),
          descriptive("operations[].uriMapping", "only for WebSocket"),
          descriptive("operations[].payloadSchema", "only for WebSocket and WebSub"),
          descriptive("operations[].schemaDefinition", ""),
          descriptive("operations[].description", ""),
          descriptive("operations[].usedProductIds", ""),
          descriptive("operations[].id", ""));

  private static final List<String> PORTAL =
      List.of(
          "id",
          "displayName",
          "description",
          "provider",
          "hasThumbnail",
          "isRevision",
          "revisionId",
          "revisionedApiId",
          "tags",
          "categories",
          "organizationId",
          "audience",
          "visibility",
          "visibleRoles",
          "visibleTenants",
          "visibleOrganizations",
          "subscriptionAvailability",
          "subscriptionAvailableTenants",
          "additionalProperties",
          "additionalPropertiesMap",
          "monetization",
          "accessControl",
          "accessControlRoles",
          "businessInformation",
          "workflowStatus",
          "createdTime",
          "lastUpdatedTimestamp",
          "lastUpdatedTime",
          "updatedBy",
          "serviceInfo",
          "wsdlInfo",
          "advertiseInfo.apiOwner",
          "advertiseInfo.vendor",
          "advertiseInfo.originalDevPortalUrl",
          "advertiseInfo.apiExternalProductionEndpoint",
          "advertiseInfo.apiExternalSandboxEndpoint",
          "gatewayVendor",
          "gatewayType",
          "asyncTransportProtocols",
          "websubSubscriptionConfiguration",
          "initiatedFromGateway",
          "egress",
          "enableSubscriberVerification",
          "enableStore",
          "gatewayEnvironments",
          "deploymentEnvironments",
          "labels");

  /** Without the envelope, which holds {@code type}, {@code version} and {@code data}. */
  public static final KeyTable TABLE =
      new KeyTable(
          "`api.yaml`, below `data`",
          Stream.of(
                  ROAD.stream(),
                  SECURITY.stream(),
                  LIMITS.stream(),
                  OPERATIONS.stream(),
                  Stream.of(
                      warned(
                          "subtypeConfiguration.subtype",
                          "served as a plain HTTP API",
                          "",
                          "default"),
                      warned("subtypeConfiguration.configuration", "not acted on", "")),
                  PORTAL.stream().map(path -> descriptive(path, "")))
              .flatMap(keys -> keys)
              .toList());

  private ApiYamlKeys() {}
}
