package dev.weir.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The backend of the petstore API: keeps pets in memory, on a free port of loopback. Serves calls
 * on two threads.
 */
public final class PetBackend implements AutoCloseable {
  private static final Pattern PET = Pattern.compile("/pets/([1-9][0-9]{0,8})");

  private final Map<Integer, Pet> pets = new ConcurrentSkipListMap<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpServer server;

  private PetBackend(HttpServer server) {
    this.server = server;
  }

  /** Starts one with two pets. */
  public static PetBackend start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PetBackend backend = new PetBackend(server);
    backend.add(new Pet(backend.lastId.incrementAndGet(), "Minka", "cat"));
    backend.add(new Pet(backend.lastId.incrementAndGet(), "Rex", "dog"));
    server.createContext("/", backend::serve);
    server.setExecutor(backend.threads);
    server.start();
    return backend;
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void add(Pet pet) {
    pets.put(pet.id(), pet);
  }

  private void serve(HttpExchange call) throws IOException {
    try (call) {
      String path = call.getRequestURI().getPath();
      Matcher pet = PET.matcher(path);
      if (path.equals("/pets")) {
        all(call);
      } else if (pet.matches()) {
        one(call, Integer.parseInt(pet.group(1)));
      } else {
        answer(call, 404, error("there is nothing at this path"));
      }
    }
  }

  private void all(HttpExchange call) throws IOException {
    switch (call.getRequestMethod()) {
      case "GET" -> answer(call, 200, Pet.json(ofKind(kind(call))));
      case "POST" -> take(call);
      default -> answer(call, 405, error("pets can be listed and added"));
    }
  }

  private void one(HttpExchange call, int id) throws IOException {
    Pet pet = pets.get(id);
    if (pet == null) {
      answer(call, 404, error("there is no such pet"));
      return;
    }
    switch (call.getRequestMethod()) {
      case "GET" -> answer(call, 200, pet.json());
      case "DELETE" -> {
        pets.remove(id);
        call.sendResponseHeaders(204, -1);
      }
      default -> answer(call, 405, error("a pet can be looked at and sold"));
    }
  }

  private void take(HttpExchange call) throws IOException {
    try {
      Pet pet = Pet.read(call.getRequestBody(), lastId.incrementAndGet());
      add(pet);
      call.getResponseHeaders().set("Location", "/pets/" + pet.id());
      answer(call, 201, pet.json());
    } catch (IOException wrong) {
      String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
      answer(call, 400, error(message.replace('"', '\'')));
    }
  }

  private List<Pet> ofKind(Optional<String> kind) {
    List<Pet> found = new ArrayList<>(pets.values());
    kind.ifPresent(wanted -> found.removeIf(pet -> !pet.kind().equals(wanted)));
    return found;
  }

  private static Optional<String> kind(HttpExchange call) {
    String query = call.getRequestURI().getQuery();
    return query != null && query.startsWith("kind=")
        ? Optional.of(query.substring("kind=".length()))
        : Optional.empty();
  }

  private static String error(String message) {
    return "{\"error\":\"" + message + "\"}";
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
