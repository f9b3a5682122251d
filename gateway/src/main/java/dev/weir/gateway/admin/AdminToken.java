package dev.weir.gateway.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secret of the closed pages. Never shown. */
final class AdminToken {
  private static final int SHORTEST = 16;
  private static final String SCHEME = "bearer ";
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final byte @Nullable [] token;

  private AdminToken(byte @Nullable [] token) {
    this.token = token;
  }

  /**
   * Reads the token's file, if there is one.
   *
   * @throws IOException when the file cannot be read, others may read it, or it holds too little;
   *     the message tells what to do
   */
  static AdminToken read(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return new AdminToken(null);
    }
    Path path = file.get();
    if (!OWNER.containsAll(Files.getPosixFilePermissions(path))) {
      throw new IOException(path + " must be for its owner only; run: chmod 600 " + path);
    }
    String text = Files.readString(path).strip();
    if (text.length() < SHORTEST) {
      throw new IOException(
          path + " must hold a token of at least " + SHORTEST + " characters on one line");
    }
    return new AdminToken(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether there is a token at all; without one the closed pages stay closed. */
  boolean exists() {
    return token != null;
  }

  /** Whether an {@code Authorization} field holds the token. Takes the same time either way. */
  boolean admits(@Nullable String authorization) {
    if (token == null
        || authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String given = authorization.substring(SCHEME.length()).strip();
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }
}
