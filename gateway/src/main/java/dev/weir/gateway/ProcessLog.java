package dev.weir.gateway;

import java.util.function.Consumer;

/**
 * What the process logs about itself, at run time: how much, and its lines for whoever follows
 * them. Whoever sets up the logging of the process implements it. Thread-safe.
 */
public interface ProcessLog {
  /** Nobody can change anything, and there is nothing to follow. */
  ProcessLog FIXED =
      new ProcessLog() {
        @Override
        public String level(String logger) {
          return "info";
        }

        @Override
        public boolean level(String logger, String level) {
          return false;
        }

        @Override
        public void reset(String logger) {}

        @Override
        public Runnable follow(Consumer<String> lines) {
          return () -> {};
        }
      };

  /**
   * How much a logger logs: {@code trace}, {@code debug}, {@code info}, {@code warn}, {@code error}
   * or {@code off}.
   *
   * @param logger its name, such as {@code dev.weir.gateway.upstream}; empty for all
   */
  String level(String logger);

  /** Logs more or less from now on; false for a word that is no level. */
  boolean level(String logger, String level);

  /** Logs as much as the configuration says again. */
  void reset(String logger);

  /**
   * Hands every line over from now on, as one JSON object without an end of line, on whichever
   * thread logs; the taker must not wait. Running what is given back ends it.
   */
  Runnable follow(Consumer<String> lines);
}
