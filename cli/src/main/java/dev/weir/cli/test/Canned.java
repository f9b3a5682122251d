package dev.weir.cli.test;

import java.util.List;

/**
 * What a stand-in backend answers.
 *
 * @param status 200 to 599
 * @param headers in written order
 * @param body possibly empty
 */
record Canned(int status, List<Call.Header> headers, String body) {
  Canned {
    headers = List.copyOf(headers);
  }
}
