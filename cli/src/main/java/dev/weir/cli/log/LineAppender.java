package dev.weir.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Layout;
import java.io.IOException;
import java.io.OutputStream;

/** Writes each event as the lines that a layout makes of it, flushed one by one. */
final class LineAppender extends AppenderBase<ILoggingEvent> {
  private final Layout<ILoggingEvent> layout;
  private final OutputStream out;

  LineAppender(Layout<ILoggingEvent> layout, OutputStream out) {
    this.layout = layout;
    this.out = out;
  }

  @Override
  protected void append(ILoggingEvent event) {
    try {
      out.write(layout.doLayout(event).getBytes(UTF_8));
      out.flush();
    } catch (IOException e) {
      addError("the log cannot be written", e);
    }
  }
}
