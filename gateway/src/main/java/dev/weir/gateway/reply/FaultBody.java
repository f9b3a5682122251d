package dev.weir.gateway.reply;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.settings.FaultShape;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller reads of a fault. Shows the code's title and the fault's hint, never its detail
 * or cause. Bodies that hold nothing of the exchange are made once. Thread-safe.
 */
public final class FaultBody {
  private final FaultShape shape;
  private final Map<FaultCode, Rendered> ready = new EnumMap<>(FaultCode.class);
  private final Map<FaultCode, Rendered> readyXml = new EnumMap<>(FaultCode.class);

  /**
   * A body with its media type.
   *
   * @param mediaType the value of {@code Content-Type}
   * @param bytes shared: must not be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Rendered(String mediaType, byte[] bytes) {}

  /** Makes bodies of one shape. */
  public FaultBody(FaultShape shape) {
    this.shape = shape;
    for (FaultCode code : FaultCode.values()) {
      if (shape == FaultShape.API_MANAGER) {
        ready.put(code, json(ApiManagerFault.json(code, "")));
        readyXml.put(code, xml(ApiManagerFault.xml(code, "")));
      } else if (shape == FaultShape.CHOREO_CONNECT) {
        ready.put(code, json(ChoreoConnectFault.json(code, "")));
      }
    }
  }

  /** The body of one fault of an exchange that is not traced. */
  public Rendered of(Fault fault, String exchange, @Nullable String accept) {
    return of(fault, exchange, null, accept);
  }

  /**
   * The body of one fault.
   *
   * @param exchange the id of the exchange; the log has more under it
   * @param trace the trace that it belongs to; null when traces are off
   * @param accept the request's {@code Accept}; null when there is none
   */
  public Rendered of(
      Fault fault, String exchange, @Nullable String trace, @Nullable String accept) {
    FaultCode code = fault.code();
    String hint = fault.hint();
    boolean wantsXml = shape == FaultShape.API_MANAGER && Accept.prefersXml(accept);
    Rendered made = hint.isEmpty() ? (wantsXml ? readyXml : ready).get(code) : null;
    if (made != null) {
      return made;
    }
    return switch (shape) {
      case PROBLEM ->
          new Rendered(
              "application/problem+json", bytes(Problem.json(code, hint, exchange, trace)));
      case API_MANAGER ->
          wantsXml ? xml(ApiManagerFault.xml(code, hint)) : json(ApiManagerFault.json(code, hint));
      case CHOREO_CONNECT -> json(ChoreoConnectFault.json(code, hint));
    };
  }

  private static Rendered json(String text) {
    return new Rendered("application/json", bytes(text));
  }

  private static Rendered xml(String text) {
    return new Rendered("application/xml", bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
