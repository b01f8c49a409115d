package dev.milepost.lambda.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.lambda.reports.Chores.Chore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoresTest {
    private final List<String> done = new ArrayList<>();
    private final Chore first = new Chore("first", () -> done.add("first"));
    private final Chore last = new Chore("last", () -> done.add("last"));

    private static Chore failing(String name) {
        return new Chore(name, () -> {
            throw new IllegalStateException("the table is away");
        });
    }

    @Test
    void oneThatFailsLeavesTheOthersAloneAndFailsTheCall() {
        var chores = new Chores(List.of(first, failing("settling"), last, failing("closing")));

        assertThatThrownBy(chores::carryOut).hasMessage("settling, closing failed");

        assertThat(done).containsExactly("first", "last");
    }

    @Test
    void theCallIsDoneWhereAllAre() {
        assertThatCode(new Chores(List.of(first, last))::carryOut).doesNotThrowAnyException();
    }
}
