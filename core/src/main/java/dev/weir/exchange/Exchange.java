package dev.weir.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response on their way through the gateway, as policies see it. Lives on one
 * event loop: every method must be called there, and never after the exchange has ended.
 */
public interface Exchange {
  /** A short text that names this exchange in logs and answers; unique with high probability. */
  String id();

  /** Replaces the id, for example by one that a trusted caller sent. */
  void id(String id);

  /** The API that was matched. */
  Api api();

  /** The operation that was matched; a policy of stage RESOLVE may put others in its place. */
  List<Operation> operations();

  /** Says which operations the body names (GraphQL fields, a SOAP operation). Never empty. */
  void operations(List<Operation> operations);

  /** What was asked. Policies of the request may change it until it is sent. */
  Request request();

  /**
   * What is being answered.
   *
   * @throws IllegalStateException before there is an answer
   */
  Response response();

  /** Who sent the request, as far as the network tells. */
  Client client();

  /** Who is calling; {@link Caller#ANONYMOUS} until a policy of stage IDENTIFY says more. */
  Caller caller();

  /** Says who is calling. */
  void caller(Caller caller);

  /** What another policy of the same exchange left under a key; null when nothing. */
  <T> @Nullable T get(Attribute<T> key);

  /** Leaves something for later policies of the same exchange. */
  <T> void set(Attribute<T> key, T value);

  /**
   * Sends the call to another upstream.
   *
   * @throws IllegalArgumentException when the plan has no upstream of that name
   * @throws IllegalStateException when the call has been sent already
   */
  void upstream(String name);
}
