package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.lambda.local.tiny.TinyPackage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebSocket APIs as the template declares them, with the management API that functions post by. */
class SocketsIT {
    private static final List<String> SAID = new CopyOnWriteArrayList<>();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static LocalCloud cloud;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        cloud = new LocalCloud(new LocalCloud.Settings(
                new TinyPackage(folder.resolve("package")).folder(),
                folder.resolve("work"),
                Optional.empty(),
                Map.of(),
                Map.of(),
                0,
                Optional.empty(),
                false,
                false,
                SAID::add));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static final class Ear implements WebSocket.Listener {
        final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            heard.add("closed " + status);
            return null;
        }

        String next() throws InterruptedException {
            return heard.poll(60, TimeUnit.SECONDS);
        }
    }

    private static WebSocket open(String query, Ear ear) {
        return CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + cloud.address().getAuthority() + "/talk" + query), ear)
                .join();
    }

    /** A message of {@code $default} has the answer {@code $default from ID}. */
    private static String id(WebSocket socket, Ear ear) throws InterruptedException {
        socket.sendText("who am I", true).join();
        return ear.next().replace("$default from ", "");
    }

    @Test
    void aMessageGoesToTheRouteThatItNamesAndTheFunctionAnswersByPosting() throws Exception {
        var ear = new Ear();
        var socket = open("", ear);
        var id = id(socket, ear);

        socket.sendText("{\"action\": \"shout\"}", true).join();

        assertThat(ear.next()).isEqualTo("shout from " + id);
        socket.abort();
    }

    @Test
    void whoIsPostedToGetsIt() throws Exception {
        var anna = new Ear();
        var boris = new Ear();
        var annas = open("", anna);
        var boriss = open("", boris);
        var idOfBoris = id(boriss, boris);

        annas.sendText("to:" + idOfBoris + ":", true).join();

        assertThat(boris.next()).startsWith("$default from ");
        annas.abort();
        boriss.abort();
    }

    @Test
    void whoIsGoneIsGone() throws Exception {
        var ear = new Ear();
        var socket = open("", ear);

        socket.sendText("to:nobody:", true).join();

        assertThat(ear.next()).isEqualTo("posting answered 410");
        socket.abort();
    }

    @Test
    void theFunctionMayRefuseAConnection() {
        assertThatThrownBy(() -> open("?token=bad", new Ear()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void aFunctionThatThrowsIsAnErrorToTheClientAndTheConnectionStays() throws Exception {
        var ear = new Ear();
        var socket = open("", ear);

        socket.sendText("please fail", true).join();

        assertThat(ear.next()).contains("\"message\":\"Internal server error\"");
        assertThat(id(socket, ear)).isNotEmpty();
        assertThat(SAID).anyMatch(line -> line.contains("failed as it was asked to"));
        socket.abort();
    }

    @Test
    void theManagementApiClosesConnections() throws Exception {
        var ear = new Ear();
        var socket = open("", ear);
        var address = URI.create(cloud.address() + "/talk/@connections/" + id(socket, ear));

        var deleted = CLIENT.send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.discarding());

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(ear.next()).isEqualTo("closed 1000");
        assertThat(CLIENT.send(HttpRequest.newBuilder(address).GET().build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(410);
    }
}
