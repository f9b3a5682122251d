package dev.weir.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Reason;
import dev.weir.cli.Shell;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import dev.weir.gateway.explain.Question;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.Optional;

/** The admin port of a gateway that runs. */
final class RunningGateway {
  private static final int PATIENCE = 5_000;

  private final Shell shell;
  private final String address;
  private final Optional<String> tokenFile;

  RunningGateway(Shell shell, String address, Optional<String> tokenFile) {
    this.shell = shell;
    this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    this.tokenFile = tokenFile;
  }

  /** Asks it to explain a request. */
  Node.Mapping explain(Question question) {
    String path =
        "/explain?call="
            + encoded(question.method() + " " + question.target())
            + "&host="
            + encoded(question.authority())
            + "&tls="
            + question.secure();
    try {
      HttpURLConnection connection =
          (HttpURLConnection) new URI(address + path).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE);
      connection.setReadTimeout(PATIENCE);
      connection.setInstanceFollowRedirects(false);
      token().ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token));
      return answer(connection);
    } catch (URISyntaxException | IllegalArgumentException | ClassCastException e) {
      throw CommandFailure.misuse(address + " is no address", "for example http://localhost:9090");
    } catch (IOException e) {
      throw CommandFailure.unreachable(
          address + " does not answer: " + e.getMessage(), "is it the admin address of a gateway?");
    }
  }

  private Node.Mapping answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status == 401) {
      throw CommandFailure.problem(
          address + (token().isEmpty() ? " wants its token" : " does not take this token"),
          "give --token-file FILE, or set WEIR_TOKEN");
    }
    if (status == 403) {
      throw CommandFailure.problem(
          address + " refuses to answer: " + reason(connection),
          "admin: {token-file: FILE} in gateway.yaml lets it answer those who have the token");
    }
    if (status != 200) {
      throw CommandFailure.problem(address + " answered " + status, "");
    }
    try (InputStream body = connection.getInputStream()) {
      return new DocumentReader()
          .read(address, body.readAllBytes(), new Problems())
          .filter(Node.Mapping.class::isInstance)
          .map(Node.Mapping.class::cast)
          .orElseThrow(
              () -> CommandFailure.problem(address + " is no admin port of a gateway", ""));
    }
  }

  /** The title of the problem that it answers (RFC 9457). */
  private String reason(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getErrorStream()) {
      byte[] bytes = body == null ? new byte[0] : body.readAllBytes();
      return new DocumentReader()
          .read(address, bytes, new Problems())
          .map(node -> node instanceof Node.Mapping problem ? problem.get("title") : null)
          .map(title -> title instanceof Node.Scalar text ? text.text() : "")
          .orElse("it is forbidden");
    }
  }

  private Optional<String> token() {
    if (tokenFile.isEmpty()) {
      return shell.variable("WEIR_TOKEN");
    }
    try {
      return Optional.of(Files.readString(shell.path(tokenFile.get())).strip());
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + tokenFile.get(), Reason.of(e));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
