package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.PrivacyLog;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.PrivacyEntry;
import java.util.List;

/** The log of what was done with personal data in DynamoDB: beside the account, a line an item. */
public final class DynamoDbPrivacyLog implements PrivacyLog {
    private static final String SORT_PREFIX = "privacy#";

    private final DynamoDb db;

    public DynamoDbPrivacyLog(DynamoDb db) {
        this.db = db;
    }

    @Override
    public void add(PrivacyEntry entry) {
        var key = new Key(partition(entry.account()), SORT_PREFIX + entry.id());
        var item = ItemWriter.at(key)
                .text("act", entry.act().name())
                .text("by", entry.by().value())
                .instant("at", entry.at())
                .text("reason", entry.reason());
        db.put(Table.PEOPLE, item, Condition.ABSENT);
    }

    @Override
    public List<PrivacyEntry> list(AccountId account) {
        return db.collection(Table.PEOPLE, partition(account), SORT_PREFIX, false)
                .map(item -> read(account, item))
                .toList();
    }

    private static String partition(AccountId account) {
        return DynamoDbAccountRepository.PREFIX + account.value();
    }

    private static PrivacyEntry read(AccountId account, ItemReader item) {
        return new PrivacyEntry(
                item.sort().substring(SORT_PREFIX.length()),
                account,
                PrivacyEntry.Act.valueOf(item.text("act")),
                new AccountId(item.text("by")),
                item.instant("at"),
                item.text("reason"));
    }
}
