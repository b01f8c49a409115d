package dev.milepost.lambda.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.text.ParseException;

/** The floor of functions that tell who sends a token: the library verifies it, the SDK makes one read, and nothing of ours. */
public final class TokenFunction implements RequestStreamHandler {
    static final String KEYS = "BENCH_KEYS";
    static final String TOKEN = "BENCH_TOKEN";

    private final DynamoDbFunction reading = new DynamoDbFunction();
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    public TokenFunction() throws ParseException {
        var keys = JWKSet.parse(System.getenv(KEYS)).toPublicJWKSet();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys)));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        try {
            processor.process(System.getenv(TOKEN), null);
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            throw new IllegalStateException(refused);
        }
        reading.handleRequest(event, answer, context);
    }
}
