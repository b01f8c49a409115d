package dev.milepost.lambda.logging;

import java.util.Arrays;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes what is logged, from INFO on, as a line of JSON. */
final class JsonLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    /** A stack deeper than this says nothing more. */
    private static final int MOST_OF_A_STACK = 8_000;

    private static final int MOST_FRAMES = 30;

    JsonLogger(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return JsonLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
        var line = JsonLine.begin()
                .text("level", level.name())
                .text("logger", name)
                .text("message", String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments)));
        (thrown == null ? line : line.text("stack", stack(thrown))).write();
    }

    private static String stack(Throwable thrown) {
        var stack = new StringBuilder();
        for (var cause = thrown; cause != null && stack.length() < MOST_OF_A_STACK; cause = cause.getCause()) {
            stack.append(stack.isEmpty() ? "" : "caused by ").append(cause).append('\n');
            Arrays.stream(cause.getStackTrace())
                    .limit(MOST_FRAMES)
                    .forEach(frame -> stack.append("  at ").append(frame).append('\n'));
        }
        return stack.substring(0, Math.min(stack.length(), MOST_OF_A_STACK));
    }
}
