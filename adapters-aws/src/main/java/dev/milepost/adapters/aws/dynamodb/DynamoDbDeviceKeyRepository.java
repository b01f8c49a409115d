package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.application.port.DeviceKeyRepository;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.DeviceKey;
import dev.milepost.domain.people.DeviceKeyId;
import java.util.List;
import java.util.Optional;

/** Device keys in DynamoDB, each as two items that come and go together: one beside its courier's account, one under its hash. */
public final class DynamoDbDeviceKeyRepository implements DeviceKeyRepository {
    private static final String KIND = "device-key";
    private static final String SORT_PREFIX = KIND + "#";
    private static final String HASH = "hash";

    private final DynamoDb db;

    public DynamoDbDeviceKeyRepository(DynamoDb db) {
        this.db = db;
    }

    @Override
    public void add(DeviceKey key, String secretHash) {
        new Transaction(db)
                .put(
                        Table.PEOPLE,
                        write(key, courierKey(key.courier(), key.id())).text(HASH, secretHash))
                .put(Table.PEOPLE, write(key, hashKey(secretHash)))
                .commit();
    }

    @Override
    public Optional<DeviceKey> findBySecretHash(String secretHash) {
        return db.get(Table.PEOPLE, hashKey(secretHash)).map(DynamoDbDeviceKeyRepository::read);
    }

    @Override
    public List<DeviceKey> list(AccountId courier) {
        return db.collection(Table.PEOPLE, partition(courier), SORT_PREFIX, false)
                .map(DynamoDbDeviceKeyRepository::read)
                .toList();
    }

    @Override
    public boolean remove(AccountId courier, DeviceKeyId id) {
        return db.get(Table.PEOPLE, courierKey(courier, id))
                .map(item -> remove(courier, id, item.text(HASH)))
                .orElse(false);
    }

    private boolean remove(AccountId courier, DeviceKeyId id, String hash) {
        var writes = new Transaction(db)
                .delete(Table.PEOPLE, courierKey(courier, id))
                .delete(Table.PEOPLE, hashKey(hash))
                .commit();
        return writes.stream().allMatch(Write.Done.class::isInstance);
    }

    private static String partition(AccountId courier) {
        return DynamoDbAccountRepository.PREFIX + courier.value();
    }

    private static Key courierKey(AccountId courier, DeviceKeyId id) {
        return new Key(partition(courier), SORT_PREFIX + id.value());
    }

    private static Key hashKey(String hash) {
        return new Key(SORT_PREFIX + hash, KIND);
    }

    private static ItemWriter write(DeviceKey key, Key at) {
        return ItemWriter.at(at)
                .text("id", key.id().value())
                .text("owner", key.courier().value())
                .text("label", key.label())
                .instant("createdAt", key.createdAt());
    }

    private static DeviceKey read(ItemReader item) {
        return new DeviceKey(
                new DeviceKeyId(item.text("id")),
                new AccountId(item.text("owner")),
                item.text("label"),
                item.instant("createdAt"));
    }
}
