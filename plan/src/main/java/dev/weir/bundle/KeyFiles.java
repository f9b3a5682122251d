package dev.weir.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the keys that sign bundles from PEM texts (RFC 7468). Key material is never in messages.
 */
public final class KeyFiles {
  static final String REMEDY =
      "make an Ed25519 key: openssl genpkey -algorithm ed25519 -out release.key && openssl pkey -in"
          + " release.key -pubout -out release.pub";
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private KeyFiles() {}

  /**
   * A private key in PKCS#8 ({@code BEGIN PRIVATE KEY}).
   *
   * @param file its name, for messages
   */
  public static PrivateKey privateKey(String file, String pem) throws BundleException {
    try {
      return factory().generatePrivate(new PKCS8EncodedKeySpec(decode(file, pem, "PRIVATE KEY")));
    } catch (GeneralSecurityException e) {
      throw new BundleException(file, "this is no Ed25519 private key", REMEDY);
    }
  }

  /**
   * A public key as SubjectPublicKeyInfo ({@code BEGIN PUBLIC KEY}).
   *
   * @param file its name, for messages
   */
  public static PublicKey publicKey(String file, String pem) throws BundleException {
    try {
      EncodedKeySpec spec = new X509EncodedKeySpec(decode(file, pem, "PUBLIC KEY"));
      return factory().generatePublic(spec);
    } catch (GeneralSecurityException e) {
      throw new BundleException(file, "this is no Ed25519 public key", REMEDY);
    }
  }

  private static KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519");
  }

  private static byte[] decode(String file, String pem, String label) throws BundleException {
    Matcher block = PEM.matcher(pem);
    if (!block.find()) {
      throw new BundleException(file, "there is no PEM block BEGIN " + label, REMEDY);
    }
    if (!block.group(1).equals(label)) {
      throw new BundleException(
          file, "expected BEGIN " + label + ", found BEGIN " + block.group(1), REMEDY);
    }
    try {
      return Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new BundleException(file, "the PEM block is damaged", REMEDY);
    }
  }
}
