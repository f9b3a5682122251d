package dev.weir.cli.image;

import dev.weir.config.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an image says about itself (OCI image specification, {@code config.md}).
 *
 * @param platform what it runs on
 * @param created a time that is the same for the same input
 * @param entrypoint the program and its first arguments
 * @param variables environment variables
 * @param ports that it listens on
 * @param labels by name
 */
record ImageConfig(
    Platform platform,
    Instant created,
    List<String> entrypoint,
    Map<String, String> variables,
    List<Integer> ports,
    Map<String, String> labels) {
  /** Copies the collections. */
  ImageConfig {
    entrypoint = List.copyOf(entrypoint);
    variables = new LinkedHashMap<>(variables);
    ports = List.copyOf(ports);
    labels = new LinkedHashMap<>(labels);
  }

  /** As JSON, for an image of these layers on that base. */
  Node document(Base base, List<Layer> own) {
    List<String> diffIds = new ArrayList<>();
    base.layers().forEach(layer -> diffIds.add(layer.diffId()));
    own.forEach(layer -> diffIds.add(layer.diffId()));
    List<Node> history = new ArrayList<>(base.history());
    own.forEach(
        layer ->
            history.add(
                Node.mapping()
                    .put("created", created.toString())
                    .put("created_by", layer.madeBy())
                    .build()));
    return Node.mapping()
        .put("created", created.toString())
        .put("architecture", platform.layoutName())
        .put("os", "linux")
        .put("config", config(base))
        .put(
            "rootfs",
            Node.mapping().put("type", "layers").put("diff_ids", Node.texts(diffIds)).build())
        .put("history", Node.list(history))
        .build();
  }

  private Node config(Base base) {
    Node.Builder open = Node.mapping();
    ports.forEach(port -> open.put(port + "/tcp", Node.mapping().build()));
    Node.Builder named = Node.mapping();
    labels.forEach(named::put);
    List<String> environment = new ArrayList<>();
    for (String variable : base.variables()) {
      if (!variables.containsKey(variable.substring(0, Math.max(0, variable.indexOf('='))))) {
        environment.add(variable);
      }
    }
    variables.forEach((name, value) -> environment.add(name + "=" + value));
    return Node.mapping()
        .put("User", MachineBase.USER + ":" + MachineBase.USER)
        .put("ExposedPorts", open.build())
        .put("Env", Node.texts(environment))
        .put("Entrypoint", Node.texts(entrypoint))
        .put("WorkingDir", "/app")
        .put("Labels", named.build())
        .put("StopSignal", "SIGTERM")
        .build();
  }
}
