package dev.weir.system;

import dev.weir.testkit.fault.FaultProxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong between the gateway and a backend.
 *
 * @param what what goes wrong, as the page says it
 * @param uploads sizes of the request's body, in bytes; 0 is a GET
 * @param answers sizes of the answer's body, in bytes
 * @param reads whether the caller reads half of the answer before it goes wrong
 * @param silent whether nothing comes any more, so that only a time limit ends it
 * @param scene makes it go wrong
 * @param http1 what comes of it when the backend speaks HTTP/1.1; null when it cannot happen
 * @param http2 the same for HTTP/2
 */
record FaultRow(
    String what,
    List<Integer> uploads,
    List<Integer> answers,
    boolean reads,
    boolean silent,
    Scene scene,
    @Nullable Seen http1,
    @Nullable Seen http2) {
  static final int SMALL = 1 << 10;
  static final int LARGE = 1 << 20;

  /** Makes it go wrong. */
  @FunctionalInterface
  interface Scene {
    /** Sets the stage: what the backend will do, and the network before it. */
    void set(FaultProxy proxy, int answer);
  }

  /** Something that befalls calls with and without a body alike. */
  static FaultRow calling(String what, Scene scene, @Nullable Seen http1, @Nullable Seen http2) {
    return new FaultRow(
        what, List.of(0, SMALL, LARGE), List.of(0), false, false, scene, http1, http2);
  }

  /** Something that befalls an upload. */
  static FaultRow uploading(String what, Scene scene, @Nullable Seen http1, @Nullable Seen http2) {
    return new FaultRow(what, List.of(LARGE), List.of(0), false, false, scene, http1, http2);
  }

  /** Something that befalls an answer of which the caller has read the first half. */
  static FaultRow answering(String what, Scene scene, @Nullable Seen http1, @Nullable Seen http2) {
    return new FaultRow(what, List.of(0), List.of(SMALL, LARGE), true, false, scene, http1, http2);
  }

  /** The same, and then nothing comes any more. */
  FaultRow silently() {
    return new FaultRow(what, uploads, answers, reads, true, scene, http1, http2);
  }

  /** The same, and the caller reads nothing before. */
  FaultRow unread() {
    return new FaultRow(what, uploads, answers, false, silent, scene, http1, http2);
  }

  /** The same with small bodies only. */
  FaultRow small() {
    return new FaultRow(what, uploads, List.of(SMALL), reads, silent, scene, http1, http2);
  }
}
