package dev.weir.compiler.migrated.keys;

import static dev.weir.compiler.migrated.keys.KnownKey.descriptive;
import static dev.weir.compiler.migrated.keys.KnownKey.honoured;
import static dev.weir.compiler.migrated.keys.KnownKey.refused;
import static dev.weir.compiler.migrated.keys.KnownKey.warned;

import java.util.List;

/** Files of parameters per environment, and of deployments. */
public final class ParamsKeys {
  private static final String TRUST = "upstreams: {default: {tls: {trust: …}}}";

  /** {@code api_params.yaml}, or {@code params.yaml} of a deployment directory. */
  public static final KeyTable FILE =
      new KeyTable(
          "A params file (`--params`)",
          List.of(
              honoured(
                  "environments[].name", "chosen with --environment", "environments/NAME.yaml"),
              honoured("environments[].configs", "what stands beside it is a warning", ""),
              descriptive("deploy.import", "how apictl imports")));

  /** Below {@code configs} of one environment. */
  public static final KeyTable PARAMS =
      new KeyTable(
          "A params file, below `environments[].configs`",
          List.of(
              honoured("endpoints.production", "", "upstreams: {default: {endpoints: […]}}"),
              honoured("endpoints.sandbox", "", "upstreams: {default: {sandbox: […]}}"),
              honoured("endpointType", "rest, http; soap, dynamic and aws are errors", "upstreams"),
              honoured("endpointRoutingPolicy", "load_balanced, failover", "balance"),
              honoured("loadBalanceEndpoints.production", "", "endpoints: […]"),
              honoured("loadBalanceEndpoints.sandbox", "", "sandbox: […]"),
              warned(
                  "loadBalanceEndpoints.sessionManagement",
                  "callers do not stick to an endpoint",
                  "balance: sticky"),
              descriptive("loadBalanceEndpoints.sessionTimeOut", "belongs to sessionManagement"),
              warned(
                  "loadBalanceEndpoints.algoClassName",
                  "endpoints take turns",
                  "balance",
                  "org.apache.synapse.endpoints.algorithms.roundrobin"),
              honoured("failoverEndpoints.production", "", "endpoints: […]"),
              honoured("failoverEndpoints.productionFailovers", "", "balance: failover"),
              honoured("failoverEndpoints.sandbox", "", "sandbox: […]"),
              honoured("failoverEndpoints.sandboxFailovers", "", "balance: failover"),
              refused("awsLambdaEndpoints", "AWS Lambda is not available", ""),
              refused(
                      "security.production",
                      "the backend would get no credentials",
                      "upstreams: {default: {credentials: {…}}}")
                  .unless(Neutral::switchedOff),
              refused(
                      "security.sandbox",
                      "the backend would get no credentials",
                      "upstreams: {default: {credentials: {…}}}")
                  .unless(Neutral::switchedOff),
              refused(
                  "security.enabled",
                  "the backend would get no credentials",
                  "upstreams: {default: {credentials: {…}}}"),
              descriptive("security.type", "belongs to enabled"),
              descriptive("security.username", "belongs to enabled"),
              descriptive("security.password", "belongs to enabled"),
              honoured("deploymentEnvironments", "", "hosts"),
              warned(
                  "certs[]",
                  "the backend's certificate must be known to the machine or the gateway",
                  TRUST),
              warned(
                  "mutualSslCerts[]",
                  "client certificates are not asked for",
                  "schemes: {…: {type: mutual-tls}}"),
              warned(
                  "policies",
                  "subscriptions are not limited",
                  "limits: {plan: {tier}}",
                  "unlimited"),
              warned(
                  "gatewayEnvironments",
                  "name the environments with deploymentEnvironments",
                  "hosts"),
              warned("dependentAPIs", "API products are not available", ""),
              warned("api", "write it into api.yaml", "weir.yaml")));

  /** {@code deployment_environments.yaml}, below {@code data[]}. */
  public static final KeyTable DEPLOYMENT =
      new KeyTable(
          "`deployment_environments.yaml`, below `data[]`, and `deploymentEnvironments[]` of a params file",
          List.of(
              honoured(
                  "deploymentEnvironment", "chosen with --environment", "environments/NAME.yaml"),
              honoured("deploymentVhost", "absent: any host", "hosts"),
              descriptive("displayOnDevportal", "")));

  private ParamsKeys() {}
}
