package dev.milepost.lambda.reports;

import dev.milepost.adapters.http.sending.SmtpMailSender;
import dev.milepost.adapters.http.sending.SmtpSettings;
import dev.milepost.adapters.http.sending.SmtpSettings.Encryption;
import dev.milepost.adapters.http.sending.SmtpSettings.Login;
import dev.milepost.application.port.MailSender;
import dev.milepost.domain.people.Email;
import dev.milepost.lambda.Setting;
import dev.milepost.lambda.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether people are told of reports by e-mail, who, and by which server. */
final class Mail {
    /** The name of the secret below the environment's path. */
    static final String PASSWORD = "mail-password";

    private final Settings settings;

    Mail(Settings settings) {
        this.settings = settings;
    }

    /** None unless there is a server for e-mail. @throws IllegalStateException if one isn't an address */
    List<Email> recipients() {
        return settings.given(Setting.MAIL_HOST).isEmpty()
                ? List.of()
                : Arrays.stream(settings.required(Setting.MAIL_TO).split(","))
                        .map(text -> Email.parse(text.strip()).orElseThrow(() -> settings.wrong(Setting.MAIL_TO)))
                        .toList();
    }

    /**
     * Empty unless there is a server for e-mail.
     *
     * @param password asked for if the server has users
     * @throws IllegalStateException if a setting can't be meant
     */
    Optional<MailSender> sender(Supplier<String> password) {
        return settings.given(Setting.MAIL_HOST)
                .map(host -> new SmtpMailSender(smtp(host, password), settings.publicAddress()));
    }

    SmtpSettings smtp(String host, Supplier<String> password) {
        var from = Email.parse(settings.required(Setting.MAIL_FROM))
                .orElseThrow(() -> settings.wrong(Setting.MAIL_FROM))
                .value();
        var login = settings.given(Setting.MAIL_USER).map(user -> new Login(user, password.get()));
        return new SmtpSettings(host, settings.number(Setting.MAIL_PORT), encryption(), login, from);
    }

    private Encryption encryption() {
        var text = settings.required(Setting.MAIL_ENCRYPTION);
        return Arrays.stream(Encryption.values())
                .filter(encryption -> encryption.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> settings.wrong(Setting.MAIL_ENCRYPTION));
    }
}
