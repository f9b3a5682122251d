package dev.weir.fault;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong with one exchange. The caller sees the code's status and title, and
 * {@link #hint} when there is one; detail and cause go to the log. Faults of callers and upstreams
 * carry no stack trace, those of Weir do.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FaultCode code;
  private final String hint;

  /** A fault whose detail, for the log only, names the thing that failed. */
  public Fault(FaultCode code, String detail) {
    this(code, detail, null);
  }

  /** A fault with its cause. */
  public Fault(FaultCode code, String detail, @Nullable Throwable cause) {
    this(code, detail, "", cause);
  }

  private Fault(FaultCode code, String detail, String hint, @Nullable Throwable cause) {
    super(detail, cause, false, code.party() == Party.GATEWAY);
    this.code = requireNonNull(code, "code");
    this.hint = hint;
  }

  /** A fault that also tells the caller something: a sentence that holds no secret. */
  public static Fault withHint(FaultCode code, String hint) {
    return new Fault(code, hint, hint, null);
  }

  /** What kind. */
  public FaultCode code() {
    return code;
  }

  /** What the caller may read beside the title; empty when there is nothing to add. */
  public String hint() {
    return hint;
  }
}
