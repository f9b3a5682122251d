package dev.weir.compiler.reference;

import dev.weir.compiler.files.UnreadableFile;

/** Documents outside the project, which references may name when the author allows it. */
public interface RemoteDocuments {
  /** Nothing outside the project is read: the default. */
  RemoteDocuments NONE =
      url -> {
        throw new UnreadableFile(
            "remote-reference",
            "documents outside the project are not read: " + url,
            "copy it into the project and refer to the copy, or allow its host: --allow-remote HOST");
      };

  /**
   * The bytes of a document.
   *
   * @param url absolute, {@code http} or {@code https}, without fragment
   * @throws UnreadableFile when it is not allowed or cannot be had
   */
  byte[] read(String url) throws UnreadableFile;
}
