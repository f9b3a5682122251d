package dev.weir.cli.running;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Reason;
import dev.weir.cli.Shell;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The admin port of a gateway that runs. Its token is sent and never shown. */
public final class AdminPort {
  /** Where a gateway has it that was told nothing else. */
  public static final String USUAL = "http://localhost:9090";

  private static final int PATIENCE = 5_000;

  /** The gateway shows that it is there more often. */
  private static final int SILENCE = 30_000;

  private final Shell shell;
  private final String address;
  private final Optional<String> tokenFile;

  /** The port at an address such as {@code http://localhost:9090}. */
  public AdminPort(Shell shell, String address, Optional<String> tokenFile) {
    this.shell = shell;
    this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    this.tokenFile = tokenFile;
  }

  /** How it is reached. */
  public String address() {
    return address;
  }

  /** A page that is JSON; {@code path} begins with a slash and may have a query. */
  public Node.Mapping document(String path) {
    return allowed(
            path,
            refusal -> {
              throw refusal;
            })
        .orElseThrow();
  }

  /**
   * The same; empty when the gateway does not show the page, and {@code refused} is told why: it
   * needs a token that was not given, or not this one, or shows it to nobody.
   */
  Optional<Node.Mapping> allowed(String path, Consumer<CommandFailure> refused) {
    return asked(
        path,
        connection -> {
          int status = connection.getResponseCode();
          if (status == 401 || status == 403) {
            refused.accept(refusal(connection, status));
            return Optional.empty();
          }
          return Optional.of(
              read(answered(connection, status == 503))
                  .orElseThrow(
                      () ->
                          CommandFailure.problem(address + " is no admin port of a gateway", "")));
        });
  }

  /** A page that is text. */
  String text(String path) {
    return asked(path, connection -> answered(connection, false));
  }

  /**
   * Lines of a page that has no end, until the taker has enough; false when the gateway ends it.
   */
  boolean lines(String path, Predicate<String> taker) {
    return asked(
        path,
        connection -> {
          connection.setReadTimeout(SILENCE);
          int status = connection.getResponseCode();
          if (status == 401 || status == 403) {
            throw refusal(connection, status);
          }
          if (status != 200) {
            throw CommandFailure.problem(address + " answered " + status, "");
          }
          try (BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
              if (!taker.test(line)) {
                return true;
              }
            }
          }
          return false;
        });
  }

  /** As a part of a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What is done with an answer. */
  private interface Use<T> {
    T of(HttpURLConnection connection) throws IOException;
  }

  private <T> T asked(String path, Use<T> use) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) new URI(address + path).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE);
      connection.setReadTimeout(PATIENCE);
      connection.setInstanceFollowRedirects(false);
      token().ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token));
      return use.of(connection);
    } catch (URISyntaxException | IllegalArgumentException | ClassCastException e) {
      throw CommandFailure.misuse(address + " is no address", "for example " + USUAL);
    } catch (IOException e) {
      throw CommandFailure.unreachable(
          address + " does not answer: " + e.getMessage(), "is it the admin address of a gateway?");
    }
  }

  private String answered(HttpURLConnection connection, boolean evenNotReady) throws IOException {
    int status = connection.getResponseCode();
    if (status != 200 && !evenNotReady) {
      throw CommandFailure.problem(address + " answered " + status, "");
    }
    try (InputStream body =
        status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
      return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private CommandFailure refusal(HttpURLConnection connection, int status) throws IOException {
    return status == 401
        ? CommandFailure.problem(
            address + (token().isEmpty() ? " wants its token" : " does not take this token"),
            "give --token-file FILE, or set WEIR_TOKEN")
        : CommandFailure.problem(
            address + " refuses to answer: " + reason(connection),
            "admin: {token-file: FILE} in gateway.yaml lets it answer those who have the token");
  }

  /** The title of the problem that it answers (RFC 9457). */
  private String reason(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getErrorStream()) {
      return read(body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .map(problem -> Fields.text(problem, "title"))
          .orElse("it is forbidden");
    }
  }

  private Optional<Node.Mapping> read(String text) {
    return new DocumentReader()
        .read(address, text.getBytes(StandardCharsets.UTF_8), new Problems())
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast);
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
}
