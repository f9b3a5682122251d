package dev.weir.compiler.migrated.keys;

import static dev.weir.compiler.migrated.keys.KnownKey.descriptive;
import static dev.weir.compiler.migrated.keys.KnownKey.honoured;
import static dev.weir.compiler.migrated.keys.KnownKey.refused;
import static dev.weir.compiler.migrated.keys.KnownKey.warned;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of {@code Meta-information/api.yaml} of exports before 4.0. Those that say the same
 * under another name are read as that name of {@link ApiYamlKeys}.
 */
public final class OldExportKeys {
  private static final List<KnownKey> ACTIVE =
      List.of(
          honoured("id.apiName", "as name", "name"),
          honoured("id.version", "as version", "version"),
          descriptive("id.providerName", ""),
          honoured(
              "context", "used when there is no contextTemplate; holds the version", "context"),
          honoured("contextTemplate", "as context", "context"),
          honoured("type", "HTTP; any other type is an error", "definition"),
          honoured("status", "as lifeCycleStatus", ""),
          honoured("isDefaultVersion", "", "default-version: true"),
          honoured("transports", "as transport, a comma between", "transports"),
          honoured("apiSecurity", "as securityScheme, a comma between", "security"),
          honoured("authorizationHeader", "as in api.yaml", ""),
          honoured("apiLevelPolicy", "as apiThrottlingPolicy", "limits: {api: {tier}}"),
          honoured("availableTiers", "its names, as policies", "limits: {plan: {tier}}"),
          honoured("corsConfiguration", "as in api.yaml", "cors"),
          honoured("endpointConfig", "a JSON text, as endpointConfig", "upstreams"),
          honoured(
              "productionUrl",
              "when there is no endpointConfig",
              "upstreams: {default: {endpoints: […]}}"),
          honoured(
              "sandboxUrl",
              "when there is no endpointConfig",
              "upstreams: {default: {sandbox: […]}}"),
          honoured("implementation", "as endpointImplementationType", "mock: true"),
          honoured("enableSchemaValidation", "as in api.yaml", "validate"),
          honoured("keyManagers", "as in api.yaml", ""),
          honoured("uriTemplates", "as operations", "operations"),
          warned("responseCache", "every call goes to the backend", "cache: {for: 5m}", "disabled"),
          warned(
              "productionMaxTps",
              "the backend is not protected",
              "upstreams: {default: {limit: {requests: …, per: 1s}}}"),
          warned(
              "sandboxMaxTps",
              "the backend is not protected",
              "upstreams: {default: {limit: {requests: …, per: 1s}}}"),
          warned("wsdlUrl", "the WSDL is not served", "definition: service.wsdl"),
          warned("subscriptionPolicies", "subscriptions are not limited", "limits"),
          warned("availableSubscriptionLevelPolicies", "subscriptions are not limited", "limits"),
          refused(
              "endpointSecured",
              "the backend would get no credentials",
              "upstreams: {default: {credentials: {…}}}"),
          refused("threatProtectionPolicies", "harmful bodies would pass", "validate, max-body"),
          refused("inSequence", "the sequence is not run", "request", "log_in_message"),
          refused("outSequence", "the sequence is not run", "response", "log_out_message"),
          refused("faultSequence", "the sequence is not run", "fault", "json_fault"),
          refused("advertiseOnly", "the API is not served by a gateway at all", ""));

  private static final List<String> PORTAL =
      List.of(
          "uuid",
          "description",
          "tags",
          "documents",
          "lastUpdated",
          "apiHeaderChanged",
          "apiResourcePatternsChanged",
          "technicalOwner",
          "technicalOwnerEmail",
          "businessOwner",
          "businessOwnerEmail",
          "visibility",
          "visibleRoles",
          "visibleTenants",
          "gatewayLabels",
          "endpointAuthDigest",
          "endpointUTUsername",
          "endpointUTPassword",
          "apiOwner",
          "redirectURL",
          "subscriptionAvailability",
          "subscriptionAvailableTenants",
          "cacheTimeout",
          "scopes",
          "isPublishedDefaultVersion",
          "environments",
          "createdTime",
          "additionalProperties",
          "monetizationProperties",
          "isMonetizationEnabled",
          "monetizationStatus",
          "environmentList",
          "endpoints",
          "apiCategories",
          "accessControl",
          "accessControlRoles",
          "rating",
          "isLatest",
          "thumbnailUrl",
          "enableStore",
          "workflowStatus",
          "destinationStatsEnabled");

  /** Flat, without an envelope. */
  public static final KeyTable TABLE =
      new KeyTable(
          "`Meta-information/api.yaml` of exports before 4.0",
          Stream.concat(ACTIVE.stream(), PORTAL.stream().map(path -> descriptive(path, "")))
              .toList());

  private OldExportKeys() {}
}
