package dev.weir.gateway.settings;

import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The one way in which a variable of the process overrides a key: the port of a listener, for
 * containers. {@code WEIR_PUBLIC_PORT} is that of the listener {@code public}.
 */
public final class ListenerPorts {
  private ListenerPorts() {}

  /** The variable for a listener. */
  public static String variable(String listener) {
    return "WEIR_" + listener.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
  }

  /** The listeners with the ports that the variables give. */
  public static List<ListenerSettings> override(
      List<ListenerSettings> listeners, Map<String, String> variables, Problems problems) {
    return listeners.stream().map(listener -> override(listener, variables, problems)).toList();
  }

  private static ListenerSettings override(
      ListenerSettings listener, Map<String, String> variables, Problems problems) {
    String variable = variable(listener.name());
    String text = variables.get(variable);
    if (text == null || text.isBlank()) {
      return listener;
    }
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 0 && port <= 65535) {
        return new ListenerSettings(
            listener.name(), listener.address(), port, listener.protocols(), listener.tls());
      }
    } catch (NumberFormatException notANumber) {
      // reported below
    }
    problems.error(
        "wrong-value",
        Place.NONE,
        variable,
        "\"" + text + "\" is not a port from 0 to 65535",
        "set it to a number or unset it");
    return listener;
  }
}
