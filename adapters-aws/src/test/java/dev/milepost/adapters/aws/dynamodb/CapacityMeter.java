package dev.milepost.adapters.aws.dynamodb;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Adds up the request units that DynamoDB says each call took. Not for transactions: what DynamoDB Local says of those doesn't depend on
 * how many items they write.
 */
final class CapacityMeter implements ExecutionInterceptor {
    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private final DoubleAdder written = new DoubleAdder();
    private final DoubleAdder read = new DoubleAdder();

    /** Units since the last call of this. */
    Units take() {
        return new Units(written.sumThenReset(), read.sumThenReset());
    }

    record Units(double written, double read) {}

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchWriteItemRequest batch ->
                batch.toBuilder().returnConsumedCapacity(TOTAL).build();
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest batch ->
                batch.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(TOTAL).build();
            case SdkRequest other -> throw new AssertionError("not metered: " + other.getClass());
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case PutItemResponse put -> written.add(put.consumedCapacity().capacityUnits());
            case UpdateItemResponse update ->
                written.add(update.consumedCapacity().capacityUnits());
            case BatchWriteItemResponse batch -> written.add(sum(batch.consumedCapacity()));
            case GetItemResponse get -> read.add(sum(List.of(get.consumedCapacity())));
            case BatchGetItemResponse batch -> read.add(sum(batch.consumedCapacity()));
            case QueryResponse query -> read.add(query.consumedCapacity().capacityUnits());
            case SdkResponse other -> throw new AssertionError("not metered: " + other.getClass());
        }
    }

    private static double sum(Collection<ConsumedCapacity> tables) {
        return tables.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }
}
