package outlay.activate.egress;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import outlay.activate.Answer;
import outlay.activate.Call;

/// The only way out of the house: everything that Outlay sends to anybody goes through here.
///
/// Laws: only https, and only to addresses of the world, each looked up once, checked, and then connected to as it was
/// checked, under the name that was asked for. Redirects, cookies and compressed answers are not followed, kept or
/// unpacked. An answer has an end in bytes and in time.
public final class Egress implements Sending {
    private final Doorway doorway;
    private final Limits limits;
    private final Clock clock;
    private final HttpClient client;
    private final boolean trusting;

    /// @param allowed for tests: addresses that are let through although they are not the world's, whatever their port
    /// @param tls     whom to believe; the machine's certificates usually
    public Egress(Resolver resolver, Set<InetSocketAddress> allowed, SslContextFactory.Client tls, Limits limits,
            Clock clock) {
        this.doorway = new Doorway(resolver, Set.copyOf(allowed));
        this.trusting = !allowed.isEmpty();
        this.limits = limits;
        this.clock = clock;
        this.client = client(tls);
    }

    /// To the world and nowhere else.
    public static Egress toTheWorld(Clock clock) {
        return new Egress(Resolver.ofTheMachine(), Set.of(), new SslContextFactory.Client(), Limits.USUAL, clock);
    }

    /// For whoever keeps an address: what is wrong with it as it stands and leads now, and the remedy. Where it leads
    /// is looked at again at each call.
    public Optional<String> mistake(String url) {
        Optional<String> written = written(url);
        if (written.isPresent()) {
            return written;
        }
        URI uri = URI.create(url);
        try {
            doorway.checked(uri.getHost(), port(uri));
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("names a host that nobody knows: " + uri.getHost());
        } catch (Doorway.NotTheWorld inward) {
            return Optional.of(String.valueOf(inward.getMessage()));
        }
    }

    /// Makes the call and waits for its answer; to be called from a thread that may wait.
    @Override
    public Outcome send(Call call) {
        Optional<String> written = written(call.uri().toString());
        if (written.isPresent()) {
            return new Outcome.Forbidden("the address " + written.get());
        }
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean sent = new AtomicBoolean();
        Request request = client.newRequest(call.uri()).method(call.method())
                .timeout(limits.whole().toMillis(), TimeUnit.MILLISECONDS)
                .onRequestBegin(connected -> begun.set(true))
                .onRequestCommit(left -> sent.set(true));
        request.headers(fields -> call.headers().forEach(fields::put));
        if (!call.body().isEmpty()) {
            String type = call.headers().getOrDefault("content-type", "text/plain");
            request.body(new StringRequestContent(type, call.body(), StandardCharsets.UTF_8));
        }
        try {
            return new Outcome.Answered(
                    answer(new CompletableResponseListener(request, limits.most()).send().get()));
        } catch (ExecutionException failed) {
            return failed(failed.getCause() == null ? failed : failed.getCause(), begun.get(), sent.get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            request.abort(stopped);
            return failed(stopped, begun.get(), sent.get());
        }
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception stuck) {
            throw new IllegalStateException("the client for outgoing calls does not stop", stuck);
        }
    }

    /// The client tells that a request was sent after it was: a server that hangs up at once is faster. Nothing has
    /// left for sure only where there was no connection, or where its own beginning failed or was waited for.
    ///
    /// @param begun there was a connection for it
    /// @param sent  the client has told so
    static Outcome failed(Throwable cause, boolean begun, boolean sent) {
        boolean nothingLeft = !begun;
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof Doorway.NotTheWorld inward) {
                return new Outcome.Forbidden(String.valueOf(inward.getMessage()));
            }
            nothingLeft |= !sent && (each instanceof SSLException || each instanceof TimeoutException);
        }
        String why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return nothingLeft ? new Outcome.NotSent(why) : new Outcome.NoAnswer(why);
    }

    private Answer answer(ContentResponse response) {
        Map<String, String> headers = new TreeMap<>();
        for (HttpField field : response.getHeaders()) {
            headers.putIfAbsent(field.getLowerCaseName().toLowerCase(Locale.ROOT),
                    Optional.ofNullable(field.getValue()).orElse(""));
        }
        return new Answer(response.getStatus(), headers, response.getContent(), clock.instant());
    }

    /// A server of a test listens at whichever port is free.
    private Optional<String> written(String url) {
        return PublicUrl.mistake(trusting ? url.replaceFirst("^(https://[a-z0-9.-]+):\\d+", "$1") : url);
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? 443 : uri.getPort();
    }

    private HttpClient client(SslContextFactory.Client tls) {
        HttpClient made = new HttpClient();
        made.setName("egress");
        made.setSslContextFactory(tls);
        made.setSocketAddressResolver(doorway);
        made.setFollowRedirects(false);
        made.setHttpCookieStore(new HttpCookieStore.Empty());
        made.setConnectTimeout(limits.connect().toMillis());
        made.setAddressResolutionTimeout(limits.connect().toMillis());
        made.setIdleTimeout(limits.whole().toMillis());
        made.setMaxConnectionsPerDestination(limits.each());
        made.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Outlay"));
        try {
            made.start();
        } catch (Exception unable) {
            throw new IllegalStateException("the client for outgoing calls does not start", unable);
        }
        // Set up by starting: a small answer could unpack to one without end.
        made.getContentDecoderFactories().clear();
        made.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
        made.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
        made.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
        return made;
    }
}
