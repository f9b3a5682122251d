package example.acme.passphrase;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 with HMAC-SHA256 (RFC 8018 §5.2). Thread-safe. */
final class SlowHash {
  private static final int BITS = 256;

  private final byte[] salt;
  private final byte[] expected;
  private final int iterations;

  /**
   * A hash to compare with.
   *
   * @throws IllegalArgumentException when it is not 32 bytes in base64
   */
  SlowHash(String salt, String hash, int iterations) {
    this.salt = salt.getBytes(StandardCharsets.UTF_8);
    this.iterations = iterations;
    this.expected = Base64.getDecoder().decode(hash);
    if (expected.length * 8 != BITS) {
      throw new IllegalArgumentException("the hash has " + expected.length + " bytes, not 32");
    }
  }

  /** Takes as long for a wrong passphrase as for the right one. */
  boolean matches(String passphrase) throws GeneralSecurityException {
    PBEKeySpec key = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, BITS);
    byte[] actual =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    return MessageDigest.isEqual(actual, expected);
  }
}
