package dev.weir.system;

import dev.weir.fault.FaultCode;

/**
 * What came of a call.
 *
 * @param status the status that the caller got; 0 when there was no answer
 * @param fault the code of the fault in the log; empty when there was none
 * @param brokenOff whether the answer ended before it was complete
 */
record Seen(int status, String fault, boolean brokenOff) {
  /** An answer without a fault. */
  static Seen whole(int status) {
    return new Seen(status, "", false);
  }

  /** The gateway's own answer. */
  static Seen fault(FaultCode code) {
    return new Seen(code.status(), code.slug(), false);
  }

  /** The backend's 200 that ends too soon. */
  static Seen brokenOff(FaultCode code) {
    return new Seen(200, code.slug(), true);
  }

  /** What the caller sees, for the page. */
  String caller() {
    return brokenOff
        ? status + ", broken off"
        : fault.isEmpty() ? status + ", whole" : status + " `" + fault + "`";
  }

  /** What the log says, for the page. */
  String log() {
    return fault.isEmpty() ? "" + status : status + " `" + fault + "`";
  }
}
