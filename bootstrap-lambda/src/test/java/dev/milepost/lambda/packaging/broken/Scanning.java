package dev.milepost.lambda.packaging.broken;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** A handler that reads a whole table for each request. */
public final class Scanning implements RequestStreamHandler {
    private final Ports ports = new Ports(new Settings(Map.of()));

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        ports.refreshTokens().removeExpired(ports.clock().instant());
    }
}
