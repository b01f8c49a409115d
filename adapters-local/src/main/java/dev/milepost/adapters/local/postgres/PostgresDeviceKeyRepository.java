package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.DeviceKeyRepository;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.DeviceKey;
import dev.milepost.domain.people.DeviceKeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Device keys in PostgreSQL. */
public final class PostgresDeviceKeyRepository implements DeviceKeyRepository {
    private final Database database;

    public PostgresDeviceKeyRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(DeviceKey key, String secretHash) {
        database.with(handle -> handle.createUpdate("""
                        insert into device_keys (id, courier_id, label, created_at, secret_hash)
                        values (:id, :courier, :label, :createdAt, :secretHash)
                        """)
                .bind("id", key.id().value())
                .bind("courier", key.courier().value())
                .bind("label", key.label())
                .bind("createdAt", key.createdAt())
                .bind("secretHash", secretHash)
                .execute());
    }

    @Override
    public Optional<DeviceKey> findBySecretHash(String secretHash) {
        return database.with(handle -> handle.createQuery("select * from device_keys where secret_hash = :hash")
                .bind("hash", secretHash)
                .map(PostgresDeviceKeyRepository::key)
                .findOne());
    }

    @Override
    public List<DeviceKey> list(AccountId courier) {
        return database.with(
                handle -> handle.createQuery("select * from device_keys where courier_id = :courier order by id desc")
                        .bind("courier", courier.value())
                        .map(PostgresDeviceKeyRepository::key)
                        .list());
    }

    @Override
    public boolean remove(AccountId courier, DeviceKeyId id) {
        return database.with(handle -> handle.createUpdate(
                                "delete from device_keys where id = :id and courier_id = :courier")
                        .bind("id", id.value())
                        .bind("courier", courier.value())
                        .execute())
                == 1;
    }

    private static DeviceKey key(ResultSet row, StatementContext context) throws SQLException {
        return new DeviceKey(
                new DeviceKeyId(row.getString("id")),
                new AccountId(row.getString("courier_id")),
                row.getString("label"),
                Columns.instant(row, "created_at"));
    }
}
