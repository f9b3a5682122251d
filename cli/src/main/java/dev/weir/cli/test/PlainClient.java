package dev.weir.cli.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends a request over HTTP/1.1 exactly as it is written and reads the whole answer. The JDK's own
 * client would change the path, refuse some headers and follow its own mind in others. One
 * connection per call.
 */
final class PlainClient {
  private static final int PATIENCE = 30_000;

  private PlainClient() {}

  /** An answer. */
  record Answer(int status, Message message) {}

  static Answer send(InetSocketAddress gateway, Call call) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE);
      socket.connect(gateway, PATIENCE);
      socket.getOutputStream().write(request(call).getBytes(UTF_8));
      socket.getOutputStream().flush();
      return answer(new BufferedInputStream(socket.getInputStream()), call.method());
    }
  }

  private static String request(Call call) {
    StringBuilder text = new StringBuilder(call.line() + " HTTP/1.1\r\n");
    field(call, "Host", "localhost", text);
    field(call, "Connection", "close", text);
    if (!call.body().isEmpty()) {
      field(call, "Content-Length", String.valueOf(call.body().getBytes(UTF_8).length), text);
    }
    call.headers()
        .forEach(h -> text.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    return text + "\r\n" + call.body();
  }

  /** A field that every request needs, unless the author wrote it. */
  private static void field(Call call, String name, String value, StringBuilder text) {
    if (call.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
      text.append(name).append(": ").append(value).append("\r\n");
    }
  }

  private static Answer answer(InputStream in, String method) throws IOException {
    String start = line(in);
    while (start.matches("HTTP/1\\.1 1\\d\\d.*")) {
      headers(in); // an informational answer (RFC 9110 §15.2); the real one follows
      start = line(in);
    }
    if (!start.matches("HTTP/1\\.[01] \\d{3}.*")) {
      throw new IOException("the gateway's answer is no HTTP/1.1: " + Shown.text(start));
    }
    int status = Integer.parseInt(start.substring(9, 12));
    List<Call.Header> headers = headers(in);
    Message head = new Message(headers, "");
    boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
    byte[] body = bodiless ? new byte[0] : body(in, head);
    return new Answer(status, new Message(headers, new String(body, UTF_8)));
  }

  /** RFC 9112 §6.3. */
  private static byte[] body(InputStream in, Message head) throws IOException {
    if (head.values("transfer-encoding").stream().anyMatch(v -> v.equalsIgnoreCase("chunked"))) {
      return chunks(in);
    }
    List<String> length = head.values("content-length");
    if (length.isEmpty()) {
      return in.readAllBytes();
    }
    int wanted = Integer.parseInt(length.get(0));
    byte[] body = in.readNBytes(wanted);
    if (body.length < wanted) {
      throw new IOException("the answer was cut off after " + body.length + " bytes");
    }
    return body;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in).split(";")[0].strip(), 16);
      if (size == 0) {
        headers(in);
        return body.toByteArray();
      }
      body.write(in.readNBytes(size));
      line(in);
    }
  }

  private static List<Call.Header> headers(InputStream in) throws IOException {
    List<Call.Header> headers = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.add(new Call.Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the gateway closed the connection before its answer was complete");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
