package dev.weir.gateway.pipeline;

import dev.weir.http.Headers;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Netty's header fields as policies see them, without a copy. What a policy writes is checked. */
final class NettyHeaders implements Headers {
  private final HttpHeaders fields;

  NettyHeaders(HttpHeaders fields) {
    this.fields = fields;
  }

  @Override
  public @Nullable String get(String name) {
    return fields.get(name);
  }

  @Override
  public List<String> getAll(String name) {
    return fields.getAll(name);
  }

  @Override
  public boolean contains(String name) {
    return fields.contains(name);
  }

  @Override
  public void set(String name, String value) {
    check(name, value);
    fields.set(name, value);
  }

  @Override
  public void add(String name, String value) {
    check(name, value);
    fields.add(name, value);
  }

  @Override
  public void remove(String name) {
    fields.remove(name);
  }

  @Override
  public void forEach(BiConsumer<String, String> visitor) {
    for (Map.Entry<String, String> field : fields) {
      visitor.accept(field.getKey(), field.getValue());
    }
  }

  // RFC 9110 §5.1, §5.5
  private static void check(String name, String value) {
    if (name.isEmpty() || HttpHeaderValidationUtil.validateToken(name) >= 0) {
      throw new IllegalArgumentException("not a field name: " + name.replaceAll("\\p{Cntrl}", "?"));
    }
    if (HttpHeaderValidationUtil.validateValidHeaderValue(value) >= 0) {
      throw new IllegalArgumentException("the value of " + name + " holds a control character");
    }
  }
}
