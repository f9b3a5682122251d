package dev.weir.gateway.observe;

import dev.weir.fault.Party;

/** How parties are called in logs and metrics. */
final class PartyName {
  private PartyName() {}

  static String of(Party party) {
    return switch (party) {
      case CLIENT -> "client";
      case UPSTREAM -> "upstream";
      case GATEWAY -> "gateway";
    };
  }
}
