package dev.weir.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleSignatureTest {
  /** Made with openssl genpkey -algorithm ed25519; guards nothing. */
  private static final String PRIVATE =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIMQLHOt0C15rRrLSuPuxQdsBEczV6iNl3Bn3YnLLCEPD
      -----END PRIVATE KEY-----
      """;

  private static final String PUBLIC =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEANdRVm9m3kYe/Z7uqz4jDUdv3VZjnT3DzRLEyLL4BNWI=
      -----END PUBLIC KEY-----
      """;

  private static byte[] signed() throws BundleException {
    return BundleSigner.sign(Samples.bytes(), KeyFiles.privateKey("release.key", PRIVATE));
  }

  private static BundleReader strict() throws BundleException {
    return new BundleReader().signedBy(KeyFiles.publicKey("release.pub", PUBLIC));
  }

  private static void assertRefused(byte[] bundle, String message) throws BundleException {
    BundleReader reader = strict();
    assertThatThrownBy(() -> reader.read(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(message);
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\r\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\r\n-----END "
        + label
        + "-----\r\n";
  }

  private static KeyPair key(String algorithm) throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  @Test
  void aSignedBundleIsAcceptedByItsKeyAndByReadersThatAskForNone() throws BundleException {
    assertThat(strict().read(signed()).apis()).hasSize(2);
    assertThat(new BundleReader().inspect(signed()).signed()).isTrue();
  }

  @Test
  void theSameBundleAndKeyGiveTheSameBytesAndSigningAgainReplaces() throws BundleException {
    assertThat(signed()).isEqualTo(signed());
    assertThat(BundleSigner.sign(signed(), KeyFiles.privateKey("k", PRIVATE))).isEqualTo(signed());
  }

  @Test
  void anUnsignedBundleIsRefused() throws BundleException {
    assertRefused(Samples.bytes(), "the bundle is not signed (sign it with weir build --sign KEY)");
  }

  @Test
  void aBundleSignedWithAnotherKeyIsRefused() throws BundleException, NoSuchAlgorithmException {
    byte[] bundle = BundleSigner.sign(Samples.bytes(), key("Ed25519").getPrivate());

    assertRefused(bundle, "manifest.sig: the signature does not belong to this bundle");
  }

  @Test
  void theSignatureOfAnotherBundleIsRefused() throws BundleException {
    Bundle other = new Bundle("0.1.1", Samples.bundle().apis());
    SortedMap<String, byte[]> entries = StoredZip.read(Samples.write(other));
    entries.put(Layout.SIGNATURE, StoredZip.read(signed()).get(Layout.SIGNATURE));

    assertRefused(Samples.zip(entries), "manifest.sig: the signature does not belong");
  }

  @Test
  void aSignatureOfAnotherLengthIsRefused() throws BundleException {
    SortedMap<String, byte[]> entries = Samples.entries();
    for (int length : new int[] {0, 63, 65}) {
      entries.put(Layout.SIGNATURE, new byte[length]);
      assertRefused(Samples.zip(entries), "manifest.sig: the signature does not belong");
    }
  }

  @Test
  void aSignedBundleCannotBeChanged() throws BundleException {
    SortedMap<String, byte[]> entries = StoredZip.read(signed());
    entries.put(Samples.FOLDER + "files/empty", "x".getBytes(UTF_8));
    assertRefused(Samples.zip(entries), "its hash is wrong");

    assertRefused(Samples.listed(entries), "manifest.sig: the signature does not belong");
  }

  @Test
  void onlyGoodBundlesAreSigned() {
    assertThatThrownBy(() -> BundleSigner.sign(new byte[30], KeyFiles.privateKey("k", PRIVATE)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("this is no bundle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed448"})
  void keysOfOtherKindsAreRefused(String algorithm) throws NoSuchAlgorithmException {
    KeyPair pair = key(algorithm);

    assertThatThrownBy(() -> BundleSigner.sign(Samples.bytes(), pair.getPrivate()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("cannot be signed with this key");
    assertThatThrownBy(
            () -> KeyFiles.privateKey("k", pem("PRIVATE KEY", pair.getPrivate().getEncoded())))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("k: this is no Ed25519 private key (make an Ed25519 key: openssl");
    assertThatThrownBy(
            () -> KeyFiles.publicKey("p", pem("PUBLIC KEY", pair.getPublic().getEncoded())))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("p: this is no Ed25519 public key");
    assertThatThrownBy(() -> new BundleReader().signedBy(pair.getPublic()).read(signed()))
        .isInstanceOf(BundleException.class);
  }

  @Test
  void damagedKeyFilesAreRefusedWithoutShowingThem() {
    for (String pem :
        new String[] {
          "",
          "secret",
          PUBLIC,
          PRIVATE.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
          PRIVATE.replace("MC4CAQ", "MC4CA"),
          PRIVATE.replace("MC4CAQAwBQYDK2Vw", "")
        }) {
      assertThatThrownBy(() -> KeyFiles.privateKey("release.key", pem))
          .isInstanceOf(BundleException.class)
          .hasMessageStartingWith("release.key: ")
          .hasMessageNotContainingAny("secret", "QLHOt0C15");
    }
  }

  @Test
  void keysMadeByTheJdkAreRead() throws NoSuchAlgorithmException, BundleException {
    KeyPair pair = key("Ed25519");

    assertThat(KeyFiles.privateKey("k", pem("PRIVATE KEY", pair.getPrivate().getEncoded())))
        .isEqualTo(pair.getPrivate());
    assertThat(
            KeyFiles.publicKey("p", "remark\n" + pem("PUBLIC KEY", pair.getPublic().getEncoded())))
        .isEqualTo(pair.getPublic());
  }
}
