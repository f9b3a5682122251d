package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.loop.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/**
 * Opens connections: resolves the name, checks the address against the egress rules, connects, and
 * does the TLS handshake. Thread-safe.
 */
public final class Connector {
  private final Transport transport;
  private final int loops;
  private final AddressResolverGroup<InetSocketAddress> resolver;
  private final EgressGuard egress;

  /** A connector for that many event loops. */
  public Connector(
      Transport transport,
      int loops,
      AddressResolverGroup<InetSocketAddress> resolver,
      EgressGuard egress) {
    this.transport = transport;
    this.loops = loops;
    this.resolver = resolver;
    this.egress = egress;
  }

  int loops() {
    return loops;
  }

  /** Opens one connection on the pool's loop and tells the pool. */
  void connect(EndpointPool pool) {
    Endpoint endpoint = pool.endpoint();
    LoopContext loop = pool.loop();
    InetSocketAddress literal = EgressGuard.literal(endpoint.host(), endpoint.port());
    if (literal != null) {
      connect(pool, literal);
      return;
    }
    resolver
        .getResolver(loop.loop())
        .resolve(InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port()))
        .addListener(
            (io.netty.util.concurrent.Future<InetSocketAddress> resolved) -> {
              if (resolved.isSuccess()) {
                connect(pool, resolved.getNow());
              } else {
                pool.connectFailed(
                    new Fault(
                        FaultCode.UPSTREAM_NAME_UNKNOWN, endpoint.toString(), resolved.cause()));
              }
            });
  }

  private void connect(EndpointPool pool, InetSocketAddress address) {
    Endpoint endpoint = pool.endpoint();
    if (!egress.allows(address.getAddress())) {
      pool.connectFailed(
          new Fault(
              FaultCode.UPSTREAM_FORBIDDEN,
              endpoint + " at " + address.getAddress().getHostAddress()));
      return;
    }
    long begun = System.nanoTime();
    int timeout = connectMillis(endpoint);
    ChannelFuture opening =
        new Bootstrap()
            .group(pool.loop().loop())
            .channel(transport.socket())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeout)
            // a backend that takes no more of an upload may have answered already: it is still read
            .option(ChannelOption.AUTO_CLOSE, false)
            .handler(new Empty())
            .connect(address);
    pool.loop().opened(opening.channel());
    var unused =
        opening.addListener(
            connected -> {
              if (connected.isSuccess()) {
                open(pool, opening.channel(), begun);
              } else {
                pool.connectFailed(refused(endpoint, connected.cause()));
              }
            });
  }

  /** In milliseconds; 0 for no limit. */
  private static int connectMillis(Endpoint endpoint) {
    return (int) Math.min(endpoint.timeouts().connect().toMillis(), Integer.MAX_VALUE);
  }

  private static void open(EndpointPool pool, Channel channel, long begun) {
    Endpoint endpoint = pool.endpoint();
    SslContext tls = endpoint.tls();
    if (tls == null) {
      speak(pool, channel, endpoint.http2PriorKnowledge(), millisLeft(endpoint, begun));
      return;
    }
    SslHandler handshake = tls.newHandler(channel.alloc(), endpoint.host(), endpoint.port());
    handshake.setHandshakeTimeout(millisLeft(endpoint, begun), TimeUnit.MILLISECONDS);
    channel.pipeline().addLast(handshake, new AwaitHandshake(pool, handshake, begun));
  }

  private static long millisLeft(Endpoint endpoint, long begun) {
    long limit = connectMillis(endpoint);
    long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    return limit == 0 ? 0 : Math.max(1, limit - passed);
  }

  private static void speak(EndpointPool pool, Channel channel, boolean http2, long millis) {
    if (!http2) {
      pool.connected(http1(pool, channel));
      return;
    }
    try {
      Http2Connection.begin(pool, channel, millis);
    } catch (Http2Exception e) {
      pool.connectFailed(new Fault(FaultCode.UPSTREAM_CLOSED, pool.endpoint() + ": no HTTP/2", e));
      var unused = channel.close();
    }
  }

  private static UpstreamHandler http1(EndpointPool pool, Channel channel) {
    ResponseDecoder decoder = new ResponseDecoder(64 << 10);
    UpstreamHandler handler = new UpstreamHandler(pool, channel, decoder);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(decoder, new HttpRequestEncoder(), handler);
    return handler;
  }

  private static Fault refused(Endpoint endpoint, Throwable cause) {
    FaultCode code =
        cause instanceof ConnectTimeoutException
            ? FaultCode.UPSTREAM_CONNECT_TIMEOUT
            : cause instanceof UnknownHostException
                ? FaultCode.UPSTREAM_NAME_UNKNOWN
                : FaultCode.UPSTREAM_REFUSED;
    return new Fault(code, endpoint + ": " + cause.getMessage(), cause);
  }

  /** A pipeline needs a handler to begin with; the real ones come once the connection is open. */
  @io.netty.channel.ChannelHandler.Sharable
  private static final class Empty extends ChannelInboundHandlerAdapter {
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      ctx.pipeline().remove(this);
    }
  }

  /** Waits for the end of the TLS handshake and continues with the protocol that was agreed on. */
  private static final class AwaitHandshake extends ChannelInboundHandlerAdapter {
    private final EndpointPool pool;
    private final SslHandler tls;
    private final long begun;
    private boolean done;

    AwaitHandshake(EndpointPool pool, SslHandler tls, long begun) {
      this.pool = pool;
      this.tls = tls;
      this.begun = begun;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (!(event instanceof SslHandshakeCompletionEvent handshake) || done) {
        ctx.fireUserEventTriggered(event);
        return;
      }
      done = true;
      Channel channel = ctx.channel();
      if (!handshake.isSuccess()) {
        Throwable cause = handshake.cause();
        FaultCode code =
            cause instanceof SslHandshakeTimeoutException
                ? FaultCode.UPSTREAM_CONNECT_TIMEOUT
                : FaultCode.UPSTREAM_TLS;
        pool.connectFailed(new Fault(code, pool.endpoint() + ": " + cause.getMessage(), cause));
        var unused = channel.close();
        return;
      }
      ctx.pipeline().remove(this);
      boolean http2 = ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol());
      speak(pool, channel, http2, millisLeft(pool.endpoint(), begun));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      if (!done) {
        done = true;
        pool.connectFailed(
            new Fault(FaultCode.UPSTREAM_TLS, pool.endpoint() + " closed in the TLS handshake"));
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      var unused = ctx.close(); // the handshake event tells why
    }
  }
}
