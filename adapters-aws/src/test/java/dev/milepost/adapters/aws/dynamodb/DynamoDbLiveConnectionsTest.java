package dev.milepost.adapters.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.live.LiveConnections;
import dev.milepost.adapters.http.live.LiveConnectionsContract;
import dev.milepost.adapters.http.testing.TestClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoDbLiveConnectionsTest implements LiveConnectionsContract {
    private final TestClock clock = new TestClock(NOON);
    private final DynamoDbLiveConnections connections =
            new DynamoDbLiveConnections(TestTables.of(Table.VIEWERS), clock);

    @Override
    public LiveConnections connections() {
        return connections;
    }

    @Test
    void whatApiGatewayMustHaveEndedIsNotThereAnyMore() {
        connections.add(LiveConnectionsContract.connection("old"));
        clock.pass(Duration.ofMinutes(126));

        assertThat(connections.all()).isEmpty();
        assertThat(connections.find("old")).isEmpty();
    }

    @Test
    void aTurnThatNobodyEndedEndsByItself() {
        var crashed = connections.begin().orElseThrow();
        clock.pass(Duration.ofSeconds(61));

        assertThat(connections.begin()).isPresent();
        assertThat(connections.end(crashed, Optional.of("late"), true)).isEmpty();
        assertThat(connections.begin()).isEmpty();
    }
}
