package dev.milepost.adapters.aws.apigateway;

import dev.milepost.adapters.http.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What CloudFront and the functions of a stack know and nobody else does: CloudFront sends it with what it passes on. Only a request that has
 * it is believed who the viewer is, since anybody can call API Gateway and claim to be somebody else's proxy.
 */
public record EdgeKey(String value) {
    /** Where nothing stands before API Gateway. */
    public static final EdgeKey NONE = new EdgeKey("");

    /** The field that CloudFront sets, whatever a viewer has sent under this name. */
    static final String HEADER = "X-Milepost-Edge";

    /** Without the key. */
    @Override
    public String toString() {
        return "EdgeKey";
    }

    /**
     * The address of whoever is connected to CloudFront or, without it, to API Gateway. CloudFront adds the viewer's address at the end of
     * {@code X-Forwarded-For}, and API Gateway adds after that whom it is connected to itself.
     *
     * @param source whom API Gateway is connected to
     */
    String remoteAddress(Headers headers, String source) {
        return headers.first(HEADER).filter(this::isThis).isPresent() ? viewer(headers, source) : source;
    }

    private boolean isThis(String sent) {
        return !value.isEmpty()
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    private static String viewer(Headers headers, String source) {
        var passed = headers.first("X-Forwarded-For").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        var others =
                passed.isEmpty() || !passed.getLast().equals(source) ? passed : passed.subList(0, passed.size() - 1);
        return others.isEmpty() ? source : others.getLast();
    }
}
