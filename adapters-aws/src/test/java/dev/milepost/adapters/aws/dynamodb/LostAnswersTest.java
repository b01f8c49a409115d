package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.IdempotencyStore;
import dev.milepost.application.port.RefreshToken;
import dev.milepost.application.port.RefreshTokenRepository.Rotation;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Routes;
import dev.milepost.testing.Tasks;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write that was done, but whose answer got lost, is sent again by the client and refused: it must not pass for somebody else's. */
class LostAnswersTest {
    private final LostAnswers answers = new LostAnswers();

    private DynamoDb db(Table... tables) {
        return TestTables.intercepted(answers, tables);
    }

    @AfterEach
    void theAnswerWasLost() {
        assertThat(answers.lost()).isTrue();
    }

    @Test
    void aSaveIsNotStaleToItself() {
        var teams = new DynamoDbTeamRepository(db(Table.PEOPLE));
        teams.add(People.team(NORTH, "One"));
        answers.loseNext("PutItem");

        assertThat(teams.save(People.team(NORTH, "Two"), 1))
                .isEqualTo(new SaveResult.Saved<>(new Versioned<>(People.team(NORTH, "Two"), 2)));
    }

    @Test
    void aTransitionIsNotStaleToItself() {
        var tasks = new DynamoDbTaskRepository(db(Table.TASKS));
        var open = Tasks.openTask();
        tasks.add(TaskChange.publish(open));
        answers.loseNext("TransactWriteItems");

        var claim = TaskChange.by(ANNA, open, open.claim(ANNA, NINE), NINE, Optional.empty());

        assertThat(tasks.save(claim, 1, 1)).isInstanceOf(TaskSaveResult.Saved.class);
        answers.loseNext("UpdateItem");
        var start = TaskChange.by(ANNA, claim.next(), open.claim(ANNA, NINE).start(NINE, 1), NINE, Optional.empty());
        assertThat(tasks.save(start, 2, 1)).isInstanceOf(TaskSaveResult.Saved.class);
        assertThat(tasks.history(open.id())).hasSize(3);
    }

    @Test
    void aRouteIsNotStaleToItself() {
        var routes = new DynamoDbRouteRepository(db(Table.ROUTES));
        routes.add(Routes.numbered(1));
        answers.loseNext("TransactWriteItems");

        assertThat(routes.save(Routes.named(Routes.id(1), "Second"), 1)).isInstanceOf(SaveResult.Saved.class);
    }

    @Test
    void fixesAreNotDuplicatesOfThemselves() {
        var db = db(Table.TRACKS);
        var tracks = new DynamoDbTrackRepository(db, TestTables.KEEP_TRACKS);
        tracks.append(Tasks.numbered(1).id(), Fixes.wholeWay(NINE, 3));
        answers.loseNext("PutItem");

        var appended = tracks.append(Tasks.numbered(1).id(), Fixes.wholeWay(NINE.plusSeconds(60), 3));

        assertThat(appended.stored()).hasSize(3);
    }

    @Test
    void aRotationIsNoReuseOfItself() {
        var tokens = new DynamoDbRefreshTokenRepository(db(Table.SESSIONS));
        tokens.add(new RefreshToken("1", "family", ANNA, NINE.plusSeconds(60)));
        answers.loseNext("UpdateItem");

        assertThat(tokens.rotate("1", "2", NINE.plusSeconds(90), NINE)).isInstanceOf(Rotation.Rotated.class);

        assertThat(tokens.rotate("2", "3", NINE.plusSeconds(120), NINE)).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void aKeyThatWasTakenIsNotInProgressForWhoeverTookIt() {
        var store = new DynamoDbIdempotencyStore(db(Table.SESSIONS));
        answers.loseNext("PutItem");

        assertThat(store.take("k", "f", NINE, NINE.plusSeconds(60), NINE.plusSeconds(600)))
                .isEqualTo(new IdempotencyStore.Outcome.Taken());
    }
}
