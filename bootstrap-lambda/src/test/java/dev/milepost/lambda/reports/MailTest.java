package dev.milepost.lambda.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.milepost.adapters.http.sending.SmtpSettings;
import dev.milepost.adapters.http.sending.SmtpSettings.Encryption;
import dev.milepost.adapters.http.sending.SmtpSettings.Login;
import dev.milepost.domain.people.Email;
import dev.milepost.lambda.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTest {
    private static final Map<String, String> GIVEN = Map.of(
            "MILEPOST_MAIL_HOST", "mail.example.com",
            "MILEPOST_MAIL_FROM", "milepost@example.com",
            "MILEPOST_MAIL_TO", "a@example.com, b@example.com",
            "MILEPOST_PUBLIC_ADDRESS", "https://milepost.example.com");

    @Test
    void nothingIsSentWithoutAServerForIt() {
        var mail = new Mail(new Settings(Map.of()));

        assertThat(mail.recipients()).isEmpty();
        assertThat(mail.sender(() -> "never asked")).isEmpty();
    }

    @Test
    void recipientsAndServerAreTakenFromTheSettings() {
        var mail = new Mail(new Settings(GIVEN));

        assertThat(mail.recipients()).extracting(Email::value).containsExactly("a@example.com", "b@example.com");
        assertThat(mail.sender(() -> "never asked")).isPresent();
        assertThat(mail.smtp("mail.example.com", () -> "never asked"))
                .isEqualTo(new SmtpSettings(
                        "mail.example.com", 587, Encryption.STARTTLS, Optional.empty(), "milepost@example.com"));
    }

    @Test
    void thePasswordIsASecretThatNoTextShows() {
        var environment = new HashMap<>(GIVEN);
        environment.put("MILEPOST_MAIL_USER", "milepost");

        var smtp = new Mail(new Settings(environment)).smtp("mail.example.com", () -> "secret-word");

        assertThat(smtp.login()).contains(new Login("milepost", "secret-word"));
        assertThat(smtp.toString()).doesNotContain("secret-word");
    }

    @ParameterizedTest
    @CsvSource({"MAIL_FROM,nobody", "MAIL_TO,nobody", "MAIL_PORT,many", "MAIL_ENCRYPTION,rot13", "MAIL_TO,''"})
    void whatCantBeMeantIsSaidByItsName(String setting, String value) {
        var environment = new HashMap<>(GIVEN);
        environment.put("MILEPOST_" + setting, value);
        var mail = new Mail(new Settings(environment));

        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    mail.recipients();
                    mail.sender(() -> "never asked");
                })
                .withMessageContaining("MILEPOST_" + setting);
    }
}
