package dev.weir.cli.image;

import java.nio.file.Path;

/**
 * One layer of an image, as a file.
 *
 * @param mediaType how it is packed
 * @param digest of its bytes
 * @param diffId the digest of the tar archive in it, unpacked
 * @param size in bytes
 * @param file where its bytes are
 * @param madeBy what the history says; empty when it has an entry already
 */
record Layer(String mediaType, String digest, String diffId, long size, Path file, String madeBy) {
  /** A tar archive as it is. */
  static final String PLAIN = "application/vnd.oci.image.layer.v1.tar";
}
