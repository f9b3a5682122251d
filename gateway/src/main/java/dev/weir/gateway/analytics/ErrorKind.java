package dev.weir.gateway.analytics;

import dev.weir.fault.FaultCode;
import dev.weir.fault.Party;

/**
 * How API Manager's events sort what went wrong. The numbers of the fault codes are those of API
 * Manager, so they tell.
 *
 * @param type {@code AUTH}, {@code THROTTLED}, {@code TARGET_CONNECTIVITY} or {@code OTHER}
 * @param category the finer word, told as {@code errorMessage}
 */
record ErrorKind(String type, String category) {
  private static final String OTHER = "OTHER";

  static ErrorKind of(FaultCode fault) {
    if (fault == FaultCode.PREFLIGHT_REFUSED || fault == FaultCode.TRANSPORT_NOT_ALLOWED) {
      return new ErrorKind(
          OTHER, OTHER); // a browser's question or a wrong port, and nobody's right
    }
    int number = fault.number();
    if (number >= 900_800 && number <= 900_849) {
      return new ErrorKind("THROTTLED", throttled(number));
    }
    if (number >= 900_900 && number <= 900_920 && fault.party() == Party.CLIENT) {
      return new ErrorKind("AUTH", auth(number));
    }
    if (fault.party() == Party.UPSTREAM
        || fault == FaultCode.NO_ENDPOINT
        || fault == FaultCode.UPSTREAM_FORBIDDEN) {
      return new ErrorKind("TARGET_CONNECTIVITY", target(fault));
    }
    return new ErrorKind(OTHER, other(fault));
  }

  private static String auth(int number) {
    return switch (number) {
      case 900_900, 900_901, 900_902, 900_903, 900_904 -> "AUTHENTICATION_FAILURE";
      case 900_905, 900_906, 900_910 -> "AUTHORIZATION_FAILURE";
      case 900_907, 900_908, 900_909 -> "SUBSCRIPTION_VALIDATION_FAILURE";
      default -> OTHER;
    };
  }

  private static String throttled(int number) {
    return switch (number) {
      case 900_800 -> "API_LEVEL_LIMIT_EXCEEDED";
      case 900_801 -> "HARD_LIMIT_EXCEEDED";
      case 900_802 -> "RESOURCE_LEVEL_LIMIT_EXCEEDED";
      case 900_803 -> "APPLICATION_LEVEL_LIMIT_EXCEEDED";
      case 900_804 -> "SUBSCRIPTION_LIMIT_EXCEEDED";
      case 900_805 -> "BLOCKED";
      case 900_806 -> "CUSTOM_POLICY_LIMIT_EXCEEDED";
      case 900_807 -> "BURST_CONTROL_LIMIT_EXCEEDED";
      default -> OTHER;
    };
  }

  private static String target(FaultCode fault) {
    return switch (fault) {
      case UPSTREAM_CONNECT_TIMEOUT, UPSTREAM_TIMEOUT -> "CONNECTION_TIMEOUT";
      case NO_ENDPOINT, UPSTREAM_BUSY -> "CONNECTION_SUSPENDED";
      default -> OTHER;
    };
  }

  private static String other(FaultCode fault) {
    return switch (fault) {
      case NOT_FOUND -> "RESOURCE_NOT_FOUND";
      case METHOD_NOT_ALLOWED -> "METHOD_NOT_ALLOWED";
      case POLICY_FAILED, POLICY_TIMEOUT -> "MEDIATION_ERROR";
      default -> OTHER;
    };
  }
}
