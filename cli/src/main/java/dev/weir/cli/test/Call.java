package dev.weir.cli.test;

import java.util.List;

/**
 * A request as a caller sends it.
 *
 * @param method upper case
 * @param target path and query, as they stand on the request line
 * @param headers in written order
 * @param body possibly empty
 */
record Call(String method, String target, List<Header> headers, String body) {
  Call {
    headers = List.copyOf(headers);
  }

  /** One header field. */
  record Header(String name, String value) {}

  /** Method and target. */
  String line() {
    return method + " " + target;
  }
}
