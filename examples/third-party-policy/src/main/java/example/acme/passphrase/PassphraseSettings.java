package example.acme.passphrase;

/**
 * Settings of {@code acme.example/passphrase}.
 *
 * @param header the request header that holds the passphrase
 * @param salt of the hash, any text
 * @param hash PBKDF2 with HMAC-SHA256 of the passphrase, 32 bytes in base64; may be a reference to
 *     a secret
 * @param iterations of PBKDF2
 */
record PassphraseSettings(String header, String salt, String hash, int iterations) {
  static final String HEADER = "X-Passphrase";
  static final int ITERATIONS = 210_000;

  /** Without the hash. */
  @Override
  public String toString() {
    return "PassphraseSettings[header=" + header + ", hash=•••]";
  }
}
