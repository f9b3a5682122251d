package dev.weir.bundle;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Signs bundles: Ed25519 (RFC 8032) over the bytes of the manifest, which holds the hash of every
 * other entry. The signature is the entry {@code manifest.sig}, 64 bytes.
 */
public final class BundleSigner {
  private static final String ALGORITHM = "Ed25519";

  private BundleSigner() {}

  /**
   * The bundle with a signature, in place of an earlier one. The same bundle and key give the same
   * bytes.
   *
   * @throws BundleException when these bytes are no good bundle or the key is of another kind
   */
  public static byte[] sign(byte[] bundle, PrivateKey key) throws BundleException {
    new BundleReader().inspect(bundle);
    SortedMap<String, byte[]> entries = StoredZip.read(bundle);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(entries.getOrDefault(Layout.MANIFEST, new byte[0]));
      entries.put(Layout.SIGNATURE, signature.sign());
    } catch (GeneralSecurityException e) {
      throw new BundleException("", "the bundle cannot be signed with this key", KeyFiles.REMEDY);
    }
    return StoredZip.write(entries);
  }

  static void check(byte[] manifest, byte @Nullable [] signature, PublicKey key)
      throws BundleException {
    if (signature == null) {
      throw new BundleException(
          "", "the bundle is not signed", "sign it with weir build --sign KEY");
    }
    boolean good;
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(manifest);
      good = verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      good = false;
    }
    if (!good) {
      throw new BundleException(
          Layout.SIGNATURE,
          "the signature does not belong to this bundle and the expected key",
          "sign it with the private half of the key that the gateway expects");
    }
  }
}
