package dev.weir.gateway.upstream;

import java.util.List;

/**
 * Spreads weights over turns so that no endpoint gets its share in one lump: in each turn every
 * endpoint gains its weight, and the richest one is chosen and pays the sum of all.
 */
final class Turns {
  private static final int MOST = 10_000;

  private Turns() {}

  /** One entry per turn; each endpoint stands in it in proportion to its weight. */
  static Endpoint[] spread(List<Endpoint> endpoints) {
    int divisor = endpoints.stream().mapToInt(Endpoint::weight).reduce(0, Turns::gcd);
    int sum = divisor == 0 ? 0 : endpoints.stream().mapToInt(e -> e.weight() / divisor).sum();
    Endpoint[] turns = new Endpoint[Math.min(sum, MOST)];
    long[] credit = new long[endpoints.size()];
    for (int turn = 0; turn < turns.length; turn++) {
      int richest = 0;
      for (int i = 0; i < credit.length; i++) {
        credit[i] += endpoints.get(i).weight() / divisor;
        if (credit[i] > credit[richest]) {
          richest = i;
        }
      }
      credit[richest] -= sum;
      turns[turn] = endpoints.get(richest);
    }
    return turns;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
