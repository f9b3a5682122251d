package dev.weir.gateway.wiring;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.upstream.Endpoint;
import dev.weir.gateway.upstream.Upstream;
import dev.weir.gateway.upstream.UpstreamCall;
import dev.weir.gateway.upstream.UpstreamListener;
import dev.weir.gateway.upstream.Upstreams;
import dev.weir.http.Chunk;
import dev.weir.http.Reply;
import dev.weir.plan.Connections;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import dev.weir.policy.HttpCalls;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls of policies to other services, on the same pools and rules as calls to backends. */
public final class PooledHttpCalls implements HttpCalls {
  /** Origins beyond this number get a pool for one call only; policies name few. */
  private static final int ORIGINS = 256;

  private final Upstreams upstreams;
  private final Supplier<LoopContext> loops;
  private final Map<String, Upstream> origins = new ConcurrentHashMap<>();

  /** Calls on whichever loop the supplier gives. */
  public PooledHttpCalls(Upstreams upstreams, Supplier<LoopContext> loops) {
    this.upstreams = upstreams;
    this.loops = loops;
  }

  @Override
  public CompletionStage<Reply> send(Call call) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    URI target = call.target();
    boolean http = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
    if (!http || target.getHost() == null || target.getRawUserInfo() != null) {
      answer.completeExceptionally(
          new Fault(
              FaultCode.UPSTREAM_FORBIDDEN,
              "not an http or https URI with a host: " + target.getScheme()));
      return answer;
    }
    String origin = target.getScheme() + "://" + target.getRawAuthority();
    Upstream upstream =
        origins.size() < ORIGINS
            ? origins.computeIfAbsent(origin, this::bind)
            : origins.getOrDefault(origin, bind(origin));
    LoopContext loop = loops.get();
    loop.loop()
        .execute(
            () -> {
              try {
                new Running(call, answer, loop, upstream.choose()).start();
              } catch (RuntimeException e) { // a method or a field that cannot be sent
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }

  private Upstream bind(String origin) {
    return upstreams.bind(
        new UpstreamPlan(
            origin,
            List.of(new EndpointPlan(origin, 1)),
            List.of(),
            UpstreamPlan.Balance.ROUND_ROBIN,
            Timeouts.DEFAULT,
            Connections.DEFAULT,
            List.of("http/1.1"),
            ""));
  }

  /** One call on its loop. */
  private static final class Running implements UpstreamListener {
    private final Call call;
    private final CompletableFuture<Reply> answer;
    private final UpstreamCall upstream;
    private final ScheduledFuture<?> deadline;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable HttpResponse head;
    private boolean bodySent;

    Running(Call call, CompletableFuture<Reply> answer, LoopContext loop, Endpoint endpoint) {
      this.call = call;
      this.answer = answer;
      this.upstream =
          new UpstreamCall(loop, endpoint, request(call, endpoint), call.body().size() > 0, this);
      this.deadline =
          loop.loop().schedule(this::late, call.deadline().toNanos(), TimeUnit.NANOSECONDS);
    }

    private static HttpRequest request(Call call, Endpoint endpoint) {
      URI target = call.target();
      String path =
          target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
      String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
      HttpRequest request =
          new DefaultHttpRequest(
              HttpVersion.HTTP_1_1, HttpMethod.valueOf(call.method()), path + query);
      call.headers().forEach(field -> request.headers().add(field.name(), field.value()));
      request.headers().set(HttpHeaderNames.HOST, endpoint.authority());
      if (call.body().size() > 0) {
        request.headers().set(HttpHeaderNames.CONTENT_LENGTH, call.body().size());
      }
      return request;
    }

    void start() {
      upstream.start();
    }

    private void late() {
      if (!answer.isDone()) {
        upstream.cancel();
        failed(
            new Fault(FaultCode.UPSTREAM_TIMEOUT, call.target().getHost() + ": no answer in time"));
      }
    }

    @Override
    public void ready() {
      if (call.body().size() > 0 && !bodySent) {
        bodySent = true;
        upstream.write(new DefaultLastHttpContent(Unpooled.wrappedBuffer(call.body().buffer())));
        upstream.flush();
      }
    }

    @Override
    public void again() {}

    @Override
    public void interim(HttpResponse response) {}

    @Override
    public void head(HttpResponse response) {
      head = response;
    }

    @Override
    public void content(HttpContent content) {
      take(content);
    }

    @Override
    public void end(LastHttpContent last) {
      HttpResponse response = head;
      if (!take(last) || response == null) {
        return;
      }
      deadline.cancel(false);
      List<Reply.Field> fields = new ArrayList<>();
      response.headers().forEach(f -> fields.add(new Reply.Field(f.getKey(), f.getValue())));
      answer.complete(new Reply(response.status().code(), fields, Chunk.of(body.toByteArray())));
    }

    private boolean take(HttpContent content) {
      try {
        if (body.size() + (long) content.content().readableBytes() > call.maxBody()) {
          upstream.cancel();
          failed(
              new Fault(
                  FaultCode.UPSTREAM_MALFORMED, call.target().getHost() + ": answer too large"));
          return false;
        }
        byte[] bytes = new byte[content.content().readableBytes()];
        content.content().readBytes(bytes);
        body.writeBytes(bytes);
        return true;
      } finally {
        content.release();
      }
    }

    @Override
    public void failed(Fault fault) {
      deadline.cancel(false);
      answer.completeExceptionally(fault);
    }

    @Override
    public void writable(boolean yes) {}

    @Override
    public void readComplete() {}
  }
}
