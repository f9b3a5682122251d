package dev.weir.testing;

import dev.weir.exchange.Api;
import dev.weir.exchange.Caller;
import dev.weir.exchange.Operation;
import dev.weir.http.Chunk;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds an exchange for a test: {@code ExchangeBuilder.request("GET",
 * "/pets/7?fields=name").header("Origin", "https://shop.example").parameter("petId", "7").build()}.
 * What is not said is a call of API {@code petstore} from 192.0.2.1 by nobody in particular.
 */
public final class ExchangeBuilder {
  final String method;
  final String path;
  final @Nullable String query;
  final Map<String, String> parameters = new LinkedHashMap<>();
  final FakeHeaders headers = new FakeHeaders();
  String host = "api.example.com";
  String scheme = "https";
  String ip = "192.0.2.1";
  String id = "exchange-1";
  Api api = new Api("petstore", "1.0.0");
  Operation operation;
  Caller caller = Caller.ANONYMOUS;
  @Nullable Chunk body;

  private ExchangeBuilder(String method, String target) {
    int mark = target.indexOf('?');
    this.method = method;
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? null : target.substring(mark + 1);
    this.operation = new Operation(method + " " + path, method, path);
  }

  /** A request by method and path, with a query if need be. */
  public static ExchangeBuilder request(String method, String target) {
    return new ExchangeBuilder(method, target);
  }

  /** A GET. */
  public static ExchangeBuilder get(String target) {
    return new ExchangeBuilder("GET", target);
  }

  /** One more header field. */
  public ExchangeBuilder header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** A parameter of the path, decoded. */
  public ExchangeBuilder parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  /** The host that was addressed, lower case. */
  public ExchangeBuilder host(String host) {
    this.host = host;
    return this;
  }

  /** {@code http} instead of {@code https}. */
  public ExchangeBuilder scheme(String scheme) {
    this.scheme = scheme;
    return this;
  }

  /** The client's address, an IP literal. */
  public ExchangeBuilder ip(String ip) {
    this.ip = ip;
    return this;
  }

  /** The exchange's id. */
  public ExchangeBuilder id(String id) {
    this.id = id;
    return this;
  }

  /** The API by name and version. */
  public ExchangeBuilder api(String name, String version) {
    this.api = new Api(name, version);
    return this;
  }

  /** The operation that was matched. */
  public ExchangeBuilder operation(String id, String method, String template) {
    this.operation = new Operation(id, method, template);
    return this;
  }

  /** Who is calling. */
  public ExchangeBuilder caller(Caller caller) {
    this.caller = caller;
    return this;
  }

  /** A caller that is known by claims alone. */
  public ExchangeBuilder claims(Map<String, Object> claims) {
    return caller(new Caller("", "", Set.of(), claims, Set.of()));
  }

  /** The whole body in UTF-8, as if a policy had asked for it. */
  public ExchangeBuilder body(String body) {
    this.body = Chunk.of(body.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The exchange; more can be built from the same parts, but they share the headers. */
  public FakeExchange build() {
    return new FakeExchange(this, List.of(operation));
  }
}
