package dev.milepost.adapters.http.sending;

import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.sending.CheckedNames.AddressNotAllowedException;
import dev.milepost.adapters.http.sending.CheckedNames.NameService;
import dev.milepost.application.port.SendResult;
import dev.milepost.application.port.WebhookSender;
import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.Webhook;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts JSON to webhooks. Only addresses of the public Internet are called, unless private networks are allowed as well; redirects are
 * not followed; of the answer nothing is read but its status; all of it ends within a time limit, whatever the receiver does.
 */
public final class HttpWebhookSender implements WebhookSender {
    private static final Logger LOG = LoggerFactory.getLogger(HttpWebhookSender.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;
    private static final int GONE = 410;
    private static final ContentType JSON = ContentType.create(MediaTypes.JSON);

    private final CloseableHttpClient client;
    private final Messages messages;
    private final Duration limit;

    /**
     * @param address where this Milepost is reached, without a slash at its end
     * @param privateNetworks whether this machine and private networks may be called as well
     */
    public HttpWebhookSender(String address, boolean privateNetworks) {
        this(address, privateNetworks, InetAddress::getAllByName, LIMIT);
    }

    HttpWebhookSender(String address, boolean privateNetworks, NameService names, Duration limit) {
        this.messages = new Messages(address);
        this.limit = limit;
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections(new CheckedNames(new CallableAddresses(privateNetworks), names)))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(limit))
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Milepost")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private PoolingHttpClientConnectionManager connections(CheckedNames names) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limit))
                        .setSocketTimeout(Timeout.of(limit))
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .build();
    }

    @Override
    public SendResult send(Webhook webhook, Delivery delivery, Instant now) {
        var post = request(webhook, delivery, now);
        // On a thread of its own: looking up a name can't be given a limit, nor a receiver who sends a byte a second.
        var exchange = new FutureTask<>(() -> exchange(post));
        Thread.ofVirtual().name("webhook").start(exchange);
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException neverAnswered) {
            post.abort();
            return SendResult.of(Result.TIMED_OUT);
        } catch (ExecutionException failed) {
            return failed(webhook, failed.getCause());
        } catch (InterruptedException stopped) {
            post.abort();
            Thread.currentThread().interrupt();
            return SendResult.of(Result.INTERRUPTED);
        }
    }

    private HttpPost request(Webhook webhook, Delivery delivery, Instant now) {
        var body = messages.json(delivery);
        var post = new HttpPost(webhook.url().value());
        post.setEntity(new ByteArrayEntity(body, JSON));
        post.setHeader("Milepost-Delivery", delivery.id().value());
        post.setHeader("Milepost-Event", Messages.type(delivery.occasion()));
        post.setHeader(Signature.HEADER, Signature.of(webhook.secret(), now, body));
        return post;
    }

    private SendResult exchange(HttpPost post) throws IOException {
        var result = judged(client.executeOpen(null, post, null).getCode());
        // Drops the connection. To close the answer would read its content to the end, which may never come.
        post.abort();
        return result;
    }

    private static SendResult judged(int status) {
        if (status == GONE) {
            return SendResult.of(Result.GONE, status);
        }
        return switch (status / 100) {
            case 2 -> SendResult.of(Result.ACCEPTED, status);
            case 3 -> SendResult.of(Result.REDIRECTED, status);
            default -> SendResult.of(Result.REFUSED, status);
        };
    }

    private static SendResult failed(Webhook webhook, Throwable cause) {
        LOG.info("{} was not reached: {}", webhook, cause.toString());
        return SendResult.of(
                switch (cause) {
                    case AddressNotAllowedException notAllowed -> Result.ADDRESS_NOT_ALLOWED;
                    case UnknownHostException unknown -> Result.UNKNOWN_HOST;
                    case SSLException untrusted -> Result.UNTRUSTED;
                    case InterruptedIOException tooSlow -> Result.TIMED_OUT;
                    default -> Result.UNREACHABLE;
                });
    }
}
