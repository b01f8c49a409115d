package dev.milepost.adapters.aws;

import dev.milepost.application.port.StoreUnavailableException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Calls services, and tells outages, which pass, from what is our own fault. */
public final class ServiceCalls {
    private ServiceCalls() {}

    /**
     * Makes a call; the client has retried by the time that it fails.
     *
     * @param service for the log: {@code S3}
     * @throws StoreUnavailableException if the service can't be reached, doesn't keep up, or doesn't answer as it should
     * @throws SdkServiceException if it refuses what was asked for
     */
    public static <R> R call(String service, Supplier<R> call) {
        try {
            return call.get();
        } catch (SdkServiceException answer) {
            throw isOutage(answer) ? unavailable(service, answer) : answer;
        } catch (SdkClientException | UncheckedIOException unreachable) {
            throw unavailable(service, unreachable);
        }
    }

    private static boolean isOutage(SdkServiceException answer) {
        return answer.statusCode() >= 500 || answer.isThrottlingException();
    }

    private static StoreUnavailableException unavailable(String service, RuntimeException cause) {
        return new StoreUnavailableException(service + ": " + cause.getMessage(), cause);
    }
}
