package dev.milepost.adapters.http.sending;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.milepost.adapters.http.sending.SmtpSettings.Encryption;
import dev.milepost.adapters.http.sending.SmtpSettings.Login;
import dev.milepost.application.port.SendResult;
import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.people.Email;
import dev.milepost.testing.Deliveries;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpMailSenderTest {
    private static final Email BOSS = new Email("boss@example.com");
    private static final Login LOGIN = new Login("milepost", "a password");
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private GreenMail server = new GreenMail(new ServerSetup[0]);

    private void start(String protocol) {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.setUser("milepost@example.com", LOGIN.user(), LOGIN.password());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SendResult send(Encryption encryption, Optional<Login> login, String to) {
        var port = (encryption == Encryption.TLS ? server.getSmtps() : server.getSmtp()).getPort();
        return send(port, encryption, login, to);
    }

    private static SendResult send(int port, Encryption encryption, Optional<Login> login, String to) {
        var settings = new SmtpSettings("127.0.0.1", port, encryption, login, "milepost@example.com");
        return new SmtpMailSender(settings, "https://milepost.example.com", LIMIT)
                .send(new Email(to), Deliveries.numbered(1, NINE));
    }

    @Test
    void aRecipientGetsALinkInTwoLanguages() throws MessagingException, IOException {
        start(ServerSetup.PROTOCOL_SMTP);

        assertThat(send(Encryption.NONE, Optional.of(LOGIN), BOSS.value()))
                .isEqualTo(SendResult.of(Result.ACCEPTED, 250));

        var message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Milepost 2026-W47 报表");
        assertThat(message.getAllRecipients()[0]).hasToString("boss@example.com");
        assertThat(message.getContent().toString())
                .contains("The report of 2026-W47 is ready:")
                .contains("2026-W47 的报表已生成：")
                .contains("https://milepost.example.com/#/reports/2026-W47");
    }

    @Test
    void aServerThatWantsNoLoginGetsNone() {
        start(ServerSetup.PROTOCOL_SMTP);

        assertThat(send(Encryption.NONE, Optional.empty(), BOSS.value()).result())
                .isEqualTo(Result.ACCEPTED);
    }

    @Test
    void aWrongPasswordIsRefused() {
        start(ServerSetup.PROTOCOL_SMTP);

        assertThat(send(Encryption.NONE, Optional.of(new Login("milepost", "wrong")), BOSS.value()))
                .isEqualTo(SendResult.of(Result.REFUSED, 535));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatCannotProveWhoItIsGetsNothing() {
        start(ServerSetup.PROTOCOL_SMTPS);

        assertThat(send(Encryption.TLS, Optional.of(LOGIN), BOSS.value())).isEqualTo(SendResult.of(Result.UNTRUSTED));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatCannotEncryptGetsNoPassword() {
        start(ServerSetup.PROTOCOL_SMTP);

        assertThat(send(Encryption.STARTTLS, Optional.of(LOGIN), BOSS.value()).result())
                .isNotEqualTo(Result.ACCEPTED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpInTime() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(send(silent.getLocalPort(), Encryption.NONE, Optional.empty(), BOSS.value()))
                    .isEqualTo(SendResult.of(Result.TIMED_OUT));
        }
    }

    @Test
    void nobodyListening() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(send(free, Encryption.NONE, Optional.empty(), BOSS.value()))
                .isEqualTo(SendResult.of(Result.UNREACHABLE));
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(new SmtpSettings("mail.example.com", 587, Encryption.STARTTLS, Optional.of(LOGIN), "a@example.com"))
                .asString()
                .doesNotContain(LOGIN.password());
    }
}
