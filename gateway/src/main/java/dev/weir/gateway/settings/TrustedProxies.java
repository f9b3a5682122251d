package dev.weir.gateway.settings;

import java.util.List;

/**
 * Who may say who the client is.
 *
 * @param networks addresses and networks in CIDR form, {@code 10.0.0.0/8}, {@code 2001:db8::/32}
 * @param from which header is believed
 */
public record TrustedProxies(List<String> networks, Header from) {
  /** Nobody: the client is whoever opened the connection. */
  public static final TrustedProxies NOBODY = new TrustedProxies(List.of(), Header.FORWARDED);

  /** Copies the list. */
  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /** Which header tells. */
  public enum Header {
    FORWARDED,
    X_FORWARDED_FOR
  }
}
