package dev.milepost.lambda.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Can't be made. */
public final class Broken implements RequestStreamHandler {
    public Broken() {
        throw new IllegalStateException("no such setting");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        throw new IllegalStateException("nobody gets here");
    }
}
