package dev.weir.testing;

import dev.weir.exchange.Api;
import dev.weir.exchange.Attribute;
import dev.weir.exchange.Caller;
import dev.weir.exchange.Client;
import dev.weir.exchange.Exchange;
import dev.weir.exchange.Operation;
import dev.weir.exchange.Response;
import dev.weir.fault.Fault;
import dev.weir.http.Reply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An exchange without a network. It is as strict as {@link Exchange} says: no answer before there
 * is one, nothing after {@link #end}.
 */
public final class FakeExchange implements Exchange {
  private final Api api;
  private final FakeRequest request;
  private final Client client;
  private final Map<Attribute<?>, Object> attributes = new HashMap<>();
  private final Set<String> upstreams = new TreeSet<>(Set.of("default"));
  private String id;
  private List<Operation> operations;
  private Caller caller;
  private String upstream = "default";
  private @Nullable FakeResponse response;
  private @Nullable Fault fault;
  private boolean ended;

  FakeExchange(ExchangeBuilder parts, List<Operation> operations) {
    this.id = parts.id;
    this.api = parts.api;
    this.request = new FakeRequest(parts);
    this.client = new Address(parts.ip, parts.scheme.equals("https"));
    this.caller = parts.caller;
    this.operations = operations;
  }

  /** Gives the answer of the backend, without a body; headers as names and values in turn. */
  public FakeResponse answer(int status, String... headers) {
    return answer(Response.Source.UPSTREAM, status, FakeHeaders.of(headers));
  }

  /** Gives the answer of a policy. */
  public FakeResponse answer(Reply reply) {
    FakeHeaders headers = new FakeHeaders();
    reply.headers().forEach(field -> headers.add(field.name(), field.value()));
    return answer(Response.Source.POLICY, reply.status(), headers).with(reply.body().bytes());
  }

  /** Gives the answer that a fault becomes. */
  public FakeResponse answer(Fault fault) {
    this.fault = fault;
    return answer(
        Response.Source.FAULT,
        fault.code().status(),
        FakeHeaders.of("Content-Type", "application/problem+json"));
  }

  /** The fault that became the answer; null when none did. */
  public @Nullable Fault fault() {
    return fault;
  }

  /** Names one more upstream that the plan is said to have. */
  public FakeExchange offering(String upstream) {
    upstreams.add(upstream);
    return this;
  }

  /** The upstream that is going to be called. */
  public String upstream() {
    return upstream;
  }

  /** From now on every call is a mistake of whoever makes it. */
  public void end() {
    ended = true;
  }

  @Override
  public String id() {
    return alive(id);
  }

  @Override
  public void id(String id) {
    this.id = alive(id);
  }

  @Override
  public Api api() {
    return alive(api);
  }

  @Override
  public List<Operation> operations() {
    return alive(operations);
  }

  @Override
  public void operations(List<Operation> operations) {
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("there is at least one operation");
    }
    this.operations = alive(List.copyOf(operations));
  }

  @Override
  public FakeRequest request() {
    return alive(request);
  }

  @Override
  public FakeResponse response() {
    if (response == null) {
      throw new IllegalStateException("there is no answer yet");
    }
    return alive(response);
  }

  @Override
  public Client client() {
    return alive(client);
  }

  @Override
  public Caller caller() {
    return alive(caller);
  }

  @Override
  public void caller(Caller caller) {
    this.caller = alive(caller);
  }

  @Override
  @SuppressWarnings("unchecked") // only set() puts values in, under keys of their type
  public <T> @Nullable T get(Attribute<T> key) {
    return (T) alive(attributes).get(key);
  }

  @Override
  public <T> void set(Attribute<T> key, T value) {
    alive(attributes).put(key, value);
  }

  @Override
  public void upstream(String name) {
    if (!upstreams.contains(name)) {
      throw new IllegalArgumentException("the plan has no upstream " + name);
    }
    if (response != null) {
      throw new IllegalStateException("the call has been sent already");
    }
    upstream = alive(name);
  }

  private FakeResponse answer(Response.Source source, int status, FakeHeaders headers) {
    response = new FakeResponse(status, source, headers);
    return response;
  }

  private <T> T alive(T part) {
    if (ended) {
      throw new IllegalStateException("the exchange has ended");
    }
    return part;
  }

  private record Address(String ip, boolean secure) implements Client {
    @Override
    public InetAddress address() {
      try {
        return InetAddress.getByName(ip);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("not an IP literal: " + ip, e);
      }
    }
  }
}
