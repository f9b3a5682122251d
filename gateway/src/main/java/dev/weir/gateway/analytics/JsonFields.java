package dev.weir.gateway.analytics;

import dev.weir.gateway.observe.LineBuffer;

/** Fields as the members of one JSON object; properties as an object within it. */
final class JsonFields implements EventFields {
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private final LineBuffer line;
  private boolean any;
  private boolean inside;

  JsonFields(LineBuffer line) {
    this.line = line;
    line.put('{');
  }

  @Override
  public void text(String name, String value) {
    name(name);
    quoted(value);
  }

  @Override
  public void number(String name, long value) {
    name(name);
    line.number(value);
  }

  @Override
  public void flag(String name, boolean value) {
    name(name);
    line.put(value ? TRUE : FALSE);
  }

  @Override
  public void property(String name, String value) {
    enter();
    text(name, value);
  }

  /** Nothing more comes. */
  void end() {
    enter();
    line.put('}');
    line.put('}');
  }

  private void enter() {
    if (!inside) {
      name("properties");
      line.put('{');
      inside = true;
      any = false;
    }
  }

  private void name(String name) {
    if (any) {
      line.put(',');
    }
    any = true;
    quoted(name);
    line.put(':');
  }

  private void quoted(String text) {
    line.put('"');
    line.text(text);
    line.put('"');
  }
}
