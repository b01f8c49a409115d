package dev.milepost.adapters.aws.dynamodb;

import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Loses answers on their way back: what was asked for is done, and the client hears of a fault. */
final class LostAnswers implements ExecutionInterceptor {
    private final AtomicReference<String> toLose = new AtomicReference<>("");

    /** @param operation of whose answers the next one is lost: {@code PutItem} */
    void loseNext(String operation) {
        toLose.set(operation);
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        return toLose.get().equals(operation) && !toLose.getAndSet("").isEmpty()
                ? context.httpResponse().copy(response -> response.statusCode(503))
                : context.httpResponse();
    }

    /** Whether it has come to it. */
    boolean lost() {
        return toLose.get().isEmpty();
    }
}
