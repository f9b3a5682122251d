package dev.weir.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SIGTERM, SIGINT and SIGHUP. The JDK offers no public way to handle them and then end with status
 * 0; its unsupported module does, and is reached by reflection so that its absence costs only that.
 */
final class Signals {
  private static final String[] NAMES = {"TERM", "INT", "HUP"};

  private Signals() {}

  /** Runs an action at the first signal; the second ends the process with 128 + its number. */
  static void onFirst(Runnable action) {
    AtomicInteger count = new AtomicInteger();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle") && arguments != null) {
                  int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                  handle(count.getAndIncrement(), number, action);
                }
                return null;
              });
      for (String name : NAMES) {
        signal
            .getMethod("handle", signal, handlerType)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
      Runtime.getRuntime().addShutdownHook(new Thread(action, "weir-stop"));
    }
  }

  private static void handle(int earlier, int number, Runnable action) {
    if (earlier == 0) {
      action.run();
    } else {
      Runtime.getRuntime().halt(128 + number);
    }
  }
}
