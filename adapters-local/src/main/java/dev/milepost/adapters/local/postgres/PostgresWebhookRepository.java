package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.WebhookRepository;
import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import dev.milepost.domain.delivery.WebhookUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Webhooks in PostgreSQL. */
public final class PostgresWebhookRepository implements WebhookRepository {
    private final Database database;

    public PostgresWebhookRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(Webhook webhook) {
        database.with(handle -> handle.createUpdate("""
                        insert into webhooks (id, url, secret, created_at) values (:id, :url, :secret, :createdAt)
                        on conflict do nothing
                        """)
                .bind("id", webhook.id().value())
                .bind("url", webhook.url().value())
                .bind("secret", webhook.secret())
                .bind("createdAt", webhook.createdAt())
                .execute());
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return database.with(handle -> handle.createQuery("select * from webhooks where id = :id")
                .bind("id", id.value())
                .map(PostgresWebhookRepository::webhook)
                .findOne());
    }

    @Override
    public List<Webhook> list() {
        return database.with(handle -> handle.createQuery("select * from webhooks order by id desc")
                .map(PostgresWebhookRepository::webhook)
                .list());
    }

    @Override
    public boolean remove(WebhookId id) {
        return database.with(handle -> handle.createUpdate("delete from webhooks where id = :id")
                        .bind("id", id.value())
                        .execute())
                == 1;
    }

    private static Webhook webhook(ResultSet row, StatementContext context) throws SQLException {
        return new Webhook(
                new WebhookId(row.getString("id")),
                new WebhookUrl(row.getString("url")),
                row.getString("secret"),
                Columns.instant(row, "created_at"));
    }
}
