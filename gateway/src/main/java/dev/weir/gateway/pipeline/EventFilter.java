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
import java.time.Duration;
import java.util.List;

/**
 * Shows the events of a server-sent event stream (WHATWG HTML §9.2) to message filters, one event
 * at a time. An event is everything up to and with its empty line; lines end with LF, CR or CR LF.
 * What follows the last empty line is no event and passes unseen.
 */
final class EventFilter implements BodyFilter {
  /** An event that is longer than this is no event. */
  private static final int LONGEST = 1 << 20;

  private final List<MessageFilter> filters;
  private final Rest rest;
  private final ByteArrayOutputStream event = new ByteArrayOutputStream(256);
  private boolean lineEmpty = true;
  private boolean afterCr;
  private boolean resting;
  private boolean closed;

  /**
   * Lets the stream rest: nothing comes in until the continuation has run and does not rest again.
   */
  interface Rest {
    /** Calls {@code go} when the time is over. */
    void then(Duration time, Runnable go);
  }

  EventFilter(List<MessageFilter> filters, Rest rest) {
    this.filters = filters;
    this.rest = rest;
  }

  @Override
  public void onChunk(Chunk chunk, Sink sink) {
    read(chunk.bytes(), 0, sink);
  }

  private void read(byte[] bytes, int from, Sink sink) {
    for (int i = from; i < bytes.length; i++) {
      byte b = bytes[i];
      event.write(b);
      if (b == '\n' && afterCr) {
        afterCr = false; // the second half of CR LF
        continue;
      }
      afterCr = b == '\r';
      if (b != '\n' && b != '\r') {
        lineEmpty = false;
      } else if (lineEmpty) {
        if (afterCr && i + 1 < bytes.length && bytes[i + 1] == '\n') {
          event.write('\n');
          afterCr = false;
          i++;
        }
        int next = i + 1;
        deliver(sink, () -> read(bytes, next, sink));
        if (resting || closed) {
          return;
        }
      } else {
        lineEmpty = true;
      }
      if (event.size() > LONGEST) {
        sink.fail(new Fault(FaultCode.UPSTREAM_MALFORMED, "an event of more than 1 MB"));
        return;
      }
    }
  }

  @Override
  public void onEnd(Headers trailers, Sink sink) {
    if (event.size() > 0) {
      sink.send(Chunk.of(event.toByteArray()));
    }
  }

  private void deliver(Sink sink, Runnable more) {
    Chunk payload = Chunk.of(event.toByteArray());
    event.reset();
    judge(payload, 0, sink, more);
  }

  private void judge(Chunk payload, int filter, Sink sink, Runnable more) {
    Chunk current = payload;
    for (int i = filter; i < filters.size(); i++) {
      Decision decision;
      try {
        decision = filters.get(i).onMessage(new Message(Message.Kind.EVENT, current));
      } catch (Throwable thrown) {
        sink.fail(PolicyFault.of("a filter of events", thrown));
        return;
      }
      if (decision instanceof Decision.Drop) {
        return;
      } else if (decision instanceof Decision.Replace replace) {
        current = replace.payload();
      } else if (decision instanceof Decision.Close close) {
        closed = true;
        sink.fail(close.fault());
        return;
      } else if (decision instanceof Decision.Delay delay) {
        Chunk delayed = current;
        int next = i + 1;
        resting = true;
        rest.then(
            delay.time(),
            () -> {
              resting = false;
              judge(delayed, next, sink, more);
              if (!resting && !closed) {
                more.run();
              }
            });
        return;
      }
    }
    sink.send(current);
  }
}
