package dev.weir.fault;

import static dev.weir.fault.Party.CLIENT;
import static dev.weir.fault.Party.GATEWAY;
import static dev.weir.fault.Party.UPSTREAM;

import java.util.Locale;

/**
 * The catalogue of faults. Status, numeric codes, metric label and the retry decision all come from
 * here, so they cannot disagree. The numeric codes are those that clients of WSO2 API Manager and
 * of Choreo Connect know.
 */
public enum FaultCode {
  MALFORMED_REQUEST(CLIENT, 400, 102511, 102512, "The request is malformed"),
  PATH_NOT_CANONICAL(CLIENT, 400, 102511, 102512, "The path is not in canonical form"),
  PREFLIGHT_REFUSED(CLIENT, 403, 900908, 900908, "The origin, method or header is not allowed"),
  TRANSPORT_NOT_ALLOWED(CLIENT, 403, 900908, 900908, "The API is not offered on this transport"),
  NOT_FOUND(CLIENT, 404, 404, 404, "No API has this path"),
  METHOD_NOT_ALLOWED(CLIENT, 405, 405, 405, "The path does not offer this method"),
  NOT_ACCEPTABLE(CLIENT, 406, 406, 406, "No answer has an acceptable media type"),
  REQUEST_TIMEOUT(CLIENT, 408, 101504, 102504, "The request did not arrive in time"),
  LENGTH_REQUIRED(CLIENT, 411, 102511, 102512, "The length of the body is required"),
  BODY_TOO_LARGE(CLIENT, 413, 102511, 102512, "The body is too large"),
  URI_TOO_LONG(CLIENT, 414, 102511, 102512, "The URI is too long"),
  EXPECTATION_FAILED(CLIENT, 417, 102511, 102512, "The expectation cannot be met"),
  MISDIRECTED(CLIENT, 421, 102511, 102512, "This connection does not serve the host"),
  HEADERS_TOO_LARGE(CLIENT, 431, 102511, 102512, "The headers are too large"),
  /** Never sent: the caller went away before the answer was complete. Only in logs and metrics. */
  CLIENT_ABORTED(CLIENT, 499, 101507, 102510, "The caller went away"),

  INTERNAL(GATEWAY, 500, 900900, 102500, "The gateway failed"),
  POLICY_FAILED(GATEWAY, 500, 901100, 102500, "A policy failed"),
  METHOD_NOT_IMPLEMENTED(CLIENT, 501, 102511, 102512, "The method is not supported"),
  MOCK_NOT_AVAILABLE(GATEWAY, 501, 900871, 900871, "The definition has no example to answer with"),
  HTTP_VERSION_NOT_SUPPORTED(CLIENT, 505, 102511, 102512, "The HTTP version is not supported"),
  LOOP_DETECTED(GATEWAY, 508, 101506, 102510, "The request came back to this gateway"),
  API_NOT_AVAILABLE(GATEWAY, 503, 700700, 102503, "The API is not available"),
  SECURITY_NOT_AVAILABLE(GATEWAY, 503, 900900, 102500, "The security of this operation is missing"),
  POLICY_TIMEOUT(GATEWAY, 503, 901100, 102500, "A policy did not decide in time"),
  OVERLOADED(GATEWAY, 503, 303001, 102505, "The gateway is at its limit"),
  SHUTTING_DOWN(GATEWAY, 503, 303001, 102503, "The gateway is going away"),
  NO_ENDPOINT(GATEWAY, 503, 303000, 102508, "The backend has no endpoint for this call"),

  UPSTREAM_NAME_UNKNOWN(UPSTREAM, 502, 101503, 102503, "The backend's name does not resolve", true),
  UPSTREAM_REFUSED(UPSTREAM, 502, 101503, 102503, "The backend refused the connection", true),
  UPSTREAM_CONNECT_TIMEOUT(
      UPSTREAM, 504, 101508, 102504, "The backend did not accept in time", true),
  UPSTREAM_TLS(UPSTREAM, 502, 101503, 102503, "The backend's TLS handshake failed"),
  UPSTREAM_FORBIDDEN(GATEWAY, 502, 101503, 102503, "The backend's address is not allowed"),
  UPSTREAM_BUSY(UPSTREAM, 503, 303001, 102505, "No connection to the backend was free in time"),
  UPSTREAM_CLOSED(UPSTREAM, 502, 101505, 102510, "The backend closed before it answered"),
  UPSTREAM_MALFORMED(UPSTREAM, 502, 101506, 102514, "The backend's answer is malformed"),
  UPSTREAM_TIMEOUT(UPSTREAM, 504, 101504, 102504, "The backend did not answer in time");

  private final Party party;
  private final int status;
  private final int number;
  private final int routerNumber;
  private final String title;
  private final boolean retryable;
  private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

  FaultCode(Party party, int status, int number, int routerNumber, String title) {
    this(party, status, number, routerNumber, title, false);
  }

  FaultCode(
      Party party, int status, int number, int routerNumber, String title, boolean retryable) {
    this.party = party;
    this.status = status;
    this.number = number;
    this.routerNumber = routerNumber;
    this.title = title;
    this.retryable = retryable;
  }

  /** Whose fault. */
  public Party party() {
    return party;
  }

  /** The HTTP status that the caller sees. */
  public int status() {
    return status;
  }

  /** The code in bodies of shape {@code api-manager}. */
  public int number() {
    return number;
  }

  /** The code in bodies of shape {@code choreo-connect}. */
  public int routerNumber() {
    return routerNumber;
  }

  /** What the caller reads: one sentence without secrets. */
  public String title() {
    return title;
  }

  /** Whether no byte can have reached the backend, so that another endpoint may be tried. */
  public boolean retryable() {
    return retryable;
  }

  /** The name in answers, logs and metrics, for example {@code upstream-timeout}. */
  public String slug() {
    return slug;
  }
}
