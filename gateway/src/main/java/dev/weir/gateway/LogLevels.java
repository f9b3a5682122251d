package dev.weir.gateway;

/** How much is logged, at run time. Whoever sets up the logging of the process implements it. */
public interface LogLevels {
  /** Nobody can change anything. */
  LogLevels FIXED =
      new LogLevels() {
        @Override
        public String now() {
          return "info";
        }

        @Override
        public boolean set(String level) {
          return false;
        }
      };

  /** {@code trace}, {@code debug}, {@code info}, {@code warn} or {@code error}. */
  String now();

  /** Logs more or less from now on; false for a word that is no level. */
  boolean set(String level);
}
