package dev.weir.gateway.pipeline;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Message;
import dev.weir.policy.MessageFilter;
import dev.weir.policy.MessageFilter.Decision;
import dev.weir.policy.Sink;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Shows the events of a server-sent event stream (WHATWG HTML §9.2) to message filters, one event
 * at a time. An event is everything up to and with its empty line; lines end with LF, CR or CR LF.
 */
final class EventFilter implements BodyFilter {
  /** An event that is longer than this is no event. */
  private static final int LONGEST = 1 << 20;

  private final List<MessageFilter> filters;
  private final ByteArrayOutputStream event = new ByteArrayOutputStream(256);
  private boolean lineEmpty = true;
  private boolean afterCr;
  private boolean complete;

  EventFilter(List<MessageFilter> filters) {
    this.filters = filters;
  }

  @Override
  public void onChunk(Chunk chunk, Sink sink) {
    for (int i = 0; i < chunk.size(); i++) {
      byte b = chunk.get(i);
      if (complete && !(afterCr && b == '\n')) {
        flush(sink);
      }
      event.write(b);
      if (b == '\n' && afterCr) {
        afterCr = false; // the second half of CR LF
      } else if (b == '\n' || b == '\r') {
        complete = complete || lineEmpty;
        lineEmpty = true;
        afterCr = b == '\r';
      } else {
        lineEmpty = false;
        afterCr = false;
      }
      if (complete && !afterCr) {
        flush(sink);
      }
      if (event.size() > LONGEST) {
        sink.fail(new Fault(FaultCode.UPSTREAM_MALFORMED, "an event of more than 1 MB"));
        return;
      }
    }
    if (complete) {
      flush(sink);
    }
  }

  @Override
  public void onEnd(Headers trailers, Sink sink) {
    flush(sink);
  }

  private void flush(Sink sink) {
    complete = false;
    if (event.size() == 0) {
      return;
    }
    Chunk payload = Chunk.of(event.toByteArray());
    event.reset();
    for (MessageFilter filter : filters) {
      Decision decision = filter.onMessage(new Message(Message.Kind.EVENT, payload));
      if (decision instanceof Decision.Drop) {
        return;
      } else if (decision instanceof Decision.Replace replace) {
        payload = replace.payload();
      } else if (decision instanceof Decision.Close close) {
        sink.fail(close.fault());
        return;
      }
    }
    sink.send(payload);
  }
}
