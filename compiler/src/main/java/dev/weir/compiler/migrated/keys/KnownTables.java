package dev.weir.compiler.migrated.keys;

import java.util.List;

/** Every table, in the order of the documentation. */
public final class KnownTables {
  /** Every table. */
  public static final List<KeyTable> ALL =
      List.of(
          FileKeys.TABLE,
          ApiYamlKeys.TABLE,
          EndpointKeys.CONFIG,
          EndpointKeys.ENDPOINT,
          EndpointKeys.EXTENSION,
          ExtensionKeys.API,
          ExtensionKeys.PATH,
          ExtensionKeys.OPERATION,
          ParamsKeys.FILE,
          ParamsKeys.PARAMS,
          ParamsKeys.DEPLOYMENT,
          OldExportKeys.TABLE);

  private KnownTables() {}
}
