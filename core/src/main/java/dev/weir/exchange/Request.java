package dev.weir.exchange;

import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the caller asks. Changes by policies reach the backend; {@link #path()} and {@link
 * #pathParameter} always tell what was matched.
 */
public interface Request {
  /** The method, for example {@code GET}; case matters (RFC 9110 §9.1). */
  String method();

  /** The canonical path that was matched, as sent, without the query. Begins with {@code /}. */
  String path();

  /**
   * The query without the question mark: as sent, until a policy puts another in its place; null
   * when there is none.
   */
  @Nullable String query();

  /** The value of a parameter of the path's template, percent-decoded; null for another name. */
  @Nullable String pathParameter(String name);

  /**
   * The first value of a parameter of the query as it was sent, form-decoded; null when it is
   * absent.
   */
  @Nullable String queryParameter(String name);

  /** The host that the caller addressed, lower case, without port. */
  String host();

  /** {@code http} or {@code https}, as the caller sees it. */
  String scheme();

  /** The header fields. */
  Headers headers();

  /**
   * The path that the backend gets, without query, below the endpoint's own path. Until it is
   * changed it is what was matched, without the API's context.
   */
  String upstreamPath();

  /**
   * Sends another path to the backend; begins with {@code /}, already encoded.
   *
   * @throws IllegalArgumentException when no caller could send it: it must be canonical
   */
  void upstreamPath(String path);

  /**
   * Sends another query to the backend, already encoded; null for none.
   *
   * @throws IllegalArgumentException when it holds a character that would end it
   */
  void query(@Nullable String query);

  /** Sends another method to the backend. */
  void method(String method);

  /**
   * The whole body, for a policy that asked for {@link dev.weir.policy.BodyUse.Whole}.
   *
   * @throws IllegalStateException when the route's policies did not ask for it
   */
  Chunk body();

  /**
   * Replaces the whole body; {@code Content-Length} follows.
   *
   * @throws IllegalStateException as for {@link #body()}
   */
  void body(Chunk body);
}
