package dev.weir.compiler.migrated.keys;

import static dev.weir.compiler.migrated.keys.KnownKey.descriptive;
import static dev.weir.compiler.migrated.keys.KnownKey.honoured;
import static dev.weir.compiler.migrated.keys.KnownKey.refused;
import static dev.weir.compiler.migrated.keys.KnownKey.warned;

import java.util.List;

/** The keys that describe backends, wherever they stand. */
public final class EndpointKeys {
  private static final String BALANCE = "upstreams: {default: {balance: …}}";
  private static final String ROUND_ROBIN = "org.apache.synapse.endpoints.algorithms.roundrobin";
  private static final String RETRY = "upstreams: {default: {retry: {attempts: …}}}";
  private static final String BREAKER = "upstreams: {default: {circuit-breaker: {…}}}";
  private static final String CREDENTIALS = "upstreams: {default: {credentials: {…}}}";

  /** {@code endpointConfig} of api.yaml. */
  public static final KeyTable CONFIG =
      new KeyTable(
          "`api.yaml`, below `endpointConfig`",
          List.of(
              honoured(
                  "endpoint_type",
                  "http, address, service, load_balance, failover; any other is an error",
                  "upstreams"),
              honoured(
                  "production_endpoints",
                  "one, or a list",
                  "upstreams: {default: {endpoints: […]}}"),
              honoured(
                  "sandbox_endpoints", "one, or a list", "upstreams: {default: {sandbox: […]}}"),
              honoured("production_failovers", "after production_endpoints", "balance: failover"),
              honoured("sandbox_failovers", "after sandbox_endpoints", "balance: failover"),
              refused(
                      "endpoint_security.production",
                      "the backend would get no credentials",
                      CREDENTIALS)
                  .unless(Neutral::switchedOff),
              refused(
                      "endpoint_security.sandbox",
                      "the backend would get no credentials",
                      CREDENTIALS)
                  .unless(Neutral::switchedOff),
              warned("algoCombo", "endpoints take turns", BALANCE, ROUND_ROBIN),
              warned("algoClassName", "endpoints take turns", BALANCE, ROUND_ROBIN),
              warned("sessionManagement", "callers do not stick to an endpoint", "balance: sticky"),
              descriptive("sessionTimeOut", "belongs to sessionManagement"),
              descriptive("failOver", "endpoint_type says it"),
              warned("implementation_status", "security stays on", "security: open"),
              descriptive("template_not_supported", ""),
              descriptive("access_method", "only for AWS Lambda"),
              descriptive("amznRegion", "only for AWS Lambda"),
              descriptive("amznAccessKey", "only for AWS Lambda"),
              descriptive("amznSecretKey", "only for AWS Lambda"),
              descriptive("amznRoleArn", "only for AWS Lambda"),
              descriptive("amznRoleSessionName", "only for AWS Lambda"),
              descriptive("amznRoleRegion", "only for AWS Lambda")));

  /** One endpoint of {@code endpointConfig} or of a params file. */
  public static final KeyTable ENDPOINT =
      new KeyTable(
          "One endpoint of `endpointConfig` or of a params file",
          List.of(
              honoured("url", "without a scheme it is http://", "endpoints: […]"),
              descriptive("endpoint_type", "the set's own type decides"),
              descriptive("template_not_supported", ""),
              descriptive("attributes", ""),
              honoured(
                  "advanceEndpointConfig.timeoutInMillis",
                  "until the head of the answer",
                  "timeouts: {response: …}"),
              honoured(
                  "config.actionDuration",
                  "until the head of the answer",
                  "timeouts: {response: …}"),
              honoured(
                  "config.actionSelect",
                  "neverTimeout waits without end; discard is a warning",
                  "timeouts: {response: none}"),
              warned("config.retryTimeOut", "calls are not repeated", RETRY, "0"),
              warned("config.retryDelay", "calls are not repeated", RETRY, "0"),
              warned("config.retryErroCode", "calls are not repeated", RETRY),
              warned("config.retryErrorCode", "calls are not repeated", RETRY),
              warned("config.factor", "endpoints are not suspended", BREAKER, "0"),
              warned("config.suspendErrorCode", "endpoints are not suspended", BREAKER),
              warned("config.suspendDuration", "endpoints are not suspended", BREAKER, "0"),
              warned("config.suspendMaxDuration", "endpoints are not suspended", BREAKER, "0")));

  /** {@code x-wso2-production-endpoints}, {@code x-wso2-sandbox-endpoints}, a named set. */
  public static final KeyTable EXTENSION =
      new KeyTable(
          "A set of endpoints in an `x-wso2-*` extension",
          List.of(
              honoured("urls", "http and https; etcd(key, default) is a warning", "endpoints: […]"),
              honoured("type", "failover, else in turn", "balance: failover"),
              honoured(
                  "advanceEndpointConfig.timeoutInMillis",
                  "until the head of the answer; its body is bounded by idle",
                  "timeouts: {response: …}"),
              honoured(
                  "advanceEndpointConfig.circuitBreakers.maxConnections",
                  "for each endpoint; 0 and below mean no value",
                  "connections: {max: …}"),
              honoured(
                  "advanceEndpointConfig.circuitBreakers.maxPendingRequests",
                  "calls that wait for a connection",
                  "connections: {queue: …}"),
              warned(
                  "advanceEndpointConfig.circuitBreakers.maxRequests",
                  "open calls are bounded by connections only",
                  "limits: {in-flight: {concurrent: …}}",
                  "0",
                  "-1"),
              warned(
                  "advanceEndpointConfig.circuitBreakers.maxRetries",
                  "calls are not repeated",
                  RETRY,
                  "0",
                  "-1"),
              warned(
                  "advanceEndpointConfig.circuitBreakers.maxConnectionPools",
                  "there is one pool per endpoint and event loop",
                  "connections: {max: …}",
                  "0",
                  "-1"),
              warned("advanceEndpointConfig.retryConfig", "calls are not repeated", RETRY),
              warned(
                  "advanceEndpointConfig.circuitBreaker", "endpoints are not suspended", BREAKER),
              refused("securityConfig", "the backend would get no credentials", CREDENTIALS)
                  .unless(Neutral::saidOff)));

  private EndpointKeys() {}
}
