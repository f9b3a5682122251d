package dev.weir.cli.image;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as image layouts write them: {@code sha256:} and 64 hexadecimal digits. */
final class Sha256 {
  private static final String PREFIX = "sha256:";

  private final MessageDigest hash;

  Sha256() {
    try {
      hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The digest of some bytes. */
  static String of(byte[] bytes) {
    Sha256 sha = new Sha256();
    sha.hash.update(bytes);
    return sha.digest();
  }

  /** The name of a digest's file: the digits alone. */
  static String name(String digest) {
    return digest.substring(digest.indexOf(':') + 1);
  }

  /** A stream whose bytes count. */
  OutputStream through(OutputStream out) {
    return new DigestOutputStream(out, hash);
  }

  /** The digest of all that went through; to be asked once. */
  String digest() {
    return PREFIX + HexFormat.of().formatHex(hash.digest());
  }
}
