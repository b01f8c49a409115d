package dev.milepost.adapters.aws.dynamodb;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.milepost.testing.People.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.milepost.adapters.aws.CallLimits;
import dev.milepost.application.port.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What the repositories make of a DynamoDB that doesn't answer as it should, through the real client. */
class OutageTest {
    private static final WireMockServer DYNAMO = new WireMockServer(options().dynamicPort());

    /** As long as the first call on a busy machine may take. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final DynamoDb db = db(LONG, LONG);

    @BeforeAll
    static void start() {
        DYNAMO.start();
    }

    @AfterAll
    static void stop() {
        DYNAMO.stop();
    }

    @BeforeEach
    void forget() {
        DYNAMO.resetAll();
    }

    private static DynamoDb db(Duration attempt, Duration whole) {
        return new DynamoDb(
                TestTables.builder(URI.create(DYNAMO.baseUrl()))
                        .overrideConfiguration(CallLimits.of(attempt, whole).build())
                        .build(),
                "outage");
    }

    private static ResponseDefinitionBuilder fault(int status, String type) {
        return aResponse()
                .withStatus(status)
                .withBody(
                        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"" + type + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"})
    void throttlingIsAnOutageAfterRetries(String type) {
        DYNAMO.stubFor(any(anyUrl()).willReturn(fault(400, type)));

        assertThatThrownBy(db::ping).isInstanceOf(StoreUnavailableException.class);
        assertThat(DYNAMO.countRequestsMatching(postRequestedFor(anyUrl()).build())
                        .getCount())
                .isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void serverErrorsAreAnOutage(int status) {
        DYNAMO.stubFor(any(anyUrl()).willReturn(fault(status, "InternalServerError")));

        assertThatThrownBy(db::ping).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void brokenConnectionsAndSilenceAreAnOutage() {
        DYNAMO.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(db::ping).isInstanceOf(StoreUnavailableException.class);

        DYNAMO.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
        assertThatThrownBy(db::ping).isInstanceOf(StoreUnavailableException.class);

        DYNAMO.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(4_000)));
        var impatient = db(Duration.ofMillis(1_500), Duration.ofSeconds(3));
        assertThatThrownBy(impatient::ping).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void whatIsOurOwnFaultIsNoOutage() {
        DYNAMO.stubFor(any(anyUrl()).willReturn(fault(400, "ResourceNotFoundException")));

        assertThatThrownBy(db::ping)
                .isInstanceOf(DynamoDbException.class)
                .isNotInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void oneFaultAmongAnswersIsNotNoticed() {
        answerInTurn(
                "GetItem", List.of(fault(503, "ServiceUnavailable"), aResponse().withBody("{}")));

        assertThat(new DynamoDbAccountRepository(db).find(ANNA)).isEmpty();
    }

    @Test
    void whatABatchLeavesUndoneIsAskedForAgain() {
        answerInTurn(
                "BatchWriteItem",
                List.of(aResponse().withBody("""
                                {"UnprocessedItems": {"outage-sessions": [{"PutRequest": {"Item": {"pk": {"S": "b"}}}}]}}
                                """), aResponse().withBody("{\"UnprocessedItems\": {}}")));

        new Batches(db, Table.SESSIONS)
                .put(List.of(ItemWriter.at(new Key("a", "a")), ItemWriter.at(new Key("b", "b"))));

        var sent = DYNAMO.findAll(postRequestedFor(anyUrl()));
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).getBodyAsString()).contains("\"b\"").doesNotContain("\"a\"");
    }

    @Test
    void aTransactionInTheWayIsWaitedFor() {
        var conflict = aResponse().withStatus(400).withBody("""
                {"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                 "CancellationReasons": [{"Code": "TransactionConflict"}], "message": "conflict"}
                """);
        answerInTurn(
                "TransactWriteItems", List.of(conflict, conflict, aResponse().withBody("{}")));

        var writes = new Transaction(db)
                .put(Table.SESSIONS, ItemWriter.at(new Key("a", "a")))
                .commit();

        assertThat(writes).containsExactly(new DynamoDb.Write.Done());
    }

    @Test
    void transactionsThatAreAlwaysInTheWayAreAnOutage() {
        DYNAMO.stubFor(any(anyUrl()).willReturn(fault(400, "TransactionConflictException")));

        assertThatThrownBy(() -> db.put(Table.SESSIONS, ItemWriter.at(new Key("a", "a"))))
                .isInstanceOf(StoreUnavailableException.class);
    }

    private static void answerInTurn(String operation, List<ResponseDefinitionBuilder> answers) {
        for (var i = 0; i < answers.size(); i++) {
            DYNAMO.stubFor(post(anyUrl())
                    .withHeader("X-Amz-Target", equalTo("DynamoDB_20120810." + operation))
                    .inScenario(operation)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
                    .willReturn(answers.get(i))
                    .willSetStateTo("answer " + (i + 1)));
        }
    }
}
