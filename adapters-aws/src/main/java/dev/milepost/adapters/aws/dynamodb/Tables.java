package dev.milepost.adapters.aws.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What tables are created by where no template is, and what those of the template are compared with. */
public final class Tables {
    private Tables() {}

    /** Of a table that is paid by request, with its indexes. Expiry is left off: where no template is, nothing has to be saved. */
    public static CreateTableRequest request(String environment, Table table) {
        var types = new LinkedHashMap<String, ScalarAttributeType>();
        types.put(Table.PARTITION, ScalarAttributeType.S);
        types.put(Table.SORT, ScalarAttributeType.S);
        var indexes = new ArrayList<GlobalSecondaryIndex>();
        for (var index : table.indexes()) {
            types.put(index.hash(), ScalarAttributeType.S);
            types.put(index.range(), index.rangeType());
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(index.indexName())
                    .keySchema(keys(index.hash(), index.range()))
                    .projection(projection -> projection.projectionType(index.projection()))
                    .build());
        }
        var request = CreateTableRequest.builder()
                .tableName(table.name(environment))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(Table.PARTITION, Table.SORT))
                .attributeDefinitions(types.entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(type.getValue())
                                .build())
                        .toList());
        return (indexes.isEmpty() ? request : request.globalSecondaryIndexes(indexes)).build();
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(hash)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(range)
                        .keyType(KeyType.RANGE)
                        .build());
    }
}
