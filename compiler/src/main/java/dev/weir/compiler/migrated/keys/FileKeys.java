package dev.weir.compiler.migrated.keys;

import static dev.weir.compiler.migrated.keys.KnownKey.descriptive;
import static dev.weir.compiler.migrated.keys.KnownKey.honoured;
import static dev.weir.compiler.migrated.keys.KnownKey.refused;
import static dev.weir.compiler.migrated.keys.KnownKey.warned;

import java.util.List;

/** Files and folders of a migrated project; a folder's path ends with {@code /}. */
public final class FileKeys {
  /** Of all three layouts. */
  public static final KeyTable TABLE =
      new KeyTable(
          "Files",
          List.of(
              honoured("api.yaml", "or api.json", "weir.yaml"),
              honoured("api.json", "", "weir.yaml"),
              honoured("api_meta.yaml", "its name and version are compared with api.yaml", ""),
              honoured("deployment_environments.yaml", "or .json", "environments/, hosts"),
              honoured("deployment_environments.json", "", "environments/, hosts"),
              honoured(
                  "Definitions/",
                  "swagger.yaml or swagger.json; others belong to other types",
                  "definition"),
              honoured(
                  "Meta-information/",
                  "api and swagger of older exports, .yaml or .json",
                  "weir.yaml, definition"),
              honoured("api_definitions/", "each file is an API (Microgateway)", "definition"),
              honoured("policies.yaml", "names of tiers (Microgateway)", "limits.yaml"),
              warned(
                  "Endpoint-certificates/",
                  "the backend's certificate must be known to the machine or the gateway",
                  "upstreams: {default: {tls: {trust: …}}}"),
              warned(
                  "Client-certificates/",
                  "client certificates are not asked for",
                  "schemes: {…: {type: mutual-tls}}"),
              warned("Interceptors/", "not run", "request, response"),
              warned("interceptors/", "not run", "request, response"),
              warned("libs/", "not run", ""),
              warned("lib/", "not run", ""),
              warned("extensions/", "not run", ""),
              warned(
                  "intermediate_params.yaml", "not read; use --params", "environments/NAME.yaml"),
              warned("Deployment/", "not read; use --params", "environments/NAME.yaml"),
              refused("grpc_definitions/", "gRPC is not available", "definition: protos/"),
              descriptive("Policies/", "named by operationPolicies"),
              descriptive("Sequences/", "named by mediationPolicies"),
              descriptive("SoapToRest/", "only for SOAPTOREST"),
              descriptive("WSDL/", "only for SOAP"),
              descriptive("Docs/", ""),
              descriptive("Image/", ""),
              descriptive("conf/", "how images are built (Microgateway)"),
              descriptive("gen/", "made by micro-gw build"),
              descriptive("target/", "made by micro-gw build"),
              descriptive("README.md", "")));

  private FileKeys() {}
}
